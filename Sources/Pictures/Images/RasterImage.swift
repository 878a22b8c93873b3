/// An image of pixels, a byte a channel: grey, or red, green, blue and alpha.
///
/// Pixels lie row by row from the upper left, without gaps. Alpha is not multiplied into the colours;
/// 255 is opaque. An image has a pixel at least, and at most ``mostPixels``, ``largestSide`` a side.
public struct RasterImage: Hashable, Sendable {
    public enum Channels: Int, Hashable, Sendable {
        case grey = 1
        /// Red, green, blue, alpha.
        case colour = 4
    }

    public let width: Int
    public let height: Int
    public let channels: Channels
    /// `width · height ·` ``Channels`` of them.
    public let bytes: [UInt8]

    public static let largestSide = 16_384
    public static let mostPixels = 64 << 20

    /// - Throws: where the size is out of bounds, or there are not as many bytes as it needs.
    public init(width: Int, height: Int, channels: Channels, bytes: [UInt8]) throws(PictureError) {
        try Self.check(width, height)
        let wanted = width * height * channels.rawValue
        guard bytes.count == wanted else { throw .wrongCount(bytes.count, wanted: wanted) }
        self.init(unchecked: width, height, channels, bytes)
    }

    /// For sizes that come from an image, or were looked at before.
    init(unchecked width: Int, _ height: Int, _ channels: Channels, _ bytes: [UInt8]) {
        self.width = width
        self.height = height
        self.channels = channels
        self.bytes = bytes
    }

    /// One colour everywhere, opaque.
    public init(width: Int, height: Int, filledWith colour: Colour) throws(PictureError) {
        try Self.check(width, height)
        self.init(width: width, height: height) { _, _ in colour }
    }

    /// An opaque image of colours, for a size that was looked at before.
    init(width: Int, height: Int, colour: (_ row: Int, _ column: Int) -> Colour) {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(width * height * 4)
        for i in 0..<height {
            for j in 0..<width {
                let pixel = colour(i, j)
                bytes += [pixel.red, pixel.green, pixel.blue, 255]
            }
        }
        self.init(unchecked: width, height, .colour, bytes)
    }

    static func check(_ width: Int, _ height: Int) throws(PictureError) {
        guard width > 0, height > 0 else { throw .empty }
        guard width <= largestSide, height <= largestSide, width * height <= mostPixels else {
            throw .imageTooLarge(width: width, height: height)
        }
    }

    // MARK: - Pixels

    /// The colour of a pixel, both places counted from 0; what shows through it is `ground`.
    ///
    /// - Precondition: the pixel lies inside.
    public func colour(_ row: Int, _ column: Int, on ground: Colour = .black) -> Colour {
        let place = (row * width + column) * channels.rawValue
        guard channels == .colour else { return Colour(bytes[place], bytes[place], bytes[place]) }
        let own = Colour(bytes[place], bytes[place + 1], bytes[place + 2])
        let alpha = bytes[place + 3]
        return alpha == 255 ? own : ground.mixed(with: own, Double(alpha) / 255)
    }

    /// Whether nothing shows through.
    public var isOpaque: Bool {
        channels == .grey || stride(from: 3, to: bytes.count, by: 4).allSatisfy { bytes[$0] == 255 }
    }

    /// The same image in four channels.
    public var inColour: RasterImage {
        guard channels == .grey else { return self }
        return RasterImage(unchecked: width, height, .colour, bytes.flatMap { [$0, $0, $0, 255] })
    }

    /// How bright each pixel is, in 0...1, row by row; transparent ones are black as far as they are so.
    ///
    /// A mask is read like this: white is inside.
    public var brightness: [Double] {
        if channels == .grey { return bytes.map { Double($0) / 255 } }
        return stride(from: 0, to: bytes.count, by: 4).map { place in
            Colour(bytes[place], bytes[place + 1], bytes[place + 2]).brightness
                * (Double(bytes[place + 3]) / 255)
        }
    }

    // MARK: - Parts

    /// The rectangle with this upper left corner.
    ///
    /// - Throws: where it has no pixel, or does not lie inside.
    public func cropped(row: Int, column: Int, width: Int, height: Int) throws(PictureError) -> RasterImage {
        guard width > 0, height > 0 else { throw .empty }
        guard row >= 0, column >= 0, height <= self.height - row, width <= self.width - column else {
            throw .notInside
        }
        let size = channels.rawValue
        var kept: [UInt8] = []
        kept.reserveCapacity(width * height * size)
        for i in row..<(row + height) {
            let start = (i * self.width + column) * size
            kept += bytes[start..<(start + width * size)]
        }
        return RasterImage(unchecked: width, height, channels, kept)
    }
}
