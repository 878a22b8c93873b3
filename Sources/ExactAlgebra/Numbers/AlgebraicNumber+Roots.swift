internal import CFlint

// MARK: - Square roots

extension AlgebraicNumber {
    /// √r for a rational: s or s√n with n squarefree; for a negative r the one on the positive
    /// imaginary axis.
    static func squareRoot(of value: Rational) throws(AlgebraError) -> AlgebraicNumber {
        if value.isZero { return .zero }
        if let root = value.squareRoot { return AlgebraicNumber(root) }
        // √(p/q) = √(pq)/q
        let (outer, inner) = (value.numerator * value.denominator).squareFactored
        let scale = try outer / value.denominator
        if inner.isOne { return AlgebraicNumber(scale) }
        return AlgebraicNumber(RationalPolynomial([0, scale]), at: NumberField(squareRootOf: inner))
    }

    /// The principal square root.
    ///
    /// √(a + b√n) is denested where the norm a² − b²n is a square; c·√e keeps other field elements.
    public func squareRoot() throws(AlgebraError) -> AlgebraicNumber {
        switch storage {
        case .rational(let value): return try Self.squareRoot(of: value)
        case .element(let polynomial, let field):
            if field.isReal, try sign() < 0 { return try .i * (-self).squareRoot() }
            if let denested = try denestedSquareRoot(polynomial, field) { return denested }
            return try Surd(coefficient: .one, radicand: self).number()
        case .lazy: return try root(2)
        }
    }

    /// √(a + b√n) = √((a + s)/2) ± √((a − s)/2) with s² = a² − b²n, where s is rational.
    private func denestedSquareRoot(
        _ polynomial: RationalPolynomial, _ field: NumberField
    ) throws(AlgebraError) -> AlgebraicNumber? {
        guard let n = field.radicand else { return nil }
        let (a, b) = (polynomial[0], polynomial[1])
        guard let s = (a * a - b * b * n).squareRoot else { return nil }
        let half = try Rational(1, over: 2)
        let first = try Self.squareRoot(of: (a + s) * half)
        let second = try Self.squareRoot(of: (a - s) * half)
        return b.sign < 0 ? try first - second : try first + second
    }
}

extension Rational {
    /// An integer as s²·n with n squarefree, as far as it could be factored.
    fileprivate var squareFactored: (outer: Rational, inner: Rational) {
        var (outer, inner) = (Rational.one, sign < 0 ? -Rational.one : .one)
        var factors = unsafe fmpz_factor_struct()
        unsafe fmpz_factor_init(&factors)
        defer { unsafe fmpz_factor_clear(&factors) }
        // Past 63 bits only the small primes are looked for: the time stays bounded, and FLINT's quadratic
        // sieve, which two threads cannot run at once, is never entered.
        if bitCount <= 64 {
            unsafe fmpz_factor(&factors, &box.pointer.pointee.num)
        } else {
            unsafe _ = fmpz_factor_trial_range(&factors, &box.pointer.pointee.num, 0, 2000)
        }
        for k in unsafe 0..<factors.num {
            let prime = Rational(RationalBox { unsafe fmpz_set(&$0.pointee.num, factors.p + k) })
            let exponent = Int(unsafe factors.exp[k])
            for _ in 0..<(exponent / 2) { outer = outer * prime }
            if exponent % 2 == 1 { inner = inner * prime }
        }
        let rest = (try? self / (outer * outer * inner)) ?? .one
        if let root = rest.squareRoot { return (outer * root, inner) }
        return (outer, inner * rest)
    }
}

// MARK: - Roots and powers

extension AlgebraicNumber {
    /// The principal k-th root, for k ≥ 1: real and not negative for a real radicand that is not
    /// negative, else the root whose argument is smallest in size.
    public func root(_ k: Int) throws(AlgebraError) -> AlgebraicNumber {
        guard k >= 1 else { throw .outOfDomain(operation: "root", reason: "the index must be 1 or more") }
        try Limit.degree.check(k)
        if k == 1 || asRational?.isZero == true { return self }
        if k == 2, !isLazy { return try squareRoot() }
        if let value = asRational, value.sign > 0 { return try Self.root(of: value, k) }
        if try isReal() {
            let sign = try sign()
            if sign == 0 { return .zero }
            if sign < 0 {
                // The root of −1 with the smallest argument is exp(iπ/k).
                let angle = try Rational(1, over: k)
                let turn = try Self.cosine(ofPiTimes: angle) + .i * Self.sine(ofPiTimes: angle)
                return try (-self).root(k) * turn
            }
            return try AlgebraicNumber(lazy: .root(self, k), isReal: true)
        }
        return try AlgebraicNumber(lazy: .root(self, k), isReal: false)
    }

    private var isLazy: Bool { if case .lazy = storage { true } else { false } }

    private static func root(of value: Rational, _ k: Int) throws(AlgebraError) -> AlgebraicNumber {
        let (bits, overflow) = value.bitCount.multipliedReportingOverflow(by: k)
        try Limit.bits.check(overflow ? .max : bits)
        return AlgebraicNumber(
            CalciumNumber { unsafe qqbar_fmpq_root_ui($0, value.box.pointer, UInt(k)) })
    }

    /// The power with an integer exponent; x⁰ = 1.
    public func raised(to exponent: Int) throws(AlgebraError) -> AlgebraicNumber {
        if let value = asRational { return AlgebraicNumber(try value.raised(to: exponent)) }
        // Before it is turned: the least whole number of the machine has no negative.
        guard exponent > -Limit.bits.bound else { throw .limit(.bits, asked: .max) }
        if exponent < 0 { return try (.one / self).raised(to: -exponent) }
        try Limit.bits.check(exponent)
        var (result, square, rest) = (AlgebraicNumber.one, self, exponent)
        while rest > 0 {
            if rest & 1 == 1 { result = try result * square }
            rest >>= 1
            if rest > 0 { square = try square * square }
            try square.checkSize()
        }
        return result
    }

    /// Element arithmetic has no bound of its own; powers are where it could run away.
    private func checkSize() throws(AlgebraError) {
        guard case .element(let polynomial, _) = storage else { return }
        try Limit.bits.check(polynomial[0].bitCount + polynomial.leadingCoefficient.bitCount)
    }

    /// The principal power with a rational exponent p/q: the q-th root, raised to p.
    public func raised(to exponent: Rational) throws(AlgebraError) -> AlgebraicNumber {
        guard let p = exponent.numerator.asInt, let q = exponent.denominator.asInt else {
            throw .limit(.bits, asked: exponent.bitCount)
        }
        return q == 1 ? try raised(to: p) : try root(q).raised(to: p)
    }
}

// MARK: - Roots of polynomials

extension AlgebraicNumber {
    /// A root of a polynomial and how often it is one.
    public struct Root: Sendable {
        public let value: AlgebraicNumber
        public let multiplicity: Int
    }

    /// The distinct real roots, largest first.
    ///
    /// - Throws: `outOfDomain` for the zero polynomial; *unable* past ``Limit/degree``.
    public static func realRoots(of polynomial: RationalPolynomial) throws(AlgebraError) -> [Root] {
        try roots(of: polynomial).filter { $0.value.isKnownReal }
    }

    /// The distinct roots: the real ones from the largest down, then the others by real part and
    /// imaginary part from the largest down.
    ///
    /// - Complexity: factoring over ℚ, then Arb's isolation of each factor's roots.
    public static func roots(of polynomial: RationalPolynomial) throws(AlgebraError) -> [Root] {
        guard !polynomial.isZero else {
            throw .outOfDomain(operation: "roots", reason: "every number is a root of the zero polynomial")
        }
        try Limit.degree.check(polynomial.degree)
        var found: [Root] = []
        for factor in polynomial.factored() {
            for value in try irreducibleRoots(of: factor.polynomial) {
                found.append(Root(value: value, multiplicity: factor.multiplicity))
            }
        }
        return try sorted(found)
    }

    private static func irreducibleRoots(of f: RationalPolynomial) throws(AlgebraError) -> [AlgebraicNumber] {
        switch f.degree {
        case 1: return [AlgebraicNumber(try -f[0] / f[1])]
        case 2:
            // Two roots (−b ± √(b² − 4ac))/2a, kept in ℚ(√n) rather than in fields of their own.
            let root = try squareRoot(of: f[1] * f[1] - 4 * f[0] * f[2])
            let scale = try Rational.one / (2 * f[2])
            let middle = AlgebraicNumber(-f[1])
            return [try (middle + root).scaled(by: scale), try (middle - root).scaled(by: scale)]
        default:
            var whole = unsafe fmpz_poly_struct()
            unsafe fmpz_poly_init(&whole)
            unsafe fmpq_poly_get_numerator(&whole, f.box.pointer)
            guard let roots = unsafe _qqbar_vec_init(f.degree) else { throw .limit(.degree, asked: f.degree) }
            defer {
                unsafe _qqbar_vec_clear(roots, f.degree)
                unsafe fmpz_poly_clear(&whole)
            }
            unsafe qqbar_roots_fmpz_poly(roots, &whole, QQBAR_ROOTS_IRREDUCIBLE)
            return (0..<f.degree).map { k in
                AlgebraicNumber(.x, at: NumberField(CalciumNumber { unsafe qqbar_set($0, roots + k) }))
            }
        }
    }

    private static func sorted(_ roots: [Root]) throws(AlgebraError) -> [Root] {
        // Insertion: the comparisons may throw, and there are few roots.
        var ordered: [Root] = []
        for root in roots {
            var place = ordered.count
            while place > 0, try precedes(root.value, ordered[place - 1].value) { place -= 1 }
            ordered.insert(root, at: place)
        }
        return ordered
    }

    private static func precedes(
        _ a: AlgebraicNumber, _ b: AlgebraicNumber
    ) throws(AlgebraError) -> Bool {
        if a.isKnownReal != b.isKnownReal { return a.isKnownReal }
        if a.isKnownReal { return try a.compare(to: b) > 0 }
        let (x, y) = (a.approximation(), b.approximation())
        let gap = abs(x - y) - 1e-12 * max(1, abs(x), abs(y))
        if gap > 0 { return x > y }
        return a.imaginaryApproximation() > b.imaginaryApproximation()
    }
}

// MARK: - Angles

extension AlgebraicNumber {
    /// cos(πr).
    public static func cosine(ofPiTimes r: Rational) throws(AlgebraError) -> AlgebraicNumber {
        let (p, q) = try angle(r)
        return AlgebraicNumber(CalciumNumber { unsafe qqbar_cos_pi($0, p, UInt(q)) })
    }

    /// sin(πr).
    public static func sine(ofPiTimes r: Rational) throws(AlgebraError) -> AlgebraicNumber {
        let (p, q) = try angle(r)
        return AlgebraicNumber(CalciumNumber { unsafe qqbar_sin_pi($0, p, UInt(q)) })
    }

    private static func angle(_ r: Rational) throws(AlgebraError) -> (Int, Int) {
        guard let q = r.denominator.asInt else { throw .limit(.degree, asked: .max) }
        try Limit.degree.check(q)
        let turns = try (r * Rational(1, over: 2)).floor
        guard let p = (r.numerator - turns * Rational(2 * q)).asInt else { throw .limit(.bits, asked: .max) }
        return (p, q)
    }
}

// MARK: - Conjugate and size

extension AlgebraicNumber {
    /// The complex conjugate.
    public func conjugate() throws(AlgebraError) -> AlgebraicNumber {
        if isKnownReal { return self }
        switch storage {
        case .rational: return self
        case .element(let p, let field):
            if let n = field.radicand, n.sign < 0 {
                return AlgebraicNumber(RationalPolynomial([p[0], -p[1]]), at: field)
            }
            return AlgebraicNumber(p, at: field.conjugate)
        case .lazy(let lazy):
            let kind: LazyNumber.Kind =
                switch lazy.kind {
                case .sum(let a, let b): .sum(try a.conjugate(), try b.conjugate())
                case .product(let a, let b): .product(try a.conjugate(), try b.conjugate())
                case .quotient(let a, let b): .quotient(try a.conjugate(), try b.conjugate())
                case .surd(let c, let e):
                    .surd(coefficient: try c.conjugate(), radicand: try e.conjugate())
                case .root(let a, let k): .root(try a.conjugate(), k)
                }
            return try AlgebraicNumber(lazy: kind, isReal: false)
        }
    }

    public func realPart() throws(AlgebraError) -> AlgebraicNumber {
        if isKnownReal { return self }
        return try (self + conjugate()).scaled(by: Rational(1, over: 2))
    }

    public func imaginaryPart() throws(AlgebraError) -> AlgebraicNumber {
        if isKnownReal { return .zero }
        return try (self - conjugate()) / AlgebraicNumber.i.scaled(by: 2)
    }

    /// The absolute value.
    public func magnitude() throws(AlgebraError) -> AlgebraicNumber {
        if try isReal() { return try sign() < 0 ? -self : self }
        let (x, y) = (try realPart(), try imaginaryPart())
        return try (x * x + y * y).squareRoot()
    }
}
