public import NumericAlgebra

/// Everything that is done to one weight: W becomes W − L·C·LᵀW + (α/r)·up·down.
///
/// One reduction, two in sequence, jointly or summed, and updates after them, all have this form: L holds the
/// columns of the reductions side by side, and the small matrix C says how they work together.
///
/// | reductions | L | C |
/// |---|---|---|
/// | one, or two jointly | an orthonormal basis of what is removed | I |
/// | Q₁ then Q₂ | Q₁, Q₂ | I with −Q₂ᵀQ₁ below: Q₂ sees what Q₁ has left |
/// | the sum of both | Q₁, Q₂ | I |
///
/// So W is read for LᵀW, and once more to be changed, whatever the reductions are.
public struct LayerOperator: Hashable, Sendable {
    /// L, d_out × R; no columns where there is no reduction.
    let columns: NumericMatrix
    /// C, R × R.
    let core: NumericMatrix
    /// An orthonormal basis of what the reductions map to zero.
    public let kernel: NumericMatrix
    /// What is added after the reductions.
    public let update: LowRankUpdate?
    /// The two reductions, where there are two.
    public let pair: ReductionPair?

    /// One change.
    public init(_ change: LayerChange) {
        switch change {
        case .reduction(let reduction):
            self.init(
                columns: reduction.q, core: .identity(reduction.rank), kernel: reduction.q, update: nil,
                pair: nil)
        case .update(let update):
            let none = NumericMatrix.zeros(update.up.rows, 0)
            self.init(columns: none, core: .zeros(0, 0), kernel: none, update: update, pair: nil)
        }
    }

    /// Two changes of the same layer.
    ///
    /// Two reductions are combined in the given way. A reduction comes before an update, whichever is named
    /// first. Two updates are both added.
    ///
    /// - Throws: ``RankReductionError/shapesDiffer(_:_:_:_:)``, ``RankReductionError/numeric(_:)``.
    public init(
        _ first: LayerChange, _ second: LayerChange, as way: Combination
    ) throws(RankReductionError) {
        switch (first, second) {
        case (.reduction(let one), .reduction(let other)):
            try self.init(ReductionPair(one, then: other), as: way)
        case (.reduction(let reduction), .update(let update)),
            (.update(let update), .reduction(let reduction)):
            guard reduction.outputs == update.up.rows else {
                throw .shapesDiffer("Q", reduction.q.shape, "up", update.up.shape)
            }
            self.init(
                columns: reduction.q, core: .identity(reduction.rank), kernel: reduction.q, update: update,
                pair: nil)
        case (.update(let one), .update(let other)):
            self.init(.update(try one.joined(by: other)))
        }
    }

    private init(_ pair: ReductionPair, as way: Combination) throws(RankReductionError) {
        let (r1, r2) = (pair.first.rank, pair.second.rank)
        let kernel = try pair.kernel(of: way)
        if way == .joint {
            self.init(
                columns: kernel, core: .identity(kernel.columns), kernel: kernel, update: nil, pair: pair)
            return
        }
        var core = NumericMatrix.identity(r1 + r2)
        if way == .sequential {
            let overlap = try RankReductionError.numeric { () throws(NumericError) in
                try pair.second.q.transposed * pair.first.q
            }
            for j in 0..<r1 {
                for i in 0..<r2 { core[r1 + i, j] = -overlap[i, j] }
            }
        }
        self.init(
            columns: try pair.first.q.beside(pair.second.q), core: core, kernel: kernel, update: nil,
            pair: pair)
    }

    private init(
        columns: NumericMatrix, core: NumericMatrix, kernel: NumericMatrix, update: LowRankUpdate?,
        pair: ReductionPair?
    ) {
        self.columns = columns
        self.core = core
        self.kernel = kernel
        self.update = update
        self.pair = pair
    }

    /// The changed weight, in doubles.
    ///
    /// - Throws: ``RankReductionError/shapesDiffer(_:_:_:_:)``.
    public func applied(to w: NumericMatrix) throws(RankReductionError) -> NumericMatrix {
        guard w.rows == columns.rows else { throw .shapesDiffer("Q", columns.shape, "W", w.shape) }
        let reduced = try RankReductionError.numeric { () throws(NumericError) in
            columns.columns == 0 ? w : try w - columns * (core * (columns.transposed * w))
        }
        guard let update else { return reduced }
        return try update.applied(to: reduced)
    }

    /// The rank law on W, predicted and found.
    ///
    /// - Throws: ``RankReductionError/shapesDiffer(_:_:_:_:)``, ``RankReductionError/numeric(_:)``.
    public func rankLaw(on w: NumericMatrix) throws(RankReductionError) -> RankLaw {
        try RankLaw(weight: w, kernel: kernel, result: applied(to: w), added: update?.rank ?? 0)
    }

    /// The rank after the change for a W of full rank and changes of free direction.
    public func usualRank(of shape: NumericShape) -> Int {
        let reduced = RankLaw.usualRank(of: shape, kernel: kernel.columns)
        return min(reduced + (update?.rank ?? 0), shape.rows, shape.columns)
    }
}

extension LowRankUpdate {
    /// Both updates as one: their ups side by side, their downs one below the other.
    func joined(by other: LowRankUpdate) throws(RankReductionError) -> LowRankUpdate {
        guard shape == other.shape else { throw .shapesDiffer("ΔW₁", shape, "ΔW₂", other.shape) }
        return try LowRankUpdate(
            up: up.scaled(by: scale).beside(other.up.scaled(by: other.scale)),
            down: down.transposed.beside(other.down.transposed).transposed)
    }
}
