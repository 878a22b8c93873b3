/// A = LLᵀ for a symmetric positive definite A.
public struct CholeskyFactorization<Scalar: LapackScalar>: Hashable, Sendable {
    /// Lower triangular, with a positive diagonal and zeros above it.
    public let lower: DenseMatrix<Scalar>

    /// LLᵀ, which is A up to rounding.
    public func reconstructed() throws(NumericError) -> DenseMatrix<Scalar> {
        try lower * lower.transposedView
    }

    /// det A, which is positive; 1 for the 0×0 matrix. May overflow to infinity or underflow to zero.
    ///
    /// - SeeAlso: ``determinantLogarithm``, which does neither.
    public var determinant: Scalar {
        (0..<lower.rows).reduce(1) { $0 * lower[$1, $1] * lower[$1, $1] }
    }

    /// ln det A.
    public var determinantLogarithm: Scalar {
        2 * (0..<lower.rows).reduce(0) { $0 + lower[$1, $1].naturalLogarithm }
    }

    /// The solution X of AX = B, one column for each of B's.
    ///
    /// - Throws: ``NumericError/shapeMismatch(operation:left:right:)``, ``NumericError/notFinite(row:column:)``.
    /// - Complexity: O(n²) a column.
    /// - SeeAlso: LAPACK `dpotrs`, `spotrs`.
    public func solve(_ b: some DenseOperand<Scalar>) throws(NumericError) -> DenseMatrix<Scalar> {
        guard b.shape.rows == lower.rows else {
            throw .shapeMismatch(operation: "solve", left: lower.shape, right: b.shape)
        }
        try b.checkFactorable()
        var solution = DenseMatrix(b.view)
        if solution.isEmpty { return solution }
        let (n, count) = try (Lapack.size(solution.rows), Lapack.size(solution.columns))
        let info = unsafe Scalar.lapack.linear.potrs(
            Lapack.columnMajor, Lapack.letter("L"), n, count, lower.values, n, &solution.values, n)
        try Lapack.checkArguments(info, of: Scalar.routine("potrs"))
        return solution
    }

    /// A⁻¹, symmetric in every bit. To solve a system, ``solve(_:)`` is cheaper and more accurate.
    ///
    /// - Complexity: O(n³).
    /// - SeeAlso: LAPACK `dpotri`, `spotri`.
    public func inverse() throws(NumericError) -> DenseMatrix<Scalar> {
        var a = Workspace(lower)
        if lower.isEmpty { return lower }
        let (n, lda) = try (Lapack.size(a.rows), Lapack.size(a.leadingDimension))
        let info = unsafe Scalar.lapack.linear.potri(
            Lapack.columnMajor, Lapack.letter("L"), n, &a.values, lda)
        try Lapack.check(info, of: Scalar.routine("potri")) { .singular(operation: "inverse", pivot: $0 - 1) }
        var inverse = a.matrix(rows: lower.rows)
        inverse.mirrorLowerTriangle()
        return inverse
    }
}

extension DenseOperand {
    /// The Cholesky factorisation of a symmetric positive definite matrix.
    ///
    /// A matrix that is only semidefinite may pass or fail: rounding decides.
    ///
    /// - Throws: ``NumericError/notPositiveDefinite(order:)`` with the order of the first leading block whose
    ///   determinant is not positive, ``NumericError/notSquare(operation:shape:)``,
    ///   ``NumericError/notSymmetric(row:column:)``, ``NumericError/notFinite(row:column:)``.
    /// - Complexity: O(n³), half of ``lu()``.
    /// - SeeAlso: LAPACK `dpotrf`, `spotrf`.
    public func cholesky() throws(NumericError) -> CholeskyFactorization<Scalar> {
        try checkSquare("the Cholesky factorisation")
        try checkFactorable()
        try checkSymmetric()
        var a = Workspace(self)
        let count = a.rows
        if count == 0 { return CholeskyFactorization(lower: .zeros(0, 0)) }
        let (n, lda) = try (Lapack.size(count), Lapack.size(a.leadingDimension))
        let info = unsafe Scalar.lapack.linear.potrf(
            Lapack.columnMajor, Lapack.letter("L"), n, &a.values, lda)
        try Lapack.check(info, of: Scalar.routine("potrf")) { .notPositiveDefinite(order: $0) }
        var lower = a.matrix(rows: count)
        lower.clear(.upper)
        return CholeskyFactorization(lower: lower)
    }
}
