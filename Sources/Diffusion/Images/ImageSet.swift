/// Square grey images of one size, in −1 (black) … 1 (white).
public struct ImageSet: Hashable, Sendable {
    public let side: Int
    /// Image after image, row after row.
    public let pixels: [Float]

    /// - Returns: nil where the pixels are no whole number of images.
    public init?(side: Int, pixels: [Float]) {
        guard side > 0, pixels.count.isMultiple(of: side * side) else { return nil }
        self.init(side: side, known: pixels)
    }

    init(side: Int, known pixels: [Float]) {
        self.side = side
        self.pixels = pixels
    }

    /// How many images there are.
    public var count: Int { pixels.count / area }

    /// Numbers of one image.
    public var area: Int { side * side }

    /// One image; the index counts from zero.
    public subscript(index: Int) -> ArraySlice<Float> { pixels[index * area..<(index + 1) * area] }

    /// A number that other images have hardly ever: by it a training knows its images again.
    var fingerprint: String { Fingerprint.of(pixels) }
}
