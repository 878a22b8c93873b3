/// PA = LU with partial pivoting, for a square A; singular ones included.
public struct LUFactorization<Scalar: LapackScalar>: Hashable, Sendable {
    /// U on and above the diagonal, L without its ones below.
    let packed: DenseMatrix<Scalar>
    /// Step k exchanged rows k and `exchanges[k]`, from zero.
    let exchanges: [Int]

    /// Lower triangular, ones on the diagonal.
    public var lower: DenseMatrix<Scalar> { packed.keeping(.lower).withUnitDiagonal }

    /// Upper triangular; a zero on its diagonal says that A is singular.
    public var upper: DenseMatrix<Scalar> { packed.keeping(.upper) }

    /// PᵀLU, which is A up to rounding.
    public func reconstructed() throws(NumericError) -> DenseMatrix<Scalar> {
        var result = try lower * upper
        result.exchangeRows(exchanges.enumerated().reversed().map { ($0.offset, $0.element) })
        return result
    }

    /// det A; 1 for the 0×0 matrix. May overflow to infinity or underflow to zero.
    ///
    /// - SeeAlso: ``determinantSignAndLogarithm``, which does neither.
    public var determinant: Scalar {
        (0..<packed.rows).reduce(sign) { $0 * packed[$1, $1] }
    }

    /// The sign of det A (−1, 0, 1) and ln |det A|, −∞ where the sign is 0.
    public var determinantSignAndLogarithm: (sign: Int, logarithm: Scalar) {
        var (sign, logarithm) = (Int(sign), Scalar.zero)
        for i in 0..<packed.rows {
            let pivot = packed[i, i]
            if pivot == 0 { return (0, -.infinity) }
            if pivot < 0 { sign = -sign }
            logarithm += pivot.magnitude.naturalLogarithm
        }
        return (sign, logarithm)
    }

    /// The solution X of AX = B, one column for each of B's.
    ///
    /// - Throws: ``NumericError/singular(operation:pivot:)`` where a pivot is exactly zero,
    ///   ``NumericError/shapeMismatch(operation:left:right:)``, ``NumericError/notFinite(row:column:)``.
    /// - Complexity: O(n²) a column.
    /// - SeeAlso: LAPACK `dgetrs`, `sgetrs`; after `dgetrf` this is what `dgesv` does.
    public func solve(_ b: some DenseOperand<Scalar>) throws(NumericError) -> DenseMatrix<Scalar> {
        guard b.shape.rows == packed.rows else {
            throw .shapeMismatch(operation: "solve", left: packed.shape, right: b.shape)
        }
        try checkNonsingular("solve")
        try b.checkFactorable()
        var solution = DenseMatrix(b.view)
        if solution.isEmpty { return solution }
        let (n, count) = try (Lapack.size(solution.rows), Lapack.size(solution.columns))
        let pivots = exchanges.map { LapackInt($0 + 1) }
        let info = unsafe Scalar.lapack.linear.getrs(
            Lapack.columnMajor, Lapack.letter("N"), n, count, packed.values, n, pivots, &solution.values, n)
        try Lapack.checkArguments(info, of: Scalar.routine("getrs"))
        return solution
    }

    func checkNonsingular(_ operation: String) throws(NumericError) {
        if let pivot = (0..<packed.rows).first(where: { packed[$0, $0] == 0 }) {
            throw .singular(operation: operation, pivot: pivot)
        }
    }

    /// −1 for an odd number of exchanges.
    private var sign: Scalar {
        exchanges.enumerated().count { $0.offset != $0.element } % 2 == 0 ? 1 : -1
    }
}

extension DenseOperand {
    /// The LU factorisation of a square matrix, with partial pivoting.
    ///
    /// - Throws: ``NumericError/notSquare(operation:shape:)``, ``NumericError/notFinite(row:column:)``.
    /// - Complexity: O(n³).
    /// - SeeAlso: LAPACK `dgetrf`, `sgetrf`.
    public func lu() throws(NumericError) -> LUFactorization<Scalar> {
        try checkSquare("the LU factorisation")
        try checkFactorable()
        var a = Workspace(self)
        if a.rows == 0 { return LUFactorization(packed: .zeros(0, 0), exchanges: []) }
        var pivots = [LapackInt](repeating: 0, count: a.rows)
        let (n, lda) = try (Lapack.size(a.rows), Lapack.size(a.leadingDimension))
        // A positive result only says that a pivot is zero, which the factors show.
        let info = unsafe Scalar.lapack.linear.getrf(Lapack.columnMajor, n, n, &a.values, lda, &pivots)
        try Lapack.checkArguments(min(info, 0), of: Scalar.routine("getrf"))
        return LUFactorization(packed: a.matrix(rows: pivots.count), exchanges: pivots.map { Int($0) - 1 })
    }

    /// det A, by LU; may overflow to infinity or underflow to zero.
    ///
    /// - Throws: as ``lu()``.
    public func determinant() throws(NumericError) -> Scalar { try lu().determinant }

    /// The solution X of AX = B for a square A.
    ///
    /// - Throws: as ``lu()`` and ``LUFactorization/solve(_:)``.
    /// - SeeAlso: LAPACK `dgesv`, `sgesv`, which is these two steps.
    public func solve(_ b: some DenseOperand<Scalar>) throws(NumericError) -> DenseMatrix<Scalar> {
        try lu().solve(b)
    }
}
