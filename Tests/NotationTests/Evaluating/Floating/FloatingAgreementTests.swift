import ExactAlgebra
import NumericAlgebra
import Testing

@testable import Notation

/// The exact evaluator and the one in doubles, on the same expressions in the same matrices.
@Suite struct FloatingAgreementTests {
    /// A is any matrix, B is square and invertible, S symmetric, b and c columns as long as A and B.
    private struct Instance {
        var exact = Scope()
        var floating = FloatingScope()
        var texts: [String: String] = [:]
        /// The largest condition number of A, B and S, on what is not their null space.
        var condition = 1.0

        mutating func bind(_ name: String, _ rows: [[Int]]) throws {
            let row = { (entries: [Int]) in entries.map(String.init).joined(separator: " ") }
            let text = "[" + rows.map(row).joined(separator: "; ") + "]"
            let reading = try Reader.parse(text).readings[0]
            exact[name] = try Evaluator().evaluate(reading)
            floating[name] = try FloatingEvaluator().evaluate(reading)
            texts[name] = text
            guard case .matrix(let matrix)? = floating[name] else { return }
            let values = try matrix.singularValues().filter { $0 > 1e-8 }
            condition = max(condition, (values.first ?? 1) / (values.last ?? 1))
        }

        init(seed: UInt64) throws {
            var dice = SplitMix64(seed: seed)
            let entry = { (dice: inout SplitMix64) in Int(dice.next(below: 9)) - 4 }
            let matrix = { (m: Int, n: Int, dice: inout SplitMix64) in
                (0..<m).map { _ in (0..<n).map { _ in entry(&dice) } }
            }
            let (m, n) = (1 + Int(dice.next(below: 4)), 1 + Int(dice.next(below: 3)))
            var a = matrix(m, n, &dice)
            // Every second one has a column that hangs on the others.
            if n > 1, seed.isMultiple(of: 2) {
                for i in 0..<m { a[i][n - 1] = 2 * a[i][0] }
            }
            try bind("A", a)
            var b = matrix(n, n, &dice)
            while try NumericMatrix(rows: n, columns: n, rowMajor: b.flatMap { $0.map(Double.init) })
                .determinant().magnitude < 0.5
            {
                b = matrix(n, n, &dice)
            }
            try bind("B", b)
            let square = matrix(n, n, &dice)
            try bind("S", (0..<n).map { i in (0..<n).map { square[i][$0] + square[$0][i] } })
            try bind("b", matrix(m, 1, &dice))
            try bind("c", matrix(n, 1, &dice))
        }
    }

    private static let expressions = [
        "A + 2*A", "A'*A - A'*A/3", "B*S - S*B", "B^3", "B^-2", "S^0", "det(B)", "det(S)", "trace(S)",
        "rank(A)",
        "rank(S)", "rows(A)", "cols(A)", "inv(B)", "norm(A)", "norm(A, 1)", "norm(A, 2)", "norm(A, inf)",
        "norm(A, fro)", "norm(A, nuc)", "norm(A, max)", "cond(B)", "cond(B, 1)", "cond(B, inf)",
        "cond(B, fro)",
        "dot(A*c, b)", "abs(A)", "max(A)", "min(A)", "sum(A)", "projector(null(A))", "projector(col(A))",
        "projector(row(A))", "gramschmidt(A)", "orth(A)", "projector(A)", "proj(b, A)", "pinv(A)",
        "singularvalues(A)", "eigenvalues(S)", "svd(A).S", "qr(B).Q", "qr(B).R", "soft(A, 3/2)",
        "svt(A, 1/2)",
        "solve(B, c)", "solve(B, B)", "lstsq(A, b)", "lstsq(A, A)", "[A b]", "[B; c']", "[B I]", "B[1, :]",
        "diag(B)", "diag(c)", "A == 2*A/2", "b in col(A)", "A*c in col(A)", "null(A') == col(A)",
        "projector(eigenspace(A'*A, 0))", "norm(A*lstsq(A, b) - b) <= norm(b)",
    ]

    @Test(arguments: UInt64(1)...60)
    func `both give the same value`(seed: UInt64) throws {
        let instance = try Instance(seed: seed)
        for text in Self.expressions {
            let reading = try Reader.parse(text, vocabulary: .calculator).readings[0]
            let exact = try Evaluator(scope: instance.exact).evaluate(reading)
            let floating = try FloatingEvaluator(scope: instance.floating).evaluate(reading)
            let difference = try Self.difference(exact, floating)
            let bound = 256 * Double.ulpOfOne * instance.condition * instance.condition
            #expect(difference <= bound, "\(text) of \(instance.texts)")
        }
    }

    /// A repeated eigenvalue is accurate to a root of ε only; the best approximation needs a gap.
    @Test(arguments: UInt64(1)...60)
    func `both give the same spectrum`(seed: UInt64) throws {
        let instance = try Instance(seed: seed)
        let reading = try Reader.parse("eigenvalues(B)").readings[0]
        let exact = try Evaluator(scope: instance.exact).evaluate(reading)
        let floating = try FloatingEvaluator(scope: instance.floating).evaluate(reading)
        guard case .list(let x) = exact, case .list(let y) = floating else { throw Mismatch.kind }
        var rest = y
        #expect(x.count == y.count)
        for value in x {
            let distances = try rest.map { try Self.difference(value, $0) }
            let nearest = try #require(distances.indices.min { distances[$0] < distances[$1] })
            #expect(distances[nearest] < 1e-4)
            rest.remove(at: nearest)
        }
    }

    @Test(arguments: UInt64(1)...60)
    func `both truncate to the same matrix where there is a gap`(seed: UInt64) throws {
        let instance = try Instance(seed: seed)
        guard case .matrix(let a)? = instance.floating["A"] else { return }
        let values = try a.singularValues()
        guard values.count > 1, values[0] - values[1] > 0.1 * values[0] else { return }
        for text in ["lowrank(A, 1)", "energy(A, 1)"] {
            let reading = try Reader.parse(text).readings[0]
            let exact = try Evaluator(scope: instance.exact).evaluate(reading)
            let floating = try FloatingEvaluator(scope: instance.floating).evaluate(reading)
            #expect(try Self.difference(exact, floating) < 1e-11, "\(text) of \(instance.texts)")
        }
    }

    // MARK: - Comparing

    private enum Mismatch: Error { case kind }

    /// The largest difference of two entries over the largest entry, which counts as 1 at least.
    private static func difference(_ exact: Value, _ floating: FloatingValue) throws -> Double {
        switch (exact, floating) {
        case (.number(let x), .number(let y)):
            return try difference([x], [y], 1)
        case (.matrix(let x), .matrix(let y)), (.subspace(let x), .subspace(let y)):
            guard x.rows == y.rows, x.columns == y.columns else { return .infinity }
            return try difference(x.entries, y.rowMajor.map { NumericComplex($0) }, 1)
        case (.list(let x), .list(let y)):
            guard x.count == y.count else { return .infinity }
            return try zip(x, y).reduce(0) { max($0, try difference($1.0, $1.1)) }
        case (.boolean(let x), .boolean(let y)): return x == y.holds ? 0 : .infinity
        default: throw Mismatch.kind
        }
    }

    private static func difference(
        _ x: [Scalar], _ y: [NumericComplex], _ least: Double
    ) throws -> Double {
        let numbers = try x.map { scalar in
            let number = scalar.value
            if try number.isReal() { return NumericComplex(try double(number)) }
            return NumericComplex(try double(number.realPart()), try double(number.imaginaryPart()))
        }
        let size = numbers.reduce(least) { max($0, $1.magnitude) }
        return zip(numbers, y).reduce(0) { max($0, ($1.0 - $1.1).magnitude) } / size
    }

    private static func double(_ number: AlgebraicNumber) throws -> Double {
        try #require(Double(number.decimal(significantDigits: 20)))
    }
}
