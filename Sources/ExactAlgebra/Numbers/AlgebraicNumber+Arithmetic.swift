// MARK: - The surd form

/// c·√e with c and e in one field: what a normalised vector's entries are.
///
/// Sums and products over the same √e stay inside the field, so that v·v = 1 needs no root at all.
struct Surd {
    let coefficient: AlgebraicNumber
    let radicand: AlgebraicNumber

    init(coefficient: AlgebraicNumber, radicand: AlgebraicNumber) {
        self.coefficient = coefficient
        self.radicand = radicand
    }

    /// The number read as c·√e; also r·√n of a quadratic field.
    init?(_ number: AlgebraicNumber) {
        switch number.storage {
        case .lazy(let lazy):
            guard case .surd(let coefficient, let radicand) = lazy.kind else { return nil }
            self.init(coefficient: coefficient, radicand: radicand)
        case .element(let polynomial, let field):
            guard let n = field.radicand, polynomial[0].isZero else { return nil }
            self.init(coefficient: AlgebraicNumber(polynomial[1]), radicand: AlgebraicNumber(n))
        case .rational: return nil
        }
    }

    /// The number c·√e in its simplest way of being kept.
    func number() throws(AlgebraError) -> AlgebraicNumber {
        if coefficient.asRational?.isZero == true { return .zero }
        if let n = radicand.asRational {
            let root = try AlgebraicNumber.squareRoot(of: n)
            if let r = coefficient.asRational { return root.scaled(by: r) }
            if coefficient.sharesField(with: root) { return try coefficient * root }
        }
        let isReal = coefficient.isKnownReal && radicand.isKnownReal
        return try AlgebraicNumber(
            lazy: .surd(coefficient: coefficient, radicand: radicand),
            isReal: isReal && radicand.asRational.map { $0.sign > 0 } != false)
    }
}

extension AlgebraicNumber {
    /// True where both are rational or elements of one field.
    func sharesField(with other: AlgebraicNumber) -> Bool {
        switch (storage, other.storage) {
        case (.lazy, _), (_, .lazy): false
        case (.rational, _), (_, .rational): true
        case (.element(_, let a), .element(_, let b)): a == b
        }
    }

    /// True where the two are the same by the way they are kept; false decides nothing.
    func isSameExpression(as other: AlgebraicNumber) -> Bool {
        switch (storage, other.storage) {
        case (.rational(let a), .rational(let b)): return a == b
        case (.element(let p, let a), .element(let q, let b)): return p == q && a == b
        case (.lazy(let a), .lazy(let b)):
            if a === b { return true }
            if case .surd(let c, let e) = a.kind, case .surd(let d, let f) = b.kind {
                return c.isSameExpression(as: d) && e.isSameExpression(as: f)
            }
            return false
        default: return false
        }
    }

    /// The product with a rational, kept the way that the number is kept.
    func scaled(by factor: Rational) -> AlgebraicNumber {
        if factor.isOne { return self }
        if factor.isZero { return .zero }
        switch storage {
        case .rational(let value): return AlgebraicNumber(value * factor)
        case .element(let p, let field):
            return AlgebraicNumber(storage: .element(p.scaled(by: factor), field))
        case .lazy(let lazy):
            switch lazy.kind {
            case .product(let a, let b) where a.asRational != nil:
                let multiple = a.scaled(by: factor)
                return multiple.asRational?.isOne == true ? b : b.lazilyScaled(by: multiple.asRational ?? 1)
            case .surd(let c, let e):
                let scaled = try? LazyNumber(
                    .surd(coefficient: c.scaled(by: factor), radicand: e), isReal: lazy.isReal)
                return scaled.map { AlgebraicNumber(storage: .lazy($0)) } ?? lazilyScaled(by: factor)
            default: return lazilyScaled(by: factor)
            }
        }
    }
}

extension AlgebraicNumber {
    private func lazilyScaled(by factor: Rational) -> AlgebraicNumber {
        AlgebraicNumber(storage: .lazy(LazyNumber(scaling: self, by: factor)))
    }
}

// MARK: - The four operations

extension AlgebraicNumber {
    public static prefix func - (a: AlgebraicNumber) -> AlgebraicNumber { a.scaled(by: -1) }

    public static func + (a: AlgebraicNumber, b: AlgebraicNumber) throws(AlgebraError) -> AlgebraicNumber {
        switch (a.storage, b.storage) {
        case (.rational(let x), .rational(let y)): return AlgebraicNumber(x + y)
        case (.rational(let x), _) where x.isZero: return b
        case (_, .rational(let y)) where y.isZero: return a
        case (.element(let p, let field), .rational(let y)), (.rational(let y), .element(let p, let field)):
            return AlgebraicNumber(storage: .element(p + RationalPolynomial([y]), field))
        case (.element(let p, let field), .element(let q, let other)) where field == other:
            return AlgebraicNumber(p + q, at: field)
        default: break
        }
        if let s = Surd(a), let t = Surd(b), s.radicand.isSameExpression(as: t.radicand),
            s.coefficient.sharesField(with: t.coefficient)
        {
            return try Surd(coefficient: s.coefficient + t.coefficient, radicand: s.radicand).number()
        }
        return try AlgebraicNumber(lazy: .sum(a, b), isReal: a.isKnownReal && b.isKnownReal)
    }

    public static func - (a: AlgebraicNumber, b: AlgebraicNumber) throws(AlgebraError) -> AlgebraicNumber {
        if case .lazy = a.storage, a.isSameExpression(as: b) { return .zero }
        return try a + (-b)
    }

    public static func * (a: AlgebraicNumber, b: AlgebraicNumber) throws(AlgebraError) -> AlgebraicNumber {
        switch (a.storage, b.storage) {
        case (.rational(let x), _): return b.scaled(by: x)
        case (_, .rational(let y)): return a.scaled(by: y)
        case (.element(let p, let field), .element(let q, let other)) where field == other:
            return AlgebraicNumber(p * q, at: field)
        default: break
        }
        if let product = try surdProduct(a, b) { return product }
        return try AlgebraicNumber(lazy: .product(a, b), isReal: a.isKnownReal && b.isKnownReal)
    }

    /// The product where it is again c·√e over one field, else nil.
    private static func surdProduct(
        _ a: AlgebraicNumber, _ b: AlgebraicNumber
    ) throws(AlgebraError) -> AlgebraicNumber? {
        switch (Surd(a), Surd(b)) {
        case (let s?, let t?) where s.coefficient.sharesField(with: t.coefficient):
            let coefficient = try s.coefficient * t.coefficient
            if s.radicand.isSameExpression(as: t.radicand) { return try coefficient * s.radicand }
            // √e·√f = √(ef) where both are positive; principal roots of others may differ in sign.
            guard s.radicand.sharesField(with: t.radicand), s.hasPositiveRadicand || t.hasPositiveRadicand
            else { return nil }
            let radicand = try s.radicand * t.radicand
            guard coefficient.sharesField(with: radicand) else { return nil }
            if let e = radicand.asRational {
                return try coefficient * squareRoot(of: e)
            }
            return try Surd(coefficient: coefficient, radicand: radicand).number()
        case (let s?, _) where s.coefficient.sharesField(with: b) && s.canKeep(b):
            return try Surd(coefficient: s.coefficient * b, radicand: s.radicand).number()
        case (_, let t?) where t.coefficient.sharesField(with: a) && t.canKeep(a):
            return try Surd(coefficient: t.coefficient * a, radicand: t.radicand).number()
        default: return nil
        }
    }

    public static func / (a: AlgebraicNumber, b: AlgebraicNumber) throws(AlgebraError) -> AlgebraicNumber {
        if try b.isZero() { throw .divisionByZero }
        switch b.storage {
        case .rational(let y): return a.scaled(by: try Rational.one / y)
        case .element(let q, let field):
            guard let inverse = q.inverse(modulo: field.modulus) else { throw .divisionByZero }
            return try a * AlgebraicNumber(inverse, at: field)
        case .lazy:
            if let s = Surd(b) {
                let scale = try s.coefficient * s.radicand
                let reciprocal = try Surd(coefficient: .one / scale, radicand: s.radicand).number()
                return try a * reciprocal
            }
            if a.asRational?.isZero == true { return .zero }
            return try AlgebraicNumber(lazy: .quotient(a, b), isReal: a.isKnownReal && b.isKnownReal)
        }
    }
}

extension Surd {
    /// True where √e is the positive root of a positive number.
    fileprivate var hasPositiveRadicand: Bool {
        if let n = radicand.asRational { return n.sign > 0 }
        return radicand.isKnownReal  // a real radicand of a surd is positive
    }

    /// True where a coefficient times `factor` stays in the field of the radicand (or that is rational).
    fileprivate func canKeep(_ factor: AlgebraicNumber) -> Bool {
        radicand.asRational != nil || radicand.sharesField(with: factor)
    }
}
