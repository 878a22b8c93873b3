internal import CFlint

/// A rational number of any size, always in lowest terms with a positive denominator.
///
/// A value: immutable and freely shared. `+`, `−`, `×` never fail; division throws at zero. Numbers
/// past ``Limit/bits`` are refused where they could arise from untrusted input (`raised(to:)`,
/// the reader of numerals), not in every addition.
///
/// - SeeAlso: FLINT, `fmpq`.
public struct Rational: Sendable {
    let box: RationalBox

    init(_ box: RationalBox) { self.box = box }

    /// The integer `value`.
    public init(_ value: Int) {
        box = RationalBox { unsafe fmpq_set_si($0, value, 1) }
    }

    /// `numerator / denominator`.
    public init(_ numerator: Int, over denominator: Int) throws(AlgebraError) {
        guard denominator != 0 else { throw .divisionByZero }
        box = RationalBox { result in
            unsafe fmpz_set_si(&result.pointee.num, numerator)
            unsafe fmpz_set_si(&result.pointee.den, denominator)
            unsafe fmpq_canonicalise(result)
        }
    }

    /// Reads `-12`, `3/4`: an optional sign, digits, and optionally a slash and digits.
    public init?(_ text: some StringProtocol) {
        let digits = text.drop(while: { $0 == "-" || $0 == "+" })
        let parts = digits.split(separator: "/", omittingEmptySubsequences: false)
        guard text.count - digits.count <= 1, (1...2).contains(parts.count),
            parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy { (48...57).contains($0) } }),
            text.utf8.count < Limit.bits.bound / 4
        else { return nil }
        var isValid = false
        let source = text.first == "+" ? String(text.dropFirst()) : String(text)
        box = RationalBox { result in
            isValid = unsafe fmpq_set_str(result, source, 10) == 0 && fmpz_is_zero(&result.pointee.den) == 0
            if isValid { unsafe fmpq_canonicalise(result) } else { unsafe fmpq_zero(result) }
        }
        if !isValid { return nil }
    }

    public static let zero = Rational(0)
    public static let one = Rational(1)
}

// MARK: - Storage

/// One `fmpq`, written once while it is made and cleared when the last owner lets go.
@safe final class RationalBox: Sendable {
    private let storage = ConstantPointer<fmpq>()
    var pointer: UnsafeMutablePointer<fmpq> { unsafe storage.address }

    @safe init(_ fill: (UnsafeMutablePointer<fmpq>) -> Void) {
        unsafe fmpq_init(pointer)
        unsafe fill(pointer)
    }

    deinit {
        unsafe fmpq_clear(pointer)
        unsafe pointer.deallocate()
    }
}

// MARK: - Reading its parts

extension Rational {
    /// −1, 0 or 1.
    public var sign: Int { Int(unsafe fmpq_sgn(box.pointer)) }
    public var isZero: Bool { sign == 0 }
    public var isOne: Bool { unsafe fmpq_is_one(box.pointer) != 0 }
    public var isInteger: Bool { unsafe fmpz_is_one(&box.pointer.pointee.den) != 0 }

    public var numerator: Rational {
        Rational(RationalBox { unsafe fmpz_set(&$0.pointee.num, &box.pointer.pointee.num) })
    }
    public var denominator: Rational {
        Rational(RationalBox { unsafe fmpz_set(&$0.pointee.num, &box.pointer.pointee.den) })
    }
    public var magnitude: Rational { sign < 0 ? -self : self }

    /// The bits of the numerator and of the denominator together.
    public var bitCount: Int {
        unsafe Int(fmpz_bits(&box.pointer.pointee.num) + fmpz_bits(&box.pointer.pointee.den))
    }

    /// The value as an `Int`, or nil where it is not an integer or does not fit.
    public var asInt: Int? {
        guard isInteger, unsafe fmpz_fits_si(&box.pointer.pointee.num) != 0 else { return nil }
        return unsafe fmpz_get_si(&box.pointer.pointee.num)
    }

    /// The nearest double.
    public var asDouble: Double { unsafe fmpq_get_d(box.pointer) }

    /// The largest integer that is not above it.
    public var floor: Rational {
        Rational(
            RationalBox {
                unsafe fmpz_fdiv_q(
                    &$0.pointee.num, &box.pointer.pointee.num, &box.pointer.pointee.den)
            })
    }

    /// The nonnegative square root where it is rational, else nil.
    public var squareRoot: Rational? {
        guard sign >= 0, unsafe fmpz_is_square(&box.pointer.pointee.num) != 0,
            unsafe fmpz_is_square(&box.pointer.pointee.den) != 0
        else { return nil }
        return Rational(
            RationalBox {
                unsafe fmpz_sqrt(&$0.pointee.num, &box.pointer.pointee.num)
                unsafe fmpz_sqrt(&$0.pointee.den, &box.pointer.pointee.den)
            })
    }
}

// MARK: - Arithmetic

extension Rational {
    public static func + (a: Rational, b: Rational) -> Rational {
        Rational(RationalBox { unsafe fmpq_add($0, a.box.pointer, b.box.pointer) })
    }
    public static func - (a: Rational, b: Rational) -> Rational {
        Rational(RationalBox { unsafe fmpq_sub($0, a.box.pointer, b.box.pointer) })
    }
    public static func * (a: Rational, b: Rational) -> Rational {
        Rational(RationalBox { unsafe fmpq_mul($0, a.box.pointer, b.box.pointer) })
    }
    public static prefix func - (a: Rational) -> Rational {
        Rational(RationalBox { unsafe fmpq_neg($0, a.box.pointer) })
    }
    public static func / (a: Rational, b: Rational) throws(AlgebraError) -> Rational {
        guard !b.isZero else { throw .divisionByZero }
        return Rational(RationalBox { unsafe fmpq_div($0, a.box.pointer, b.box.pointer) })
    }

    /// The power with an integer exponent; 0⁰ = 1.
    ///
    /// - Throws: `divisionByZero` for 0 to a negative power; *unable* past ``Limit/bits``.
    public func raised(to exponent: Int) throws(AlgebraError) -> Rational {
        if exponent < 0, isZero { throw .divisionByZero }
        if isZero || isOne || exponent == 0 { return exponent == 0 ? .one : self }
        let (bits, overflow) = bitCount.multipliedReportingOverflow(by: Int(clamping: exponent.magnitude))
        try Limit.bits.check(overflow ? .max : bits)
        return Rational(RationalBox { unsafe fmpq_pow_si($0, box.pointer, exponent) })
    }
}

// MARK: - Order, identity, text

extension Rational: Hashable, Comparable {
    public static func == (a: Rational, b: Rational) -> Bool {
        unsafe fmpq_equal(a.box.pointer, b.box.pointer) != 0
    }
    public static func < (a: Rational, b: Rational) -> Bool {
        unsafe fmpq_cmp(a.box.pointer, b.box.pointer) < 0
    }
    public func hash(into hasher: inout Hasher) {
        unsafe hasher.combine(fmpz_fdiv_ui(&box.pointer.pointee.num, 4_294_967_291))
        unsafe hasher.combine(fmpz_fdiv_ui(&box.pointer.pointee.den, 4_294_967_291))
    }
}

extension Rational: ExpressibleByIntegerLiteral {
    public init(integerLiteral value: Int) { self.init(value) }
}

extension Rational: CustomStringConvertible {
    /// `-3/4`, `12`.
    public var description: String {
        guard let text = unsafe fmpq_get_str(nil, 10, box.pointer) else { return "" }
        defer { unsafe flint_free(text) }
        return unsafe String(cString: text)
    }
}

extension Rational {
    /// The fraction with the smallest denominator in a closed interval.
    public static func simplest(between lower: Rational, and upper: Rational) -> Rational {
        if lower == upper { return lower }
        return Rational(
            RationalBox { unsafe fmpq_simplest_between($0, lower.box.pointer, upper.box.pointer) })
    }
}
