/// How many colours a terminal has.
public enum ColourDepth: Hashable, Sendable {
    case none
    /// The 256 that are numbered.
    case indexed
    /// Red, green and blue of 8 bits each.
    case full
}

extension Colour {
    /// What follows `38;` or `48;` in the escape sequence of a colour.
    func code(_ depth: ColourDepth) -> String {
        depth == .full ? "2;\(red);\(green);\(blue)" : "5;\(nearestIndex)"
    }

    private static let levels = [0, 95, 135, 175, 215, 255]

    /// The nearest of the 256: the cube of 6×6×6 from 16, the ladder of greys from 232. The first 16 are
    /// left out, since everybody may choose them.
    var nearestIndex: Int {
        let own = [Int(red), Int(green), Int(blue)]
        let cube = own.map { value in
            Self.levels.indices.min { abs(Self.levels[$0] - value) < abs(Self.levels[$1] - value) } ?? 0
        }
        let grey = min(max((own.reduce(0, +) / 3 - 3) / 10, 0), 23)
        func distance(_ other: [Int]) -> Int {
            zip(own, other).map { ($0 - $1) * ($0 - $1) }.reduce(0, +)
        }
        let isCube =
            distance(cube.map { Self.levels[$0] }) <= distance(Array(repeating: 8 + 10 * grey, count: 3))
        return isCube ? 16 + 36 * cube[0] + 6 * cube[1] + cube[2] : 232 + grey
    }

    /// The colour of that number, from 16 on, among the 256.
    init(index: Int) {
        if index >= 232 {
            let grey = UInt8(8 + 10 * (index - 232))
            self.init(grey, grey, grey)
        } else {
            let place = index - 16
            self.init(
                UInt8(Self.levels[place / 36]), UInt8(Self.levels[place / 6 % 6]),
                UInt8(Self.levels[place % 6]))
        }
    }
}

extension RasterImage {
    /// The image in the 256 colours of a terminal: what a pixel misses is given to its neighbours, so that
    /// areas have about the right colour where no pixel can have it. A third is let go, which keeps small
    /// images calm.
    ///
    /// - SeeAlso: R. Floyd and L. Steinberg, *An adaptive algorithm for spatial grey scale* (1976).
    func dithered(on ground: Colour) -> RasterImage {
        var wanted = (0..<width * height).map { pixel -> [Double] in
            let colour = colour(pixel / width, pixel % width, on: ground)
            return [Double(colour.red), Double(colour.green), Double(colour.blue)]
        }
        return RasterImage(width: width, height: height) { y, x in
            let own = wanted[y * width + x]
            let bytes = own.map { UInt8(min(max($0, 0), 255).rounded()) }
            let found = Colour(index: Colour(bytes[0], bytes[1], bytes[2]).nearestIndex)
            let rest = zip(own, [found.red, found.green, found.blue]).map { $0 - Double($1) }
            for (dx, dy, share) in [(1, 0, 7.0), (-1, 1, 3), (0, 1, 5), (1, 1, 1)]
            where (0..<width).contains(x + dx) && y + dy < height {
                for k in 0..<3 { wanted[(y + dy) * width + x + dx][k] += rest[k] * share / 24 }
            }
            return found
        }
    }
}
