internal import CLapacke

/// A = QR by Householder reflections: the thin factors, and the reflections for the rest of Q.
///
/// For A of shape m×n and p = min(m, n): Q is m×p with orthonormal columns, R is p×n and upper
/// triangular. The signs of R's diagonal are whatever the reflections make them.
public struct HouseholderQR: Hashable, Sendable {
    /// R on and above the diagonal, the reflections below it.
    let packed: NumericMatrix
    let scales: [Double]
    public let q: NumericMatrix
    public let r: NumericMatrix

    /// QR, which is A up to rounding.
    public func reconstructed() throws(NumericError) -> NumericMatrix { try q * r }

    /// The square orthogonal Q: the columns of ``q``, then a basis of what is orthogonal to them.
    ///
    /// - SeeAlso: LAPACK `dorgqr`.
    public func fullQ() throws(NumericError) -> NumericMatrix {
        try NumericMatrix.orgqr(packed, scales, columns: packed.rows)
    }
}

extension NumericMatrix {
    /// The QR factorisation without pivoting.
    ///
    /// - Throws: ``NumericError/notFinite(row:column:)``, ``NumericError/tooLarge(shape:)``.
    /// - Complexity: O(mn · min(m, n)).
    /// - SeeAlso: LAPACK `dgeqrf`, `dorgqr`.
    public func qr() throws(NumericError) -> HouseholderQR {
        try checkFactorable()
        let p = min(rows, columns)
        if isEmpty {
            return HouseholderQR(packed: self, scales: [], q: .zeros(rows, p), r: .zeros(p, columns))
        }
        var a = Workspace(self)
        var scales = [Double](repeating: 0, count: p)
        let (m, n, lda) = try (Lapack.size(rows), Lapack.size(columns), Lapack.size(a.leadingDimension))
        let info = unsafe LAPACKE_dgeqrf(LAPACK_COL_MAJOR, m, n, &a.values, lda, &scales)
        try Lapack.check(info, of: "dgeqrf") { .illegalArgument(routine: "dgeqrf", position: $0) }
        let packed = a.matrix(rows: rows)
        return HouseholderQR(
            packed: packed, scales: scales, q: try Self.orgqr(packed, scales, columns: p),
            r: packed.rows(in: 0..<p).upperTriangle)
    }

    /// The first `count` columns of the product of the reflections.
    static func orgqr(_ packed: NumericMatrix, _ scales: [Double], columns count: Int) throws(NumericError)
        -> NumericMatrix
    {
        guard count <= Lapack.largestSmallerDimension else {
            throw .tooLarge(shape: NumericShape(packed.rows, count))
        }
        if scales.isEmpty { return .identity(packed.rows).columns(in: 0..<min(count, packed.rows)) }
        var start = NumericMatrix.zeros(packed.rows, count)
        let known = packed.values.prefix(packed.rows * min(count, packed.columns))
        start.values.replaceSubrange(0..<known.count, with: known)
        var q = Workspace(start)
        let (m, n) = try (Lapack.size(packed.rows), Lapack.size(count))
        let (k, ldq) = try (Lapack.size(scales.count), Lapack.size(q.leadingDimension))
        let info = unsafe LAPACKE_dorgqr(LAPACK_COL_MAJOR, m, n, k, &q.values, ldq, scales)
        try Lapack.check(info, of: "dorgqr") { .illegalArgument(routine: "dorgqr", position: $0) }
        return q.matrix(rows: packed.rows)
    }
}
