extension DenseOperand {
    /// The X that makes ‖AX − B‖ smallest, for an A of full rank; where many do, the shortest.
    ///
    /// A tall A gives the least-squares solution, a wide one the solution of least norm, A = 0 gives zeros.
    /// Any other A of deficient rank is refused only where a diagonal entry of its triangular factor is
    /// exactly zero: elsewhere the numbers are large and mean nothing.
    /// ``rankRevealingLeastSquares(_:relativeTolerance:)`` takes every rank.
    ///
    /// - Parameter b: m×k, one column for each problem.
    /// - Returns: n×k.
    /// - Throws: ``NumericError/singular(operation:pivot:)``,
    ///   ``NumericError/shapeMismatch(operation:left:right:)``, ``NumericError/notFinite(row:column:)``.
    /// - Complexity: O(mn · min(m, n)).
    /// - SeeAlso: LAPACK `dgels`, `sgels`.
    public func leastSquares(_ b: some DenseOperand<Scalar>) throws(NumericError) -> DenseMatrix<Scalar> {
        guard b.shape.rows == shape.rows else {
            throw .shapeMismatch(operation: "least squares", left: shape, right: b.shape)
        }
        try checkFactorable()
        try b.checkFactorable()
        let (m, n, count) = (shape.rows, shape.columns, b.shape.columns)
        if m == 0 || n == 0 || count == 0 { return .zeros(n, count) }
        var a = Workspace(self)
        var x = Workspace(b, rows: max(m, n))
        let (height, width, problems) = try (Lapack.size(m), Lapack.size(n), Lapack.size(count))
        let (lda, ldx) = try (Lapack.size(a.leadingDimension), Lapack.size(x.leadingDimension))
        let info = unsafe Scalar.lapack.orthogonal.gels(
            Lapack.columnMajor, Lapack.letter("N"), height, width, problems, &a.values, lda, &x.values, ldx)
        try Lapack.check(info, of: Scalar.routine("gels")) {
            .singular(operation: "least squares", pivot: $0 - 1)
        }
        return x.matrix(rows: n)
    }
}
