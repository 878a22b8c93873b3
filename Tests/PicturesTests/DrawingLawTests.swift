import Foundation
import Pictures
import Testing

/// What holds of every picture, tried on random ones with numbers of all sizes.
struct `Laws of drawing` {
    @Test(arguments: UInt64(1)...60)
    func `nothing goes beyond the width, and ASCII is ASCII`(seed: UInt64) throws {
        var dice = Dice(seed)
        let picture = try dice.picture()
        for width in [20, 42, 60, 90] {
            for line in `Pictures in a terminal`.drawn(picture, width: width) {
                #expect(line.count <= width, "\(line)")
            }
            for line in `Pictures in a terminal`.drawn(picture, width: width, ascii: true) {
                #expect(line.count <= width && line.utf8.allSatisfy { (32..<127).contains($0) }, "\(line)")
            }
        }
        #expect(!picture.described.isEmpty)
        #expect(!picture.described.contains("nan") && !picture.described.contains("inf"))
    }

    /// The length of the bar in a row, in eighths of a column.
    private func length(_ line: String) -> Int {
        let eighths: [Character: Int] = [
            "█": 8, "▉": 7, "▊": 6, "▋": 5, "▌": 4, "▍": 3, "▎": 2, "▏": 1, "▐": 4, "#": 8,
        ]
        return line.reduce(0) { $0 + (eighths[$1] ?? 0) }
    }

    @Test(arguments: UInt64(1)...40)
    func `a larger number has a bar that is not shorter`(seed: UInt64) throws {
        var dice = Dice(seed)
        let values = (0..<12).map { _ in dice.plainNumber() }
        let picture = try Picture(.bars(Bars(values)))
        for ascii in [false, true] {
            let lines = `Pictures in a terminal`.drawn(picture, width: 70, ascii: ascii).prefix(12)
            let drawn = zip(values, lines.map(length)).sorted { $0.0 < $1.0 }
            let signed = drawn.map { $0.0 < 0 ? -$0.1 : $0.1 }
            #expect(signed == signed.sorted())
            #expect(drawn.allSatisfy { ($0.0 == 0) == ($0.1 == 0) })
            // Both signs have one scale: eight eighths are one column, and a rounding.
            let longest = try #require(drawn.max { abs($0.0) < abs($1.0) })
            let unit = Double(longest.1) / abs(longest.0)
            #expect(drawn.allSatisfy { abs(Double($0.1) - unit * abs($0.0)) <= 12 }, "\(drawn)")
        }
    }

    /// Rows and columns of a picture's characters, with the place of the origin.
    private func grid(_ plane: Plane) throws -> [[Character]] {
        `Pictures in a terminal`.drawn(try Picture(.plane(plane)), width: 80).map(Array.init)
    }

    @Test(arguments: UInt64(1)...40)
    func `the tip of an arrow is where it belongs`(seed: UInt64) throws {
        var dice = Dice(seed)
        let (x, y) = (dice.plainNumber(), dice.plainNumber())
        // A point at (−5, −5) and one at (5, 5) fix the scale and the origin.
        let corners = [Plane.Vector(-5, -5), Plane.Vector(5, 5)].map { Plane.Mark("", at: $0) }
        let lines = try grid(
            Plane(arrows: [Plane.Mark("", at: Plane.Vector(x, y))], points: corners))
        var places: [(row: Int, column: Int)] = []
        var tip: (row: Int, column: Int)?
        for (row, line) in lines.enumerated() {
            for (column, character) in line.enumerated() {
                if character == "•" { places.append((row, column)) }
                if "→↗↑↖←↙↓↘".contains(character) { tip = (row, column) }
            }
        }
        try #require(places.count == 2)
        let found = try #require(tip)
        let (high, low) = (places[0], places[1])
        // In cells, from the middle between the corners.
        let column = Double(high.column + low.column) / 2 + Double(high.column - low.column) / 10 * x
        let row = Double(high.row + low.row) / 2 - Double(low.row - high.row) / 10 * y
        #expect(abs(Double(found.column) - column) <= 1, "\(x), \(y)")
        #expect(abs(Double(found.row) - row) <= 1, "\(x), \(y)")
        // Cells are twice as high as wide, so equal distances take half as many rows.
        #expect(abs((high.column - low.column) - 2 * (low.row - high.row)) <= 2)
    }

    @Test(arguments: UInt64(1)...40)
    func `the image of the circle passes through the right cells and through no others`(seed: UInt64) throws {
        var dice = Dice(seed)
        let (a, b) = (
            Plane.Vector(dice.plainNumber(), dice.plainNumber()),
            Plane.Vector(dice.plainNumber(), dice.plainNumber())
        )
        let size = 8.0
        let corners = [Plane.Vector(-size, -size), Plane.Vector(size, size)].map { Plane.Mark("", at: $0) }
        let lines = try grid(Plane(circles: [Plane.Circle("", first: a, second: b)], points: corners))
        var points: [(row: Int, column: Int)] = []
        var dotted: Set<[Int]> = []
        for (row, line) in lines.enumerated() {
            for (column, character) in line.enumerated() {
                if character == "•" { points.append((row, column)) }
                let scalar = character.unicodeScalars.first?.value ?? 0
                if (0x2801...0x28FF).contains(scalar) { dotted.insert([row, column]) }
            }
        }
        try #require(points.count == 2)
        let (high, low) = (points[0], points[1])
        var expected: Set<[Int]> = []
        for k in 0..<2000 {
            let angle = 2 * Double.pi * Double(k) / 2000
            let (x, y) = (cos(angle) * a.x + sin(angle) * b.x, cos(angle) * a.y + sin(angle) * b.y)
            let column =
                Double(high.column + low.column) / 2 + Double(high.column - low.column) / (2 * size) * x
            let row = Double(high.row + low.row) / 2 - Double(low.row - high.row) / (2 * size) * y
            let cell = [Int(row.rounded()), Int(column.rounded())]
            expected.insert(cell)
            let near = (-1...1).contains { i in
                (-1...1).contains { dotted.contains([cell[0] + i, cell[1] + $0]) }
            }
            #expect(near || points.contains { abs($0.row - cell[0]) <= 1 && abs($0.column - cell[1]) <= 1 })
        }
        for cell in dotted {
            #expect(
                (-1...1).contains { i in (-1...1).contains { expected.contains([cell[0] + i, cell[1] + $0]) }
                },
                "\(cell)")
        }
    }

    @Test(arguments: UInt64(1)...30)
    func `an entry is as dark as it is large, and a negative one has its sign`(seed: UInt64) throws {
        var dice = Dice(seed)
        let numbers = (0..<20 * 20).map { _ in dice.plainNumber() }
        let picture = try Picture(.heat(HeatMap(rows: 20, columns: 20) { numbers[$0 * 20 + $1] }))
        let lines = `Pictures in a terminal`.drawn(picture, width: 60).prefix(20).map(Array.init)
        let shades = Array(" ░▒▓█")
        var levels: [(size: Double, level: Int)] = []
        for (index, number) in numbers.enumerated() {
            let (row, column) = (index / 20, index % 20 * 2)
            #expect((lines[row][column] == "−") == (number < 0))
            levels.append((abs(number), shades.firstIndex(of: lines[row][column + 1]) ?? -1))
        }
        let sorted = levels.sorted { $0.size < $1.size }.map(\.level)
        #expect(sorted == sorted.sorted() && sorted.first ?? 0 >= 1 && sorted.last == 4)
    }

    @Test func `ticks of a plot are round and within its ends`() throws {
        let plot = try Picture(.plot(LinePlot([LinePlot.Series("f", values: [0.3, 7.1, 3.3])])))
        let lines = `Pictures in a terminal`.drawn(plot, width: 60)
        #expect(lines.contains { $0.hasPrefix("6 ┤") })
        #expect(lines.contains { $0.trimmingCharacters(in: .whitespaces).hasPrefix("1 ") })
        #expect(!lines.contains { $0.contains("1.5") })
    }
}
