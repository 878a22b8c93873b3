import ExactAlgebra
import Testing

@testable import Notation

/// What only a calculator can call, evaluated exactly.
@Suite struct CalculatorFunctionTests {
    private static func value(_ text: String) throws -> Value {
        try Evaluator().evaluate(Reader.parse(text, vocabulary: .calculator).readings[0])
    }

    @Test(arguments: [
        "solve([2 1; 1 3], (3, 5)) == (4/5, 7/5)", "solve([√2 0; 0 1], (2, 1)) == (√2, 1)",
        "solve([2 0; 0 4], I(2)) == [1/2 0; 0 1/4]", "lstsq([1 0; 1 1; 1 2], (6, 0, 0)) == (5, -3)",
        "lstsq([1 1], [2]) == (1, 1)", "lstsq(zeros(2, 1), (1, 2)) == [0]", "lstsq([√2; 0], (2, 5)) == [√2]",
        "cond([3 1; 1 3; 1 1]) == 3√2/2", "cond([1 2; 3 4], 1) == 21", "cond([1 2; 3 4], inf) == 21",
        "cond([2 0; 0 1], fro) == 5/2", "cond(zeros(0, 0)) == 1", "norm([1 -2; 3 4], 1) == 6",
        "norm([1 -2; 3 4], inf) == 7", "norm([3 1; 1 3; 1 1], 2) == 3√2",
        "norm([3 1; 1 3; 1 1], nuc) == 3√2 + 2",
        "norm([1 -5; 3 4], max) == 5", "norm([3 4], fro) == 5", "norm(zeros(0, 3), 2) == 0",
        "norm([3 4]) == norm([3 4], fro)",
    ])
    func `what is true`(statement: String) throws {
        guard case .boolean(true) = try Self.value(statement) else {
            Issue.record("\(statement) is not true")
            return
        }
    }

    @Test(arguments: [
        ("pcp([1 2; 3 4])", "`pcp` is numeric", 0..<15), ("1 + lu([1])", "`lu` is numeric", 4..<11),
        ("chol([1])", "`chol` is numeric", 0..<9), ("qrp([1])", "`qrp` is numeric", 0..<8),
        ("eigh([1])", "`eigh` is numeric", 0..<9),
        ("solve([1 1; 1 1], (1, 2))", "inverse: the matrix is singular", 0..<25),
        ("solve([1 1], [1])", "solve needs a square matrix; this one is 1×2", 0..<17),
        ("lstsq([1], (1, 2))", "lstsq: a 1×1 matrix and a 2×1 matrix do not fit together", 0..<18),
        ("cond([1 1; 1 1])", "cond: the matrix is singular", 0..<16),
        ("norm([1], x)", "expected 1, 2, inf, fro, nuc or max for the kind of norm, found x", 0..<12),
        ("cond([1], max)", "expected 1, 2, inf or fro for a condition number, found max", 0..<14),
    ])
    func `what has no value says why and where`(text: String, message: String, place: Range<Int>) throws {
        let error = try #require(throws: EvaluationError.self) { try Self.value(text) }
        #expect(error.message == message)
        #expect(error.range == place)
    }

    @Test(arguments: [
        ("cond()", "cond takes one or two arguments, not 0"),
        ("pcp(A, 1, 2)", "pcp takes one or two arguments, not 3"),
        ("norm(A, 1, 2)", "norm takes one or two arguments, not 3"),
        ("solve(A)", "solve takes 2 arguments, not 1"),
    ])
    func `a wrong number of arguments is counted`(text: String, message: String) throws {
        let error = try #require(throws: NotationError.self) {
            try Reader.parse(text, vocabulary: .calculator)
        }
        #expect(error.message == message)
    }
}
