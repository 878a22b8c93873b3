internal import CFlint

/// A ball in the complex plane that is proved to contain a number.
///
/// The width says how much is known. A ball that excludes zero decides "not zero"; one that contains
/// zero decides nothing, however small it is.
///
/// - SeeAlso: Arb, `acb`; F. Johansson, *Arb: efficient arbitrary-precision midpoint-radius interval
///   arithmetic*, IEEE Trans. Computers 66 (2017).
@safe final class Enclosure: Sendable {
    private let storage = unsafe ConstantPointer<acb_struct>()
    var pointer: UnsafeMutablePointer<acb_struct> { unsafe storage.address }
    /// The bits of precision that it was computed with.
    let precision: Int

    @safe init(precision: Int, _ fill: (UnsafeMutablePointer<acb_struct>) -> Void) {
        self.precision = precision
        unsafe acb_init(pointer)
        unsafe fill(pointer)
    }

    deinit {
        unsafe acb_clear(pointer)
        unsafe pointer.deallocate()
    }
}

extension Enclosure {
    convenience init(_ value: Rational, precision: Int) {
        self.init(precision: precision) { unsafe acb_set_fmpq($0, value.box.pointer, precision) }
    }

    static func sum(_ a: Enclosure, _ b: Enclosure, precision: Int) -> Enclosure {
        Enclosure(precision: precision) { unsafe acb_add($0, a.pointer, b.pointer, precision) }
    }
    static func product(_ a: Enclosure, _ b: Enclosure, precision: Int) -> Enclosure {
        Enclosure(precision: precision) { unsafe acb_mul($0, a.pointer, b.pointer, precision) }
    }
    static func quotient(_ a: Enclosure, _ b: Enclosure, precision: Int) -> Enclosure {
        Enclosure(precision: precision) { unsafe acb_div($0, a.pointer, b.pointer, precision) }
    }

    /// The principal k-th root; `isReal` says that the radicand is known to be real and not negative.
    static func root(_ a: Enclosure, _ k: Int, isReal: Bool, precision: Int) -> Enclosure {
        Enclosure(precision: precision) { result in
            guard isReal else { return unsafe acb_root_ui(result, a.pointer, UInt(k), precision) }
            var radicand = unsafe arb_struct()
            unsafe arb_init(&radicand)
            unsafe arb_nonnegative_part(&radicand, &a.pointer.pointee.real)
            unsafe arb_root_ui(&result.pointee.real, &radicand, UInt(k), precision)
            unsafe arb_zero(&result.pointee.imag)
            unsafe arb_clear(&radicand)
        }
    }

    /// The value of a polynomial at the enclosed number.
    static func value(of polynomial: RationalPolynomial, at x: Enclosure, precision: Int) -> Enclosure {
        Enclosure(precision: precision) { result in
            let p = unsafe polynomial.box.pointer
            var numerator = unsafe fmpz_poly_struct()
            unsafe fmpz_poly_init(&numerator)
            unsafe fmpq_poly_get_numerator(&numerator, p)
            unsafe arb_fmpz_poly_evaluate_acb(result, &numerator, x.pointer, precision)
            unsafe acb_div_fmpz(result, result, &p.pointee.den, precision)
            unsafe fmpz_poly_clear(&numerator)
        }
    }
}

// MARK: - What a ball decides

extension Enclosure {
    var containsZero: Bool { unsafe acb_contains_zero(pointer) != 0 }

    /// True where the ball lies strictly above (below) zero on the real axis' order.
    var realPartIsPositive: Bool { unsafe arb_is_positive(&pointer.pointee.real) != 0 }
    var realPartIsNegative: Bool { unsafe arb_is_negative(&pointer.pointee.real) != 0 }

    var imaginaryPartExcludesZero: Bool { unsafe arb_contains_zero(&pointer.pointee.imag) == 0 }
    var imaginaryPartIsPositive: Bool { unsafe arb_is_positive(&pointer.pointee.imag) != 0 }

    /// True where every point of the ball is within 2⁻ᵇⁱᵗˢ of zero.
    func isWithin(twoToMinus bits: Int) -> Bool {
        var bound = mag_struct()
        unsafe mag_init(&bound)
        defer { unsafe mag_clear(&bound) }
        unsafe acb_get_mag(&bound, pointer)
        return unsafe mag_cmp_2exp_si(&bound, -bits) < 0
    }

    /// The middle of the real part, and of the imaginary part, as the nearest doubles.
    var realMidpoint: Double { unsafe arf_get_d(&pointer.pointee.real.mid, ARF_RND_NEAR) }
    var imaginaryMidpoint: Double { unsafe arf_get_d(&pointer.pointee.imag.mid, ARF_RND_NEAR) }

    /// The integer nearest to the middle of the real part.
    var nearestInteger: Rational {
        Rational(
            RationalBox { result in
                unsafe arf_get_fmpz(&result.pointee.num, &pointer.pointee.real.mid, ARF_RND_NEAR)
            })
    }

    /// A lower and an upper bound of the real part, as dyadic rationals.
    var realBounds: (lower: Rational, upper: Rational) {
        unsafe (
            realBound { unsafe arb_get_lbound_arf($0, &pointer.pointee.real, precision) },
            realBound { unsafe arb_get_ubound_arf($0, &pointer.pointee.real, precision) }
        )
    }

    private func realBound(_ read: (UnsafeMutablePointer<arf_struct>) -> Void) -> Rational {
        var bound = unsafe arf_struct()
        unsafe arf_init(&bound)
        defer { unsafe arf_clear(&bound) }
        unsafe read(&bound)
        return Rational(RationalBox { unsafe arf_get_fmpq($0, &bound) })
    }
}
