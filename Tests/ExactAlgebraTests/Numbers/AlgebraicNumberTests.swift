import ExactAlgebra
import Testing

@Suite struct AlgebraicNumberTests {
    private func sqrt(_ n: Int) throws -> AlgebraicNumber { try AlgebraicNumber(n).squareRoot() }
    private func sqrt(_ n: AlgebraicNumber) throws -> AlgebraicNumber { try n.squareRoot() }

    @Test func `nested and denested square roots are equal`() throws {
        let nested = try sqrt(5 + sqrt(6).raised(to: 1) * 2)
        #expect(try nested.isEqual(to: sqrt(2) + sqrt(3)))
        #expect(try !nested.isEqual(to: sqrt(2) + sqrt(5)))
        #expect(try sqrt(3 + sqrt(8)).isEqual(to: 1 + sqrt(2)))
    }

    @Test func `the entries of a unit vector with nested roots have squares that add up to one`() throws {
        let a = try sqrt(2 + sqrt(2)) / 2
        let b = try sqrt(2 - sqrt(2)) / 2
        #expect(try (a * a + b * b).isEqual(to: 1))
        #expect(try (a * b).isEqual(to: sqrt(2) / 4))
        #expect(try !a.isEqual(to: b))
    }

    @Test func `the golden ratio is one more than its inverse`() throws {
        let phi = try (1 + sqrt(5)) / 2
        #expect(try (phi - 1).isEqual(to: 1 / phi))
        #expect(try (1 / phi - phi + 1).isZero())
    }

    @Test(arguments: [2, 3, 4, 5, 6])
    func `a sum of different roots minus itself in another order is zero`(count: Int) throws {
        let primes = [2, 3, 5, 7, 11, 13, 17].prefix(count)
        var (forward, backward) = (AlgebraicNumber.zero, AlgebraicNumber.zero)
        for p in primes { forward = try forward + sqrt(p) }
        for p in primes.reversed() { backward = try backward + sqrt(p) }
        #expect(try forward.isEqual(to: backward))
        #expect(try forward.compare(to: backward + 1) == -1)
    }

    @Test func `a difference far below double precision has a sign`() throws {
        // √(10²⁰ + 1) − 10¹⁰ is about 5·10⁻¹¹; subtract its first terms.
        let big = try Rational(10).raised(to: 40)
        let root = try AlgebraicNumber(big + 1).squareRoot()
        let close = try AlgebraicNumber(Rational(10).raised(to: 20))
        #expect(try (root - close).sign() == 1)
        #expect(try (close - root).sign() == -1)
    }

    @Test func `the real roots of a cubic come largest first and satisfy it`() throws {
        let cubic = RationalPolynomial([-1, 5, -6, 1])
        let roots = try AlgebraicNumber.realRoots(of: cubic)
        #expect(roots.count == 3)
        #expect(try roots[0].value.decimal(significantDigits: 12) == "5.04891733952")
        for root in roots {
            let x = root.value
            #expect(try (x * x * x - x * x * 6 + x * 5 - 1).isZero())
        }
        // Vieta, across three different fields.
        let sum = try roots[0].value + roots[1].value + roots[2].value
        #expect(try sum.isEqual(to: 6))
        let product = try roots[0].value * roots[1].value * roots[2].value
        #expect(try product.isEqual(to: 1))
        #expect(try sum.rationalValue() == 6)
    }

    @Test func `complex roots are found with their conjugates`() throws {
        let roots = try AlgebraicNumber.roots(of: RationalPolynomial([1, 0, 1]))
        #expect(try roots[0].value.isEqual(to: .i))
        #expect(try roots[1].value.isEqual(to: -.i))
        #expect(try AlgebraicNumber(-4).squareRoot().isEqual(to: 2 * .i))
        #expect(try AlgebraicNumber(-8).root(3).isEqual(to: 1 + .i * sqrt(3)))
        let quartic = try AlgebraicNumber.roots(of: RationalPolynomial([1, 1, 1, 1, 1]))
        #expect(try quartic[0].value.conjugate().isEqual(to: quartic[1].value))
        #expect(try quartic[0].value.magnitude().isEqual(to: 1))
    }

    @Test func `division by a number that is zero in disguise is refused`() throws {
        let zero = try sqrt(2) + sqrt(3) - sqrt(5 + 2 * sqrt(6))
        #expect(throws: AlgebraError.divisionByZero) { try 1 / zero }
    }

    @Test func `decimals are rounded correctly`() throws {
        let x = try 27 + sqrt(229)
        #expect(try x.decimal(significantDigits: 4) == "42.13")
        #expect(try x.decimal(significantDigits: 30) == "42.1327459504215559271918620493")
        #expect(try AlgebraicNumber(Rational(1, over: 8)).decimal(significantDigits: 2) == "0.13")
        #expect(try AlgebraicNumber(Rational(9996, over: 1000)).decimal(significantDigits: 3) == "10.0")
        #expect(try AlgebraicNumber(-12345).decimal(significantDigits: 2) == "-12000")
        #expect(try AlgebraicNumber(Rational(-5, over: 2)).nearestInteger() == -3)
    }

    @Test(.timeLimit(.minutes(1))) func `a number whose terms cancel is rounded without counting up to it`()
        throws
    {
        let root = try AlgebraicNumber(Rational(10).raised(to: 48) + 7).squareRoot()
        let small = try root - AlgebraicNumber(Rational(10).raised(to: 24))
        #expect(try small.decimal(significantDigits: 6) == "0.00000000000000000000000350000")
        let large = try small * AlgebraicNumber(Rational(10).raised(to: 30))
        #expect(try large.nearestInteger() == 3_500_000)
    }

    @Test func `cosines of rational multiples of pi are algebraic`() throws {
        #expect(try AlgebraicNumber.cosine(ofPiTimes: Rational(1, over: 4)).isEqual(to: sqrt(2) / 2))
        #expect(try AlgebraicNumber.sine(ofPiTimes: Rational(13, over: 6)).asRational == Rational("1/2"))
    }

    @Test func `what would take too long is refused as unable`() throws {
        #expect(throws: AlgebraError.self) { try AlgebraicNumber(9).raised(to: 9_999_999_999) }
        #expect(throws: AlgebraError.self) { try AlgebraicNumber(2).root(1_000_000) }
    }
}

@Suite struct ClosedFormTests {
    @Test func `the simplest form is found`() throws {
        func form(_ x: AlgebraicNumber) throws -> ClosedForm { try x.closedForm() }
        let root2 = try AlgebraicNumber(2).squareRoot()
        let root3 = try AlgebraicNumber(3).squareRoot()
        #expect(
            try form(1 / AlgebraicNumber(18).squareRoot())
                == .quotient(.squareRoot(.rational(2)), .rational(6)))
        #expect(
            try form(27 + AlgebraicNumber(229).squareRoot())
                == .sum([.rational(27), .squareRoot(.rational(229))]))
        #expect(
            try form((5 + 2 * AlgebraicNumber(6).squareRoot()).squareRoot())
                == .sum([.squareRoot(.rational(3)), .squareRoot(.rational(2))]))
        #expect(
            try form((2 + root2).squareRoot())
                == .squareRoot(.sum([.rational(2), .squareRoot(.rational(2))])))
        #expect(try form(root2 * root3 / 6) == .quotient(.squareRoot(.rational(6)), .rational(6)))
        let cubic = RationalPolynomial([-1, 5, -6, 1])
        let roots = try AlgebraicNumber.realRoots(of: cubic)
        #expect(try form(roots[1].value) == .polynomialRoot(cubic, index: 2))
        #expect(
            try form(roots[0].value.squareRoot()) == .squareRoot(.polynomialRoot(cubic, index: 1)))
    }

    @Test(arguments: [4, 5, 8])
    func `a complex root of any degree has a form or a limit and never runs forever`(degree: Int) throws {
        // x^n − x − 1 is irreducible (Selmer).
        let polynomial = RationalPolynomial([-1, -1] + Array(repeating: 0, count: degree - 2) + [1])
        for root in try AlgebraicNumber.roots(of: polynomial) where try !root.value.isReal() {
            if degree > 6 {
                #expect(throws: AlgebraError.self) { try root.value.closedForm() }
            } else if case .sum(let parts) = try root.value.closedForm() {
                #expect(parts.count == 2)
            } else {
                Issue.record("no sum of two parts")
            }
        }
    }

    @Test func `an entry of a normalised eigenvector is one nested root`() throws {
        // v = (−15, 2 + √229)/‖·‖ for the larger eigenvalue of [25 −15; −15 29].
        let s = try AlgebraicNumber(229).squareRoot()
        let norm = try (225 + (2 + s) * (2 + s)).squareRoot()
        let first = try -15 / norm
        let second = try (2 + s) / norm
        #expect(try (first * first + second * second).asRational == 1)
        #expect(
            try first.closedForm()
                == .product([
                    .rational(-1),
                    .squareRoot(
                        .quotient(
                            .sum([
                                .rational(229), .product([.rational(-2), .squareRoot(.rational(229))]),
                            ]), .rational(458))),
                ]))
    }
}
