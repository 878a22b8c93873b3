import ExactAlgebra
import Notation
import Testing

@Suite struct EvaluatorTests {
    /// W, its Gram matrix, the eigenvalues as a list.
    static func scope() throws -> Scope {
        var scope = Scope()
        for (name, text) in [
            ("W", "[3 1; 1 3; 1 1]"), ("WtW", "[11 7; 7 11]"), ("λ", "{18, 4}"), ("v", "(1, 2)"),
            ("A", "[2 0; 0 3]"),
        ] {
            scope[name] = try Evaluator(scope: scope).evaluate(Reader.parse(text).readings[0])
        }
        scope.add(alias: "G", for: "WtW")
        return scope
    }

    static func value(_ text: String) throws -> Value {
        try Evaluator(scope: scope()).evaluate(Reader.parse(text).readings[0])
    }

    static func truth(_ text: String) throws -> Bool {
        guard case .boolean(let truth) = try value(text) else { return false }
        return truth
    }

    static func failure(_ text: String) -> String {
        do throws(EvaluationError) {
            let readings = try? Reader.parse(text).readings
            guard let reading = readings?.first, let scope = try? scope() else { return "not read" }
            return "value: \(try Evaluator(scope: scope).evaluate(reading).kindDescription)"
        } catch {
            return (error.isUnable ? "unable: " : error.isUndefined ? "undefined: " : "") + error.message
        }
    }

    @Test(arguments: [
        // numbers
        "3√2/2 == 3/√2", "1/√18 == √2/6", "√(3+2√2) == 1+√2", "81.8% == 0.818", "2^(1/2) == √2", "2^-1 == ½",
        "-2^2 == -4", "8^(1/3) == 2", "√(-4) == 2i", "i^2 == -1",
        "2**10 == 1024", "(√2+√3)^2 == 5+2√6", "√2*√3 == √6", "½ + ⅓ == 5/6", "0^0 == 1", "|−3| == 3",
        "abs(3+4i) == 5", "√2 < 1.5", "1 < √2 <= √2 < 2", "not 1 == 2",
        "1 == 2 or 2 == 2", "1 == 1 and 2 != 3", "max(√2, √3, 1) == √3", "min([3 1 2]) == 1",
        "sum({1, 2, 3}) == 6", "sum([1 2; 3 4]) == 10",
        // angles
        "cos(pi/3) == 1/2", "sin(pi/4) == √2/2", "cos(acos(1/3)) == 1/3", "cos(acos(√2/3)/2)^2 == (1+√2/3)/2",
        "cos(2*acos(1/3)) == -7/9", "sin(acos(3/5)) == 4/5",
        "cos(acos(1/2)/3 + 2*pi/3) == cos(7*pi/9)", "pi - pi == 0", "cos(0) == 1", "sin(0) == 0",
        "cos(-pi) == -1", "sin(-acos(3/5)) == -4/5", "acos(1) == 0", "cos(π/5) == (1+√5)/4",
        // matrices
        "W'*W == WtW", "W' == [3 1 1; 1 3 1]", "Wᵀ*W == WtW and W^T*W == WtW", "det(WtW) == 72",
        "trace(WtW) == 22", "rank(W) == 2", "rows(W) == 3 and cols(W) == 2", "inv(A) == [1/2 0; 0 1/3]",
        "A^-1 == inv(A)", "A^2 == A*A", "A - 2I == [0 0; 0 1]", "I*A == A", "A*I == A", "I(2) == I",
        "inv(2*I)*A == [1 0; 0 3/2]", "A/2 == [1 0; 0 3/2]", "2*A == A + A", "-A + A == zeros(2, 2)",
        "rref([1 2; 2 4]) == [1 2; 0 0]", "v'*v == 5", "v*v' == [1 2; 2 4]", "dot(v, (3, 4)) == 11",
        "norm(v) == √5", "unit((3, 4)) == (3/5, 4/5)", "norm([1 2; 2 4]) == 5",
        "diag(1, 2) == [1 0; 0 2]", "diag({1, 2}) == [1 0; 0 2]", "diag(WtW) == (11, 11)",
        "diag((1, 2)) == [1 0; 0 2]", "abs([-1 2]) == [1 2]",
        "[A v] == [2 0 1; 0 3 2]", "[A; v'] == [2 0; 0 3; 1 2]", "[A I] == [2 0 1 0; 0 3 0 1]",
        "[A; I] == [2 0; 0 3; 1 0; 0 1]", "[A [1; 2]; 7 8 9] == [2 0 1; 0 3 2; 7 8 9]",
        "[(1,2),(3,4)] == [1 3; 2 4]",
        "W[1,2] == 1", "W[:,1] == (3, 1, 1)", "W[1..2,:] == [3 1; 1 3]", "W[2,:] == [1 3]",
        "W[:, 1..0] == zeros(3, 0)", "λ[1] == 18", "λ₂ == 4", "lambda_2 == 4", "v[2] == 2", "v2 == 2",
        "G == WtW", "(W'*W)[1,1] == 11",
        "λ == {18, 4}", "λ == [18 4]", "{18, 4} == eigenvalues(WtW)", "[[3,1],[1,3]] == [3 1; 1 3]",
        "transpose(W) == W'",
        "[0.5 1] == [1/2 1]", "[√2 0; 0 1]*[√2 0; 0 1] == [2 0; 0 1]", "inv([√2 0; 0 1]) == [√2/2 0; 0 1]",
        "det([√2 1; 1 √2]) == 1", "rank([√2 2; 1 √2]) == 1", "rref([√2 2; 1 √2]) == [1 √2; 0 0]",
        // spaces
        "(1, 1) in col([1; 1])", "not (1, 2) in col([1; 1])", "(1, -1) in null([1 1])",
        "null([1 1]) == subspace((2, -2))", "[1 2; 1 2] in col([1; 1])", "3 in {1, 2, 3}",
        "subspace((1,0),(1,1)) == subspace((1,0),(0,1))",
        "(√2, 2) in col([1; √2])", "row([1 2; 2 4]) == subspace((1, 2))",
        "null(eigenspace(A, 2)) == null([1; 0])", "eigenspace(WtW, 18) == subspace((1, 1))", "2 in 1..3",
        "projector([1; 1]) == [1/2 1/2; 1/2 1/2]", "proj((1, 0), [1; 1]) == (1/2, 1/2)",
        "projector([1; √2]) == [1 √2; √2 2]/3", "orth([3; 4]) == [3/5; 4/5]", "orth([1; √3]) == [1/2; √3/2]",
        "gramschmidt([1 1; 0 1]) == [1 0; 0 1]", "gramschmidt([1 2 1; 1 2 0]) == [1 1/2; 1 -1/2]",
        "cols(gramschmidt([√2 2; 1 √2])) == 1", "pinv([2 0; 0 0]) == [1/2 0; 0 0]",
        "pinv([√2; 0]) == [√2/2 0]",
        // spectrum
        "charpoly(WtW) == λ^2 - 22λ + 72", "charpoly(A) == (x-2)(x-3)", "charpoly([0 √2; √2 0]) == x^2 - 2",
        "eigenvalues([0 √2; √2 0]) == {√2, -√2}", "eigenvalues([√2 1; 0 1]) == {√2, 1}",
        "eigenvalues([0 -1; 1 0]) == {i, -i}", "eigenvalues([2 0; 0 2]) == {2 (twice)}",
        "singularvalues(W) == {3√2, 2}", "singularvalues([1 2; 2 4]) == {5, 0}",
        "singularvalues([√2 0]) == {√2}",
        "svd(W).S == [3√2 0; 0 2; 0 0]", "svd(W).U*svd(W).S*svd(W).V' == W", "qr([3 0; 4 5]).R == [5 4; 0 3]",
        "qr([3 0; 4 5]).Q*qr([3 0; 4 5]).R == [3 0; 4 5]", "lowrank([2 0; 0 1], 1) == [2 0; 0 0]",
        "energy([2 0; 0 1], 1) == 4/5", "energy(W, 1) == 9/11",
        "soft([3 -1; 0.5 -4], 1) == [2 0; 0 -3]", "svt([3 0; 0 1], 2) == [1 0; 0 0]",
        "svt([3 0; 0 1], 5) == zeros(2, 2)", "soft(3, 1) == 2",
        "root(x^2 - 2, 1) == √2", "root(t^2 - 2, 2) == -√2", "root(λ^3 − 6λ^2 + 5λ − 1, 1) > 5.0489",
        "root(x^3 - 1, 1) == 1", "det(A - x*I) == (2-x)(3-x)", "det([3-x 1; 1 3-x]) == x^2 - 6x + 8",
        "charpoly(A) == det(x*I - A)", "x^2 - 1 == (x-1)(x+1)", "charpoly(WtW) == (λ-18)(λ-4)",
        "norm((0.3, 0.4)) == 1/2", "not charpoly(A) == x^2",
    ])
    func `what is true`(statement: String) throws {
        #expect(try Self.truth(statement))
    }

    @Test(arguments: [
        ("λ₂ = 4, λ₁ = 18", "{18, 4}"), ("x = 3, y = 4", "{3, 4}"), ("λ₁ = λ₂ = 2", "2"),
        ("{λ₁ = λ₂ = 2}", "{2, 2}"), ("2 (twice), 1", "{2, 2, 1}"), ("λ₁ = 18", "18"),
        ("λ = 9 + 9 = 18", "18"),
        ("λ₁ = 18 and λ₂ = 4", "{18, 4}"), ("[2 (twice) 1]", "[2 2 1]"), ("((1,0),(0,1))", "{(1,0),(0,1)}"),
        ("1..3", "{1, 2, 3}"), ("1..0", "{}"), ("σ₁ = √4 ≈ 2.0", "2"),
    ])
    func `lists and labels`(text: String, same: String) throws {
        let evaluator = Evaluator(scope: try Self.scope())
        var scope = try Self.scope()
        scope["one"] = try evaluator.evaluate(Reader.parse(text).readings[0])
        scope["two"] = try evaluator.evaluate(Reader.parse(same).readings[0])
        let both = try Reader.parse("one == two").readings[0]
        guard case .boolean(true) = try Evaluator(scope: scope).evaluate(both) else {
            Issue.record("\(text) is not \(same)")
            return
        }
    }

    @Test(arguments: [
        ("1/0", "undefined: division by zero"),
        ("W + 1", "expected two things that can be added, found a 3×2 matrix and a number"),
        ("W*W", "undefined: product: a 3×2 matrix and a 3×2 matrix do not fit together"),
        ("det(W)", "undefined: determinant needs a square matrix; this one is 3×2"),
        ("inv([1 2; 2 4])", "undefined: "), ("foo", "foo is not known here"),
        ("λv", "lambdav is not known here; did you mean λ*v?"),
        ("W[4,1]", "undefined: index: 4 is not within 1..3"),
        ("root(x^2 + 1, 1)", "undefined: there is no real root number 1; the polynomial has 0"),
        ("pi", "unable: an angle that is not 0 is not an algebraic number"),
        ("cos(1)", "unable: cos of an algebraic number other than 0 is not algebraic"),
        ("acos(2)", "undefined: acos: the number is not within −1…1"),
        ("svd([√2])", "unable: svd of a matrix with irrational entries"),
        ("2^√2", "unable: a power with an irrational exponent"), ("9^9^9^9", "unable: "),
        ("zeros(100000,100000)", "unable: "), ("I(1000000)", "unable: "),
        ("root(x^1000000 - 2, 1)", "unable: "), ("2^(1/1000000)", "unable: "),
        ("I", "expected a matrix of known size, found I; write I(2)"),
        ("W = 3 = x", "x is not known here"), ("2 = 3", "expected a value, found an equation"),
        ("i < 1", "undefined: "),
        ("1 and 2 == 2", "expected a statement that is true or false, found a number"),
        ("[1 2; 3 v]", "undefined: blocks side by side"),
        ("unit((0, 0))", "undefined: unit: the zero vector has no direction"),
        ("svd(W).X", "expected something with a part X, found the parts U, S, V"), ("1..100000", "unable: "),
        ("zeros(-1, 2)", "undefined: zeros: the size is negative"), ("x + y == 1", "x is not known here"),
        ("1/0.00", "undefined: division by zero"), ("energy(zeros(2,2), 1)", "undefined: division by zero"),
        ("2^99999999999999999999", "unable: "), ("[A; W[1..1,:]; 1]", "undefined: "),
        ("x^(1/2) == 2", "expected"),
    ])
    func `what has no value, and why`(text: String, reason: String) {
        #expect(Self.failure(text).hasPrefix(reason))
    }

    @Test func `an error knows its place`() throws {
        let text = "1 + [1 2] * (3/0)"
        let reading = try Reader.parse(text).readings[0]
        let error = try #require(throws: EvaluationError.self) { try Evaluator().evaluate(reading) }
        #expect(error.diagnostic(for: text) == "  1 + [1 2] * (3/0)\n               ^^^\ndivision by zero")
    }

    @Test(arguments: [
        ("λ^2 - 22λ + 72", ["72", "-22", "1"]), ("(11-λ)^2-49", ["72", "-22", "1"]),
        ("λ^2 - trace(WtW)*λ + det(WtW)", ["72", "-22", "1"]), ("5", ["5"]), ("x - x", []),
        ("v^2 + 1", ["1", "0", "1"]),
    ])
    func `a polynomial's one free letter is its variable and may shadow a bound name`(
        text: String, coefficients: [String]
    ) throws {
        let polynomial = try Evaluator(scope: Self.scope()).polynomial(Reader.parse(text).readings[0])
        #expect(polynomial.coefficients.map { $0.asRational?.description ?? "?" } == coefficients)
    }

    @Test func `an equation is the polynomial of its difference`() throws {
        let evaluator = Evaluator(scope: try Self.scope())
        let polynomial = try evaluator.equation(Reader.parse("λ^2 = 22λ - 72").readings[0])
        #expect(polynomial.asRational == RationalPolynomial([72, -22, 1]))
        #expect(throws: EvaluationError.self) { try evaluator.polynomial(Reader.parse("x + y").readings[0]) }
    }

    @Test func `i is the imaginary unit only where it is allowed`() throws {
        let scope = Scope(allowsImaginaryUnit: false)
        #expect(throws: EvaluationError.self) {
            try Evaluator(scope: scope).evaluate(Reader.parse("i").readings[0])
        }
    }
}
