/// A = UΣVᵀ with as many columns in U and rows in Vᵀ as the smaller dimension of A.
///
/// For A of shape m×n and p = min(m, n): U is m×p, Vᵀ is p×n, both with orthonormal columns and rows.
public struct ThinSVD<Scalar: LapackScalar>: Hashable, Sendable {
    /// The left singular vectors, m×p.
    public let u: DenseMatrix<Scalar>
    /// p numbers, descending, none negative.
    public let singularValues: [Scalar]
    /// The right singular vectors as rows, p×n.
    public let vTransposed: DenseMatrix<Scalar>

    /// UΣVᵀ, which is A up to rounding.
    public func reconstructed() throws(NumericError) -> DenseMatrix<Scalar> {
        try u.scalingColumns(by: singularValues) * vTransposed
    }

    /// How many singular values are above `tolerance`; by default max(m, n) · ε · σ₁.
    public func rank(tolerance: Scalar? = nil) -> Int {
        let cut = tolerance ?? defaultTolerance
        return singularValues.count { $0 > cut }
    }

    /// The best approximation of rank at most k, in the Frobenius and the spectral norm.
    ///
    /// Unique only where σₖ > σₖ₊₁. A negative k counts as zero.
    ///
    /// - SeeAlso: Eckart and Young 1936; Mirsky 1960.
    public func lowRank(_ k: Int) throws(NumericError) -> DenseMatrix<Scalar> {
        let kept = min(max(k, 0), singularValues.count)
        return try u[columns: 0..<kept].scalingColumns(by: Array(singularValues.prefix(kept)))
            * vTransposed[rows: 0..<kept]
    }

    /// The Moore-Penrose inverse, with the singular values up to `tolerance` taken as zero.
    ///
    /// By default the tolerance is max(m, n) · ε · σ₁.
    public func pseudoinverse(tolerance: Scalar? = nil) throws(NumericError) -> DenseMatrix<Scalar> {
        let rank = rank(tolerance: tolerance)
        let inverses = singularValues.prefix(rank).map { 1 / $0 }
        return try vTransposed[rows: 0..<rank].scalingRows(by: inverses).transposedView
            * u[columns: 0..<rank].transposedView
    }

    /// The shortest X that makes ‖AX − B‖ smallest, with the singular values up to `tolerance` taken as zero.
    ///
    /// By default the tolerance is max(m, n) · ε · σ₁.
    ///
    /// - Throws: ``NumericError/shapeMismatch(operation:left:right:)``, ``NumericError/notFinite(row:column:)``.
    /// - Complexity: O(mn) a column.
    public func solve(
        _ b: some DenseOperand<Scalar>, tolerance: Scalar? = nil
    ) throws(NumericError) -> DenseMatrix<Scalar> {
        guard b.shape.rows == u.rows else {
            throw .shapeMismatch(
                operation: "least squares", left: NumericShape(u.rows, vTransposed.columns), right: b.shape)
        }
        try b.checkFactorable()
        let rank = rank(tolerance: tolerance)
        let inverses = singularValues.prefix(rank).map { 1 / $0 }
        return try vTransposed[rows: 0..<rank].transposedView
            * (u[columns: 0..<rank].transposedView * b).scalingRows(by: inverses)
    }

    private var defaultTolerance: Scalar {
        Scalar.rankTolerance(NumericShape(u.rows, vTransposed.columns)) * (singularValues.first ?? 0)
    }
}

/// A = UΣVᵀ with square orthogonal U and V.
public struct FullSVD<Scalar: LapackScalar>: Hashable, Sendable {
    /// m×m; the columns past the rank complete an orthonormal basis.
    public let u: DenseMatrix<Scalar>
    /// min(m, n) numbers, descending, none negative.
    public let singularValues: [Scalar]
    /// n×n.
    public let vTransposed: DenseMatrix<Scalar>

    /// UΣVᵀ, which is A up to rounding.
    public func reconstructed() throws(NumericError) -> DenseMatrix<Scalar> {
        let p = singularValues.count
        return try u[columns: 0..<p].scalingColumns(by: singularValues) * vTransposed[rows: 0..<p]
    }

    /// The columns of U and the rows of Vᵀ that belong to singular values.
    public var thin: ThinSVD<Scalar> {
        let p = singularValues.count
        return ThinSVD(
            u: u.columns(in: 0..<p), singularValues: singularValues,
            vTransposed: vTransposed.rows(in: 0..<p))
    }
}

extension LapackScalar {
    /// max(m, n) · ε: what a singular value is held against, relative to the largest one.
    static func rankTolerance(_ shape: NumericShape) -> Self {
        Self(max(shape.rows, shape.columns)) * Self.ulpOfOne
    }
}
