/// Characters in rows and columns, each with its ink.
struct CharacterGrid {
    private struct Cell {
        /// One character with its marks; empty for the second half of a wide one.
        var text = " "
        var ink = Ink.plain
        var isTaken = false
        var isWord = false
    }

    private(set) var rows: Int
    private(set) var columns: Int
    private var cells: [Cell]
    private let measure: @Sendable (String) -> Int
    private let depth: ColourDepth

    init(rows: Int, columns: Int, style: PictureStyle) {
        self.rows = max(1, rows)
        self.columns = max(1, columns)
        cells = Array(repeating: Cell(), count: self.rows * self.columns)
        measure = style.measure
        depth = style.depth
    }

    func contains(_ row: Int, _ column: Int) -> Bool {
        (0..<rows).contains(row) && (0..<columns).contains(column)
    }

    /// Whether something stands there that must not be written over.
    func isTaken(_ row: Int, _ column: Int) -> Bool {
        contains(row, column) && cells[row * columns + column].isTaken
    }

    /// Whether it may be written there.
    func isFree(_ row: Int, _ column: Int) -> Bool { contains(row, column) && !isTaken(row, column) }

    func isWord(_ row: Int, _ column: Int) -> Bool {
        contains(row, column) && cells[row * columns + column].isWord
    }

    /// Whether nothing at all stands there.
    func isBlank(_ row: Int, _ column: Int) -> Bool {
        contains(row, column) && cells[row * columns + column].text == " "
    }

    /// Puts text there; what falls outside is left away.
    ///
    /// - Parameters:
    ///   - isFirm: whether it must not be written over.
    ///   - isWord: whether no other word may stand directly beside it.
    mutating func put(
        _ text: String, _ row: Int, _ column: Int, _ ink: Ink = .plain, isFirm: Bool = true,
        isWord: Bool = false
    ) {
        var column = column
        for character in text {
            let width = measure(String(character))
            if width == 0 {
                if contains(row, column - 1) { cells[row * columns + column - 1].text.append(character) }
                continue
            }
            if contains(row, column), contains(row, column + width - 1) {
                cells[row * columns + column] = Cell(
                    text: String(character), ink: ink, isTaken: isFirm, isWord: isWord)
                for k in 1..<max(1, width) {
                    cells[row * columns + column + k] = Cell(
                        text: "", ink: ink, isTaken: isFirm, isWord: isWord)
                }
            }
            column += width
        }
    }

    /// The rows without the spaces at their ends.
    var lines: [String] {
        (0..<rows).map { row in
            let cells = rowCells(row)
            return cells.map(\.text).joined()
        }
    }

    /// The rows with the escape sequences of their colours; each ends in the terminal's own.
    var colouredLines: [String] {
        guard depth != .none else { return lines }
        return (0..<rows).map { row in
            var line = ""
            var colour: String?
            var ground: String?
            for cell in rowCells(row) {
                let newGround = cell.ink.groundCode(depth)
                // The colour of a space is not seen.
                let newColour = cell.text == " " ? colour : cell.ink.code(depth)
                line +=
                    Self.turn(from: colour, to: newColour, 38) + Self.turn(from: ground, to: newGround, 48)
                (colour, ground) = (newColour, newGround)
                line += cell.text
            }
            return line + Self.turn(from: ground, to: nil, 48) + Self.turn(from: colour, to: nil, 38)
        }
    }

    /// What changes a colour, or nothing.
    ///
    /// - Parameter number: 38 for that of letters, 48 for that behind them; one more takes it away.
    private static func turn(from old: String?, to new: String?, _ number: Int) -> String {
        guard old != new else { return "" }
        return new.map { "\u{1B}[\(number);\($0)m" } ?? "\u{1B}[\(number + 1)m"
    }

    private func rowCells(_ row: Int) -> [Cell] {
        let cells = self.cells[(row * columns)..<((row + 1) * columns)]
        return Array(
            cells.prefix(
                (cells.lastIndex { $0.text != " " || $0.ink.groundCode(depth) != nil } ?? cells.startIndex - 1)
                    + 1
                    - cells.startIndex))
    }
}
