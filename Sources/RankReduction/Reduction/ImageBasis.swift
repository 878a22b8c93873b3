internal import NumericAlgebra

/// The image of W: its dimension as far as doubles can tell, and an orthonormal basis of it.
struct ImageBasis {
    /// The singular values of W, descending.
    let singularValues: [Double]
    /// What counts as zero beside W: 4 · max(d_out, d_in) · ε · σ₁.
    let tolerance: Double
    /// The singular values above the tolerance.
    let rank: Int
    private let weight: NumericMatrix

    init(of w: NumericMatrix) throws(RankReductionError) {
        weight = w
        singularValues = try RankReductionError.numeric { () throws(NumericError) in
            try w.singularValues()
        }
        let largest = singularValues.first ?? 0
        let cut = 4 * Double(max(w.rows, w.columns)) * Double.ulpOfOne * largest
        tolerance = cut
        rank = singularValues.count { $0 > cut }
    }

    /// The least singular value that counts; nil where W is zero.
    var least: Double? { rank == 0 ? nil : singularValues[rank - 1] }

    /// d_out × rank, with orthonormal columns.
    ///
    /// - Complexity: a decomposition of W, unless it is zero or reaches everything.
    var basis: NumericMatrix {
        get throws(RankReductionError) {
            let (w, rank) = (weight, rank)
            if rank == w.rows { return .identity(rank) }
            return try RankReductionError.numeric { () throws(NumericError) in
                rank == w.columns ? try w.qr().q : try w.svd().u.columns(in: 0..<rank)
            }
        }
    }

    /// dim(im W ∩ span K) for a K with orthonormal columns.
    ///
    /// A direction of K counts as one of im W where the sine of its angle to it is at most the tolerance
    /// over the least singular value that counts: then the value that it removes from W is one that counts
    /// as zero. Both judgements are the same amount of W.
    func intersection(with k: NumericMatrix) throws(RankReductionError) -> Int {
        guard let least, k.columns > 0 else { return 0 }
        if rank == weight.rows { return k.columns }
        let angles = try PrincipalAngles(between: basis, and: k, tolerance: min(0.5, tolerance / least))
        return angles.coinciding
    }
}
