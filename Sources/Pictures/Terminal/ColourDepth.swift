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
    /// The image in the 256 colours of a terminal, such that areas have about the right colour where no
    /// pixel can have it. A third of what is missed is let go, which keeps small images calm.
    func dithered(on ground: Colour) -> RasterImage {
        let colours = (0..<width * height).map { colour($0 / width, $0 % width, on: ground) }
        var planes = [\Colour.red, \.green, \.blue].map { channel in
            ErrorDiffusion(colours.map { Double($0[keyPath: channel]) }, width: width, share: 2.0 / 3)
        }
        return RasterImage(width: width, height: height) { y, x in
            let own = planes.map { UInt8(min(max($0[x, y], 0), 255).rounded()) }
            let found = Colour(index: Colour(own[0], own[1], own[2]).nearestIndex)
            for (k, byte) in [found.red, found.green, found.blue].enumerated() {
                planes[k].give(planes[k][x, y] - Double(byte), from: x, y)
            }
            return found
        }
    }
}
