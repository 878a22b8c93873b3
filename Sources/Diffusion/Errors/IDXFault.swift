/// What is the matter with an IDX file, the format of MNIST and Fashion-MNIST.
public enum IDXFault: Error, Hashable, Sendable {
    /// The system refused; its own words for why.
    case unreadable(String)
    /// A file packed by gzip: the command that unpacks it.
    case compressed(command: String)
    /// The first four bytes, which tell the kind of numbers and the axes.
    case badMagic([UInt8], wanted: [UInt8])
    case headerCut(bytes: Int, wanted: Int)
    /// What the header promises cannot be.
    case badAxis(Int, value: Int)
    case tooLarge
    case wrongLength(found: Int, wanted: Int)
    case wrongSide(height: Int, width: Int, wanted: Int)
    case labelsDoNotFit(images: Int, labels: Int)
    /// The index counts from zero.
    case badLabel(index: Int, found: Int, largest: Int)
}

extension IDXFault: CustomStringConvertible {
    public var description: String {
        switch self {
        case .unreadable(let reason): "cannot be read: \(reason)"
        case .compressed(let command): "is packed by gzip; unpack it first: \(command)"
        case .badMagic(let found, let wanted):
            "begins with \(Self.hex(found)), where an IDX file of this kind begins with \(Self.hex(wanted))"
        case .headerCut(let bytes, let wanted):
            "ends after \(bytes) bytes, in its header of \(wanted); fetch it again"
        case .badAxis(let axis, let value): "axis \(axis + 1) has length \(value)"
        case .tooLarge: "its header promises more bytes than can be counted"
        case .wrongLength(let found, let wanted):
            "has \(found) bytes where its header promises \(wanted); fetch it again"
        case .wrongSide(let height, let width, let wanted):
            "images of \(height)×\(width) pixels; Fashion-MNIST's are \(wanted)×\(wanted)"
        case .labelsDoNotFit(let images, let labels): "\(labels) labels for \(images) images"
        case .badLabel(let index, let found, let largest):
            "label \(index + 1) is \(found); the network knows 0 to \(largest)"
        }
    }

    private static func hex(_ bytes: [UInt8]) -> String {
        bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined(separator: " ")
    }
}
