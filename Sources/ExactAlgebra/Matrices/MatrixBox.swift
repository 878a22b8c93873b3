internal import CFlint

/// One `fmpz_mat` over one common denominator, written once while it is made.
///
/// The denominator is positive and has no factor in common with all the entries, so that equal
/// matrices have equal parts. The inner loops of this module run on these integers.
///
/// `fill` and `reduce()` are the only writers, and both run inside `init`.
@safe final class MatrixBox: Sendable {
    private let entryStorage = unsafe ConstantPointer<fmpz_mat_struct>()
    private let denominatorStorage = ConstantPointer<fmpz>()
    var matrix: UnsafeMutablePointer<fmpz_mat_struct> { unsafe entryStorage.address }
    var denominator: UnsafeMutablePointer<fmpz> { unsafe denominatorStorage.address }

    /// Fills a zero matrix with denominator 1, then brings it to lowest terms.
    @safe init(
        _ rows: Int, _ columns: Int,
        _ fill: (UnsafeMutablePointer<fmpz_mat_struct>, UnsafeMutablePointer<fmpz>) -> Void
    ) {
        unsafe fmpz_mat_init(matrix, rows, columns)
        unsafe denominator.initialize(to: 1)
        unsafe fill(matrix, denominator)
        if unsafe fmpz_is_one(denominator) == 0 { reduce() }
    }

    /// A matrix of integers.
    @safe convenience init(
        _ rows: Int, _ columns: Int, integers fill: (UnsafeMutablePointer<fmpz_mat_struct>) -> Void
    ) {
        self.init(rows, columns) { matrix, _ in unsafe fill(matrix) }
    }

    private func reduce() {
        let divisor = ScratchInteger()
        unsafe fmpz_mat_content(divisor.pointer, matrix)
        unsafe fmpz_gcd(divisor.pointer, divisor.pointer, denominator)
        if unsafe fmpz_sgn(denominator) < 0 { unsafe fmpz_neg(divisor.pointer, divisor.pointer) }
        if unsafe fmpz_is_one(divisor.pointer) == 0 {
            unsafe fmpz_mat_scalar_divexact_fmpz(matrix, matrix, divisor.pointer)
            unsafe fmpz_divexact(denominator, denominator, divisor.pointer)
        }
    }

    deinit {
        unsafe fmpz_mat_clear(matrix)
        unsafe fmpz_clear(denominator)
        unsafe matrix.deallocate()
        unsafe denominator.deallocate()
    }

    var rows: Int { unsafe matrix.pointee.r }
    var columns: Int { unsafe matrix.pointee.c }
    var shape: Shape { Shape(rows, columns) }
    var isEmpty: Bool { rows == 0 || columns == 0 }

    /// Row `i` of the numerators, entry `j`.
    @unsafe func entry(_ i: Int, _ j: Int) -> UnsafeMutablePointer<fmpz> {
        unsafe fmpz_mat_entry(matrix, i, j)
    }

    /// The bits of the largest numerator.
    var bits: Int { isEmpty ? 0 : unsafe abs(fmpz_mat_max_bits(matrix)) }
    var denominatorBits: Int { unsafe Int(fmpz_bits(denominator)) }
}

// MARK: - Bounds on work

extension MatrixBox {
    /// The numerators alone.
    func numerators() -> MatrixBox {
        if unsafe fmpz_is_one(denominator) != 0 { return self }
        return MatrixBox(rows, columns, integers: { unsafe fmpz_mat_set($0, matrix) })
    }

    /// Throws where the minors of the matrix could pass ``Limit/bits`` (Hadamard's bound).
    func checkElimination() throws(AlgebraError) {
        let order = min(rows, columns)
        try Limit.bits.check(order * (bits + denominatorBits + bitWidth(order)))
    }
}

/// The bits of a count.
func bitWidth(_ count: Int) -> Int { Int.bitWidth - count.leadingZeroBitCount }

/// An integer that is written over while a result is made; never shared.
@safe struct ScratchInteger: ~Copyable {
    let pointer: UnsafeMutablePointer<fmpz>

    init(_ value: Int = 0) {
        unsafe pointer = .allocate(capacity: 1)
        unsafe fmpz_init_set_si(pointer, value)
    }

    deinit {
        unsafe fmpz_clear(pointer)
        unsafe pointer.deallocate()
    }

    var isZero: Bool { unsafe fmpz_is_zero(pointer) != 0 }
}
