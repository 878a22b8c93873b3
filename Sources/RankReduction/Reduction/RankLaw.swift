public import NumericAlgebra

/// What an operator does to the rank of W, by the law and by counting.
///
/// For any M, rank(MW) = rank W − dim(im W ∩ ker M): the directions that are lost are those that W reaches
/// and M maps to zero. For M = I − QQᵀ the kernel is the span of Q. Theorem 1 of the PRR paper, a loss of
/// exactly r, needs the columns of Q to lie inside the image of W; a Q of free direction loses
/// max(0, r − (d_out − rank W)) only, which for a tall W is often nothing.
///
/// Ranks of doubles are judgements. A singular value of W or of MW counts as zero up to ``tolerance``,
/// and the intersection is judged by the same amount: see `ImageBasis.intersection(with:)`. Prediction and
/// count come from different decompositions, so that they can disagree.
public struct RankLaw: Hashable, Sendable {
    /// rank W.
    public let rankOfWeight: Int
    /// dim ker M: r for one reduction.
    public let kernel: Int
    /// dim(im W ∩ ker M).
    public let intersection: Int
    /// The rank of what is added to MW; 0 for reductions alone.
    public let added: Int
    /// The singular values of the result, descending.
    public let singularValues: [Double]
    /// σ₁(W); 0 for no W at all.
    public let largestOfWeight: Double
    /// 4 · max(d_out, d_in) · ε · σ₁(W).
    public let tolerance: Double

    /// rank W − dim(im W ∩ ker M), and what an update of free direction adds to it.
    public var predicted: Int { min(rankOfWeight - intersection + added, singularValues.count) }
    /// How many of ``singularValues`` are above the tolerance.
    public var found: Int { singularValues.count { $0 > tolerance } }

    /// - Parameters:
    ///   - kernel: an orthonormal basis of ker M.
    ///   - result: MW, or MW + ΔW with ΔW of rank `added`.
    /// - Complexity: the singular values of two matrices of W's shape, and where the rank of W is less than
    ///   d_out a basis of its image.
    init(
        weight: NumericMatrix, kernel: NumericMatrix, result: NumericMatrix, added: Int = 0
    ) throws(RankReductionError) {
        let image = try ImageBasis(of: weight)
        rankOfWeight = image.rank
        self.kernel = kernel.columns
        self.added = added
        intersection = try image.intersection(with: kernel)
        singularValues = try RankReductionError.numeric { () throws(NumericError) in
            try result.singularValues()
        }
        largestOfWeight = image.singularValues.first ?? 0
        tolerance = image.tolerance
    }

    /// rank((I − QQᵀ)W) for a W of full rank and a Q of free direction: what shapes alone tell.
    ///
    /// - Parameter kernel: the columns of Q.
    public static func usualRank(of shape: NumericShape, kernel: Int) -> Int {
        let rank = min(shape.rows, shape.columns)
        return rank - min(rank, max(0, kernel - (shape.rows - rank)))
    }
}

extension ImageReduction {
    /// The rank law on W, predicted and found.
    ///
    /// - Throws: ``RankReductionError/shapesDiffer(_:_:_:_:)``, ``RankReductionError/numeric(_:)``.
    public func rankLaw(on w: NumericMatrix) throws(RankReductionError) -> RankLaw {
        try RankLaw(weight: w, kernel: q, result: applied(to: w))
    }
}
