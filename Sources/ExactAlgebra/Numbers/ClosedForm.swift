internal import CFlint

/// The simplest exact way of writing a number down, as a tree to typeset.
///
/// The forms, the first that fits: an integer or fraction; a√b/c; (a + b√n)/c; a nested square root
/// √((a + b√n)/c); √ of a polynomial's root; `polynomialRoot`, the k-th distinct real root of an
/// irreducible polynomial, the largest first. Never a complex cube root for a real number.
public indirect enum ClosedForm: Hashable, Sendable {
    case rational(Rational)
    case sum([ClosedForm])
    case product([ClosedForm])
    case quotient(ClosedForm, ClosedForm)
    case squareRoot(ClosedForm)
    case root(ClosedForm, Int)
    /// `index` counts from 1, the largest real root first.
    case polynomialRoot(RationalPolynomial, index: Int)
    case imaginaryUnit
}

extension AlgebraicNumber {
    /// The degree up to which a lazy number is multiplied out to be shown.
    private static let displayDegree = 16
    /// The bits of a coefficient up to which a root is looked for by its polynomial: more than three
    /// hundred digits are nothing to look at, and soon take seconds.
    private static let displayBits = 1 << 10
    /// A lazy number of more operations than this is never shown as it was typed.
    private static let displayOperations = 24

    /// The simplest exact form.
    ///
    /// - Throws: *unable* where the number is too large to be written down.
    public func closedForm() throws(AlgebraError) -> ClosedForm {
        switch storage {
        case .rational(let value): return .rational(value)
        case .element(let polynomial, let field):
            if let n = field.radicand {
                return .quadratic(constant: polynomial[0], coefficient: polynomial[1], radicand: n)
            }
            return try AlgebraicNumber(calcium(degreeLimit: Limit.degree.bound)).rootForm()
        case .lazy(let lazy):
            if case .surd(let c, let e) = lazy.kind, isKnownReal {
                return try surdForm(c, e)
            }
            do {
                return try AlgebraicNumber(calcium(degreeLimit: Self.displayDegree)).rootForm()
            } catch {
                guard operationCount <= Self.displayOperations else { throw error }
                return try lazy.structuralForm()
            }
        }
    }

    /// c√e shown as ±√(c²e), or as c√e where c is rational and e is.
    private func surdForm(_ c: AlgebraicNumber, _ e: AlgebraicNumber) throws(AlgebraError) -> ClosedForm {
        if c.sharesField(with: e) {
            let square = try c * c * e
            if let field = square.field, field.radicand != nil {
                let root = try square.squareRoot()
                if case .lazy(let lazy) = root.storage, case .surd(let unit, let inner) = lazy.kind,
                    unit.asRational?.isOne == true
                {
                    let form = ClosedForm.squareRoot(try inner.closedForm())
                    return try sign() < 0 ? form.negated : form
                }
                // It denested: √(3 + 2√2) = 1 + √2.
                let form = try root.closedForm()
                return try sign() < 0 ? form.negated : form
            }
            let form = ClosedForm.squareRoot(try square.closedForm())
            return try sign() < 0 ? form.negated : form
        }
        return .product([try c.closedForm(), .squareRoot(try e.closedForm())])
    }

    /// The form of a number in its own field: its minimal polynomial is the field's.
    private func rootForm() throws(AlgebraError) -> ClosedForm {
        guard case .element(_, let field) = storage, field.radicand == nil else { return try closedForm() }
        guard field.root.heightBits <= Self.displayBits else {
            throw .limit(.bits, asked: field.root.heightBits)
        }
        guard field.isReal else { return try field.cartesianForm() }
        if let square = field.modulus.evenPart {
            // α² is a root of a polynomial of half the degree.
            for root in try Self.realRoots(of: square) where try root.value.sign() > 0 {
                let candidate = try root.value.squareRoot()
                let sign = try sign()
                if try isEqual(to: sign < 0 ? -candidate : candidate) {
                    let form: ClosedForm
                    if case .lazy(let lazy) = candidate.storage, case .surd = lazy.kind {
                        form = .squareRoot(try root.value.closedForm())
                    } else {
                        form = try candidate.shallowForm()
                    }
                    return sign < 0 ? form.negated : form
                }
            }
        }
        let roots = try Self.realRoots(of: field.modulus)
        for (k, root) in roots.enumerated() where try root.value.isEqual(to: self) {
            return .polynomialRoot(field.modulus, index: k + 1)
        }
        throw .noSuchRoot(index: 0, count: roots.count)
    }

    /// The form of a sum of square roots, or of a number in a quadratic field.
    private func shallowForm() throws(AlgebraError) -> ClosedForm {
        if case .lazy(let lazy) = storage { return try lazy.structuralForm() }
        return try closedForm()
    }
}

extension AlgebraicNumber {
    /// The number as it is kept, with every part in the field it lives in: what a later computation
    /// reads back, where ``closedForm()`` is for the eye.
    ///
    /// An element p(α) stays a polynomial in the one root α. Multiplied out, each entry of an eigenvector
    /// would become a root of a polynomial of its own, and what is one field would look like many.
    ///
    /// - Throws: *unable* where the number is too large to be written down.
    public func faithfulForm() throws(AlgebraError) -> ClosedForm {
        switch storage {
        case .rational: return try closedForm()
        case .element(let polynomial, let field):
            guard field.radicand == nil, field.isReal, let generator = try field.generatorForm() else {
                return try closedForm()
            }
            var terms: [ClosedForm] = []
            for (k, coefficient) in polynomial.coefficients.enumerated() where !coefficient.isZero {
                let powers = [ClosedForm](repeating: generator, count: k)
                let factors = coefficient.isOne && k > 0 ? powers : [.rational(coefficient)] + powers
                terms.append(factors.count == 1 ? factors[0] : .product(factors))
            }
            return terms.count == 1 ? terms[0] : .sum(terms)
        case .lazy(let lazy):
            guard operationCount <= Self.faithfulOperations else { return try closedForm() }
            return try lazy.structuralForm { a throws(AlgebraError) in try a.faithfulForm() }
        }
    }

    /// A lazy number of more operations than this is multiplied out, if it can be.
    private static let faithfulOperations = 200
}

extension NumberField {
    /// The generator as the k-th real root of its polynomial.
    fileprivate func generatorForm() throws(AlgebraError) -> ClosedForm? {
        let roots = try AlgebraicNumber.realRoots(of: modulus)
        guard let k = roots.firstIndex(where: { $0.value.field == self }) else { return nil }
        return .polynomialRoot(modulus, index: k + 1)
    }
}

extension LazyNumber {
    /// The expression as it was made, with the simplest form of what it is made of.
    fileprivate func structuralForm() throws(AlgebraError) -> ClosedForm {
        try structuralForm { a throws(AlgebraError) in try a.closedForm() }
    }

    fileprivate func structuralForm(
        leaf: (AlgebraicNumber) throws(AlgebraError) -> ClosedForm
    ) throws(AlgebraError) -> ClosedForm {
        func form(_ a: AlgebraicNumber) throws(AlgebraError) -> ClosedForm {
            if case .lazy(let lazy) = a.storage { return try lazy.structuralForm(leaf: leaf) }
            return try leaf(a)
        }
        switch kind {
        case .sum(let a, let b): return .sum([try form(a), try form(b)])
        case .product(let a, let b):
            if a.asRational == -1 { return try form(b).negated }
            return .product([try form(a), try form(b)])
        case .quotient(let a, let b): return .quotient(try form(a), try form(b))
        case .surd(let c, let e):
            if c.asRational?.isOne == true { return .squareRoot(try form(e)) }
            return .product([try form(c), .squareRoot(try form(e))])
        case .root(let a, let k): return k == 2 ? .squareRoot(try form(a)) : .root(try form(a), k)
        }
    }
}

extension ClosedForm {
    /// (a + b√n)/c with integers, leaving out what is 0 or 1.
    static func quadratic(constant a: Rational, coefficient b: Rational, radicand n: Rational) -> ClosedForm {
        let common = a.denominator.leastCommonMultiple(with: b.denominator)
        let (p, q) = (a * common, b * common)
        var factors: [ClosedForm] = n.sign < 0 ? [.imaginaryUnit] : []
        if n.magnitude.isOne == false { factors.insert(.squareRoot(.rational(n.magnitude)), at: 0) }
        if !q.isOne || factors.isEmpty { factors.insert(.rational(q), at: 0) }
        let surd: ClosedForm = factors.count == 1 ? factors[0] : .product(factors)
        let numerator: ClosedForm = p.isZero ? surd : .sum([.rational(p), surd])
        return common.isOne ? numerator : .quotient(numerator, .rational(common))
    }

    /// The form of the number with the other sign.
    public var negated: ClosedForm {
        switch self {
        case .rational(let value): .rational(-value)
        case .product(let factors):
            if case .rational(let first)? = factors.first {
                first == -1 && factors.count == 2
                    ? factors[1] : .product([.rational(-first)] + factors.dropFirst())
            } else {
                .product([.rational(-1)] + factors)
            }
        case .quotient(let a, let b): .quotient(a.negated, b)
        case .sum(let terms): .sum(terms.map(\.negated))
        default: .product([.rational(-1), self])
        }
    }
}

extension Rational {
    /// For positive integers.
    func leastCommonMultiple(with other: Rational) -> Rational {
        // a/b in lowest terms is (a/g)/(b/g), so a·(b/g) is the least common multiple.
        guard let quotient = try? self / other else { return self * other }
        return self * quotient.denominator
    }
}

extension RationalPolynomial {
    /// g with f(x) = g(x²), where f has even powers only; else nil.
    fileprivate var evenPart: RationalPolynomial? {
        guard degree >= 2, degree % 2 == 0 else { return nil }
        for k in stride(from: 1, through: degree, by: 2) where !self[k].isZero { return nil }
        return RationalPolynomial(stride(from: 0, through: degree, by: 2).map { self[$0] })
    }
}

extension NumberField {
    /// The degree up to which the real and the imaginary part of a root are worked out: theirs is up to
    /// d(d − 1).
    private static let cartesianDegree = 6

    /// x + yi for a generator that is not real.
    fileprivate func cartesianForm() throws(AlgebraError) -> ClosedForm {
        guard degree <= Self.cartesianDegree else { throw .limit(.degree, asked: degree * (degree - 1)) }
        let x = AlgebraicNumber(CalciumNumber { unsafe qqbar_re($0, root.pointer) })
        let y = AlgebraicNumber(CalciumNumber { unsafe qqbar_im($0, root.pointer) })
        return .sum([try x.closedForm(), .product([try y.closedForm(), .imaginaryUnit])])
    }
}
