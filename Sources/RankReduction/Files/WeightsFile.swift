public import NumericAlgebra
public import TensorFiles

/// The weights of a network: a safetensors file whose layers are found by their names.
///
/// The weight of layer `a.b` is the tensor `a.b.weight`, or `a.b` itself. Files of changes that were made
/// around a whole pipeline name layers from further outside; `unet.` and `base_model.model.` are passed over.
public struct WeightsFile: Sendable {
    public let path: String
    public let file: SafetensorsFile
    private let names: Set<String>

    /// - Throws: ``RankReductionError/file(_:)``.
    public init(path: String) throws(RankReductionError) {
        self.path = path
        file = try RankReductionError.file { () throws(TensorFileError) in try SafetensorsFile(path: path) }
        names = Set(file.names)
    }

    /// The weight of a layer as W of shape d_out × d_in, a convolution's d_out × (d_in · k · k).
    public struct Weight: Hashable, Sendable {
        public let entry: SafetensorsEntry
        public let outputs: Int
        public let inputs: Int

        public var shape: NumericShape { NumericShape(outputs, inputs) }
    }

    private static let wrappers = ["base_model.model.", "unet."]

    /// The tensor of a layer; nil where there is none.
    public func tensor(ofLayer layer: String) -> String? {
        var inner = layer
        for wrapper in Self.wrappers where inner.hasPrefix(wrapper) {
            inner = String(inner.dropFirst(wrapper.count))
        }
        return [layer, inner].flatMap { ["\($0).weight", $0] }.first(where: names.contains)
    }

    /// The tensor as a weight; nil where it is none: fewer than two axes, or of integers.
    public func weight(_ tensor: String) throws(RankReductionError) -> Weight? {
        let entry = try RankReductionError.file { () throws(TensorFileError) in try file.info(of: tensor) }
        guard entry.type.isFloatingPoint, let (rows, columns) = entry.matrixSides else { return nil }
        return Weight(entry: entry, outputs: rows, inputs: columns)
    }

    /// The entries of a weight, in doubles.
    ///
    /// - Throws: ``RankReductionError/file(_:)``.
    public func matrix(_ weight: Weight) throws(RankReductionError) -> NumericMatrix {
        let entries = try RankReductionError.file { () throws(TensorFileError) in
            try file.doubles(weight.entry.name)
        }
        return try RankReductionError.numeric { () throws(NumericError) in
            try NumericMatrix(rows: weight.outputs, columns: weight.inputs, rowMajor: entries)
        }
    }

    /// The weights that a file changes, by tensor, each with the name that the file has for its layer.
    ///
    /// - Throws: ``RankReductionError/unknownLayers(_:changes:weights:)``,
    ///   ``RankReductionError/layerDoesNotFit(_:changes:shape:weights:weight:)``.
    func changed(by changes: ChangeFile) throws(RankReductionError) -> [String: String] {
        let unknown = changes.layers.filter { tensor(ofLayer: $0) == nil }
        guard unknown.isEmpty else {
            throw .unknownLayers(unknown, changes: changes.path, weights: path)
        }
        var found: [String: String] = [:]
        for layer in changes.layers {
            guard let name = tensor(ofLayer: layer) else { continue }
            let (outputs, inputs, rank) = try changes.shape(of: layer)
            let weight = try weight(name)
            guard let weight, weight.outputs == outputs, inputs ?? weight.inputs == weight.inputs else {
                let entry = try RankReductionError.file { () throws(TensorFileError) in
                    try file.info(of: name)
                }
                throw .layerDoesNotFit(
                    layer, changes: changes.path,
                    shape: inputs.map { "\(outputs)×\($0)" } ?? "\(outputs)×\(rank)", weights: path,
                    weight: "\(name), which is \(entry.shape) of type \(entry.type.rawValue)")
            }
            if let other = found.updateValue(layer, forKey: name) {
                throw .notAChange(path: changes.path, reason: .twice(other, layer))
            }
        }
        return found
    }
}
