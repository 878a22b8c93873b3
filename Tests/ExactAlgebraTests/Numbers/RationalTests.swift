import ExactAlgebra
import Testing

@Suite struct RationalTests {
    @Test func `a fraction is kept in lowest terms`() throws {
        #expect(try Rational(6, over: -4).description == "-3/2")
        #expect(Rational("12/8") == Rational("3/2"))
        #expect(Rational("1/0") == nil)
    }
}
