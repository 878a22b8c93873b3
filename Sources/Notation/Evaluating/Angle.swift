import ExactAlgebra

/// rπ + Σ c·acos(q) with rational r, c and algebraic q: what cos and sin can take.
struct Angle {
    var halfTurns = Rational.zero
    var arcs: [(factor: Rational, cosine: AlgebraicNumber)] = []

    /// π.
    static let pi = Angle(halfTurns: 1)

    /// acos(q) for −1 ≤ q ≤ 1.
    init(arcOf cosine: AlgebraicNumber) throws {
        guard try cosine.isReal(), try cosine.compare(to: 1) <= 0, try cosine.compare(to: -1) >= 0 else {
            throw AlgebraError.outOfDomain(operation: "acos", reason: "the number is not within −1…1")
        }
        arcs = try cosine.isEqual(to: 1) ? [] : [(Rational.one, cosine)]
    }

    private init(halfTurns: Rational, arcs: [(factor: Rational, cosine: AlgebraicNumber)] = []) {
        self.halfTurns = halfTurns
        self.arcs = arcs
    }

    var isZero: Bool { halfTurns.isZero && arcs.isEmpty }

    static func + (a: Angle, b: Angle) -> Angle {
        Angle(halfTurns: a.halfTurns + b.halfTurns, arcs: a.arcs + b.arcs)
    }

    func scaled(by factor: Rational) -> Angle {
        if factor.isZero { return Angle(halfTurns: .zero) }
        return Angle(
            halfTurns: halfTurns * factor, arcs: arcs.map { ($0.factor * factor, $0.cosine) })
    }

    /// The cosine and the sine, by the addition theorems.
    func cosineAndSine() throws -> (cosine: AlgebraicNumber, sine: AlgebraicNumber) {
        guard arcs.count <= 3 else { throw Complaint.unable("an angle of \(arcs.count) parts") }
        var (c, s) = (
            try AlgebraicNumber.cosine(ofPiTimes: halfTurns), try AlgebraicNumber.sine(ofPiTimes: halfTurns)
        )
        for arc in arcs {
            let (x, y) = try Angle.cosineAndSine(of: arc.factor, timesArcOf: arc.cosine)
            (c, s) = (try c * x - s * y, try s * x + c * y)
        }
        return (c, s)
    }

    /// cos and sin of (m/n)·acos(q).
    ///
    /// With φ = acos(q)/n in [0, π/n], y = cos φ is the largest root of Tₙ(y) = q; then
    /// cos mφ = Tₘ(y) and sin mφ = Uₘ₋₁(y)·√(1 − y²), where sin φ ≥ 0.
    private static func cosineAndSine(
        of factor: Rational, timesArcOf q: AlgebraicNumber
    ) throws -> (AlgebraicNumber, AlgebraicNumber) {
        guard let m = factor.numerator.magnitude.asInt, let n = factor.denominator.asInt,
            m <= Limit.degree.bound, n <= Limit.degree.bound
        else { throw AlgebraError.limit(.degree, asked: .max) }
        let y = try n == 1 ? q : largestRoot(ofChebyshev: n, equalTo: q)
        let sinPhi = try (AlgebraicNumber.one - y * y).squareRoot()
        let (t, u) = try chebyshev(m, at: y)
        let sine = try u * sinPhi
        return (t, factor.sign < 0 ? -sine : sine)
    }

    private static func largestRoot(
        ofChebyshev n: Int, equalTo q: AlgebraicNumber
    ) throws -> AlgebraicNumber {
        let minimal = try q.asRational.map { RationalPolynomial([-$0, 1]) } ?? q.minimalPolynomial()
        try Limit.degree.allow(minimal.degree * n)
        let chebyshev = chebyshev(n)
        var composed = RationalPolynomial([])
        for coefficient in minimal.coefficients.reversed() {
            composed = composed * chebyshev + RationalPolynomial([coefficient])
        }
        for root in try AlgebraicNumber.realRoots(of: composed) {
            if minimal.degree == 1 { return root.value }
            if try Self.chebyshev(n, at: root.value).t.isEqual(to: q) { return root.value }
        }
        throw AlgebraError.noSuchRoot(index: 1, count: 0)
    }

    /// Tₙ as a polynomial.
    private static func chebyshev(_ n: Int) -> RationalPolynomial {
        var (previous, current) = (RationalPolynomial([1]), RationalPolynomial.x)
        if n == 0 { return previous }
        let twice = RationalPolynomial([0, 2])
        for _ in 1..<n { (previous, current) = (current, twice * current - previous) }
        return current
    }

    /// Tₘ(y) and Uₘ₋₁(y).
    private static func chebyshev(
        _ m: Int, at y: AlgebraicNumber
    ) throws -> (t: AlgebraicNumber, u: AlgebraicNumber) {
        if m == 0 { return (.one, .zero) }
        var (t0, t1) = (AlgebraicNumber.one, y)
        var (u0, u1) = (AlgebraicNumber.zero, AlgebraicNumber.one)
        for _ in 1..<m {
            (t0, t1) = (t1, try y * t1 + y * t1 - t0)
            (u0, u1) = (u1, try y * u1 + y * u1 - u0)
        }
        return (t1, u1)
    }
}
