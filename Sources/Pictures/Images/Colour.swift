/// A colour of a screen: red, green and blue from 0 to 255, in sRGB.
public struct Colour: Hashable, Sendable {
    public let red: UInt8
    public let green: UInt8
    public let blue: UInt8

    public init(_ red: UInt8, _ green: UInt8, _ blue: UInt8) {
        self.red = red
        self.green = green
        self.blue = blue
    }

    /// From the number that is written `#d9702b` elsewhere.
    public init(hex: UInt32) {
        self.init(
            UInt8(truncatingIfNeeded: hex >> 16), UInt8(truncatingIfNeeded: hex >> 8),
            UInt8(truncatingIfNeeded: hex))
    }

    public static let black = Colour(0, 0, 0)
    public static let white = Colour(255, 255, 255)

    /// Colours that stand out from white and from black alike: numbers above 0 and below, and curves in turn.
    static let positive = Colour(hex: 0xD9702B)
    static let negative = Colour(hex: 0x3B82C4)
    private static let curves: [Colour] = [
        negative, positive, Colour(hex: 0x3A9B5C), Colour(hex: 0xB0578D), Colour(hex: 0xA08423),
        Colour(hex: 0x5C9AA8),
    ]

    static func curve(_ index: Int) -> Colour { curves[index % curves.count] }

    /// Black or white, whichever stands out from it.
    var contrast: Colour { brightness > 0.5 ? .black : .white }

    /// How bright it looks, 0 to 1: the weights of red, green and blue as the eye has them.
    ///
    /// - SeeAlso: Rec. ITU-R BT.601, luma.
    public var brightness: Double {
        (0.299 * Double(red) + 0.587 * Double(green) + 0.114 * Double(blue)) / 255
    }

    /// The colour part of the way to another.
    ///
    /// - Parameter share: 0 for this colour, 1 for the other; beyond them it is one of the two.
    public func mixed(with other: Colour, _ share: Double) -> Colour {
        let share = min(max(share, 0), 1)
        func mix(_ a: UInt8, _ b: UInt8) -> UInt8 {
            UInt8((Double(a) + (Double(b) - Double(a)) * share).rounded())
        }
        return Colour(mix(red, other.red), mix(green, other.green), mix(blue, other.blue))
    }

    /// `#d9702b`.
    var hex: String {
        "#" + [red, green, blue].map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}
