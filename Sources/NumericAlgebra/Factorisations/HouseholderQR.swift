/// A = QR by Householder reflections: the thin factors, and the reflections for the rest of Q.
///
/// For A of shape m×n and p = min(m, n): Q is m×p with orthonormal columns, R is p×n and upper
/// triangular. The signs of R's diagonal are whatever the reflections make them.
public struct HouseholderQR<Scalar: LapackScalar>: Hashable, Sendable {
    let reflections: Reflections<Scalar>
    public let q: DenseMatrix<Scalar>
    public let r: DenseMatrix<Scalar>

    /// QR, which is A up to rounding.
    public func reconstructed() throws(NumericError) -> DenseMatrix<Scalar> { try q * r }

    /// The square orthogonal Q: the columns of ``q``, then a basis of what is orthogonal to them.
    ///
    /// - SeeAlso: LAPACK `dorgqr`, `sorgqr`.
    public func fullQ() throws(NumericError) -> DenseMatrix<Scalar> {
        try reflections.product(columns: reflections.packed.rows)
    }

    /// The X that makes ‖AX − B‖ smallest, for an A of independent columns.
    ///
    /// - Throws: ``NumericError/singular(operation:pivot:)`` where R's diagonal ends or has a zero,
    ///   ``NumericError/shapeMismatch(operation:left:right:)``, ``NumericError/notFinite(row:column:)``.
    /// - Complexity: O(mn) a column.
    public func solve(_ b: some DenseOperand<Scalar>) throws(NumericError) -> DenseMatrix<Scalar> {
        guard b.shape.rows == q.rows else {
            throw .shapeMismatch(
                operation: "least squares", left: NumericShape(q.rows, r.columns), right: b.shape)
        }
        if r.columns > r.rows { throw .singular(operation: "least squares", pivot: r.rows) }
        try b.checkFactorable()
        return try r.solve(q.transposedView * b, as: .upper)
    }
}

extension DenseOperand {
    /// The QR factorisation without pivoting.
    ///
    /// - Throws: ``NumericError/notFinite(row:column:)``, ``NumericError/tooLarge(shape:)``.
    /// - Complexity: O(mn · min(m, n)).
    /// - SeeAlso: LAPACK `dgeqrf`, `dorgqr` and `sgeqrf`, `sorgqr`.
    public func qr() throws(NumericError) -> HouseholderQR<Scalar> {
        try checkFactorable()
        let (m, n, p) = (shape.rows, shape.columns, min(shape.rows, shape.columns))
        if p == 0 {
            let reflections = Reflections(packed: DenseMatrix(view), scales: [])
            return HouseholderQR(reflections: reflections, q: .zeros(m, 0), r: .zeros(0, n))
        }
        var a = Workspace(self)
        var scales = [Scalar](repeating: 0, count: p)
        let (height, width) = try (Lapack.size(m), Lapack.size(n))
        let lda = try Lapack.size(a.leadingDimension)
        let info = unsafe Scalar.lapack.orthogonal.geqrf(
            Lapack.columnMajor, height, width, &a.values, lda, &scales)
        try Lapack.checkArguments(info, of: Scalar.routine("geqrf"))
        let reflections = Reflections(packed: a.matrix(rows: m), scales: scales)
        return HouseholderQR(
            reflections: reflections, q: try reflections.product(columns: p),
            r: reflections.packed.rows(in: 0..<p).keeping(.upper))
    }
}
