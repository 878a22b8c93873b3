import ExactAlgebra
import Notation
import Testing

@Suite struct FormulaTests {
    static func formula(_ text: String) throws -> Formula {
        try Formula(Evaluator().evaluate(Reader.parse(text).readings[0]))
    }

    static func typed(_ text: String) throws -> Formula { Formula(try Reader.parse(text).readings[0]) }

    @Test(arguments: [
        ("6/4", "3/2"), ("-6/4", "-3/2"), ("√8", "2√2"), ("√18/4", "3√2/4"), ("-√2/2", "-√2/2"),
        ("27+√229", "27 + √229"), ("(1+√5)/2", "(1 + √5)/2"), ("(1-√5)/2", "(1 - √5)/2"), ("2i", "2i"),
        ("1-i", "1 - i"),
        ("√(27+√229)", "√(27 + √229)"), ("1/√18", "√2/6"), ("√(3+2√2)", "1 + √2"), ("42.14", "42.14"),
        ("-0.50", "-0.50"), ("81.8%", "0.818"), ("[3 1; 1 3]", "[3 1; 1 3]"), ("[1+√2 3]", "[1 + √2, 3]"),
        ("[1/2 -2]", "[1/2 -2]"),
        ("{18, 4}", "{18, 4}"), ("{}", "{}"), ("zeros(2, 0)", "zeros(2, 0)"), ("(1, 2)", "[1; 2]"),
        ("charpoly([11 7; 7 11])", "λ^2 - 22λ + 72"), ("1 == 1", "true"),
        ("root(λ^3-6λ^2+5λ-1,1)", "root(λ^3 - 6λ^2 + 5λ - 1, 1)"),
        ("√2*i", "√2*i"), ("-charpoly([√2])", "-λ + √2"), ("svd([2]).S", "[2]"),
        ("null([1 1])", "subspace([-1; 1])"),
    ])
    func `a value in its simplest exact form on one line`(text: String, plain: String) throws {
        #expect(try Self.formula(text).plain == plain)
    }

    @Test(arguments: [
        ("√18/4", "3*sqrt(2)/4"), ("charpoly([11 7; 7 11])", "lambda^2 - 22*lambda + 72"),
        ("√(27+√229)", "sqrt(27 + sqrt(229))"), ("2i", "2*i"),
    ])
    func `the same in ASCII`(text: String, ascii: String) throws {
        #expect(try Self.formula(text).ascii == ascii)
    }

    @Test(arguments: [
        ("charpoly([11 7; 7 11])", "λ² − 22λ + 72"),
        ("root(λ^3-6λ^2+5λ-1,1)", "root(λ³ − 6λ² + 5λ − 1, 1) ≈ 5.0489…"),
        ("[-root(λ^3-6λ^2+5λ-1,1) 0]", "[−5.0489… 0]"),
        ("[root(λ^3-6λ^2+5λ-1,1) 2]", "[5.0489… 2]"), ("-√2/2", "−√2/2"),
    ])
    func `and for the eye`(text: String, pretty: String) throws {
        #expect(try Self.formula(text).pretty == pretty)
    }

    @Test(arguments: [
        ("W'*W", "WᵀW"), ("lambda_1 <= 3", "λ₁ ≤ 3"), ("U*Sigma*V'", "UΣVᵀ"), ("A^-1", "A⁻¹"),
        ("W'*WtW", "Wᵀ·WtW"), ("2*x", "2x"), ("2(x+1)", "2(x + 1)"), ("a/b*c", "(a/b)·c"),
        ("a/(b*c)", "a/(bc)"), ("2*3", "2·3"),
        ("Q in col(W)", "Q ∈ col(W)"), ("a = b = c", "a = b = c"), ("2 (twice)", "2 (twice)"),
        ("V[:, 1..k-1]", "V[:, 1..k − 1]"), ("-(a+b)", "−(a + b)"), ("(-2)^2", "(−2)²"),
        ("x^(1/2)", "x^(1/2)"), ("√(x+1)", "√(x + 1)"), ("∛8", "8^(1/3)"),
        ("not a == b and c < d", "not a = b and c < d"), ("(a or b) and c", "(a or b) and c"),
        ("81.8%", "81.8%"), ("[1 2; 3 4]'", "[1 2; 3 4]ᵀ"), ("(1, 2)", "(1, 2)"),
        ("a - (b - c)", "a − (b − c)"), ("(A^2)'", "(A²)ᵀ"), ("svd(W).U", "svd(W).U"),
    ])
    func `an expression as it was typed`(text: String, pretty: String) throws {
        #expect(try Self.typed(text).pretty == pretty)
    }

    @Test(arguments: [
        ("√18/4", "\\frac{3\\sqrt{2}}{4}"),
        ("[3 1; 1 3]", "\\begin{bmatrix} 3 & 1 \\\\ 1 & 3 \\end{bmatrix}"),
        ("charpoly([11 7; 7 11])", "\\lambda^{2} - 22\\lambda + 72"),
        ("(1-√5)/2", "\\frac{1 - \\sqrt{5}}{2}"), ("-1/2", "-\\frac{1}{2}"),
        (
            "root(λ^3-6λ^2+5λ-1,1)",
            "\\operatorname{root}\\left(\\lambda^{3} - 6\\lambda^{2} + 5\\lambda - 1, 1\\right) \\approx 5.0489\\ldots"
        ), ("{1, 2}", "\\left\\{1, 2\\right\\}"), ("2i", "2i"),
    ])
    func `values in LaTeX`(text: String, latex: String) throws {
        #expect(try Self.formula(text).latex == latex)
    }

    @Test(arguments: [
        ("W'*W", "W^{\\top}W"), ("λ₁", "\\lambda_{1}"), ("2*3", "2 \\cdot 3"), ("x_max", "x_{\\mathrm{max}}"),
        ("WtW", "\\mathit{WtW}"), ("a <= b", "a \\leq b"), ("√(x+1)", "\\sqrt{x + 1}"),
        ("(x+1)^2", "\\left(x + 1\\right)^{2}"),
    ])
    func `expressions in LaTeX`(text: String, latex: String) throws {
        #expect(try Self.typed(text).latex == latex)
    }

    @Test(arguments: [
        "W'*W", "λ₁ = 18", "(a/b)*c", "a/(b*c)", "2x^2", "(2x)^2", "-2x", "(-2)^2", "a-(b-c)", "(A^2)'",
        "A[1,2]", "[A B; C D]", "[1+x, -2; a', 3]", "√(x+1)*2", "2√3*x", "{1, 2}", "<1, 2>",
        "not (a == b and c == d)", "1..3", "svd(W).U", "81.8%", "(a, b) in {c}", "2^(1/2)", "2^-1", "x^(a+b)",
        "(√2)^2", "(1/2)^2", "a/b/c", "a/(b/c)", "5*2*x", "x*2", "(x+1)*(x-1)", "0 < x <= 1",
    ])
    func `what was typed reads back as the same tree`(text: String) throws {
        let tree = try Reader.parse(text).readings[0]
        for line in [Formula(tree).plain, Formula(tree).ascii] {
            let readings = try Reader.parse(line).readings
            #expect(readings.count == 1)
            #expect(Formula(readings[0]).plain == Formula(tree).plain, "\(line)")
        }
    }

    /// Random numbers, matrices and polynomials: written on one line, read, and the same value again.
    @Test(arguments: 0..<60)
    func `the plain form reads back as the same value`(seed: UInt64) throws {
        var generator = SplitMix64(seed: seed)
        for _ in 0..<5 {
            let value = try Self.randomValue(&generator)
            let formula = try Formula(value)
            for line in [formula.plain, formula.ascii] {
                let parse = try Reader.parse(line)
                #expect(parse.readings.count == 1, "\(line)")
                var scope = Scope()
                scope["one"] = value
                scope["two"] = try Evaluator().evaluateOrRead(parse.readings[0])
                guard
                    case .boolean(true) = try Evaluator(scope: scope).evaluate(
                        Reader.parse("one == two").readings[0])
                else {
                    Issue.record("\(line) is another value")
                    return
                }
            }
        }
    }

    private static func randomNumber(_ generator: inout SplitMix64) throws -> AlgebraicNumber {
        let numbers = (0..<3).map { _ in Int.random(in: -9...9, using: &generator) }
        let fraction = AlgebraicNumber(try Rational(numbers[0], over: max(1, abs(numbers[1]))))
        switch Int.random(in: 0..<5, using: &generator) {
        case 0: return AlgebraicNumber(numbers[0])
        case 1: return fraction
        case 2: return try fraction * AlgebraicNumber(abs(numbers[2])).squareRoot()
        case 3: return try fraction + AlgebraicNumber(abs(numbers[2])).squareRoot()
        default: return try (AlgebraicNumber(20 + numbers[0]) + AlgebraicNumber(7).squareRoot()).squareRoot()
        }
    }

    private static func randomValue(_ generator: inout SplitMix64) throws -> Value {
        let count = Int.random(in: 1...3, using: &generator)
        switch Int.random(in: 0..<4, using: &generator) {
        case 0: return .exact(try randomNumber(&generator))
        case 1:
            var entries: [AlgebraicNumber] = []
            for _ in 0..<2 * count { entries.append(try randomNumber(&generator)) }
            return .exact(AlgebraicMatrix(rows: 2, columns: count, entries: entries))
        case 2:
            var values: [Value] = []
            for _ in 0..<count { values.append(.exact(try randomNumber(&generator))) }
            return .list(values)
        default:
            let entries = (0..<9).map { _ in Rational(Int.random(in: -3...3, using: &generator)) }
            let square = RationalMatrix(rows: 3, columns: 3, entries: entries)
            return .list(try square.singularValueDecomposition().singularValues.map { .exact($0) })
        }
    }
}

extension Evaluator {
    fileprivate func evaluateOrRead(_ expression: Expression) throws -> Value {
        freeNames(in: expression).isEmpty ? try evaluate(expression) : .polynomial(try polynomial(expression))
    }
}
