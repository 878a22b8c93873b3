/// AP = QR with the column of largest rest moved to the front at each step: R's diagonal never grows.
///
/// For A of shape m×n and p = min(m, n): Q is m×p with orthonormal columns, R is p×n and upper
/// triangular with |r₀₀| ≥ |r₁₁| ≥ …, P permutes the columns. The diagonal shows a rank nearly as well as
/// singular values do, at a fraction of their cost; there are rare matrices where it does not.
public struct PivotedQR<Scalar: LapackScalar>: Hashable, Sendable {
    public let q: DenseMatrix<Scalar>
    public let r: DenseMatrix<Scalar>
    /// Column j of AP is column `permutation[j]` of A, from zero.
    public let permutation: [Int]

    /// QRPᵀ, which is A up to rounding.
    public func reconstructed() throws(NumericError) -> DenseMatrix<Scalar> {
        let permuted = try q * r
        var result = DenseMatrix<Scalar>.zeros(permuted.rows, permuted.columns)
        for (j, original) in permutation.enumerated() {
            result.values.replaceSubrange(
                (original * result.rows)..<((original + 1) * result.rows),
                with: permuted.values[(j * result.rows)..<((j + 1) * result.rows)])
        }
        return result
    }

    /// How many diagonal entries of R are above `tolerance` in size; by default max(m, n) · ε · |r₀₀|.
    public func rank(tolerance: Scalar? = nil) -> Int {
        let diagonal = (0..<r.rows).map { r[$0, $0].magnitude }
        let cut =
            tolerance ?? Scalar.rankTolerance(NumericShape(q.rows, r.columns)) * (diagonal.first ?? 0)
        return diagonal.prefix { $0 > cut }.count
    }

    /// A basic solution of min ‖AX − B‖: at most as many rows of X as A has rank are not zero.
    ///
    /// The first `rank` pivot columns of A alone are combined. Not the shortest solution, which
    /// ``DenseOperand/rankRevealingLeastSquares(_:relativeTolerance:)`` gives.
    ///
    /// - Parameter tolerance: as for ``rank(tolerance:)``.
    /// - Throws: ``NumericError/shapeMismatch(operation:left:right:)``, ``NumericError/notFinite(row:column:)``.
    /// - Complexity: O(mn) a column.
    public func solve(
        _ b: some DenseOperand<Scalar>, tolerance: Scalar? = nil
    ) throws(NumericError) -> DenseMatrix<Scalar> {
        guard b.shape.rows == q.rows else {
            throw .shapeMismatch(
                operation: "least squares", left: NumericShape(q.rows, r.columns), right: b.shape)
        }
        try b.checkFactorable()
        let k = rank(tolerance: tolerance)
        let target = try q[columns: 0..<k].transposedView * b
        let found = try r[rows: 0..<k, columns: 0..<k].solve(target, as: .upper)
        var x = DenseMatrix<Scalar>.zeros(r.columns, b.shape.columns)
        for j in 0..<x.columns {
            for i in 0..<k { x[permutation[i], j] = found[i, j] }
        }
        return x
    }
}

extension DenseOperand {
    /// The QR factorisation with column pivoting.
    ///
    /// - Throws: ``NumericError/notFinite(row:column:)``, ``NumericError/tooLarge(shape:)``.
    /// - Complexity: O(mn · min(m, n)).
    /// - SeeAlso: LAPACK `dgeqp3`, `sgeqp3`; Businger and Golub 1965.
    public func pivotedQR() throws(NumericError) -> PivotedQR<Scalar> {
        try checkFactorable()
        let (m, n, p) = (shape.rows, shape.columns, min(shape.rows, shape.columns))
        if p == 0 {
            return PivotedQR(q: .zeros(m, 0), r: .zeros(0, n), permutation: Array(0..<n))
        }
        var a = Workspace(self)
        var scales = [Scalar](repeating: 0, count: p)
        // Zeros let every column move.
        var places = [LapackInt](repeating: 0, count: n)
        let (height, width) = try (Lapack.size(m), Lapack.size(n))
        let lda = try Lapack.size(a.leadingDimension)
        let info = unsafe Scalar.lapack.orthogonal.geqp3(
            Lapack.columnMajor, height, width, &a.values, lda, &places, &scales)
        try Lapack.checkArguments(info, of: Scalar.routine("geqp3"))
        let reflections = Reflections(packed: a.matrix(rows: m), scales: scales)
        return PivotedQR(
            q: try reflections.product(columns: p),
            r: reflections.packed.rows(in: 0..<p).keeping(.upper), permutation: places.map { Int($0) - 1 })
    }
}
