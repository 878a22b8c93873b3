internal import CLapacke

extension NumericMatrix {
    /// The X that makes ‖AX − B‖ smallest, for an A of full rank; where many do, the shortest.
    ///
    /// A tall A gives the least-squares solution, a wide one the solution of least norm, A = 0 gives zeros.
    /// Any other A of deficient rank is refused only where a diagonal entry of its triangular factor is
    /// exactly zero: elsewhere the numbers are large and mean nothing.
    /// ``ThinSVD/pseudoinverse(tolerance:)`` handles every rank.
    ///
    /// - Parameter b: m×k, one column for each problem.
    /// - Returns: n×k.
    /// - Throws: ``NumericError/singular(operation:pivot:)``,
    ///   ``NumericError/shapeMismatch(operation:left:right:)``, ``NumericError/notFinite(row:column:)``.
    /// - Complexity: O(mn · min(m, n)).
    /// - SeeAlso: LAPACK `dgels`.
    public func leastSquares(_ b: NumericMatrix) throws(NumericError) -> NumericMatrix {
        guard b.rows == rows else {
            throw .shapeMismatch(operation: "least squares", left: shape, right: b.shape)
        }
        try checkFactorable()
        try b.checkFactorable()
        if isEmpty || b.isEmpty { return .zeros(columns, b.columns) }
        var a = Workspace(self)
        var x = Workspace(b, rows: max(rows, columns))
        let (m, n, count) = try (Lapack.size(rows), Lapack.size(columns), Lapack.size(b.columns))
        let (lda, ldx) = try (Lapack.size(a.leadingDimension), Lapack.size(x.leadingDimension))
        let info = unsafe LAPACKE_dgels(
            LAPACK_COL_MAJOR, CChar(UInt8(ascii: "N")), m, n, count, &a.values, lda, &x.values, ldx)
        try Lapack.check(info, of: "dgels") { .singular(operation: "least squares", pivot: $0 - 1) }
        return x.matrix(rows: columns)
    }
}
