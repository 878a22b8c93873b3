public import NumericAlgebra
public import TensorFiles

/// Why a network has no answer.
public enum NetworkError: Error, Hashable, Sendable {
    /// A layer got a map of another shape than it takes.
    case wrongInput(layer: String, found: FeatureShape, wanted: String)
    /// So many numbers were given where another count is wanted.
    case wrongCount(of: String, found: Int, wanted: Int)
    /// A number is NaN or infinite; its index counts from zero.
    case notFinite(name: String, index: Int)
    /// A whole number is outside its range; its index counts from zero.
    case outOfRange(name: String, index: Int, found: Int, wanted: String)
    /// The file says nothing, or something else than what can be computed, under this key of its metadata.
    case unsupported(key: String, found: String?, wanted: String)
    /// The file has no tensor of this name.
    case missingTensor(name: String, wanted: String)
    /// A tensor has another shape.
    case wrongShape(tensor: String, found: [Int], wanted: String)
    /// A number of a tensor cannot be computed with; its index counts from zero.
    case badWeight(tensor: String, index: Int, found: String, wanted: String)
    /// A file of weights, and what is the matter with what it holds.
    indirect case weights(path: String, NetworkError)
    /// The file could not be read.
    case file(TensorFileError)
    /// A product was refused by the room below.
    case numeric(NumericError)
}

extension NetworkError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .wrongInput(let layer, let found, let wanted):
            "\(layer) takes \(wanted); it got \(found)"
        case .wrongCount(let what, let found, let wanted):
            "\(found) \(what), where \(wanted) are wanted"
        case .notFinite(let name, let index):
            "number \(index + 1) of \(name) is not finite"
        case .outOfRange(let name, let index, let found, let wanted):
            "\(name) \(index + 1) is \(found); wanted: \(wanted)"
        case .unsupported(let key, nil, let wanted):
            "the metadata have no `\(key)`; wanted: \(wanted)"
        case .unsupported(let key, let found?, let wanted):
            "the metadata say `\(key)`: \"\(ShownText.plain(found))\"; wanted: \(wanted)"
        case .missingTensor(let name, let wanted):
            "there is no tensor `\(name)`; wanted: \(wanted)"
        case .wrongShape(let tensor, let found, let wanted):
            "tensor `\(tensor)` is \(Self.written(found)); wanted: \(wanted)"
        case .badWeight(let tensor, let index, let found, let wanted):
            "number \(index + 1) of tensor `\(tensor)` is \(found); wanted: \(wanted)"
        case .weights(let path, let error): "\(ShownText.plain(path)): \(error)"
        case .file(let error): error.description
        case .numeric(let error): error.description
        }
    }

    /// A shape in words: "3×64×64", "a single number".
    static func written(_ shape: [Int]) -> String {
        shape.isEmpty ? "a single number" : shape.map(String.init).joined(separator: "×")
    }
}
