internal import Networks
internal import NumericAlgebra
internal import RankReduction

/// A change of some layers of a denoiser, by PRR or by LoRA: what personalising trains.
struct Adaptation: Hashable, Sendable {
    /// In alphabetical order.
    private(set) var layers: [AdaptedLayer]
    /// The changed weights, for the numbers that the layers have now.
    private(set) var changed: [ChangedWeight]

    /// A change at its start, of the layers of a subset.
    ///
    /// - Throws: ``DiffusionError/rankOutside(found:most:)`` for a rank that is more than half of the outputs of
    ///   every layer; a narrower layer is given half of its outputs.
    init(
        of denoiser: Denoiser<Float>, method: AdaptationMethod, subset: LayerSubset, rank: Int,
        using random: inout SeededRandom
    ) throws(DiffusionError) {
        let targets = subset.layers(of: denoiser)
        let most = targets.map { $0.outputs / 2 }.max() ?? 0
        guard (1...max(1, most)).contains(rank), most > 0 else {
            throw .rankOutside(found: rank, most: most)
        }
        layers = []
        for target in targets where target.outputs >= 2 {
            layers.append(
                try AdaptedLayer(
                    target.name, weight: denoiser.matrix(of: target), method: method,
                    rank: min(rank, target.outputs / 2), using: &random))
        }
        changed = try layers.map { (layer) throws(DiffusionError) in try layer.changed() }
    }

    /// How many numbers are trained.
    var parameterCount: Int { layers.reduce(0) { $0 + $1.numbers.reduce(0) { $0 + $1.count } } }

    /// The tensors whose gradients are needed.
    var weightNames: Set<String> { Set(layers.map { "\($0.name).weight" }) }

    /// The trained numbers of all layers in turn, an array for each matrix.
    var numbers: [[Double]] { layers.flatMap(\.numbers) }

    /// What the arrays of ``numbers`` are called.
    var numberNames: [String] {
        layers.flatMap { layer in
            switch layer.parameters {
            case .columns: ["\(layer.name).B"]
            case .factors: ["\(layer.name).up", "\(layer.name).down"]
            }
        }
    }

    /// Takes other numbers, and changes the weights accordingly.
    mutating func set(_ numbers: [[Double]]) throws(DiffusionError) {
        var rest = numbers[...]
        for index in layers.indices {
            let count = layers[index].numbers.count
            layers[index] = try layers[index].with(rest.prefix(count))
            rest = rest.dropFirst(count)
            changed[index] = try layers[index].changed()
        }
    }

    /// Gives a denoiser the changed weights.
    func apply(to denoiser: inout Denoiser<Float>) throws(DiffusionError) {
        for (layer, change) in zip(layers, changed) {
            // Files and networks have matrices row after row.
            let values = change.weight.transposed.values.map { Float($0) }
            try DiffusionError.network { () throws(NetworkError) in
                try denoiser.set("\(layer.name).weight", to: values)
            }
        }
    }

    /// The gradients of ``numbers``, from those of the changed weights by name.
    func gradients(from byWeight: [String: [Float]]) throws(DiffusionError) -> [[Double]] {
        var gradients: [[Double]] = []
        for (layer, change) in zip(layers, changed) {
            let values = (byWeight["\(layer.name).weight"] ?? []).map { Double($0) }
            let gradient = try DiffusionError.numeric { () throws(NumericError) in
                try NumericMatrix(rows: layer.weight.rows, columns: layer.weight.columns, rowMajor: values)
            }
            gradients += try layer.gradients(of: gradient, at: change)
        }
        return gradients
    }

    /// Writes the file of changes that `prr apply` carries out.
    ///
    /// - Throws: ``DiffusionError/reduction(_:)``.
    func write(to path: String) throws(DiffusionError) {
        var (columns, updates): ([String: NumericMatrix], [String: LowRankUpdate]) = ([:], [:])
        for layer in layers {
            switch layer.parameters {
            case .columns(let b): columns[layer.name] = b
            case .factors(let up, let down):
                updates[layer.name] = try DiffusionError.reduction { () throws(RankReductionError) in
                    try LowRankUpdate(up: up, down: down)
                }
            }
        }
        try DiffusionError.reduction { () throws(RankReductionError) in
            if updates.isEmpty {
                try ChangeFile.write(trained: columns, to: path)
            } else {
                try ChangeFile.write(updates, to: path)
            }
        }
    }
}

extension Denoiser where Scalar == Float {
    /// The weight of a layer as a matrix of d_out × (d_in · k · k).
    func matrix(of layer: DenoiserLayer) throws(DiffusionError) -> NumericMatrix {
        let values = try DiffusionError.network { () throws(NetworkError) in
            try self.values(of: layer.weightName)
        }
        return try DiffusionError.numeric { () throws(NumericError) in
            try NumericMatrix(
                rows: layer.outputs, columns: layer.inputs, rowMajor: values.map { Double($0) })
        }
    }
}
