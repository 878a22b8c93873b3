internal import TensorFiles

/// What is the matter with a region.
public enum RegionFault: Error, Hashable, Sendable {
    /// As it was typed; the column counts from zero.
    case malformed(text: String, column: Int)
    case boxOutside(PixelBox, size: ImageSize)
    case unknownName(String, names: [String])
    case empty
    case full(size: ImageSize)
    /// A mask image of another size than the image.
    case wrongMaskSize(found: ImageSize, wanted: ImageSize)
}

extension RegionFault: CustomStringConvertible {
    public var description: String {
        switch self {
        case .malformed(let text, let column):
            """
            the region `\(ShownText.plain(text))` cannot be read at column \(column + 1): wanted is a name, \
            or boxes such as 38:56,20:44 (rows 38 to 55, columns 20 to 43, counted from 0), joined by +
            """
        case .boxOutside(let box, let size):
            """
            the box \(box) reaches beyond the image, which has rows 0:\(size.height) and columns \
            0:\(size.width), the ends not included
            """
        case .unknownName(let name, let names) where names.isEmpty:
            "no region is called `\(ShownText.plain(name))`: this generator has no named ones; type boxes"
        case .unknownName(let name, let names):
            "no region is called `\(ShownText.plain(name))` here; there are \(names.joined(separator: ", "))"
        case .empty:
            "the region has no pixel: take boxes with rows and columns, or a mask that is not all black"
        case .full(let size):
            """
            the region is the whole image of \(size) pixels: nothing is left outside that could be kept; \
            take a smaller one
            """
        case .wrongMaskSize(let found, let wanted):
            "the mask has \(found) pixels and the image \(wanted) (height × width): they have to agree"
        }
    }
}
