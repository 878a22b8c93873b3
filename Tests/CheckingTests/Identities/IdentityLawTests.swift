import ExactAlgebra
import Notation
import Testing

@testable import Checking

/// Right answers made by rewriting, wrong ones by changing one thing.
@Suite struct IdentityLawTests {
    private static let names = ["A", "B", "Q", "S"]
    private static let hypotheses = ["A, B: n x n", "Q: n x n, orthogonal", "S: n x n, symmetric"]

    /// A random polynomial in square matrices.
    private static func expression(_ dice: inout SplitMix64, depth: Int) -> Expression {
        let leaf = { (dice: inout SplitMix64) in
            let name = Expression(.name(names[Int.random(in: 0...3, using: &dice)]))
            return Int.random(in: 0...2, using: &dice) == 0 ? Expression(.transposed(name)) : name
        }
        guard depth > 0 else { return leaf(&dice) }
        let a = expression(&dice, depth: depth - 1)
        let b = expression(&dice, depth: depth - 1)
        switch Int.random(in: 0...3, using: &dice) {
        case 0: return leaf(&dice)
        case 1:
            let isNegative = Int.random(in: 0...1, using: &dice) == 0
            return Expression(.sum([.init(a), .init(b, isNegative: isNegative)]))
        default: return Expression(.product([.init(a), .init(b)]))
        }
    }

    /// One rewriting that keeps the value, at a place where it applies.
    private static func rewritten(_ expression: Expression, _ dice: inout SplitMix64) -> Expression {
        let all = expression.rewritten { node in
            var found: [Expression] = []
            switch node.kind {
            case .sum(let terms) where !terms[terms.count - 1].isNegative:
                found.append(Expression(.sum(terms.reversed().map { $0 })))
            case .product(let factors) where factors.count == 2:
                let (a, b) = (factors[0].value, factors[1].value)
                if case .sum(let terms) = a.kind {
                    found.append(
                        Expression(
                            .sum(
                                terms.map {
                                    .init(
                                        Expression(.product([.init($0.value), .init(b)])),
                                        isNegative: $0.isNegative)
                                })))
                }
                let mirrored = Expression(
                    .product([.init(Expression(.transposed(b))), .init(Expression(.transposed(a)))]))
                found.append(Expression(.transposed(mirrored)))
            case .name("S"): found.append(Expression(.transposed(node)))
            case .name("A"):
                let q = Expression(.name("Q"))
                found.append(
                    Expression(.product([.init(node), .init(q), .init(Expression(.transposed(q)))])))
            default: break
            }
            return found
        }
        return all.isEmpty ? expression : all[Int.random(in: 0...(all.count - 1), using: &dice)]
    }

    /// One change of a sign, a name or a transposition.
    private static func mutated(_ expression: Expression, _ dice: inout SplitMix64) -> Expression {
        let all = expression.rewritten { node in
            switch node.kind {
            case .name("A"): [Expression(.name("B")), Expression(.transposed(node))]
            case .name("B"): [Expression(.name("A")), Expression(.transposed(node))]
            case .name: [Expression(.negated(node))]
            case .product(let factors): [Expression(.product(factors.reversed()))]
            default: []
            }
        }
        return all[Int.random(in: 0...(all.count - 1), using: &dice)]
    }

    private static func verdict(_ line: Expression, _ answer: Expression) throws -> Judgement {
        let text = Formula(line).plain
        return try IdentityTests.question(["line": text, "key": text], where: hypotheses)
            .judge(["answer": Formula(answer).plain], in: Scope())
    }

    @Test(arguments: 1...20 as ClosedRange<UInt64>)
    func `what rewriting leads to is right, or the line itself`(seed: UInt64) throws {
        var dice = SplitMix64(seed: seed)
        for _ in 0..<3 {
            let line = Self.expression(&dice, depth: 3)
            var answer = line
            for _ in 0..<4 { answer = Self.rewritten(answer, &dice) }
            let judgement = try Self.verdict(line, answer)
            let words = "\(Formula(line).plain) against \(Formula(answer).plain): \(judgement)"
            #expect(
                judgement.verdict == .correct || judgement.diagnosis == ["identity.same-line"], "\(words)")
        }
    }

    /// The judge that multiplies out against values at one instance.
    @Test(arguments: 1...20 as ClosedRange<UInt64>)
    func `what one change leads to is right only where the values agree`(seed: UInt64) throws {
        var dice = SplitMix64(seed: seed)
        for _ in 0..<3 {
            let line = Self.expression(&dice, depth: 2)
            let answer = Self.mutated(line, &dice)
            var scope = Scope()
            scope["A"] = try .exact(AlgebraicMatrix(dice.matrix(2, 2)))
            scope["B"] = try .exact(AlgebraicMatrix(dice.matrix(2, 2)))
            let s = try dice.matrix(2, 2)
            scope["S"] = try .exact(AlgebraicMatrix(s + s.transposed))
            let turn = try Reader.parse("[3 -4; 4 3]/5").readings[0]
            scope["Q"] = try Evaluator(scope: scope).evaluate(turn)
            let statement = Expression(.relation([line, answer], [.equal]))
            let isEqual =
                if case .boolean(true) = try Evaluator(scope: scope).evaluate(statement) { true } else {
                    false
                }
            let judgement = try Self.verdict(line, answer)
            if !isEqual {
                #expect(judgement.verdict == .incorrect, "\(Formula(statement).plain): \(judgement)")
                #expect(judgement.evidence?.hasPrefix("for ") == true)
            } else {
                #expect(judgement.verdict != .undecided && judgement.verdict != .malformed)
            }
        }
    }

    /// Multiplying out proves only what instances do not refute.
    @Test(arguments: [
        ("Q'*Q*W", "W", ["Q: orthonormal columns"], true), ("Q*Q'*W", "W", ["Q: orthonormal columns"], false),
        ("Q*Q'*W", "W", ["Q: orthogonal"], true), ("P*P'*x", "P*x", ["P: projector"], true),
        ("P'*x", "P*x", ["P: idempotent"], false), ("x*(u'*u)", "x", ["u: unit"], true),
        ("(I - 2*u*u')^2*x", "x", ["u: unit"], true), ("(I - u*u')^2*x", "x", ["u: unit"], false),
        ("c*A*B", "A*c*B", ["c: scalar"], true), ("A*B", "B*A", ["A, B: n x n"], false),
        ("R'*R*x", "x", ["R: orthonormal rows"], false), ("P*W", "Q*Q'*W", ["P = Q*Q'"], true),
        ("(A + B)^2", "A^2 + A*B + B*A + B^2", ["A, B: n x n"], true), ("2*A/4", "A/2", [], true),
    ])
    func `multiplying out uses each hypothesis as far as it goes`(
        left: String, right: String, hypotheses: [String], isProved: Bool
    ) throws {
        let statement = ClaimProblem.Predicate(
            expression: try Reader.parse("\(left) == \(right)").readings[0], source: left)
        let rules = WordRules(try ClaimProblem(statement, hypotheses: hypotheses))
        let polynomials = try [left, right].map {
            try #require(WordPolynomial(Reader.parse($0).readings[0], rules: rules))
        }
        #expect((polynomials[0] == polynomials[1]) == isProved)
    }
}
