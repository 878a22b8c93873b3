/// A matrix as shades: with its numbers where they fit, else as two characters an entry, else with
/// neighbours drawn together. A negative entry has a minus sign before its shade.
struct HeatDrawing {
    private let map: HeatMap
    private let style: PictureStyle
    private let shades: [Character]

    init(_ map: HeatMap, style: PictureStyle) {
        self.map = map
        self.style = style
        shades = Array(style.isASCII ? " :o*#@" : " ░▒▓█")
    }

    var result: ([CharacterGrid], [String]) {
        var notes: [String] = []
        let grid: CharacterGrid
        if let table {
            grid = table
        } else {
            let tiles = tiles
            grid = tiles.grid
            notes.append(legend)
            if tiles.block > 1 {
                notes.append(
                    "One square stands for \(tiles.block)\(style.isASCII ? "x" : "×")\(tiles.block) entries, "
                        + "the largest of them in size.")
            }
        }
        if map.isCut {
            notes.append(
                "Shown are the first \(map.rows) rows and \(map.columns) columns of "
                    + "\(map.wholeRows)\(style.isASCII ? "x" : "×")\(map.wholeColumns).")
        }
        return ([grid], notes)
    }

    /// Which shade an entry has: 0 for zero only, the last one for the largest size.
    func level(_ value: Double) -> Int {
        guard value.drawn != 0 else { return 0 }
        let share = abs(value) / map.largest
        return min(shades.count - 1, max(1, Int((share * Double(shades.count - 1) - 1e-9).rounded(.up))))
    }

    // MARK: - With numbers

    /// Nil where the numbers do not fit.
    private var table: CharacterGrid? {
        guard map.rows <= 16, map.columns <= 12 else { return nil }
        var digits = style.digits
        digits.count = 3
        let texts = map.entries.map { digits.text($0) }
        let longest = texts.map(\.count).max() ?? 1
        // Three characters of shade, the number, and a gap.
        let cell = longest + 7
        guard cell * map.columns <= style.width + 2 else { return nil }
        var grid = CharacterGrid(rows: map.rows, columns: cell * map.columns - 2, style: style)
        for i in 0..<map.rows {
            for j in 0..<map.columns {
                let value = map[i, j]
                let text = texts[i * map.columns + j]
                let shade = String(repeating: shades[level(value)], count: 4)
                grid.put(
                    level(value) == 0 ? (style.isASCII ? "    " : "····") : shade, i, j * cell, ink(value))
                grid.put(text, i, j * cell + 5 + longest - text.count)
            }
        }
        return grid
    }

    private func ink(_ value: Double) -> Ink {
        value.drawn == 0 ? .faint : value < 0 ? .negative : .positive
    }

    // MARK: - Without

    private var tiles: (grid: CharacterGrid, block: Int) {
        let block = max(1, (map.columns * 2 + style.width - 1) / style.width, (map.rows + 31) / 32)
        let rows = (map.rows + block - 1) / block
        let columns = (map.columns + block - 1) / block
        var grid = CharacterGrid(rows: rows, columns: columns * 2, style: style)
        for i in 0..<rows {
            for j in 0..<columns {
                let value = largest(i * block, j * block, block)
                grid.put(tile(value), i, j * 2, ink(value))
            }
        }
        return (grid, block)
    }

    /// Of the entries in a square the one that is largest in size.
    private func largest(_ row: Int, _ column: Int, _ block: Int) -> Double {
        var found = 0.0
        for i in row..<min(row + block, map.rows) {
            for j in column..<min(column + block, map.columns) where abs(map[i, j]) > abs(found) {
                found = map[i, j]
            }
        }
        return found
    }

    private func tile(_ value: Double) -> String {
        let level = level(value)
        if level == 0 { return style.isASCII ? " ." : "· " }
        let shade = String(shades[level])
        return value < 0 ? (style.isASCII ? "-" : "−") + shade : shade + shade
    }

    private var legend: String {
        let largest = map.largest
        guard largest > 0 else { return "Every entry is 0." }
        let steps = shades.count - 1
        let positive = (1...steps).map { tile(largest * Double($0) / Double(steps)) }
        let sign = map.hasNegative ? " A minus sign before the shade: negative." : ""
        let words = "0 \(tile(0)) to \(positive.joined(separator: " ")) \(style.digits.text(largest))"
        return words + (map.hasNegative ? " in size." : ".") + sign
    }
}
