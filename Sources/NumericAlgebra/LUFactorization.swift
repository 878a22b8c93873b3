internal import CLapacke

#if canImport(Darwin)
    internal import Darwin
#else
    internal import Glibc
#endif

/// PA = LU with partial pivoting, for a square A; singular ones included.
public struct LUFactorization: Hashable, Sendable {
    /// U on and above the diagonal, L without its ones below.
    let packed: NumericMatrix
    /// Step k exchanged rows k and `exchanges[k]`, from zero.
    let exchanges: [Int]

    /// Lower triangular, ones on the diagonal.
    public var lower: NumericMatrix {
        var result = NumericMatrix.identity(packed.rows)
        for j in 0..<packed.columns {
            for i in (j + 1)..<max(j + 1, packed.rows) { result[i, j] = packed[i, j] }
        }
        return result
    }

    /// Upper triangular; a zero on its diagonal says that A is singular.
    public var upper: NumericMatrix { packed.upperTriangle }

    /// PᵀLU, which is A up to rounding.
    public func reconstructed() throws(NumericError) -> NumericMatrix {
        var result = try lower * upper
        for (k, other) in exchanges.enumerated().reversed() where k != other {
            for j in 0..<result.columns {
                (result[k, j], result[other, j]) = (result[other, j], result[k, j])
            }
        }
        return result
    }

    /// det A; 1 for the 0×0 matrix. May overflow to infinity or underflow to zero.
    ///
    /// - SeeAlso: ``determinantSignAndLogarithm``, which does neither.
    public var determinant: Double {
        (0..<packed.rows).reduce(sign) { $0 * packed[$1, $1] }
    }

    /// The sign of det A (−1, 0, 1) and ln |det A|, −∞ where the sign is 0.
    public var determinantSignAndLogarithm: (sign: Int, logarithm: Double) {
        var (sign, logarithm) = (Int(sign), 0.0)
        for i in 0..<packed.rows {
            let pivot = packed[i, i]
            if pivot == 0 { return (0, -.infinity) }
            if pivot < 0 { sign = -sign }
            logarithm += log(pivot.magnitude)
        }
        return (sign, logarithm)
    }

    /// The solution X of AX = B, one column for each of B's.
    ///
    /// - Throws: ``NumericError/singular(operation:pivot:)`` where a pivot is exactly zero,
    ///   ``NumericError/shapeMismatch(operation:left:right:)``, ``NumericError/notFinite(row:column:)``.
    /// - Complexity: O(n²) a column.
    /// - SeeAlso: LAPACK `dgetrs`; after `dgetrf` this is what `dgesv` does.
    public func solve(_ b: NumericMatrix) throws(NumericError) -> NumericMatrix {
        guard b.rows == packed.rows else {
            throw .shapeMismatch(operation: "solve", left: packed.shape, right: b.shape)
        }
        if let pivot = (0..<packed.rows).first(where: { packed[$0, $0] == 0 }) {
            throw .singular(operation: "solve", pivot: pivot)
        }
        try b.checkFinite()
        if b.isEmpty { return b }
        var solution = b
        let (n, count) = try (Lapack.size(b.rows), Lapack.size(b.columns))
        let pivots = exchanges.map { LapackInt($0 + 1) }
        let info = unsafe LAPACKE_dgetrs(
            LAPACK_COL_MAJOR, CChar(UInt8(ascii: "N")), n, count, packed.values, n, pivots,
            &solution.values, n)
        try Lapack.check(info, of: "dgetrs") { .illegalArgument(routine: "dgetrs", position: $0) }
        return solution
    }

    /// −1 for an odd number of exchanges.
    private var sign: Double {
        exchanges.enumerated().count { $0.offset != $0.element } % 2 == 0 ? 1 : -1
    }
}

extension NumericMatrix {
    /// The LU factorisation of a square matrix, with partial pivoting.
    ///
    /// - Throws: ``NumericError/notSquare(operation:shape:)``, ``NumericError/notFinite(row:column:)``.
    /// - Complexity: O(n³).
    /// - SeeAlso: LAPACK `dgetrf`.
    public func lu() throws(NumericError) -> LUFactorization {
        try checkSquare("the LU factorisation")
        try checkFactorable()
        if isEmpty { return LUFactorization(packed: self, exchanges: []) }
        var a = Workspace(self)
        var pivots = [LapackInt](repeating: 0, count: rows)
        let (n, lda) = try (Lapack.size(rows), Lapack.size(a.leadingDimension))
        // A positive result only says that a pivot is zero, which the factors show.
        let info = unsafe LAPACKE_dgetrf(LAPACK_COL_MAJOR, n, n, &a.values, lda, &pivots)
        if info < 0 { throw .illegalArgument(routine: "dgetrf", position: -Int(info)) }
        return LUFactorization(packed: a.matrix(rows: rows), exchanges: pivots.map { Int($0) - 1 })
    }

    /// det A, by LU; may overflow to infinity or underflow to zero.
    ///
    /// - Throws: as ``lu()``.
    public func determinant() throws(NumericError) -> Double { try lu().determinant }

    /// The solution X of AX = B for a square A.
    ///
    /// - Throws: as ``lu()`` and ``LUFactorization/solve(_:)``.
    /// - SeeAlso: LAPACK `dgesv`, which is these two steps.
    public func solve(_ b: NumericMatrix) throws(NumericError) -> NumericMatrix { try lu().solve(b) }
}
