/// Why a file gives no matrix, though it may be a good file; or why a matrix is not written.
public enum MatrixFault: Error, Hashable, Sendable {
    /// Several tensors, and none was named.
    case tensorNotNamed(names: [String])
    /// A name was given for a file of a single matrix without one.
    case noNamedTensors(given: String)
    /// Not two axes; the name is nil in a file of a single array.
    case notTwoAxes(name: String?, shape: TensorShape)
    /// More doubles than are taken into memory.
    case tooLarge(name: String?, shape: TensorShape, limit: Int)
    /// A file that packs other files.
    case packed(kind: String)
    /// To be written, with an ending that tells no format.
    case unknownEnding(String)
}

extension MatrixFault: CustomStringConvertible {
    public var description: String {
        switch self {
        case .tensorNotNamed(let names) where names.isEmpty: "has no tensor"
        case .tensorNotNamed(let names): "has several tensors; name one of them: \(ShownText.list(names))"
        case .noNamedTensors(let given):
            "holds one matrix without a name; leave \(ShownText.quoted(given)) out"
        case .notTwoAxes(let name, let shape):
            "\(Self.subject(name)) has the shape \(shape), and a matrix has two axes. \(Self.advice(shape))"
        case .tooLarge(let name, let shape, let limit):
            """
            \(Self.subject(name)) has the shape \(shape), more than the \(limit) numbers that are taken at \
            once. \
            Take a part of it
            """
        case .packed(let kind): "is \(kind); unpack it, and name a file that was in it"
        case .unknownEnding(let ending):
            """
            \(ending.isEmpty ? "has no ending" : "ends with \(ShownText.quoted(ending))"), which tells no \
            format; \
            end it with .csv, .tsv, .txt, .npy or .safetensors
            """
        }
    }

    private static func subject(_ name: String?) -> String {
        name.map { "the tensor \(ShownText.quoted($0))" } ?? "its array"
    }

    /// How such a tensor becomes a matrix.
    private static func advice(_ shape: TensorShape) -> String {
        let axes = shape.axes
        if axes.isEmpty { return "Give it two of length 1" }
        if axes.count == 1 { return "Give it a second axis of length 1" }
        // Known to be countable: the lengths that are not 0 are so together.
        let rest = axes.dropFirst().reduce(1, *)
        return "Reshape it, for example to \(axes[0])×\(rest)"
    }
}
