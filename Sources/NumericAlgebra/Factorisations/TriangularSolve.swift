internal import CLapacke

extension DenseOperand {
    /// The solution X of TX = B, where T is one half of this square matrix and the other half is not used.
    ///
    /// TᵀX = B is `t.transposedView.solve(b, as: …)` with the other half named. T is not copied.
    ///
    /// - Parameters:
    ///   - b: one column for each system.
    ///   - triangle: which half T is, the diagonal included.
    ///   - hasUnitDiagonal: whether ones stand for what is on the diagonal.
    /// - Throws: ``NumericError/singular(operation:pivot:)`` where the diagonal has a zero,
    ///   ``NumericError/notSquare(operation:shape:)``, ``NumericError/notFinite(row:column:)`` for an entry
    ///   of either half, ``NumericError/shapeMismatch(operation:left:right:)``.
    /// - Complexity: O(n²) a column.
    /// - SeeAlso: BLAS `dtrsm`, `strsm`.
    public func solve(
        _ b: some DenseOperand<Scalar>, as triangle: Triangle, hasUnitDiagonal: Bool = false
    ) throws(NumericError) -> DenseMatrix<Scalar> {
        let a = view
        try a.checkSquare("a triangular solve")
        guard b.shape.rows == a.rows else {
            throw .shapeMismatch(operation: "triangular solve", left: a.shape, right: b.shape)
        }
        try a.checkFactorable()
        try b.checkFactorable()
        if !hasUnitDiagonal, let pivot = (0..<a.rows).first(where: { a[$0, $0] == 0 }) {
            throw .singular(operation: "triangular solve", pivot: pivot)
        }
        var x = DenseMatrix(b.view)
        let (n, count) = try (Lapack.size(x.rows), Lapack.size(x.columns))
        let lda = try Lapack.size(a.leadingDimension)
        let stored = a.isTransposed ? triangle.flipped : triangle
        _ = unsafe a.withEntries { entries in
            unsafe Scalar.lapack.products.trsm(
                CblasColMajor, CblasLeft, stored == .lower ? CblasLower : CblasUpper,
                a.isTransposed ? CblasTrans : CblasNoTrans, hasUnitDiagonal ? CblasUnit : CblasNonUnit, n,
                count, 1, entries, lda, &x.values, max(1, n))
        }
        return x
    }
}
