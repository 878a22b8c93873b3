internal import NumericAlgebra
internal import RankReduction

/// One layer that is trained: its weight before, and the numbers of its change.
struct AdaptedLayer: Hashable, Sendable {
    let name: String
    /// W₀, d_out × (d_in · k · k).
    let weight: NumericMatrix
    var parameters: Parameters

    /// What is trained.
    enum Parameters: Hashable, Sendable {
        /// B of PRR, d_out × r.
        case columns(NumericMatrix)
        /// up and down of LoRA, d_out × r and r × d_in; their product is added as it is.
        case factors(up: NumericMatrix, down: NumericMatrix)
    }

    /// A change at its start.
    ///
    /// B is standard normal: any span is as likely as any other, and the start is *not* the identity. LoRA
    /// begins with up zero, so that the first weight is W₀, and down uniform in ±1/√d_in.
    ///
    /// - SeeAlso: Hu and others, *LoRA*, 2022, whose code begins down so; the paper has normal numbers.
    init(
        _ name: String, weight: NumericMatrix, method: AdaptationMethod, rank: Int,
        using random: inout SeededRandom
    ) throws(DiffusionError) {
        self.name = name
        self.weight = weight
        switch method {
        case .prr:
            let numbers = random.normals(weight.rows * rank)
            parameters = .columns(
                try DiffusionError.numeric { () throws(NumericError) in
                    try NumericMatrix(rows: weight.rows, columns: rank, columnMajor: numbers)
                })
        case .lora:
            let bound = 1 / Double(weight.columns).squareRoot()
            let numbers = (0..<rank * weight.columns).map { _ in bound * (2 * random.unit() - 1) }
            parameters = .factors(
                up: .zeros(weight.rows, rank),
                down: try DiffusionError.numeric { () throws(NumericError) in
                    try NumericMatrix(rows: rank, columns: weight.columns, columnMajor: numbers)
                })
        }
    }

    /// The changed weight, and what its gradient is computed with.
    ///
    /// - Throws: ``DiffusionError/reduction(_:)`` where B has lost its rank.
    func changed() throws(DiffusionError) -> ChangedWeight {
        switch parameters {
        case .columns(let b):
            return try DiffusionError.reduction { () throws(RankReductionError) in
                let reduction = try ImageReduction(columns: b)
                return ChangedWeight(weight: try reduction.applied(to: weight), reduction: reduction)
            }
        case .factors(let up, let down):
            return ChangedWeight(
                weight: try DiffusionError.reduction { () throws(RankReductionError) in
                    try LowRankUpdate(up: up, down: down).applied(to: weight)
                }, reduction: nil)
        }
    }

    /// The gradients of the trained numbers, in the order of ``numbers``, from that of the changed weight.
    func gradients(
        of lossByWeight: NumericMatrix, at changed: ChangedWeight
    ) throws(DiffusionError) -> [[Double]] {
        switch (parameters, changed.reduction) {
        case (.columns, let reduction?):
            return [
                try DiffusionError.reduction { () throws(RankReductionError) in
                    try reduction.gradient(of: lossByWeight, weight: weight)
                }.values
            ]
        case (.factors(let up, let down), _):
            return try DiffusionError.numeric { () throws(NumericError) in
                [
                    try (lossByWeight * down.transposedView).values,
                    try (up.transposedView * lossByWeight).values,
                ]
            }
        case (.columns, nil): return []
        }
    }

    /// The trained numbers, an array for each matrix, column after column.
    var numbers: [[Double]] {
        get {
            switch parameters {
            case .columns(let b): [b.values]
            case .factors(let up, let down): [up.values, down.values]
            }
        }
    }

    /// The same layer with other numbers.
    func with(_ numbers: ArraySlice<[Double]>) throws(DiffusionError) -> AdaptedLayer {
        var layer = self
        var rest = numbers
        func next(like matrix: NumericMatrix) throws(NumericError) -> NumericMatrix {
            try NumericMatrix(
                rows: matrix.rows, columns: matrix.columns, columnMajor: rest.popFirst() ?? [])
        }
        layer.parameters = try DiffusionError.numeric { () throws(NumericError) in
            switch parameters {
            case .columns(let b): .columns(try next(like: b))
            case .factors(let up, let down): .factors(up: try next(like: up), down: try next(like: down))
            }
        }
        return layer
    }
}

/// A weight after its change.
struct ChangedWeight: Hashable, Sendable {
    let weight: NumericMatrix
    /// Nil for LoRA.
    let reduction: ImageReduction?
}
