import ExactAlgebra
import Notation
import Testing

@Suite struct RoundingTests {
    static func scalar(_ text: String) throws -> Scalar {
        guard case .number(let scalar) = try Evaluator().evaluate(Reader.parse(text).readings[0]) else {
            throw EvaluationError.unable("no number", 0..<0)
        }
        return scalar
    }

    @Test(arguments: [
        ("42.14", "1/200", 2, 4), ("-0.050", "1/2000", 3, 2), ("81.8%", "1/2000", 3, 3), (".5", "1/20", 1, 1),
        ("0.00", "1/200", 2, 0), ("100.0", "1/20", 1, 4),
    ])
    func `a typed decimal keeps its digits`(text: String, radius: String, places: Int, digits: Int) throws {
        let rounding = try #require(Self.scalar(text).rounding)
        #expect(
            rounding
                == Rounding(
                    radius: Rational(radius) ?? 0, places: places, significantDigits: digits, isLiteral: true,
                    isPercentage: text.hasSuffix("%"))
        )
    }

    @Test(arguments: ["42", "1/3", "√2", "50%", "2^(1/2)"])
    func `a number without a point is exact`(text: String) throws {
        #expect(try Self.scalar(text).rounding == nil)
    }

    @Test(arguments: [
        ("0.5 + 0.25", "11/200"), ("0.5 - 1", "1/20"), ("2*0.5", "1/10"), ("0.5*0.5", "21/400"),
        ("1/0.5", "2/9"), ("0.5^2", "21/400"), ("√0.25", "1/100"), ("det([0.5 0; 0 2])", "1/10"),
        ("[0.5 1]*[2; 3]", "1/10"),
    ])
    func `arithmetic carries the radius by exact bounds`(text: String, radius: String) throws {
        var value = try Evaluator().evaluate(Reader.parse(text).readings[0])
        if case .matrix(let matrix) = value { value = .number(matrix.entries[0]) }
        guard case .number(let scalar) = value else { throw EvaluationError.unable("no number", 0..<0) }
        let rounding = try #require(scalar.rounding)
        #expect(rounding.radius == Rational(radius))
        #expect(!rounding.isLiteral)
    }

    @Test(arguments: 0..<50)
    func `the true value stays within the radius`(seed: UInt64) throws {
        var generator = SplitMix64(seed: seed)
        let operations = ["+", "-", "*", "/"]
        for _ in 0..<20 {
            // Digits that are not zero keep divisors away from zero.
            let digits = (0..<4).map { _ in Int.random(in: 11...99, using: &generator) }
            let signs = (0..<3).map { _ in operations.randomElement(using: &generator) ?? "+" }
            let typed =
                "((\(digits[0]).\(digits[1]) \(signs[0]) 3) \(signs[1]) \(digits[2]).\(digits[3]))^2 \(signs[2]) √2"
            guard let scalar = try? Self.scalar(typed), let rounding = scalar.rounding else { continue }
            // Move each typed number to the edge of what its digits allow.
            let moved =
                "((\(digits[0]).\(digits[1])5 \(signs[0]) 3) \(signs[1]) (\(digits[2]).\(digits[3]) - 0.005))^2 \(signs[2]) √2"
            let truth = try Self.scalar(moved).value
            let distance = try (truth - scalar.value).magnitude()
            #expect(try distance.compare(to: AlgebraicNumber(rounding.radius)) <= 0, "\(typed)")
        }
    }

    @Test func `the norm of a rounded vector is off by no more than the norm of its radii`() throws {
        let rounding = try #require(Self.scalar("norm((0.3, 0.4))").rounding)
        #expect(rounding.radius.asDouble > 0.070_71 && rounding.radius.asDouble < 0.070_72)
    }

    @Test func `a divisor that may be zero within its digits is refused`() {
        #expect(throws: EvaluationError.self) { try Self.scalar("1/(0.30 - 0.299)") }
    }
}
