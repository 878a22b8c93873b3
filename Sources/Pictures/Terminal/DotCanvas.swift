/// Dots on a grid of characters, two across and four down in each: Braille, or the nearest ASCII sign.
struct DotCanvas {
    let rows: Int
    let columns: Int
    private var masks: [UInt8]
    private var inks: [Ink]

    init(rows: Int, columns: Int) {
        self.rows = max(1, rows)
        self.columns = max(1, columns)
        masks = Array(repeating: 0, count: self.rows * self.columns)
        inks = Array(repeating: .plain, count: self.rows * self.columns)
    }

    var dotRows: Int { rows * 4 }
    var dotColumns: Int { columns * 2 }

    /// The bits of Braille for the dots of a cell, row by row.
    private static let bits: [[UInt8]] = [[0x01, 0x08], [0x02, 0x10], [0x04, 0x20], [0x40, 0x80]]

    func isEmpty(_ row: Int, _ column: Int) -> Bool { masks[row * columns + column] == 0 }

    mutating func plot(_ x: Int, _ y: Int, _ ink: Ink) {
        guard (0..<dotColumns).contains(x), (0..<dotRows).contains(y) else { return }
        let cell = (y / 4) * columns + x / 2
        masks[cell] |= Self.bits[y % 4][x % 2]
        inks[cell] = ink
    }

    /// Joins places, given in dots, by straight lines.
    mutating func draw(_ path: [(x: Double, y: Double)], _ ink: Ink, _ dash: Dash = .solid) {
        var length = 0.0
        // Where the last dot was put.
        var last = -Double.infinity
        for (from, to) in zip(path, path.dropFirst()) {
            let (dx, dy) = (to.x - from.x, to.y - from.y)
            let count = max(1, Int(max(abs(dx), abs(dy)).rounded(.up)))
            for k in 0...count {
                let t = Double(k) / Double(count)
                let way = length + t * hypotenuse(dx, dy)
                guard dash.isOn(at: way, step: way - last) else { continue }
                last = way
                plot(Int((from.x + t * dx).rounded()), Int((from.y + t * dy).rounded()), ink)
            }
            length += hypotenuse(dx, dy)
        }
    }

    /// Puts the dots over what stands in the grid; where there are none it stays.
    func put(on grid: inout CharacterGrid, row: Int, column: Int, isASCII: Bool) {
        for i in 0..<rows {
            for j in 0..<columns where !isEmpty(i, j) {
                let mask = masks[i * columns + j]
                let sign = isASCII ? Self.ascii(mask) : Self.braille(mask)
                grid.put(String(sign), row + i, column + j, inks[i * columns + j])
            }
        }
    }

    private static func braille(_ mask: UInt8) -> Character {
        Unicode.Scalar(0x2800 + UInt32(mask)).map { Character($0) } ?? " "
    }

    /// The sign that lies most like the dots.
    private static func ascii(_ mask: UInt8) -> Character {
        var left: [Int] = []
        var right: [Int] = []
        for row in 0..<4 {
            if mask & bits[row][0] != 0 { left.append(row) }
            if mask & bits[row][1] != 0 { right.append(row) }
        }
        let all = Set(left + right)
        guard let top = all.min(), let bottom = all.max() else { return " " }
        if bottom - top <= 1, !left.isEmpty, !right.isEmpty {
            return bottom <= 1 ? "\"" : top >= 2 ? "_" : "-"
        }
        if left.isEmpty || right.isEmpty {
            return bottom - top >= 2 ? "|" : bottom <= 1 ? "'" : top >= 2 ? "." : ":"
        }
        let slope = mean(right) - mean(left)
        return abs(slope) < 1 ? "|" : slope < 0 ? "/" : "\\"
    }

    private static func mean(_ numbers: [Int]) -> Double {
        Double(numbers.reduce(0, +)) / Double(max(1, numbers.count))
    }
}
