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

    init(rows: Int, columns: Int, style: PictureStyle) {
        self.rows = max(1, rows)
        self.columns = max(1, columns)
        cells = Array(repeating: Cell(), count: self.rows * self.columns)
        measure = style.measure
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

    /// The rows with the escape sequences of their colours.
    var colouredLines: [String] {
        (0..<rows).map { row in
            var line = ""
            var current: Int?
            for cell in rowCells(row) {
                let code = cell.text == " " ? current : cell.ink.code
                if code != current {
                    line += code.map { "\u{1B}[38;5;\($0)m" } ?? "\u{1B}[39m"
                    current = code
                }
                line += cell.text
            }
            return current == nil ? line : line + "\u{1B}[39m"
        }
    }

    private func rowCells(_ row: Int) -> [Cell] {
        let cells = self.cells[(row * columns)..<((row + 1) * columns)]
        return Array(
            cells.prefix(
                (cells.lastIndex { $0.text != " " } ?? cells.startIndex - 1) + 1
                    - cells.startIndex))
    }
}
