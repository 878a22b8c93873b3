internal import CFlint

// MARK: - To and from minimal polynomials

extension AlgebraicNumber {
    /// A number of Calcium's: rationals and quadratic irrationals in their own form.
    init(_ number: CalciumNumber) {
        switch number.degree {
        case 1:
            self.init(Rational(RationalBox { unsafe qqbar_get_fmpq($0, number.pointer) }))
        case 2:
            self = Self.quadratic(number)
        default: self.init(.x, at: NumberField(number))
        }
    }

    /// (a + b√c)/q, in the order of Calcium's results.
    private static func quadratic(_ number: CalciumNumber) -> AlgebraicNumber {
        let part = UnsafeMutablePointer<fmpz>.allocate(capacity: 4)
        unsafe part.initialize(repeating: 0, count: 4)
        defer {
            for k in 0..<4 { unsafe fmpz_clear(part + k) }
            unsafe part.deallocate()
        }
        unsafe qqbar_get_quadratic(part, part + 1, part + 2, part + 3, number.pointer, 2)
        let value = (0..<4).map { k in
            Rational(RationalBox { unsafe fmpz_set(&$0.pointee.num, part + k) })
        }
        guard let scale = try? Rational.one / value[3], let root = try? squareRoot(of: value[2]) else {
            return AlgebraicNumber(.x, at: NumberField(number))
        }
        let sum = try? AlgebraicNumber(value[0]) + root.scaled(by: value[1])
        return sum?.scaled(by: scale) ?? AlgebraicNumber(.x, at: NumberField(number))
    }

    /// The minimal polynomial: primitive, with integer coefficients and a positive leading one.
    ///
    /// - Throws: *unable* where a step would pass ``Limit/degree``.
    public func minimalPolynomial() throws(AlgebraError) -> RationalPolynomial {
        try calcium(degreeLimit: Limit.degree.bound).minimalPolynomial
    }

    /// The value as a rational where it is one, decided; nil where it is irrational.
    public func rationalValue() throws(AlgebraError) -> Rational? {
        switch storage {
        case .rational(let value): return value
        case .element: return nil
        case .lazy:
            // A rational of small height is guessed from the enclosure and then decided.
            let guess = enclosure(precision: 128).simplestRational
            if let guess, try isEqual(to: AlgebraicNumber(guess)) { return guess }
            return AlgebraicNumber(try calcium(degreeLimit: Limit.degree.bound)).asRational
        }
    }

    /// The number multiplied out, every step kept within a degree.
    func calcium(degreeLimit: Int) throws(AlgebraError) -> CalciumNumber {
        switch storage {
        case .rational(let value): return CalciumNumber { unsafe qqbar_set_fmpq($0, value.box.pointer) }
        case .element(let p, let field):
            if field.degree > degreeLimit { throw .limit(.degree, asked: field.degree) }
            return CalciumNumber {
                unsafe qqbar_evaluate_fmpq_poly($0, p.box.pointer, field.root.pointer)
            }
        case .lazy(let lazy): return try lazy.calcium(degreeLimit: degreeLimit)
        }
    }
}

extension LazyNumber {
    /// The bits that a coefficient of a minimal polynomial may have on the way.
    private static let heightLimit = 4096

    fileprivate func calcium(degreeLimit: Int) throws(AlgebraError) -> CalciumNumber {
        func part(_ a: AlgebraicNumber) throws(AlgebraError) -> CalciumNumber {
            try a.calcium(degreeLimit: degreeLimit)
        }
        func combine(
            _ a: AlgebraicNumber, _ b: AlgebraicNumber,
            _ operation: (
                UnsafeMutablePointer<qqbar_struct>, UnsafeMutablePointer<qqbar_struct>,
                UnsafeMutablePointer<qqbar_struct>
            ) -> Void
        ) throws(AlgebraError) -> CalciumNumber {
            let (x, y) = (try part(a), try part(b))
            let degree = x.degree * y.degree
            if degree > degreeLimit { throw .limit(.degree, asked: degree) }
            if (x.heightBits + y.heightBits) * degree > Self.heightLimit * 16 {
                throw .limit(.bits, asked: (x.heightBits + y.heightBits) * degree)
            }
            return CalciumNumber { unsafe operation($0, x.pointer, y.pointer) }
        }
        switch kind {
        case .sum(let a, let b): return unsafe try combine(a, b) { unsafe qqbar_add($0, $1, $2) }
        case .product(let a, let b): return unsafe try combine(a, b) { unsafe qqbar_mul($0, $1, $2) }
        case .quotient(let a, let b):
            // Decided not to be zero when it was made: dividing by zero would end the process.
            return unsafe try combine(a, b) { unsafe qqbar_div($0, $1, $2) }
        case .surd(let c, let e):
            let squared = try (c * c * e).calcium(degreeLimit: degreeLimit)
            let root = try Self.root(squared, 2, degreeLimit)
            // √(c²e) is c√e up to sign.
            let chosen = AlgebraicNumber(root)
            let own = enclosure(precision: 128)
            let difference = Enclosure.sum(
                own, (-chosen).enclosure(precision: 128), precision: 128)
            if difference.containsZero { return root }
            return CalciumNumber { unsafe qqbar_neg($0, root.pointer) }
        case .root(let a, let k): return try Self.root(part(a), k, degreeLimit)
        }
    }

    private static func root(
        _ a: CalciumNumber, _ k: Int, _ degreeLimit: Int
    ) throws(AlgebraError) -> CalciumNumber {
        if a.degree * k > degreeLimit { throw .limit(.degree, asked: a.degree * k) }
        return CalciumNumber { unsafe qqbar_root_ui($0, a.pointer, UInt(k)) }
    }
}

extension Enclosure {
    /// The rational of smallest denominator near the middle, where there is one of small height.
    fileprivate var simplestRational: Rational? {
        let (lower, upper) = realBounds
        guard unsafe arb_is_finite(&pointer.pointee.real) != 0, lower <= upper else { return nil }
        let found = Rational(
            RationalBox { unsafe fmpq_simplest_between($0, lower.box.pointer, upper.box.pointer) })
        return found.bitCount <= precision / 2 ? found : nil
    }
}
