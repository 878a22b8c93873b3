/// The shortest X that makes ‖AX − B‖ smallest, with the rank that A was taken to have.
public struct LeastSquaresSolution<Scalar: LapackScalar>: Hashable, Sendable {
    /// n×k, one column for each of B's.
    public let solution: DenseMatrix<Scalar>
    /// How many singular values of A were above the tolerance.
    public let rank: Int
    /// The singular values of A, descending.
    public let singularValues: [Scalar]
}

extension DenseOperand {
    /// The shortest X that makes ‖AX − B‖ smallest, for an A of any rank, by singular values.
    ///
    /// - Parameters:
    ///   - b: m×k, one column for each problem.
    ///   - relativeTolerance: singular values up to so much of σ₁ count as zero; by default max(m, n) · ε.
    /// - Throws: ``NumericError/shapeMismatch(operation:left:right:)``, ``NumericError/notFinite(row:column:)``,
    ///   ``NumericError/outOfRange(name:value:wanted:)`` for a tolerance outside 0 ..< 1,
    ///   ``NumericError/notConverged(routine:)``.
    /// - Complexity: O(mn · min(m, n)), several times that of ``leastSquares(_:)``.
    /// - SeeAlso: LAPACK `dgelsd`, `sgelsd`.
    public func rankRevealingLeastSquares(
        _ b: some DenseOperand<Scalar>, relativeTolerance: Scalar? = nil
    ) throws(NumericError) -> LeastSquaresSolution<Scalar> {
        guard b.shape.rows == shape.rows else {
            throw .shapeMismatch(operation: "least squares", left: shape, right: b.shape)
        }
        let tolerance = relativeTolerance ?? Scalar.rankTolerance(shape)
        guard tolerance >= 0, tolerance < 1 || relativeTolerance == nil else {
            throw .outOfRange(
                name: "relativeTolerance", value: Double(tolerance), wanted: "0 or above, and less than 1")
        }
        try checkFactorable()
        try b.checkFactorable()
        let (m, n, count) = (shape.rows, shape.columns, b.shape.columns)
        if m == 0 || n == 0 {
            return LeastSquaresSolution(solution: .zeros(n, count), rank: 0, singularValues: [])
        }
        var a = Workspace(self)
        var x = Workspace(b, rows: max(m, n))
        var values = [Scalar](repeating: 0, count: min(m, n))
        var rank: LapackInt = 0
        let (height, width, problems) = try (Lapack.size(m), Lapack.size(n), Lapack.size(count))
        let (lda, ldx) = try (Lapack.size(a.leadingDimension), Lapack.size(x.leadingDimension))
        let info = unsafe Scalar.lapack.orthogonal.gelsd(
            Lapack.columnMajor, height, width, problems, &a.values, lda, &x.values, ldx, &values, tolerance,
            &rank)
        try Lapack.checkConverged(info, of: Scalar.routine("gelsd"))
        return LeastSquaresSolution(solution: x.matrix(rows: n), rank: Int(rank), singularValues: values)
    }
}
