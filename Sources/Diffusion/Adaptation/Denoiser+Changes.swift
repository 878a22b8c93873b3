public import Networks
internal import NumericAlgebra
public import RankReduction
internal import TensorFiles

extension Denoiser where Scalar == Float {
    /// The denoiser of a file with files of changes carried out on it, as `prr apply` would write it.
    ///
    /// Reductions come first, in their order, then updates. Weights are computed in double precision here and
    /// rounded once, so that they may differ from those of `prr apply` in the last bit.
    ///
    /// - Parameters:
    ///   - path: the weights.
    ///   - changes: PRR and LoRA files.
    ///   - way: how two PRR files are combined where both change a layer.
    /// - Throws: ``DiffusionError/reduction(_:)`` for files that do not belong together,
    ///   ``DiffusionError/wayNeedsTwoReductions(_:)``, ``DiffusionError/network(_:)``.
    public init(
        path: String, changes: [String], as way: Combination = .sequential
    ) throws(DiffusionError) {
        self = try DiffusionError.network { () throws(NetworkError) in try Denoiser(path: path) }
        var (reductions, updates): ([String], [String]) = ([], [])
        for change in changes {
            let method = try DiffusionError.reduction { () throws(RankReductionError) in
                try ChangeFile(path: change).method
            }
            if method == .prr { reductions.append(change) } else { updates.append(change) }
        }
        var edits: [WeightEdit] = []
        try DiffusionError.reduction { () throws(RankReductionError) in
            if way != .sequential, reductions.count == 2 {
                edits.append(
                    try WeightEdit(weights: path, first: reductions[0], second: reductions[1], as: way))
                reductions = []
            }
            for change in reductions + updates {
                edits.append(try WeightEdit(weights: path, changes: change))
            }
        }
        guard way == .sequential || reductions.isEmpty, way == .sequential || edits.first?.way == way else {
            throw .wayNeedsTwoReductions(way)
        }
        for edit in edits { try carryOut(edit) }
    }

    private mutating func carryOut(_ edit: WeightEdit) throws(DiffusionError) {
        for tensor in edit.changedTensors {
            let (axes, values) = try DiffusionError.network { () throws(NetworkError) -> ([Int], [Float]) in
                (try self.shape(of: tensor), try self.values(of: tensor))
            }
            let weight = try DiffusionError.numeric { () throws(NumericError) in
                try NumericMatrix(
                    rows: axes[0], columns: values.count / axes[0], rowMajor: values.map { Double($0) })
            }
            let changed = try DiffusionError.reduction { () throws(RankReductionError) in
                try edit.operation(on: tensor)?.applied(to: weight)
            }
            guard let changed else { continue }
            try DiffusionError.network { () throws(NetworkError) in
                try set(tensor, to: changed.transposed.values.map { Float($0) })
            }
        }
    }
}
