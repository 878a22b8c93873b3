internal import NumericAlgebra
internal import TensorFiles

/// Changes of a network's weights, ready to be carried out: one file of changes, or two combined.
///
///     let edit = try WeightEdit(weights: "unet.safetensors", changes: "bear.safetensors")
///     let report = try edit.write(to: "new.safetensors") { _ in true }
///
/// Everything that can be wrong with names and shapes is found before the first byte is written.
public struct WeightEdit: Sendable {
    public let weights: WeightsFile
    let changes: [ChangeFile]
    /// How two reductions of the same layer are combined.
    public let way: Combination
    /// For each changed tensor what each file of changes calls its layer; nil where it leaves it alone.
    private let layers: [String: [String?]]

    /// The changes of one file.
    ///
    /// - Throws: ``RankReductionError``: files, names and shapes.
    public init(weights: String, changes: String) throws(RankReductionError) {
        try self.init(
            weights: WeightsFile(path: weights), changes: [ChangeFile(path: changes)], way: .sequential)
    }

    /// The changes of two files; layers that only one of them changes are changed by it alone.
    ///
    /// - Parameter way: for two PRR files. A reduction comes before an update in any case.
    /// - Throws: as ``init(weights:changes:)``, and ``RankReductionError/waysNeedReductions(_:path:)`` for a way
    ///   other than sequential with a LoRA file.
    public init(
        weights: String, first: String, second: String, as way: Combination
    ) throws(RankReductionError) {
        let changes = [try ChangeFile(path: first), try ChangeFile(path: second)]
        if way != .sequential, let update = changes.first(where: { $0.method == .lora }) {
            throw .waysNeedReductions(way, path: update.path)
        }
        try self.init(weights: WeightsFile(path: weights), changes: changes, way: way)
    }

    private init(
        weights: WeightsFile, changes: [ChangeFile], way: Combination
    ) throws(RankReductionError) {
        (self.weights, self.changes, self.way) = (weights, changes, way)
        var layers: [String: [String?]] = [:]
        for (index, file) in changes.enumerated() {
            for (tensor, layer) in try weights.changed(by: file) {
                layers[tensor, default: changes.map { _ in nil }][index] = layer
            }
        }
        self.layers = layers
    }

    /// The tensors that are changed, in the order of the file.
    public var changedTensors: [String] { weights.file.names.filter { layers[$0] != nil } }

    /// Whether both files are of PRR, so that there are three ways to combine them.
    public var combinesReductions: Bool { changes.count == 2 && changes.allSatisfy { $0.method == .prr } }

    /// What is done to a tensor; nil where it is left alone.
    ///
    /// - Parameter way: nil for the edit's own.
    /// - Throws: ``RankReductionError/inLayer(_:path:_:)``, ``RankReductionError/file(_:)``.
    public func operation(
        on tensor: String, as way: Combination? = nil
    ) throws(RankReductionError) -> LayerOperator? {
        guard let names = layers[tensor] else { return nil }
        var found: [LayerChange] = []
        for (file, layer) in zip(changes, names) {
            if let layer { found.append(try file.change(of: layer)) }
        }
        return found.count == 2
            ? try LayerOperator(found[0], found[1], as: way ?? self.way) : LayerOperator(found[0])
    }

    /// A report on a changed tensor before anything is done to it.
    func report(
        on weight: WeightsFile.Weight, _ operation: LayerOperator
    ) throws(RankReductionError) -> LayerReport {
        var angles: LayerReport.Angles?
        if let pair = operation.pair {
            angles = LayerReport.Angles(
                first: pair.first.rank, second: pair.second.rank, count: pair.angles.cosines.count,
                coinciding: pair.angles.coinciding,
                perpendicular: pair.angles.perpendicular, predictedGap: pair.predictedGap,
                foundGap: try pair.foundGap())
        }
        return LayerReport(
            tensor: weight.entry.name, shape: weight.entry.shape.axes, type: weight.entry.type.rawValue,
            reduced: operation.kernel.columns, updated: operation.update?.rank ?? 0,
            usualRank: operation.usualRank(of: weight.shape), angles: angles)
    }
}

/// How far a long piece of work has come.
public struct WorkProgress: Hashable, Sendable {
    /// Bytes or layers, whichever the work goes by.
    public let done: Int
    public let total: Int
    /// The tensor that is being worked on.
    public let tensor: String
}
