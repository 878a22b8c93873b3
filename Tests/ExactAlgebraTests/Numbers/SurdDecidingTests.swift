import ExactAlgebra
import Testing

@Suite struct SurdDecidingTests {
    @Test(arguments: 1..<12) func `two spellings of one nested root are equal up to their sign`(n: Int) throws
    {
        // With r = ∛2: (n + r)·√(5 + r) and √((n + r)²(5 + r)).
        let root = try #require(try AlgebraicNumber.realRoots(of: RationalPolynomial([-2, 0, 0, 1])).first)
            .value
        let (c, e) = try (AlgebraicNumber(n) + root, AlgebraicNumber(5) + root)
        let first = try c * e.squareRoot()
        let second = try (c * c * e).squareRoot()
        #expect(try first.isEqual(to: second))
        #expect(try (first - second).isZero())
        #expect(try !(first + second).isZero())
        #expect(try !first.isEqual(to: (c * c * e + 1).squareRoot()))
        #expect(try (-first).isEqual(to: -second))
    }

    @Test func `a product is zero where a factor is`() throws {
        let (two, three) = (try AlgebraicNumber(2).squareRoot(), try AlgebraicNumber(3).squareRoot())
        let six = try AlgebraicNumber(6).squareRoot()
        let root = try AlgebraicNumber.realRoots(of: RationalPolynomial([-1, -1, 0, 1]))[0].value
        #expect(try ((two * three - six) * root).isZero())
        #expect(try !((two * three + six) * root).isZero())
    }
}
