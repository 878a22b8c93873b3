/// A matrix as shades: with its numbers where they fit, else as two characters an entry, else with
/// neighbours drawn together. A negative entry has a minus sign before its shade.
struct HeatDrawing {
    private let map: HeatMap
    private let style: PictureStyle
    private let shades: [Character]
    /// Whether each shade has the very colour of its number.
    private let isPainted: Bool
    private let largest: Double

    init(_ map: HeatMap, style: PictureStyle, isPainted: Bool) {
        self.map = map
        self.style = style
        self.isPainted = isPainted
        largest = map.largest
        shades = Array(style.isASCII ? " :o*#@" : " ░▒▓█")
    }

    var result: ([CharacterGrid], [String]) {
        var notes: [String] = []
        var grids: [CharacterGrid] = []
        if let table {
            grids = [table]
        } else if let squares {
            grids = [squares] + paintedLegend
        } else {
            let tiles = tiles
            grids = [tiles.grid] + paintedLegend
            if !isPainted { notes.append(legend) }
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
        return (grids, notes)
    }

    /// Which shade an entry has: 0 for zero only, the last one for the largest size.
    func level(_ value: Double) -> Int {
        guard value.drawn != 0 else { return 0 }
        let share = abs(value) / largest
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
        if value.drawn == 0 { return .faint }
        if isPainted { return .painted(colour(value), on: colour(value)) }
        return value < 0 ? .negative : .positive
    }

    // MARK: - Without

    private var tiles: (grid: CharacterGrid, block: Int) {
        let block = max(1, (map.columns * 2 + style.width - 1) / style.width, (map.rows + 31) / 32)
        let rows = (map.rows + block - 1) / block
        let columns = (map.columns + block - 1) / block
        var grid = CharacterGrid(rows: rows, columns: columns * 2, style: style)
        for i in 0..<rows {
            for j in 0..<columns {
                let value = largestEntry(i * block, j * block, block)
                grid.put(tile(value), i, j * 2, ink(value))
                if isPainted, value.drawn < 0 {
                    let shade = colour(value)
                    grid.put(String(tile(value).prefix(1)), i, j * 2, .painted(shade.contrast, on: shade))
                }
            }
        }
        return (grid, block)
    }

    /// Of the entries in a square the one that is largest in size.
    private func largestEntry(_ row: Int, _ column: Int, _ block: Int) -> Double {
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
        guard largest > 0 else { return "Every entry is 0." }
        let steps = shades.count - 1
        let positive = (1...steps).map { tile(largest * Double($0) / Double(steps)) }
        let sign = map.hasNegative ? " A minus sign before the shade: negative." : ""
        let words = "0 \(tile(0)) to \(positive.joined(separator: " ")) \(style.digits.text(largest))"
        return words + (map.hasNegative ? " in size." : ".") + sign
    }

    // MARK: - With the colours of numbers

    /// The ground for 0, blue or orange for the largest size.
    private func colour(_ value: Double) -> Colour {
        guard value.drawn != 0 else { return style.ground }
        let end = value < 0 ? Colour.negative : Colour.positive
        return style.ground.mixed(with: end, 0.12 + 0.88 * abs(value) / largest)
    }

    /// Two entries in each character, one above the other; nil where they are drawn larger.
    private var squares: CharacterGrid? {
        guard isPainted, !style.isASCII, map.columns <= style.width,
            map.columns * 2 > style.width || map.rows > 32
        else { return nil }
        var grid = CharacterGrid(rows: (map.rows + 1) / 2, columns: map.columns, style: style)
        for i in 0..<grid.rows {
            for j in 0..<map.columns {
                let lower = 2 * i + 1 < map.rows ? colour(map[2 * i + 1, j]) : nil
                grid.put("▀", i, j, .painted(colour(map[2 * i, j]), on: lower))
            }
        }
        return grid
    }

    /// A strip of colours between the ends of what can occur.
    private var paintedLegend: [CharacterGrid] {
        guard isPainted, largest > 0 else { return [] }
        let (low, width) = (map.hasNegative ? -largest : 0, 24)
        let texts = [low, largest].map { style.digits.text($0) }
        var grid = CharacterGrid(rows: 1, columns: texts[0].count + texts[1].count + 2 + width, style: style)
        grid.put(texts[0], 0, 0)
        for k in 0..<width {
            let shade = colour(low + (largest - low) * (Double(k) + 0.5) / Double(width))
            grid.put(style.isASCII ? " " : "█", 0, texts[0].count + 1 + k, .painted(shade, on: shade))
        }
        grid.put(texts[1], 0, texts[0].count + 2 + width)
        return grid.columns <= style.width ? [grid] : []
    }
}
