internal import CFlint

/// ℚ(α) for one chosen root α of an irreducible polynomial.
///
/// A root is kept as its minimal polynomial and an enclosure that contains no other root of it, never
/// as radicals. Two fields are equal where they have the same polynomial *and* the same root: the
/// three roots of one cubic make three fields here.
///
/// - SeeAlso: Calcium, `qqbar`.
public final class NumberField: Sendable {
    /// α.
    let root: CalciumNumber
    /// The minimal polynomial of α: primitive, with integer coefficients, irreducible.
    public let modulus: RationalPolynomial
    /// Whether α is real.
    public let isReal: Bool
    /// n where α = √n with n a squarefree integer (or one too large to factor), else nil.
    let radicand: Rational?
    private let cache = EnclosureCache()

    init(_ root: CalciumNumber, radicand: Rational? = nil) {
        self.root = root
        modulus = root.minimalPolynomial
        isReal = root.isReal
        self.radicand = radicand
    }

    /// The degree of the field over ℚ.
    public var degree: Int { modulus.degree }

    /// ℚ(√n), with the principal root, for an integer that is not a square.
    convenience init(squareRootOf n: Rational) {
        self.init(
            // x² − n with its enclosure: Calcium's own root would factor n first.
            CalciumNumber { result in
                let polynomial = unsafe withUnsafeMutablePointer(to: &result.pointee.poly) { unsafe $0 }
                unsafe fmpz_poly_zero(polynomial)
                unsafe fmpz_poly_set_coeff_si(polynomial, 2, 1)
                let constant = -n
                unsafe fmpz_poly_set_coeff_fmpz(polynomial, 0, &constant.box.pointer.pointee.num)
                let precision = 128
                let enclosure = unsafe withUnsafeMutablePointer(to: &result.pointee.enclosure) { unsafe $0 }
                unsafe acb_set_fmpz(enclosure, &n.box.pointer.pointee.num)
                unsafe acb_sqrt(enclosure, enclosure, precision)
            }, radicand: n)
    }

    /// A ball around α of about 2⁻ᵖʳᵉᶜⁱˢⁱᵒⁿ relative width; the best one so far is kept.
    func enclosure(precision: Int) -> Enclosure {
        if let kept = cache.best, kept.precision >= precision { return kept }
        let found = Enclosure(precision: precision) { unsafe qqbar_get_acb($0, root.pointer, precision) }
        cache.keep(found)
        return found
    }

    /// The field of the complex conjugate of α.
    var conjugate: NumberField {
        if isReal { return self }
        return NumberField(CalciumNumber { unsafe qqbar_conj($0, root.pointer) }, radicand: nil)
    }
}

extension NumberField: Equatable {
    public static func == (a: NumberField, b: NumberField) -> Bool {
        a === b
            || (a.modulus == b.modulus && a.isReal == b.isReal
                && (unsafe qqbar_equal(a.root.pointer, b.root.pointer)) != 0)
    }
}

/// One `qqbar`: an algebraic number by its minimal polynomial and an isolating enclosure.
@safe final class CalciumNumber: Sendable {
    private let storage = unsafe ConstantPointer<qqbar_struct>()
    var pointer: UnsafeMutablePointer<qqbar_struct> { unsafe storage.address }

    @safe init(_ fill: (UnsafeMutablePointer<qqbar_struct>) -> Void) {
        unsafe qqbar_init(pointer)
        unsafe fill(pointer)
    }

    deinit {
        unsafe qqbar_clear(pointer)
        unsafe pointer.deallocate()
    }

    var degree: Int { unsafe qqbar_degree(pointer) }
    var heightBits: Int { unsafe qqbar_height_bits(pointer) }
    var isReal: Bool { unsafe qqbar_sgn_im(pointer) == 0 }

    var minimalPolynomial: RationalPolynomial {
        RationalPolynomial { unsafe fmpq_poly_set_fmpz_poly($0, &pointer.pointee.poly) }
    }
}
