internal import CFlint

/// How close to zero an expression can come without being zero.
///
/// Write the value as U/L with algebraic integers U and L. `numerator` bounds log₂ of every conjugate
/// of U, `denominator` that of L, and the degree is at most the product of the degrees of the
/// different generators below: fields, and radicals over them. Then E = 0 or
///
///     |E| ≥ 1 / (u^(D−1) · l).
///
/// - SeeAlso: Burnikel, Funke, Mehlhorn, Schirra, Schmitt (2009), theorem 1. A field is written with
///   the algebraic integer aα, where a is the leading coefficient of α's polynomial.
struct RootBound {
    /// The bits b such that the expression is zero or at least 2⁻ᵇ; nil past ``Limit/precision``.
    static func bits(for number: AlgebraicNumber) -> Int? {
        var walk = Walk()
        let size = walk.size(of: number)
        var degree = 1.0
        for field in walk.fields { degree *= Double(field.degree) }
        for radical in walk.radicals { degree *= Double(radical.index) }
        let bits = (degree - 1) * max(0, size.numerator) + size.denominator + 2
        return bits < Double(Limit.precision.bound) ? Int(bits.rounded(.up)) : nil
    }
}

/// Upper bounds of log₂ over all conjugates of U and L.
private struct Size {
    var numerator: Double
    var denominator: Double
}

private struct Walk {
    struct Radical {
        let radicand: AlgebraicNumber
        let index: Int
    }

    var fields: [NumberField] = []
    var radicals: [Radical] = []
    private var known: [ObjectIdentifier: Size] = [:]

    mutating func size(of number: AlgebraicNumber) -> Size {
        switch number.storage {
        case .rational(let value): return Size(value)
        case .element(let polynomial, let field):
            if !fields.contains(field) { fields.append(field) }
            return Size(polynomial, at: field)
        case .lazy(let lazy):
            if let size = known[ObjectIdentifier(lazy)] { return size }
            let size = size(of: lazy)
            known[ObjectIdentifier(lazy)] = size
            return size
        }
    }

    private mutating func size(of lazy: LazyNumber) -> Size {
        switch lazy.kind {
        case .sum(let a, let b):
            let (a, b) = (size(of: a), size(of: b))
            return Size(
                numerator: 1 + max(a.numerator + b.denominator, a.denominator + b.numerator),
                denominator: a.denominator + b.denominator)
        case .product(let a, let b): return size(of: a) * size(of: b)
        case .quotient(let a, let b): return size(of: a) * size(of: b).reciprocal
        case .surd(let c, let e): return size(of: c) * root(of: e, 2)
        case .root(let a, let k): return root(of: a, k)
        }
    }

    private mutating func root(of radicand: AlgebraicNumber, _ k: Int) -> Size {
        if !radicals.contains(where: { $0.index == k && $0.radicand.isSameExpression(as: radicand) }) {
            radicals.append(Radical(radicand: radicand, index: k))
        }
        let a = size(of: radicand)
        // √ᵏ(U/L) = √ᵏ(U·Lᵏ⁻¹)/L, or U/√ᵏ(Uᵏ⁻¹·L): the first keeps L, the second keeps U.
        let index = Double(k)
        if a.numerator >= a.denominator {
            return Size(
                numerator: (a.numerator + (index - 1) * a.denominator) / index, denominator: a.denominator)
        }
        return Size(
            numerator: a.numerator, denominator: ((index - 1) * a.numerator + a.denominator) / index)
    }
}

extension Size {
    init(_ value: Rational) {
        numerator = Double(unsafe fmpz_bits(&value.box.pointer.pointee.num))
        denominator = value.isInteger ? 0 : Double(unsafe fmpz_bits(&value.box.pointer.pointee.den))
    }

    /// p(α) = Σ nₖ aⁿ⁻ᵏ (aα)ᵏ / (m aⁿ), with m the common denominator and n the degree of p.
    init(_ polynomial: RationalPolynomial, at field: NumberField) {
        let modulus = field.modulus
        let leading = Self.bits(modulus, modulus.degree)
        var rootBound = 0.0
        for k in 1...max(1, modulus.degree) {
            let coefficient = Self.bits(modulus, modulus.degree - k)
            if coefficient > 0 { rootBound = max(rootBound, (coefficient - leading + 1) / Double(k)) }
        }
        rootBound += 1  // Fujiwara's bound of every root
        var largest = 0.0
        for k in 0...polynomial.degree {
            let bits = Self.bits(polynomial, k)
            if bits > 0 { largest = max(largest, bits + Double(k) * rootBound) }
        }
        let powers = leading == 1 ? 0 : Double(polynomial.degree) * leading
        let common = unsafe polynomial.box.pointer.pointee.den
        let isIntegral = unsafe withUnsafePointer(to: common) { unsafe fmpz_is_one($0) != 0 }
        let commonBits = unsafe withUnsafePointer(to: common) { unsafe Double(fmpz_bits($0)) }
        numerator = largest + powers + (Double(polynomial.degree) + 1).bitsAbove
        denominator = powers + (isIntegral ? 0 : commonBits)
    }

    /// The bits of the k-th integer coefficient, before the common denominator is divided out.
    private static func bits(_ polynomial: RationalPolynomial, _ k: Int) -> Double {
        guard k >= 0, k <= polynomial.degree else { return 0 }
        return unsafe Double(fmpz_bits(polynomial.box.pointer.pointee.coeffs + k))
    }

    var reciprocal: Size { Size(numerator: denominator, denominator: numerator) }

    static func * (a: Size, b: Size) -> Size {
        Size(numerator: a.numerator + b.numerator, denominator: a.denominator + b.denominator)
    }
}

extension Double {
    /// An upper bound of log₂, for a count.
    fileprivate var bitsAbove: Double { Double(Int.bitWidth - Int(self).leadingZeroBitCount) }
}
