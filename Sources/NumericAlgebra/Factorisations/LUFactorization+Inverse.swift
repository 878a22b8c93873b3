extension LUFactorization {
    /// A⁻¹. To solve a system, ``solve(_:)`` is cheaper and more accurate.
    ///
    /// - Throws: ``NumericError/singular(operation:pivot:)`` where a pivot is exactly zero.
    /// - Complexity: O(n³).
    /// - SeeAlso: LAPACK `dgetri`, `sgetri`.
    public func inverse() throws(NumericError) -> DenseMatrix<Scalar> {
        try checkNonsingular("inverse")
        if packed.isEmpty { return packed }
        var a = Workspace(packed)
        let (n, lda) = try (Lapack.size(a.rows), Lapack.size(a.leadingDimension))
        let pivots = exchanges.map { LapackInt($0 + 1) }
        let info = unsafe Scalar.lapack.linear.getri(Lapack.columnMajor, n, &a.values, lda, pivots)
        try Lapack.check(info, of: Scalar.routine("getri")) { .singular(operation: "inverse", pivot: $0 - 1) }
        return a.matrix(rows: packed.rows)
    }
}

extension DenseOperand {
    /// A⁻¹ of a square matrix, by LU.
    ///
    /// - Throws: as ``lu()`` and ``LUFactorization/inverse()``.
    public func inverse() throws(NumericError) -> DenseMatrix<Scalar> { try lu().inverse() }
}
