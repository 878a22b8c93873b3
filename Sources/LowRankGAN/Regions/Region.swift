/// A part of an image: the pixels that are to change. All channels of a pixel belong together.
///
/// Neither empty nor the whole image: something has to change, and something to stay.
public struct Region: Hashable, Sendable {
    public let size: ImageSize
    /// Row after row: whether the pixel is inside.
    public let mask: [Bool]
    /// The boxes as they are typed, a name, or what the region comes from.
    public let text: String

    /// - Throws: ``EditingError/wrongCount(of:found:wanted:)``, ``RegionFault/empty``,
    ///   ``RegionFault/full(size:)``.
    public init(size: ImageSize, mask: [Bool], text: String) throws(EditingError) {
        guard mask.count == size.height * size.width else {
            throw .wrongCount(of: "pixels of a mask", found: mask.count, wanted: size.height * size.width)
        }
        guard mask.contains(true) else { throw .region(.empty) }
        guard mask.contains(false) else { throw .region(.full(size: size)) }
        self.size = size
        self.mask = mask
        self.text = text
    }

    /// The pixels of at least one of the boxes.
    ///
    /// - Parameter text: what it is called; nil for the boxes as they are typed.
    /// - Throws: ``RegionFault/boxOutside(_:size:)``, and as ``init(size:mask:text:)``.
    public init(_ boxes: [PixelBox], size: ImageSize, text: String? = nil) throws(EditingError) {
        var mask = [Bool](repeating: false, count: size.height * size.width)
        for box in boxes {
            guard box.rows.lowerBound >= 0, box.rows.upperBound <= size.height,
                box.columns.lowerBound >= 0, box.columns.upperBound <= size.width
            else { throw .region(.boxOutside(box, size: size)) }
            for row in box.rows {
                for column in box.columns { mask[row * size.width + column] = true }
            }
        }
        try self.init(size: size, mask: mask, text: text ?? Self.text(of: boxes))
    }

    /// The boxes as they are typed.
    static func text(of boxes: [PixelBox]) -> String { boxes.map(\.description).joined(separator: "+") }

    /// How many pixels are inside.
    public var count: Int { mask.count { $0 } }

    /// The numbers of an image of so many channels that lie inside: their indices, channel after channel.
    public func indices(inside: Bool, channels: Int) -> [Int] {
        let plane = mask.indices.filter { mask[$0] == inside }
        return (0..<channels).flatMap { channel in plane.map { channel * mask.count + $0 } }
    }
}
