import Notation
import Testing

@testable import Checking

@Suite struct `Slips in truncations, reductions and thresholds` {
    static let w = "[3 1; 1 3; 1 1]"

    static let truncations = [
        WrongAnswer(.bestapproximation, ["A": w, "k": "1"], "[1 -1; -1 1; 0 0]", "truncation.kept-smallest"),
        WrongAnswer("lowrank(\(w), 1)", "[3 0; 1 0; 1 0]", "truncation.zeroed-entries"),
        WrongAnswer("lowrank(\(w), 1)", "[6√2 6√2; 6√2 6√2; 3√2 3√2]", "truncation.sigma-squared"),
        WrongAnswer(
            "lowrank(\(w), 1)", "[0.471 0.471; 0.471 0.471; 0.236 0.236]", "truncation.sigma-missing"),
        WrongAnswer(.value, ["value": "norm(\(w) - lowrank(\(w), 1))"], "4", "truncation.squared-error"),
        // Singular values 4, 2 and 1: the error is √5.
        WrongAnswer(
            .value, ["value": "norm([3 1 0; 1 3 0; 0 0 1] - lowrank([3 1 0; 1 3 0; 0 0 1], 1))"], "2",
            "truncation.two-norm"),
        WrongAnswer(
            .value, ["value": "norm([3 1 0; 1 3 0; 0 0 1] - lowrank([3 1 0; 1 3 0; 0 0 1], 1))"], "3",
            "truncation.sum-of-sigma"),
        WrongAnswer(.value, ["value": "energy(\(w), 1)"], "0.680", "truncation.energy-from-sigma"),
        WrongAnswer(.value, ["value": "energy(\(w), 1)"], "2/11", "truncation.energy-dropped"),
        WrongAnswer(.value, ["value": "2*(3 + 4)"], "24", "truncation.count-product"),
        WrongAnswer(.value, ["value": "2*(3 + 4)"], "12", "truncation.count-all"),
        WrongAnswer(.value, ["value": "2*(3 + 4)"], "16", "truncation.count-sigma"),
        WrongAnswer(.value, ["value": "2*(3 + 4)"], "10", "truncation.count-free"),
    ]

    /// With q = (3, 4)/5 and W = [1 2; 3 1].
    static let q = "[3/5; 4/5]"
    static let one = "[1 2; 3 1] - \(q)*\(q)'*[1 2; 3 1]"
    static let e = "[1; 0]"
    static let two = "(I - \(e)*\(e)')*(I - \(q)*\(q)')*[1 2; 3 1]"

    static let reductions = [
        WrongAnswer(one, "[9/5 6/5; 12/5 8/5]", "reduction.removed-part"),
        WrongAnswer(one, "[14/5 16/5; 27/5 13/5]", "reduction.added"),
        WrongAnswer(one, "[0 0; 0 0]", "reduction.used-qtq"),
        WrongAnswer(one, "[-44 -28; -57 -39]", "reduction.not-unit"),
        // The right result is [0 0; 3/5 -3/5].
        WrongAnswer(two, "[-36/25 -12/25; 27/25 9/25]", "reduction.order-swapped"),
        WrongAnswer(two, "[-9/5 -6/5; 3/5 -3/5]", "reduction.cross-term-dropped"),
        WrongAnswer(two, "[-4/5 4/5; 3/5 -3/5]", "reduction.one-only"),
        WrongAnswer(.value, ["value": "rank(\(one))"], "2", "reduction.rank-unchanged"),
    ]

    static let thresholds = [
        WrongAnswer("svt([4 1; 1 4], 4)", "[5/2 5/2; 5/2 5/2]", "rpca.hard-threshold"),
        WrongAnswer("svt([4 1; 1 4], 3)", "[1 0; 0 1]", "rpca.shrank-entries"),
        WrongAnswer("svt([4 1; 1 4], 4)", "[4 1; 1 4]", "rpca.not-shrunk"),
        WrongAnswer("svt([4 1; 1 4], 2)", "[7/2 1; 1 7/2]", "rpca.wrong-threshold"),
        WrongAnswer("soft([3 1/4; -2 2], 1/2)", "[3 0; -2 2]", "rpca.hard-threshold"),
        WrongAnswer("soft([3 1/4; -2 2], 1/2)", "[5/2 0; 0 3/2]", "rpca.negatives-lost"),
        WrongAnswer("soft([3 1/4; -2 2], 1/2)", "[5/2 0; -5/2 3/2]", "rpca.negatives-grown"),
        WrongAnswer("soft([3 1/4; -2 2], 1/2)", "[1/2 1/4; -1/2 1/2]", "rpca.cut-off-part"),
    ]

    @Test(arguments: truncations + reductions + thresholds)
    func `are named`(wrong: WrongAnswer) throws { #expect(try wrong.diagnosis() == [wrong.slip]) }

    @Test func `a direction outside the image is named as one`() throws {
        let question = try Question(
            relation: .satisfies,
            given: [
                "predicates": .list(["q in col([1; 2])", "norm(q) == 1"]),
                "key": .named(["q": "[1; 2]/sqrt(5)"]),
            ])
        func diagnosis(_ answer: String) -> [String] { question.judge(["q": answer], in: Scope()).diagnosis }
        #expect(diagnosis("(1, 0)") == ["reduction.not-in-image"])
        #expect(diagnosis("(1, 2)") == ["normalise.not-unit"])
        #expect(question.judge(["q": "(1, 2)/√5"], in: Scope()).verdict == .correct)
    }

    static let spaces = [
        WrongAnswer(.projector, ["span": "[1; 2]"], "[1 2; 2 4]", "projection.inverse-missing"),
        WrongAnswer(.projector, ["span": "[1; 2]"], "[4/5 -2/5; -2/5 1/5]", "projection.complement"),
        WrongAnswer(.basis, ["span": "[1 2 3; 2 4 6; 1 0 1]"], "[1 0; 0 1; 0 0]", "basis.reduced-columns"),
        WrongAnswer(.basis, ["subspace": "null([1 2 3; 2 4 6; 1 0 1])"], "(1, 1, 1)", "basis.null-sign"),
        WrongAnswer(
            .rankfactorization, ["A": "[1 2; 2 4; 3 6]", "r": "1"], ["B": "(1, 2, 3)", "C": "[1; 2]"],
            "rankfactorization.c-transposed"),
        WrongAnswer(
            .rankfactorization, ["A": "[1 2; 2 4; 3 6]", "r": "1"], ["B": "(1, 0, 0)", "C": "[1 2]"],
            "rankfactorization.reduced-columns"),
        WrongAnswer(.rref, ["A": "[1 2 3; 2 4 6; 1 0 1]"], "[1 2 3; 0 1 1; 0 0 0]", "rref.not-reduced"),
        WrongAnswer(.rref, ["A": "[1 2 3; 2 4 6; 1 0 1]"], "[1 0 1; 0 1 2; 0 0 0]", "rref.one-row"),
        WrongAnswer(.rref, ["A": "[1 2 3; 2 4 6; 1 0 1]"], "[1 0 1; 0 1 1]", "rref.zero-rows-dropped"),
        WrongAnswer(
            "(2, 3) - dot((1, 1), (2, 3))/dot((1, 1), (1, 1))*(1, 1)", "(9/2, 11/2)", "projection.added"),
        WrongAnswer(
            "(2, 3) - dot((1, 1), (2, 3))/dot((1, 1), (1, 1))*(1, 1)", "(-3, -2)",
            "projection.denominator-missing"),
    ]

    @Test(arguments: spaces)
    func `are named in subspaces and reduced forms too`(wrong: WrongAnswer) throws {
        #expect(try wrong.diagnosis() == [wrong.slip])
    }

    @Test func `the step of a pursuit is told by what its names stand for`() throws {
        let scope = try Self.scope([
            "M": "[6 2; -1 4]", "S0": "[1 0; -2 0]", "Lambda0": "[1/2 1/2; 0 0]", "mu": "1/2",
            "lambda": "1/4", "L": "[2 1; 1 2]", "S1": "[5/2 0; -3/2 3/2]",
        ])
        let definitions = Definitions([
            "L": "svt(M - S0 - Lambda0/mu, 1/mu)", "S1": "soft(M - L - Lambda0/mu, lambda/mu)",
        ])
        func diagnosis(_ value: String, _ answer: String) throws -> [String] {
            let question = try Question(relation: .matrix, given: ["value": .expression(value)])
            return question.judge(["answer": answer], in: scope, definitions: definitions).diagnosis
        }
        let update = "Lambda0 + mu*(L + S1 - M)"
        #expect(try diagnosis(update, "[-1/4 0; 1/4 -1/4]") == [])
        #expect(try diagnosis(update, "[5/4 1; -1/4 1/4]") == ["rpca.multiplier-sign"])
        #expect(try diagnosis(update, "[-1 -1/2; 1/2 -1/2]") == ["rpca.step-size"])
        #expect(try diagnosis("M - L - S1", "[3 1; 0 2]") == ["rpca.stale"])
        #expect(try diagnosis("M - L - S1", "[-3/2 -1; 1/2 -1/2]") == ["rpca.residual-sign"])
        // Shrunk by λ = 1/4 in place of λ/μ = 1/2.
        let entries = "soft(M - L - Lambda0/mu, lambda/mu)"
        #expect(try diagnosis(entries, "[11/4 0; -7/4 7/4]") == ["rpca.wrong-threshold"])
    }

    private static func scope(_ texts: [String: String]) throws -> Scope {
        var scope = Scope()
        for (name, text) in texts {
            scope[name] = try Evaluator().evaluate(Reader.parse(text).readings[0])
        }
        return scope
    }
}
