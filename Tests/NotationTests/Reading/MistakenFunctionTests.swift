import Notation
import Testing

@Suite("A name that is no function")
struct MistakenFunctionTests {
    private static func failure(_ text: String, in vocabulary: Vocabulary = .lessons) throws -> String {
        let expression = try Reader.parse(text, vocabulary: vocabulary).readings[0]
        let scope = Scope(vocabulary: vocabulary)
        return try #require(throws: EvaluationError.self) { try Evaluator(scope: scope).evaluate(expression) }
            .message
    }

    @Test(arguments: [
        ("nrom(x)", "nrom is not a function; did you mean norm? For a product write nrom*(…)"),
        ("trr([1])", "trr is not a function; did you mean trace?"),
        ("singularvalue([1 2])", "did you mean singularvalues?"),
        ("projecter([1; 2])", "did you mean projector?"),
        ("gram_schmidt([1 2])", "write gramschmidt(A)"),
        ("SVD([1 2])", "SVD is not a function here; write svd(A)"),
        ("eig([1 2; 3 4])", "eig is not a function here; write eigenvalues(A)"),
        ("eigenvectors([1 2; 3 4])", "write eigenspace(A, x)"),
        ("ker([1 2])", "ker is not a function here; write null(A)"), ("kernel([1 2])", "write null(A)"),
        ("nullspace([1 2])", "write null(A)"), ("inverse([1])", "write inv(A)"),
        ("size([1 2])", "size is not a function here; write rows(A) and cols(A)"),
        ("length((3, 4))", "write norm(A)"), ("eye(3)", "write I(n)"),
        ("cross((1, 2, 3), (4, 5, 6))", "there is no function cross here; (a, b, c) × w is the product"),
        ("nullity([1 2])", "there is no function nullity here; it is cols(A) - rank(A)"),
        ("solve([1], [2])", "solve is not a function here; `longhand eval` has solve"),
    ])
    func `what is meant is said`(text: String, words: String) throws {
        let message = try Self.failure(text)
        #expect(message.contains(words), "\(message)")
    }

    @Test func `a calculator's line is told of its functions too`() throws {
        #expect(try Self.failure("slove([1], [2])", in: .calculator).contains("did you mean solve?"))
        let expression = try Reader.parse("chlo([1])", vocabulary: .calculator).readings[0]
        let error = try #require(throws: EvaluationError.self) {
            try FloatingEvaluator().evaluate(expression)
        }
        #expect(error.message == "chlo is not a function; did you mean chol? For a product write chlo*(…)")
    }

    @Test func `what nobody can have meant keeps to the product`() throws {
        for name in ["f", "xyzzyx", "Q"] {
            #expect(
                try Self.failure("\(name)(2)") == "\(name) is not a function; for a product write \(name)*(…)"
            )
        }
        // A matrix with a name is not called, and no function is meant.
        let scope = Scope([
            "ker": .exact(2), "norn": try Evaluator().evaluate(Reader.parse("[1 2]").readings[0]),
        ])
        let error = try #require(throws: EvaluationError.self) {
            try Evaluator(scope: scope).evaluate(Reader.parse("norn(2)").readings[0])
        }
        #expect(error.message == "norn is not a function; for a product write norn*(…)")
    }

    @Test func `the product that is a cross product`() throws {
        let text = "[0 -3 2; 3 0 -1; -2 1 0]*(4, 5, 6) == (-3, 6, -3)"
        guard case .boolean(true) = try Evaluator().evaluate(Reader.parse(text).readings[0]) else {
            Issue.record("it is not (1, 2, 3) × (4, 5, 6)")
            return
        }
    }

    // MARK: - Spaces

    @Test(arguments: [
        "2*null([1 2 3])", "[1 2 3]*null([1 2 3])", "null([1 2 3])[1]", "null([1 2 3])'", "null([1 2 3]) + I",
        "[null([1 2 3]) (1, 2, 3)]", "det(null([1 2 3]))",
    ])
    func `a space where a matrix is needed is told the way to one`(text: String) throws {
        let words = "a subspace of dimension at most 2 (basis(…) makes a matrix of a space)"
        let message = try Self.failure(text)
        #expect(message.contains(words), "\(message)")
        let expression = try Reader.parse(text).readings[0]
        let numeric = try #require(throws: EvaluationError.self) {
            try FloatingEvaluator().evaluate(expression)
        }
        #expect(numeric.message.contains("(basis(…) makes a matrix of a space)"), "\(numeric.message)")
    }

    @Test(arguments: [
        "basis(null([1 2 3])) == [-2 -3; 1 0; 0 1]", "[1 2 3]*basis(null([1 2 3])) == [0 0]",
        "basis(null([1 2 3]))[:,1] == (-2, 1, 0)", "basis(subspace((1, 2), (2, 4))) == [1; 2]",
        "basis(row([1 2; 2 4]))' == [1 2]", "rows(basis(null(I(2)))) == 2", "cols(basis(null(I(2)))) == 0",
        "basis(eigenspace([√2 0; 0 1], √2)) == [1; 0]", "basis([1 2; 3 4]) == [1 2; 3 4]",
    ])
    func `a basis is a matrix`(statement: String) throws {
        let expression = try Reader.parse(statement).readings[0]
        guard case .boolean(true) = try Evaluator().evaluate(expression) else {
            Issue.record("\(statement) is not true")
            return
        }
    }

    @Test(arguments: [
        "norm([1 2 3]*basis(null([1 2 3]))) < 10^-12", "cols(basis(null([1 2 3]))) == 2",
        "basis(null([1 2 3]))'*basis(null([1 2 3])) == I",
    ])
    func `in doubles it is orthonormal`(statement: String) throws {
        let expression = try Reader.parse(statement, vocabulary: .calculator).readings[0]
        guard case .boolean(let truth) = try FloatingEvaluator().evaluate(expression), truth.holds else {
            Issue.record("\(statement) is not true")
            return
        }
    }
}
