import NumericAlgebra
import Testing

@testable import Notation

@Suite struct FloatingFormulaTests {
    @Test(
        arguments: [
            (0.0, "0"), (-0.0, "0"), (1, "1"), (-3, "-3"), (0.5, "0.5"), (-0.1, "-0.1"),
            (0.30000000000000004, "0.300000"),
            (2.9999999999999996, "3.00000"), (1.0 / 3, "0.333333"), (2.0 / 3, "0.666667"),
            (999999.5, "1.00000*10^6"),
            (99999.95, "100000"), (123456789, "123456789"), (1e15, "1000000000000000"),
            (1234567.891, "1.23457*10^6"),
            (1e20, "10^20"), (1.5e20, "1.5*10^20"), (1e-3, "0.001"), (1.23456789e-4, "0.000123457"),
            (1.23456789e-5, "1.23457*10^-5"), (-2.220446049250313e-16, "-2.22045*10^-16"),
            (0x1p-1074, "5*10^-324"),
            (1.7976931348623157e308, "1.79769*10^308"), (12.5, "12.5"), (0.09999999, "0.100000"),
        ] as [(Double, String)])
    func `a number is shown to six digits, and to fewer where those are all`(value: Double, shown: String) {
        #expect(Formula(floating: value, digits: 6).plain == shown)
    }

    @Test(arguments: [
        (1, "0.7"), (2, "0.67"), (16, "0.6666666666666666"), (17, "0.6666666666666666"),
        (1000, "0.6666666666666666"),
    ])
    func `there are never more digits than tell one double from the next`(digits: Int, shown: String) {
        #expect(Formula(floating: 2.0 / 3, digits: digits).plain == shown)
    }

    /// At 17 digits every double reads back as itself, at fewer as a close one.
    @Test(arguments: UInt64(1)...20)
    func `what is shown reads back`(seed: UInt64) throws {
        var bits = seed &* 0x9E37_79B9_7F4A_7C15
        for _ in 0..<200 {
            bits = bits &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            let value = Double(bitPattern: bits)
            guard value.isFinite, value.magnitude > 1e-290 else { continue }
            let shown = Formula(floating: value, digits: 6).plain
            let read = try FloatingEvaluator().evaluate(Reader.parse(shown).readings[0])
            guard case .number(let number) = read else { throw NotationError(.empty, at: 0..<1) }
            #expect(abs(number.real - value) <= 0.5001e-5 * value.magnitude, "\(value) \(shown)")
            let digits = SignificantDigits(of: value, count: 17)
            let text = "0." + digits.digits.map { "\($0)" }.joined() + "e\(digits.exponent)"
            #expect(Double(text) == value.magnitude)
        }
    }

    @Test(arguments: [
        ("(1+2i)/3", "0.333333 + 0.666667i"), ("√(-1)", "i"), ("-i", "-i"), ("1-i", "1 - i"),
        ("{1/3, 2}", "{0.333333, 2}"),
        ("[1/3 -2; 0 10^-9/3]", "[0.333333 -2; 0 3.33333*10^-10]"), ("1 == 1", "true"),
        ("subspace([3; 4])", "subspace([3; 4])"),
        ("eigh([2 0; 0 1])", "values = {2, 1}, vectors = [1 0; 0 1]"), ("zeros(0, 2)", "zeros(0, 2)"),
    ])
    func `values of each kind`(text: String, shown: String) throws {
        let reading = try Reader.parse(text, vocabulary: .calculator).readings[0]
        #expect(Formula(try FloatingEvaluator().evaluate(reading), digits: 6).plain == shown)
    }
}
