/// D_τ(X) = U S_τ(Σ) Vᵀ: every singular value is lowered by τ, and those that are not above it are dropped.
///
/// The seam for decompositions that compute only what survives: the iteration asks for nothing else.
/// - SeeAlso: Cai, Candès, Shen, A singular value thresholding algorithm for matrix completion, 2010.
struct SpectralThreshold {
    let matrix: NumericMatrix
    /// The lowered values that are left, by size.
    let values: [Double]

    /// - Parameter isSymmetric: whether the matrix equals its transpose in every bit; the result then does too.
    init(_ matrix: NumericMatrix, by threshold: Double, isSymmetric: Bool) throws(NumericError) {
        if isSymmetric {
            let parts = try matrix.symmetricEigendecomposition()
            let lowered = parts.values.map { $0.softened(by: threshold) }
            let kept = lowered.indices.filter { lowered[$0] != 0 }
            let vectors = NumericMatrix(
                matrix.rows, kept.count,
                kept.flatMap { j in (0..<matrix.rows).map { parts.vectors[$0, j] } })
            let product =
                try vectors.scalingColumns(by: kept.map { lowered[$0] }) * vectors.transposed
            self.matrix = product.evened
            values = kept.map { abs(lowered[$0]) }.sorted(by: >)
        } else {
            let parts = try matrix.svd()
            let kept = parts.singularValues.prefix { $0 > threshold }.map { $0 - threshold }
            self.matrix =
                try parts.u.columns(in: 0..<kept.count).scalingColumns(by: kept)
                * parts.vTransposed.rows(in: 0..<kept.count)
            values = kept
        }
    }

    /// ‖D_τ(X)‖*.
    var nuclearNorm: Double { values.reduce(0, +) }
}

extension Double {
    /// S_τ: towards zero by τ, and zero within τ of it.
    func softened(by threshold: Double) -> Double {
        if self > threshold { return self - threshold }
        return self < -threshold ? self + threshold : 0
    }
}
