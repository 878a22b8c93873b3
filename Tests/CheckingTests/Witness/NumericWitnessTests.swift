import ExactAlgebra
import Notation
import Testing

@testable import Checking

@Suite struct NumericWitnessTests {
    @Test(arguments: 1...60)
    func `the engines never disagree about what is right`(seed: Int) throws {
        var (noticed, tried) = (0, 0)
        for round in 0..<4 {
            var samples = try WitnessSamples(seed: 100 * seed + round)
            for _ in 0..<25 {
                let line = samples.line()
                let expression = try Reader.parse(line).readings[0]
                guard let value = try? Evaluator(scope: samples.scope).evaluate(expression) else { continue }
                tried += 1
                #expect(!NumericWitness.contradicts(expression, value, in: samples.scope), "\(line)")
                guard let faulty = try? value.perturbed() else { continue }
                if NumericWitness.contradicts(expression, faulty, in: samples.scope) { noticed += 1 }
            }
        }
        #expect(2 * noticed > tried, "\(noticed) of \(tried)")
    }

    @Test(arguments: 2...8)
    func `Hilbert matrices and their inverses agree`(n: Int) throws {
        let rows = (1...n).map { i in (1...n).map { "1/\(i + $0 - 1)" }.joined(separator: " ") }
        let hilbert = "[\(rows.joined(separator: "; "))]"
        for line in ["det", "inv", "rank", "trace", "norm", "charpoly"].map({ "\($0)(\(hilbert))" }) {
            let expression = try Reader.parse(line).readings[0]
            let value = try Evaluator().evaluate(expression)
            #expect(!NumericWitness.contradicts(expression, value, in: Scope()), "\(line)")
        }
    }

    @Test(arguments: [
        "3/7 + 2*sqrt(2)", "(1/3)^5", "12.5%", "7^(1/3)", "cos(pi/7)", "sin(acos(3/5)/2)", "max(1/3, 2/7)",
        "A + B", "A*B - 2*I", "A^3", "A^-1", "inv(A)", "det(A)", "det(inv(A))", "det(A*B)", "trace(A)",
        "norm(A)", "dot(u, v)", "abs(A - B)", "unit(u)", "rank(A)", "transpose(A)", "[A B; B A]", "A[1..2,3]",
        "eigenvalues(S)", "eigenvalues([1 2; 3 4])", "eigenvalues(A)", "singularvalues(A)",
        "singularvalues(W)", "charpoly(A)", "svd(W).S", "qr(A)", "gramschmidt(A)", "orth(W)", "projector(W)",
        "proj(u, W)", "pinv(W)", "pinv(W^T)", "lowrank(A, 1)", "energy(A, 1)", "soft(A, 1/3)", "svt(A, 1/2)",
        "rref([A u])", "eigenspace(S, 2 + sqrt(2))", "null(W^T)", "diag(u)*v", "u, v, 2*u", "A/7 - B/3",
        "S[1,:]*u", "sum(u)/rows(A)", "det(K)",
    ])
    func `a key that is off by a millionth is noticed`(line: String) throws {
        let scope = try Self.scope()
        let expression = try Reader.parse(line).readings[0]
        let value = try Evaluator(scope: scope).evaluate(expression)
        #expect(!NumericWitness.contradicts(expression, value, in: scope))
        #expect(try NumericWitness.contradicts(expression, value.perturbed(), in: scope))
    }

    @Test(arguments: [
        "det(A - x*I)", "charpoly(A)", "(x - 3)*(x^2 + 1/7)", "x^2 - trace(A)*x + det(A)", "x/3",
    ])
    func `a polynomial that is off in one coefficient is noticed`(line: String) throws {
        let scope = try Self.scope()
        let expression = try Reader.parse(line).readings[0]
        let value = Value.polynomial(try Evaluator(scope: scope).polynomial(expression))
        #expect(!NumericWitness.contradicts(expression, value, in: scope))
        #expect(try NumericWitness.contradicts(expression, value.perturbed(), in: scope))
    }

    @Test func `a bound letter in a constant is no variable`() throws {
        var scope = try Self.scope()
        scope["x"] = .exact(5)
        scope["y"] = .exact(7)
        for line in ["x*y", "x", "x - x", "det(x*A)", "charpoly(A) + x*y", "x*y + 0*z"] {
            let expression = try Reader.parse(line).readings[0]
            guard let polynomial = try? Evaluator(scope: scope).polynomial(expression) else { continue }
            #expect(!NumericWitness.contradicts(expression, .polynomial(polynomial), in: scope), "\(line)")
        }
    }

    private static func scope() throws -> Scope {
        var scope = Scope()
        for (name, text) in [
            ("A", "[3 1 -2; 1 4 1/2; 0 2 5]"), ("B", "[1 2 3; 4 5 6; 7 8 10]"), ("u", "(1, 2/3, -3)"),
            ("S", "[2 1 0; 1 2 1; 0 1 2]"), ("v", "(2, 0, 1/7)"), ("W", "[1 2; 3 4; 5 7]"),
            ("K", "[4 1 0 2; 1 3 1 0; 0 1 5 1; 2 0 1 7]"),
        ] { scope[name] = try Evaluator().evaluate(Reader.parse(text).readings[0]) }
        return scope
    }
}

extension Value {
    /// The same with its largest number off by a millionth.
    func perturbed() throws -> Value {
        switch self {
        case .number(let scalar): return .exact(try Self.off(scalar.value))
        case .matrix(let matrix): return .matrix(try Self.off(matrix))
        case .subspace(let basis): return .subspace(try Self.off(basis))
        case .list(let values) where values.isEmpty: return self
        case .list(let values): return .list([try values[0].perturbed()] + values.dropFirst())
        case .record(let fields):
            return .record(try fields.map { Field(name: $0.name, value: try $0.value.perturbed()) })
        case .polynomial(let polynomial) where polynomial.degree < 0: return self
        case .polynomial(let polynomial):
            let last = try Self.off(polynomial.coefficients[0])
            return .polynomial(
                PolynomialValue(
                    coefficients: [last] + polynomial.coefficients.dropFirst(),
                    variable: polynomial.variable))
        case .boolean(let truth): return .boolean(!truth)
        }
    }

    private static func off(_ number: AlgebraicNumber) throws -> AlgebraicNumber {
        try number.isZero() ? number + 1 : number * AlgebraicNumber(1 + Rational(1) / Rational(1_000_000))
    }

    private static func off(_ matrix: MatrixValue) throws -> MatrixValue {
        let sizes = matrix.entries.map { $0.value.approximation().magnitude }
        let place = sizes.indices.max { sizes[$0] < sizes[$1] } ?? 0
        if sizes.isEmpty { return matrix }
        var entries = matrix.entries
        entries[place] = Scalar(try off(entries[place].value))
        return MatrixValue(rows: matrix.rows, columns: matrix.columns, entries: entries)
    }
}
