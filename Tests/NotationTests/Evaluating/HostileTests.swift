import ExactAlgebra
import Notation
import Testing

/// Lines that nobody types by mistake: each has an answer, or a clear refusal, at once.
@Suite struct HostileTests {
    static let ones = "[" + String(repeating: "1 ", count: 10_000) + "]"

    static func repeated(_ part: String, _ count: Int, by separator: String) -> String {
        [String](repeating: part, count: count).joined(separator: separator)
    }

    static func evaluate(_ text: String) throws -> Value {
        let scope = Scope([
            "A": .exact(AlgebraicMatrix.identity(20)), "B": .exact(AlgebraicMatrix.identity(200)),
        ])
        return try Evaluator(scope: scope).evaluate(Reader.parse(text).readings[0])
    }

    @Test(arguments: [
        "9^9^9^9", "2^10000000", "zeros(100000, 100000)", "I(10^9)", "root(x^1000000 - 1, 1)",
        "(x+1)^1000000 == x",
        "\(ones)'*\(ones)", "svd(\(ones))", "null(\(ones))", "gramschmidt(\(ones))", "qr(\(ones))",
        "diag(\(ones))",
        "projector(\(ones)')", "eigenvalues(\(ones)'*\(ones))", "1..1000000", "2^(1/1000000)",
        "cos(acos(1/3)/1000000)",
        "cos(1000000*acos(1/3))", "cos(pi/1000000)", "(x+√2+√3)^100 == x", repeated("A", 2_000, by: "*"),
        repeated("B", 2_000, by: "+"), "[\(repeated("B", 50, by: " "))]",
        "[\(repeated("√2", 400, by: ";"))]*[\(repeated("√3", 400, by: " "))]",
        "det(zeros(9, 9) + x*I) == x", "I(200)^(10^30)", "cos(acos(1/3) + acos(1/5) + acos(1/7) + acos(1/9))",
        "{\(repeated("1 (1000 times)", 100, by: ","))}",
        "√.5^-9223372036854775808", "0.5^-9223372036854775808", "[2 1; 1 1]^-9223372036854775808",
        "[√2 1; 1 1]^-9223372036854775808", "√2^-9223372036854775808",
    ])
    func `too much is refused before it starts`(text: String) throws {
        let error = try #require(throws: EvaluationError.self) { try Self.evaluate(text) }
        #expect(error.isUnable, "\(error.message)")
        #expect(!error.diagnostic(for: text).isEmpty)
    }

    @Test(arguments: [
        ones, "rank(\(ones)) == 1", "norm(\(ones)) == 100", "singularvalues(\(ones)) == {100}",
        "energy(\(ones), 1) == 1", repeated("1.5", 5_000, by: "*"),
        repeated("2^(1/7)", 2_000, by: "+"), "[\(repeated("B[1,2]", 5_000, by: " "))]",
        "√" + String(repeating: "7", count: 20_000), "(√2+√3)^1000", "(1+√2)^10000",
        String(repeating: "√", count: 150) + "2",
        repeated("1+(2*", 90, by: "") + "1" + String(repeating: ")", count: 90),
    ])
    func `much is still done`(text: String) throws {
        let value = try Self.evaluate(text)
        if case .boolean(let truth) = value { #expect(truth) }
        #expect(!Prose(paragraphs: [[.formula(Formula(showing: value))]]).lines(width: 80).isEmpty)
    }

    @Test func `many different roots have a sign or none that can be decided`() throws {
        let primes = [
            2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61, 67, 71, 73, 79, 83, 89, 97,
        ]
        let sum = primes.map { "√\($0)" }.joined(separator: "+")
        guard case .boolean(false) = try Self.evaluate("\(sum) == 1") else {
            throw EvaluationError.unable("", 0..<0)
        }
        let error = try #require(throws: EvaluationError.self) { try Self.evaluate("\(sum) == \(sum)") }
        #expect(error.isUnable)
    }
}
