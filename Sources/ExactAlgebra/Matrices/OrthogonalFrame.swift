internal import CFlint

/// Orthogonal columns and their squared lengths: what Gram-Schmidt gives before any root is taken.
///
/// Everything stays rational: A = ``columns`` · ``coefficients``, where `coefficients` is an upper row
/// echelon form with ones at ``pivotColumns``. A column of A that depends on those before it gives no
/// column here. Dividing by √ of the squared norms gives Q of the QR factorisation.
public struct OrthogonalFrame: Hashable, Sendable {
    /// The columns as the shortest integer vectors in their directions.
    public let directions: RationalMatrix
    /// The squared lengths of ``directions``.
    public let squaredLengths: [Rational]
    /// Column k is `scales[k]` times direction k; positive.
    let scales: [Rational]
    /// r×n: the multiple of column k of this frame in column j of A.
    public let coefficients: RationalMatrix
    /// The columns of A that are independent of those before them.
    public let pivotColumns: [Int]

    public var rank: Int { pivotColumns.count }

    /// The columns of the classical process, aₖ − Σ (projections), without the dependent ones.
    public var columns: RationalMatrix { directions.scalingColumns(by: scales) }

    /// The squared lengths of ``columns``.
    public var squaredNorms: [Rational] { zip(squaredLengths, scales).map { $0 * $1 * $1 } }
}

extension RationalMatrix {
    /// Gram-Schmidt on the columns, dependent ones dropped, nothing normalised.
    ///
    /// Fraction-free elimination of [AᵀA | Aᵀ]: row k of the right half becomes a multiple of the k-th
    /// orthogonal vector, and the left half holds the inner products with the columns of A.
    ///
    /// - Complexity: O(n²·(n + m)) integer operations on minors of AᵀA.
    public func gramSchmidt() throws(AlgebraError) -> OrthogonalFrame {
        let (m, n) = (rows, columns)
        try Limit.entries.check(n * (n + m))
        try Limit.bits.check(2 * n * (box.bits + box.denominatorBits + bitWidth(m)))
        var pivots: [Int] = []
        let table = MatrixBox(n, n + m) { table, _ in
            if !box.isEmpty {
                unsafe fillWithGramMatrix(table)
                pivots = unsafe eliminateGramMatrix(table, order: n, width: n + m)
            }
        }
        return frame(reading: table, pivots: pivots)
    }

    /// Writes [NᵀN | Nᵀ] for the numerators N.
    @unsafe private func fillWithGramMatrix(_ table: UnsafeMutablePointer<fmpz_mat_struct>) {
        let flipped = transposed.box
        let numerators = unsafe flipped.matrix
        var gram = unsafe fmpz_mat_struct()
        unsafe fmpz_mat_init(&gram, columns, columns)
        unsafe fmpz_mat_gram(&gram, numerators)
        for i in 0..<columns {
            for j in 0..<columns {
                unsafe fmpz_swap(fmpz_mat_entry(table, i, j), fmpz_mat_entry(&gram, i, j))
            }
            for j in 0..<rows {
                unsafe fmpz_set(fmpz_mat_entry(table, i, columns + j), fmpz_mat_entry(numerators, i, j))
            }
        }
        unsafe fmpz_mat_clear(&gram)
        withExtendedLifetime(flipped) {}
    }

    /// The rows of the table that kept a pivot, read as directions, lengths and coefficients.
    private func frame(reading table: MatrixBox, pivots: [Int]) -> OrthogonalFrame {
        let (m, n) = (rows, columns)
        var (scales, squaredLengths): ([Rational], [Rational]) = ([], [])
        var coefficients: [Rational] = []
        let directions = MatrixBox(m, pivots.count) { matrix, _ in
            var previous = Rational.one
            for (k, row) in pivots.enumerated() {
                let content = ScratchInteger()
                unsafe _fmpz_vec_content(content.pointer, table.entry(row, n), m)
                for i in 0..<m {
                    unsafe fmpz_divexact(
                        fmpz_mat_entry(matrix, i, k), table.entry(row, n + i), content.pointer)
                }
                let divisor = Rational(RationalBox { unsafe fmpz_set(&$0.pointee.num, content.pointer) })
                let pivot = table.integer(row, row)
                scales.append(divisor.divided(byNonzero: previous * denominator))
                squaredLengths.append((previous * pivot).divided(byNonzero: divisor * divisor))
                for j in 0..<n {
                    coefficients.append(j < row ? 0 : table.integer(row, j).divided(byNonzero: pivot))
                }
                previous = pivot
            }
        }
        return OrthogonalFrame(
            directions: RationalMatrix(directions), squaredLengths: squaredLengths, scales: scales,
            coefficients: RationalMatrix(rows: pivots.count, columns: n, entries: coefficients),
            pivotColumns: pivots)
    }

    /// Column k times `factors[k]`.
    func scalingColumns(by factors: [Rational]) -> RationalMatrix {
        let entries = (0..<rows).flatMap { i in factors.indices.map { self[i, $0] * factors[$0] } }
        return RationalMatrix(rows: rows, columns: factors.count, entries: entries)
    }
}

/// Bareiss elimination of a symmetric positive semidefinite block with a right half beside it.
///
/// Only the upper half of the block is kept up; a pivot of zero means a whole row of zeros, which is
/// passed over. Returns the rows with pivots; row k is then the k-th residual times the pivot before.
@unsafe private func eliminateGramMatrix(
    _ table: UnsafeMutablePointer<fmpz_mat_struct>, order n: Int, width: Int
) -> [Int] {
    var pivots: [Int] = []
    let previous = ScratchInteger(1)
    let product = ScratchInteger()
    for k in 0..<n {
        let upper: UnsafeMutablePointer<fmpz> = unsafe fmpz_mat_entry(table, k, 0)
        let pivot = unsafe upper + k
        if unsafe fmpz_is_zero(pivot) != 0 { continue }
        pivots.append(k)
        for i in k + 1..<max(n, k + 1) {
            let row: UnsafeMutablePointer<fmpz> = unsafe fmpz_mat_entry(table, i, 0)
            let multiplier = unsafe upper + i
            for j in i..<width {
                unsafe fmpz_fmms(product.pointer, pivot, row + j, multiplier, upper + j)
                unsafe fmpz_divexact(row + j, product.pointer, previous.pointer)
            }
        }
        unsafe fmpz_set(previous.pointer, pivot)
    }
    return pivots
}

extension MatrixBox {
    /// The numerator in row `i`, column `j`.
    func integer(_ i: Int, _ j: Int) -> Rational {
        Rational(RationalBox { unsafe fmpz_set(&$0.pointee.num, entry(i, j)) })
    }
}

extension Rational {
    /// The quotient by a number that is known not to be zero.
    func divided(byNonzero divisor: Rational) -> Rational {
        assert(!divisor.isZero)
        return Rational(RationalBox { unsafe fmpq_div($0, box.pointer, divisor.box.pointer) })
    }
}
