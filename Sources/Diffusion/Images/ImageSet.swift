/// Square grey images of one size, in −1 (black) … 1 (white).
public struct ImageSet: Hashable, Sendable {
    public let side: Int
    /// Image after image, row after row.
    public let pixels: [Float]

    /// - Throws: ``DiffusionError/badSetting(_:found:wanted:)`` where the pixels are no whole number of images.
    public init(side: Int, pixels: [Float]) throws(DiffusionError) {
        guard (1...4096).contains(side), pixels.count.isMultiple(of: side * side) else {
            throw .badSetting(
                "the count of pixels", found: "\(pixels.count)", wanted: "whole images of side \(side)")
        }
        self.init(side: side, known: pixels)
    }

    /// The images of several sets of one size, in their order.
    ///
    /// - Throws: ``DiffusionError/badSetting(_:found:wanted:)`` where the sizes differ, or there are no sets.
    public static func joined(_ sets: [ImageSet]) throws(DiffusionError) -> ImageSet {
        let sides = Set(sets.map(\.side))
        guard let side = sides.first, sides.count == 1 else {
            throw .badSetting("the count of sizes", found: "\(sides.count)", wanted: "1")
        }
        return ImageSet(side: side, known: sets.flatMap(\.pixels))
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
