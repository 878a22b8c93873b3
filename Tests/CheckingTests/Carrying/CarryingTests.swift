import Checking
import Notation
import Testing

@Suite("What follows from earlier lines")
struct CarryingTests {
    /// Scopes in which a name has one value in truth and another as it was written.
    private func scopes(
        _ names: [String: (truth: String, typed: String)], _ departure: LineScopes.Departure
    ) throws -> LineScopes {
        var scopes = LineScopes()
        for (name, texts) in names {
            let truth = try Evaluator().evaluate(Reader.parse(texts.truth).readings[0])
            let typed = try Evaluator().evaluate(Reader.parse(texts.typed, as: .list).readings[0])
            scopes.truth[name] = truth
            scopes.typed[name] = typed
            if texts.truth != texts.typed { scopes.note(departure, of: LineScopes.Item(name)) }
        }
        return scopes
    }

    private func question(
        _ relation: Relation, _ given: [String: String], _ options: [String: Option] = [:]
    ) throws -> Question {
        try Question(relation: relation, given: given.mapValues { .expression($0) }, options: options)
    }

    @Test(arguments: [
        ("14.14", Verdict.rounded), ("10√2", .correct), ("14.1", .rounded), ("14.10", .follows),
        ("14.08", .follows), ("14.04", .incorrect), ("12", .incorrect),
    ])
    func `a number worked out from a rounded one is right in truth, or follows`(
        answer: String, verdict: Verdict
    ) throws {
        let scopes = try scopes(["s": ("sqrt(2)", "1.41")], .rounded)
        let found = try question(.value, ["value": "10*s"]).judge(["answer": answer], in: scopes)
        #expect(found.judgement.verdict == verdict, "\(found.judgement)")
        #expect(found.from == (verdict == .follows ? [LineScopes.Item("s")] : []))
    }

    @Test func `what follows says what it follows from, and what it would be`() throws {
        let scopes = try scopes(["s": ("sqrt(2)", "1.41")], .rounded)
        let found = try question(.value, ["value": "10*s"]).judge(["answer": "14.10"], in: scopes)
        #expect(
            found.judgement.message
                == "Right, given your s. Without the rounding before it, it would be 14.14.")
        #expect(found.judgement.credit == 1)
    }

    @Test func `a name that departs but is not used carries nothing`() throws {
        var scopes = try scopes(["s": ("2", "3"), "t": ("5", "5")], .off)
        #expect(
            try question(.value, ["value": "2*t"]).judge(["answer": "6"], in: scopes).judgement.verdict
                == .incorrect)
        #expect(
            try question(.value, ["value": "2*s"]).judge(["answer": "6"], in: scopes).judgement.verdict
                == .follows)
        scopes.note(nil, of: LineScopes.Item("s"))
        #expect(
            try question(.value, ["value": "2*s"]).judge(["answer": "6"], in: scopes).judgement.verdict
                == .incorrect)
    }

    @Test func `a divisor that may be zero within its digits leaves a line undecided`() throws {
        let scopes = try scopes(["s": ("sqrt(2)", "1.41")], .rounded)
        let found = try question(.value, ["value": "1/(s - 99/70)"]).judge(["answer": "-238"], in: scopes)
        #expect(found.judgement.verdict == .undecided, "\(found.judgement)")
        #expect(found.judgement.message.contains("leave it open"))
    }

    @Test func `digits that leave not even one certain decide nothing`() throws {
        let scopes = try scopes(["s": ("sqrt(2)", "1.41")], .rounded)
        let found = try question(.value, ["value": "1000*(s - 1.41)"]).judge(["answer": "1.3"], in: scopes)
        #expect(found.judgement.verdict == .undecided, "\(found.judgement)")
    }

    // MARK: - Eigenvalues and eigenvectors

    @Test(arguments: [
        ("18, 2", Verdict.correct), ("17, 3", .follows), ("3, 17", .follows), ("16, 4", .incorrect),
        ("17.00, 3.01", .misrounded),
    ])
    func `the eigenvalues of a matrix that is off follow`(answer: String, verdict: Verdict) throws {
        let scopes = try scopes(["A": ("[10 8; 8 10]", "[10 7; 7 10]")], .off)
        let found = try question(.eigenvalues, ["A": "A"]).judge(["answer": answer], in: scopes)
        #expect(found.judgement.verdict == verdict, "\(found.judgement)")
    }

    @Test(arguments: [
        ("(-0.875, 1)", Verdict.follows), ("(-0.874, 1)", .misrounded),
        ("(-0.872, 1)", .incorrect), ("(0.875, 1)", .incorrect),
        ("(0, 0)", .incorrect), ("(-0.876, 1)", .rounded), ("(1, -1.142)", .rounded),
        ("(1, -1.143)", .follows),
    ])
    func `with an eigenvalue that is off a vector follows that solves all rows but one`(
        answer: String, verdict: Verdict
    ) throws {
        let scopes = try scopes(["l": ("27 + sqrt(229)", "42.14")], .off)
        let found = try question(.eigenvector, ["A": "[25 -15; -15 29]", "lambda": "l"])
            .judge(["answer": answer], in: scopes)
        #expect(found.judgement.verdict == verdict, "\(found.judgement)")
    }

    @Test func `where a length of 1 is asked for it has to be there too`() throws {
        let scopes = try scopes(["l": ("27 + sqrt(229)", "42.34")], .off)
        let question = try question(
            .eigenvector, ["A": "[25 -15; -15 29]", "lambda": "l"], ["unit": .boolean(true)])
        // −15/17.34 = −0.8651
        let long = question.judge(["answer": "(-0.865, 1)"], in: scopes).judgement
        #expect(long.verdict == .incomplete && long.diagnosis == ["normalise.not-unit"], "\(long)")
        #expect(question.judge(["answer": "(-0.654, 0.756)"], in: scopes).judgement.verdict == .follows)
    }

    @Test func `in a repeated eigenspace the second vector goes with the digits of the first`() throws {
        // (0.36, 0.48, 0.80) is one unit vector; its digits hold others, and so do those of the second.
        let scopes = try scopes(
            ["v": ("[0.6; 0.8; 0]", "[0.60; 0.80; 0]")], .rounded)
        var near = scopes
        near.truth["v"] = try Evaluator().evaluate(Reader.parse("[3/5; 4/5; 0]").readings[0])
        near.typed["v"] = try Evaluator().evaluate(Reader.parse("[0.601; 0.799; 0]").readings[0])
        let question = try question(
            .eigenvector, ["A": "[2 0 0; 0 2 0; 0 0 5]", "lambda": "2"],
            ["unit": .boolean(true), "orthogonalTo": .string("v")])
        #expect(question.judge(["answer": "(0.800, -0.600, 0)"], in: near).judgement.verdict == .correct)
        #expect(question.judge(["answer": "(0.799, -0.601, 0)"], in: near).judgement.verdict == .follows)
        #expect(question.judge(["answer": "(0.790, -0.613, 0)"], in: near).judgement.verdict == .incorrect)
    }

    // MARK: - What is not carried

    @Test(arguments: [
        ("[0; 0]", "[1; 2]", false), ("[1 2]", "[1; 2]", false), ("0", "3", false), ("2", "0", true),
        ("{1, 2}", "{1, 2, 3}", false), ("{0, 0}", "{1, 2}", false), ("[1; 0]", "[1; 2]", true),
        ("3", "[1; 2]", false),
    ])
    func `a line that trivialises what comes after cannot stand for the right one`(
        typed: String, truth: String, stands: Bool
    ) throws {
        let value = { (text: String) in try Evaluator().evaluate(Reader.parse(text).readings[0]) }
        #expect(try value(typed).canStand(for: value(truth)) == stands)
    }

    @Test func `a column is told apart from the others of its matrix`() throws {
        var scopes = try scopes(["V": ("[1 0; 0 1]", "[1 0; 0 2]")], .off)
        scopes.note(nil, of: LineScopes.Item("V"))
        scopes.note(.off, of: LineScopes.Item("V", element: 2))
        let first = try question(.matrix, ["value": "3*V[:,1]"]).judge(["answer": "(6, 0)"], in: scopes)
        #expect(first.judgement.verdict == .incorrect && first.from.isEmpty)
        let second = try question(.matrix, ["value": "3*V[:,2]"]).judge(["answer": "(0, 6)"], in: scopes)
        #expect(second.judgement.verdict == .follows && second.from.map(\.description) == ["column 2 of V"])
    }

    @Test func `a copied number that is another is no rounding`() throws {
        let scopes = try scopes(["s": ("2", "6.49"), "t": ("3", "0.659")], .off)
        let question = try question(.value, ["value": "s * t"])
        #expect(question.judge(["answer": "6.49 * 0.659"], in: scopes).judgement.verdict == .follows)
        #expect(question.judge(["answer": "6.49 * 0.657"], in: scopes).judgement.verdict == .incorrect)
        #expect(question.judge(["answer": "4.28"], in: scopes).judgement.verdict == .follows)
    }
}
