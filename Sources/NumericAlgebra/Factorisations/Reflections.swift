/// An orthogonal matrix as LAPACK keeps it: a product of reflections, packed below a triangle.
struct Reflections<Scalar: LapackScalar>: Hashable, Sendable {
    /// R on and above the diagonal, the vectors of the reflections below it, each with a 1 left out.
    let packed: DenseMatrix<Scalar>
    /// What each reflection is scaled by.
    let scales: [Scalar]

    /// The first `count` columns of the product of the reflections.
    ///
    /// - SeeAlso: LAPACK `dorgqr`, `sorgqr`.
    func product(columns count: Int) throws(NumericError) -> DenseMatrix<Scalar> {
        guard count <= Lapack.largestSmallerDimension else {
            throw .tooLarge(shape: NumericShape(packed.rows, count))
        }
        if scales.isEmpty { return .identityLike(NumericShape(packed.rows, count)) }
        let known = min(count, packed.columns)
        var q = Workspace(packed[columns: 0..<known], columns: count)
        let (m, n) = try (Lapack.size(packed.rows), Lapack.size(count))
        let (k, ldq) = try (Lapack.size(scales.count), Lapack.size(q.leadingDimension))
        let info = unsafe Scalar.lapack.orthogonal.orgqr(
            Lapack.columnMajor, m, n, k, &q.values, ldq, scales)
        try Lapack.checkArguments(info, of: Scalar.routine("orgqr"))
        return q.matrix(rows: packed.rows)
    }
}
