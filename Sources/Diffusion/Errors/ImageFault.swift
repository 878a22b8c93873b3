internal import TensorFiles

/// What is the matter with images that were to be trained on.
public enum ImageFault: Error, Hashable, Sendable {
    case unknownKind
    /// An array of another shape than images have.
    case wrongShape(String, side: Int)
    case notSquare(width: Int, height: Int)
    case tooSmall(width: Int, side: Int)
    case none
    /// Image and pixel count from zero.
    case notFinite(image: Int, pixel: Int)
    case outsideRange(image: Int, value: Float)
    case noTensor(String, names: [String])
    case severalTensors([String])
    case empty
}

extension ImageFault: CustomStringConvertible {
    public var description: String {
        switch self {
        case .unknownKind:
            "images are read from .png, .npy and .safetensors files; give this one a name that tells which"
        case .wrongShape(let shape, let side):
            "an array of \(shape), where images are n×\(side)×\(side) or n×1×\(side)×\(side)"
        case .notSquare(let width, let height):
            "an image of \(width)×\(height) pixels; cut it to a square first"
        case .tooSmall(let width, let side): "an image of \(width) pixels a side; \(side) are needed at least"
        case .none: "there are no images in it"
        case .notFinite(let image, let pixel): "pixel \(pixel + 1) of image \(image + 1) is not finite"
        case .outsideRange(let image, let value):
            "image \(image + 1) has a pixel of \(value); numbers with a fraction go from -1 (black) to 1 (white)"
        case .noTensor(let name, let names):
            "it has no tensor \(name); there \(names.count == 1 ? "is" : "are") \(Self.list(names))"
        case .severalTensors(let names):
            "it has several tensors; say which after a colon: \(Self.list(names))"
        case .empty: "no images were given"
        }
    }

    private static func list(_ names: [String]) -> String {
        let shown = names.prefix(6).map { ShownText.plain($0) }.joined(separator: ", ")
        return names.count > 6 ? "\(shown) and \(names.count - 6) more" : shown
    }
}
