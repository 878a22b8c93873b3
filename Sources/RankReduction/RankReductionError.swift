public import NumericAlgebra
public import TensorFiles

/// Why a reduction, a combination, a table of sizes or a file of weights has no result.
public indirect enum RankReductionError: Error, Hashable, Sendable {
    /// The columns of B are dependent, as far as doubles can tell: `rank` of `columns` are left.
    case dependentColumns(rank: Int, columns: Int)
    /// More columns than rows cannot be independent.
    case rankTooLarge(rank: Int, outputs: Int)
    /// A Q whose columns are not orthonormal: the largest entry of QᵀQ − I, by amount.
    case notOrthonormal(deviation: Double)
    /// Q is to lie inside the image of a weight that is smaller than it.
    case imageTooSmall(dimension: Int, rank: Int)
    /// Two shapes that have to agree, each with what it belongs to.
    case shapesDiffer(String, NumericShape, String, NumericShape)
    /// The linear algebra underneath refused.
    case numeric(NumericError)
    /// A γ that cannot be read: what was given.
    case unreadableBoundary(String)
    /// A file that does not describe a network's shapes: what is wrong, and at which place in it.
    case unreadableShapes(String, place: String)
    /// A file could not be read or written.
    case file(TensorFileError)
    /// A safetensors file that is neither of PRR nor of LoRA.
    case notAChange(path: String, reason: ChangeFault)
    /// Layers of a file of changes that the weights do not have.
    case unknownLayers([String], changes: String, weights: String)
    /// A change of another shape than the weight that it is for.
    case layerDoesNotFit(String, changes: String, shape: String, weights: String, weight: String)
    /// The matter of one layer in a file.
    case inLayer(String, path: String, RankReductionError)
    /// Two changes that cannot be combined in this way.
    case waysNeedReductions(Combination, path: String)
    /// A tensor that two files of weights do not have alike; how each has it.
    case networksDiffer(String, first: String, second: String)
    /// Two files of weights of which no layer changes in a way that can be written.
    case nothingToExtract(String, String)
    /// The caller asked for the work to end.
    case interrupted
}

/// What is the matter with a file of changes; tensors and layers by their names.
public enum ChangeFault: Hashable, Sendable {
    case empty
    case unknownTensor(String)
    case twice(String, String)
    case bothMethods
    case incomplete(layer: String)
    case noMatrix(String, type: String, shape: String)
    case badAlpha(String)
    case metadata(String, String)
}

extension RankReductionError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .dependentColumns, .rankTooLarge, .notOrthonormal, .imageTooSmall, .shapesDiffer:
            matrixDescription
        case .numeric(let error): error.description
        case .unreadableBoundary(let text):
            "γ is '\(text)'; it has to be above 0 and at most 1, as 1/40 or 0.025"
        case .unreadableShapes(let what, let place): "\(place): \(what)"
        case .file(let error): error.description
        case .notAChange(let path, let reason): "\(path.plainName): \(reason)"
        case .unknownLayers(let layers, let changes, let weights):
            """
            \(changes.plainName) changes \(Self.list(layers)), and \(weights.plainName) has no such \
            \(layers.count == 1 ? "layer" : "layers"). Do the files belong to the same network?
            """
        case .layerDoesNotFit(let layer, let changes, let shape, let weights, let weight):
            """
            the change of \(layer.quotedName) in \(changes.plainName) is \(shape) and does not fit the tensor of \
            \(weights.plainName), \(weight.plainName). Do the files belong to the same network?
            """
        case .inLayer(let layer, let path, let error):
            "\(path.plainName), layer \(layer.quotedName): \(error)"
        case .waysNeedReductions(let way, let path):
            "\(way.rawValue) is a way to combine two PRR files, and \(path.plainName) is a LoRA file. Leave the way out"
        case .networksDiffer(let tensor, let first, let second):
            """
            the tensor \(tensor.quotedName) is \(first.plainName) and \(second.plainName). \
            Name two files of the same network
            """
        case .nothingToExtract(let first, let second):
            """
            from \(first.plainName) to \(second.plainName) no weight changes in a way that such a file can \
            explain. Are they in this order?
            """
        case .interrupted: "interrupted"
        }
    }

    private var matrixDescription: String {
        switch self {
        case .dependentColumns(let rank, let columns):
            """
            the \(columns) columns of B are dependent: their rank is \(rank) as far as doubles can tell. \
            Leave out the columns that are combinations of others
            """
        case .rankTooLarge(let rank, let outputs):
            "\(rank) independent columns do not fit into \(outputs) rows: the rank is at most \(outputs)"
        case .notOrthonormal(let deviation):
            """
            the columns of Q are not orthonormal: QᵀQ differs from I by \(deviation). \
            Give the matrix as B, and its Q is computed
            """
        case .imageTooSmall(let dimension, let rank):
            "the image of W has dimension \(dimension): no Q of \(rank) columns lies inside it"
        case .shapesDiffer(let left, let leftShape, let right, let rightShape):
            "\(left.plainName) is \(leftShape) and \(right.plainName) is \(rightShape): they do not fit together"
        default: ""
        }
    }

    private static func list(_ names: [String]) -> String {
        let shown = names.prefix(5).map(\.quotedName).joined(separator: ", ")
        return names.count > 5 ? "\(shown) and \(names.count - 5) more" : shown
    }
}

extension ChangeFault: CustomStringConvertible {
    public var description: String {
        switch self {
        case .empty: "has no tensors; a PRR or LoRA file has some for each layer that it changes"
        case .unknownTensor(let name):
            """
            the tensor \(name.quotedName) belongs to neither PRR (`layer.B`, `layer.Q`) nor LoRA \
            (`layer.lora_up.weight`, `layer.lora_down.weight`, `layer.alpha`)
            """
        case .twice(let one, let other):
            "\(one.quotedName) and \(other.quotedName) are the same part of the same layer"
        case .bothMethods:
            "has layers of PRR and of LoRA; write them into two files and combine those"
        case .incomplete(let layer): "the layer \(layer.quotedName) has only one of up and down"
        case .noMatrix(let name, let type, let shape):
            "the tensor \(name.quotedName) is \(shape) of type \(type); a matrix of F16, BF16, F32 or F64 is wanted"
        case .badAlpha(let name): "\(name.quotedName) is not one finite number"
        case .metadata(let key, let value):
            "its metadata say `\(key)` is \(value.quotedName), and its tensors say otherwise"
        }
    }
}

extension RankReductionError {
    /// The result of numeric work, its error made one of this module's.
    static func numeric<Value>(
        _ work: () throws(NumericError) -> Value
    ) throws(RankReductionError) -> Value {
        do throws(NumericError) { return try work() } catch { throw .numeric(error) }
    }

    /// The result of work on files, its error made one of this module's.
    static func file<Value>(
        _ work: () throws(TensorFileError) -> Value
    ) throws(RankReductionError) -> Value {
        do throws(TensorFileError) { return try work() } catch { throw .file(error) }
    }
}
