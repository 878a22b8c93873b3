internal import CFlint

/// A polynomial in one variable with rational coefficients.
///
/// - SeeAlso: FLINT, `fmpq_poly`.
public struct RationalPolynomial: Sendable {
    let box: PolynomialBox

    init(_ box: PolynomialBox) { self.box = box }
    @safe init(_ fill: (UnsafeMutablePointer<fmpq_poly_struct>) -> Void) { box = PolynomialBox(fill) }

    /// The polynomial Σ coefficients[k]·xᵏ: the constant term comes first.
    public init(_ coefficients: [Rational]) {
        self.init { result in
            for (k, coefficient) in coefficients.enumerated() {
                unsafe fmpq_poly_set_coeff_fmpq(result, k, coefficient.box.pointer)
            }
        }
    }

    public static let x = RationalPolynomial([0, 1])
}

/// One `fmpq_poly`, written once while it is made and cleared when the last owner lets go.
@safe final class PolynomialBox: Sendable {
    private let storage = unsafe ConstantPointer<fmpq_poly_struct>()
    var pointer: UnsafeMutablePointer<fmpq_poly_struct> { unsafe storage.address }

    @safe init(_ fill: (UnsafeMutablePointer<fmpq_poly_struct>) -> Void) {
        unsafe fmpq_poly_init(pointer)
        unsafe fill(pointer)
    }

    deinit {
        unsafe fmpq_poly_clear(pointer)
        unsafe pointer.deallocate()
    }
}

extension RationalPolynomial {
    /// The degree; −1 for the zero polynomial.
    public var degree: Int { unsafe fmpq_poly_degree(box.pointer) }
    public var isZero: Bool { degree < 0 }

    /// The coefficient of xᵏ; zero beyond the degree.
    public subscript(k: Int) -> Rational {
        Rational(RationalBox { unsafe fmpq_poly_get_coeff_fmpq($0, box.pointer, k) })
    }

    /// The constant term first; empty for the zero polynomial.
    public var coefficients: [Rational] { (0..<max(0, degree + 1)).map { self[$0] } }
    public var leadingCoefficient: Rational { isZero ? 0 : self[degree] }

    public static func + (a: RationalPolynomial, b: RationalPolynomial) -> RationalPolynomial {
        RationalPolynomial { unsafe fmpq_poly_add($0, a.box.pointer, b.box.pointer) }
    }
    public static func - (a: RationalPolynomial, b: RationalPolynomial) -> RationalPolynomial {
        RationalPolynomial { unsafe fmpq_poly_sub($0, a.box.pointer, b.box.pointer) }
    }
    public static func * (a: RationalPolynomial, b: RationalPolynomial) -> RationalPolynomial {
        RationalPolynomial { unsafe fmpq_poly_mul($0, a.box.pointer, b.box.pointer) }
    }
    public static prefix func - (a: RationalPolynomial) -> RationalPolynomial {
        RationalPolynomial { unsafe fmpq_poly_neg($0, a.box.pointer) }
    }
    public func scaled(by factor: Rational) -> RationalPolynomial {
        RationalPolynomial { unsafe fmpq_poly_scalar_mul_fmpq($0, box.pointer, factor.box.pointer) }
    }

    /// The remainder of division by a polynomial that is not zero.
    public func remainder(modulo divisor: RationalPolynomial) throws(AlgebraError) -> RationalPolynomial {
        guard !divisor.isZero else { throw .divisionByZero }
        return RationalPolynomial { unsafe fmpq_poly_rem($0, box.pointer, divisor.box.pointer) }
    }

    /// The quotient of division with remainder by a polynomial that is not zero.
    public func quotient(by divisor: RationalPolynomial) throws(AlgebraError) -> RationalPolynomial {
        guard !divisor.isZero else { throw .divisionByZero }
        return RationalPolynomial { unsafe fmpq_poly_div($0, box.pointer, divisor.box.pointer) }
    }

    /// The monic greatest common divisor; zero where both are zero.
    public func greatestCommonDivisor(with other: RationalPolynomial) -> RationalPolynomial {
        RationalPolynomial { unsafe fmpq_poly_gcd($0, box.pointer, other.box.pointer) }
    }

    /// The inverse modulo `modulus`, or nil where the two have a common factor.
    public func inverse(modulo modulus: RationalPolynomial) -> RationalPolynomial? {
        guard !isZero else { return nil }
        var isCoprime = false
        let inverse = RationalPolynomial { result in
            var (g, t) = unsafe (fmpq_poly_struct(), fmpq_poly_struct())
            unsafe fmpq_poly_init(&g)
            unsafe fmpq_poly_init(&t)
            unsafe fmpq_poly_xgcd(&g, result, &t, box.pointer, modulus.box.pointer)
            isCoprime = unsafe fmpq_poly_degree(&g) == 0
            unsafe fmpq_poly_clear(&g)
            unsafe fmpq_poly_clear(&t)
        }
        return isCoprime ? inverse : nil
    }

    public var derivative: RationalPolynomial {
        RationalPolynomial { unsafe fmpq_poly_derivative($0, box.pointer) }
    }

    /// The value at a rational point.
    public func callAsFunction(_ x: Rational) -> Rational {
        Rational(RationalBox { unsafe fmpq_poly_evaluate_fmpq($0, box.pointer, x.box.pointer) })
    }

    /// The same polynomial with leading coefficient 1; zero stays zero.
    public var monic: RationalPolynomial {
        RationalPolynomial { unsafe fmpq_poly_make_monic($0, box.pointer) }
    }
}

extension RationalPolynomial: Hashable {
    public static func == (a: RationalPolynomial, b: RationalPolynomial) -> Bool {
        unsafe fmpq_poly_equal(a.box.pointer, b.box.pointer) != 0
    }
    public func hash(into hasher: inout Hasher) {
        hasher.combine(degree)
        hasher.combine(self[0])
        hasher.combine(leadingCoefficient)
    }
}

// MARK: - Factoring

extension RationalPolynomial {
    /// An irreducible factor over ℚ, primitive with integer coefficients, and how often it divides.
    public struct Factor: Hashable, Sendable {
        public let polynomial: RationalPolynomial
        public let multiplicity: Int
    }

    /// The irreducible factors over ℚ, by degree; the constant factor is left out.
    ///
    /// - SeeAlso: FLINT, `fmpz_poly_factor`.
    public func factored() -> [Factor] {
        guard degree > 0 else { return [] }
        var (whole, factors) = unsafe (fmpz_poly_struct(), fmpz_poly_factor_struct())
        unsafe fmpz_poly_init(&whole)
        unsafe fmpz_poly_factor_init(&factors)
        defer {
            unsafe fmpz_poly_clear(&whole)
            unsafe fmpz_poly_factor_clear(&factors)
        }
        unsafe fmpq_poly_get_numerator(&whole, box.pointer)
        unsafe fmpz_poly_factor(&factors, &whole)
        let found = unsafe (0..<factors.num).map { k in
            unsafe Factor(
                polynomial: RationalPolynomial { unsafe fmpq_poly_set_fmpz_poly($0, factors.p + k) },
                multiplicity: factors.exp[k])
        }
        return found.sorted { $0.polynomial.degree < $1.polynomial.degree }
    }
}
