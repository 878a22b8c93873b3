import Pictures

/// Random pictures from a seed.
struct Dice: RandomNumberGenerator {
    private var state: UInt64

    init(_ seed: UInt64) { state = seed }

    /// - SeeAlso: G. Steele, D. Lea, C. Flood, *Fast splittable pseudorandom number generators* (2014).
    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var z = state
        z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
        z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
        return z ^ (z >> 31)
    }

    mutating func number() -> Double {
        switch Int.random(in: 0..<12, using: &self) {
        case 0: 0
        case 1: 1e150
        case 2: -1e149
        case 3: 1e-149
        case 4: Double.leastNonzeroMagnitude
        case 5: Double.random(in: -1e-6...1e-6, using: &self)
        case 6: Double.random(in: -1e6...1e6, using: &self)
        default: Double.random(in: -5...5, using: &self)
        }
    }

    /// Numbers of like size.
    mutating func plainNumber() -> Double { Double.random(in: -5...5, using: &self) }

    mutating func vector() -> Plane.Vector { Plane.Vector(number(), number()) }

    mutating func picture() throws -> Picture {
        let count = Int.random(in: 1...40, using: &self)
        let labels = ["v₁", "", "a rather long label that goes on", "σ₂u₂"]
        let content: Picture.Content
        switch Int.random(in: 0..<6, using: &self) {
        case 0: content = .bars(Bars((0..<count).map { Bars.Bar(labels[$0 % 4], number()) }))
        case 1:
            let rows = Int.random(in: 1...70, using: &self)
            let numbers = (0..<rows * count).map { _ in number() }
            content = .heat(HeatMap(rows: rows, columns: count) { numbers[$0 * count + $1] })
        case 2:
            let marks = (0..<min(count, 5)).map { Plane.Mark(labels[$0 % 4], at: vector()) }
            content = .plane(
                Plane(
                    circles: [Plane.Circle("image", first: vector(), second: vector())], arrows: marks,
                    lines: Array(marks.prefix(2)), points: marks))
        case 3: content = .image(ImagePicture(try image(), label: labels[count % 4]))
        case 4: content = .sheet(try sheet(labels))
        default:
            let series = (0..<3).map { k in
                LinePlot.Series(labels[k], points: (0..<count).map { _ in vector() })
            }
            content = .plot(LinePlot(series, xLabel: "x", yLabel: "y"))
        }
        return try Picture(content, caption: "What is shown, in a sentence that has to be broken somewhere.")
    }

    /// Noise of some size.
    mutating func image() throws -> RasterImage {
        let (width, height) = (Int.random(in: 1...30, using: &self), Int.random(in: 1...30, using: &self))
        let channels: RasterImage.Channels = Bool.random(using: &self) ? .grey : .colour
        let bytes = (0..<width * height * channels.rawValue).map { _ in
            UInt8.random(in: 0...255, using: &self)
        }
        return try RasterImage(width: width, height: height, channels: channels, bytes: bytes)
    }

    mutating func sheet(_ labels: [String]) throws -> ContactSheet {
        let (rows, columns) = (Int.random(in: 1...2, using: &self), Int.random(in: 1...7, using: &self))
        let hasLabels = Bool.random(using: &self)
        var tiles: [[ContactSheet.Tile]] = []
        for i in 0..<rows {
            var row = [ContactSheet.Tile(try image(), caption: labels[i])]
            for j in 1..<columns {
                let isEmpty = Int.random(in: 0..<5, using: &self) == 0
                row.append(ContactSheet.Tile(isEmpty ? nil : try image(), caption: labels[(i + j) % 4]))
            }
            tiles.append(row)
        }
        return ContactSheet(
            title: labels[columns % 4], rowLabels: hasLabels ? (0..<rows).map { labels[$0] } : [],
            columnLabels: hasLabels ? (0..<columns).map { labels[$0 % 4] } : [], tiles: tiles)
    }
}
