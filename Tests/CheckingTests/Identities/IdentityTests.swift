import Checking
import Notation
import Testing

@Suite struct IdentityTests {
    static let reduction = ["line": "W - Q*Q'*W", "key": "(I - Q*Q')*W"]

    static func question(
        _ given: [String: String], where hypotheses: [String] = [], written: String? = nil
    ) throws -> Question {
        var fields = given.mapValues { Question.Given.expression($0) }
        if !hypotheses.isEmpty { fields["where"] = .list(hypotheses) }
        return try Question(
            relation: .identity, given: fields, options: written.map { ["written": .string($0)] } ?? [:])
    }

    private func judged(_ answer: String, written: String? = nil) throws -> Judgement {
        try Self.question(Self.reduction, where: ["Q: orthonormal columns"], written: written)
            .judge(["answer": answer], in: Scope())
    }

    @Test(arguments: [
        Case("(I - Q*Q')*W", .correct), Case("(I-QQᵀ)W", .correct), Case("= (I - QQ')W", .correct),
        Case("W - Q*Q'*W = (I - Q*Q')*W", .correct), Case("(W' - W'*Q*Q')'", .correct),
        Case("(I - Q*Q')^2*W", .correct), Case("(I - Q*Q')*(I - Q*Q')*W", .correct),
        Case("W - projector(Q)*W", .correct), Case("W - Q*inv(Q'*Q)*Q'*W", .correct),
        Case("-(Q*Q' - I)*W", .correct), Case("W - QQ'W = (I-QQ')W = (I-QQ')²W", .correct),
        Case("W - Q*Q'*W", .incomplete), Case("W-(QQᵀ)W", .incomplete),
        Case("W + (-(Q*(Q'*W)))", .incomplete),
        Case("(I - Q)*W", .incorrect), Case("(I - Q'*Q)*W", .incorrect), Case("(I + Q*Q')*W", .incorrect),
        Case("W - Q'*Q*W", .incorrect), Case("0", .incorrect), Case("W", .incorrect), Case("I", .incorrect),
        Case("W*(I - Q*Q')", .incorrect), Case("(I - R*R')*W", .incorrect), Case("W - Q*W", .incorrect),
        Case("(I-QQ')²W = W", .incorrect), Case("W - Q*inv(W'*W)*W'", .incorrect),
        Case("(I - Q*Q'", .malformed), Case("", .malformed), Case("=", .malformed),
        Case("W > Q", .malformed), Case("1, 2", .malformed), Case("W == W and Q == Q", .malformed),
    ])
    func `an expression is right where it is equal for everything that is meant`(line: Case) throws {
        let judgement = try judged(line.answer)
        #expect(judgement.verdict == line.verdict, "\(judgement)")
    }

    @Test(arguments: [
        ("(I - Q*Q')*W", "product", Verdict.correct), ("((I - QQ')W)'' ", "product", .correct),
        ("(W'*(I - QQ'))'", "product", .correct), ("-(QQ' - I)W", "product", .correct),
        ("(2I - 2QQ')W/2", "product", .correct),
        ("1*(W - QQ'W)", "product", .incomplete), ("I*(W - QQ'W)", "product", .incomplete),
        ("-QQ'W + W", "product", .incomplete), ("W - QQ'W", "product", .incomplete),
        ("(I + Q*Q')*W", "product", .incorrect),
        ("-QQ'W + W", "sum", .correct), ("(I - QQ')W", "sum", .incomplete),
        ("2W - QQ'W - W", "sum", .correct),
    ])
    func `how it has to be written is asked only of what is equal`(
        answer: String, written: String, verdict: Verdict
    ) throws {
        let judgement = try judged(answer, written: written)
        #expect(judgement.verdict == verdict, "\(judgement)")
    }

    @Test func `the evidence says what was done`() throws {
        #expect(
            try judged("(I - Q*Q')^2*W").evidence
                == "multiplied out, with QᵀQ = I, both sides are W − QQᵀW")
        #expect(try judged("(I - Q*Q')*W").evidence == "multiplied out both sides are W − QQᵀW")
        let tried = try judged("W - projector(Q)*W")
        #expect(tried.evidence == "not refuted in 500 exact instances")
        #expect(tried.by == nil)
        let bounded = try Self.question(["line": "trace(A*B)", "key": "trace(B*A)"])
            .judge(["answer": "trace(B*A)"], in: Scope())
        let evidence = try #require(bounded.evidence)
        #expect(evidence.hasPrefix("holds in 5") && evidence.contains("at most 10⁻"), "\(evidence)")
    }

    @Test(arguments: [
        Commuting("F*E*F", "E*F", ["E, F: projector", "E, F commute"], true),
        Commuting("E*F*E*F", "F*E", ["E, F: projector", "E, F commute"], true),
        Commuting("F*E*F", "E*F", ["E, F: projector"], false),
        Commuting("F*E*G", "E*F*G", ["E, F, G: square", "E, F commute"], true),
        Commuting("F*G*E", "E*F*G", ["E, F, G: square", "E, F commute"], false),
        Commuting("F'*E'", "E'*F'", ["E, F: square", "E*F == F*E"], true),
        Commuting("F'*E", "E*F'", ["E, F: square", "E*F == F*E"], false),
    ])
    func `what commutes may change places`(line: Commuting) throws {
        let question = try Self.question(
            ["line": line.left, "key": line.right], where: line.hypotheses)
        let judgement = question.judge(["answer": line.right], in: Scope())
        #expect((judgement.verdict == .correct) == line.holds, "\(judgement)")
        #expect((judgement.evidence?.hasPrefix("multiplied out, with") == true) == line.holds, "\(judgement)")
    }

    struct Commuting: Sendable {
        let left: String
        let right: String
        let hypotheses: [String]
        let holds: Bool

        init(_ left: String, _ right: String, _ hypotheses: [String], _ holds: Bool) {
            (self.left, self.right, self.hypotheses, self.holds) = (left, right, hypotheses, holds)
        }
    }

    @Test(arguments: [
        ("(I - Q)*W", "That makes sense only where rows(W) = cols(Q)."),
        ("(I - R*R')*W", "There is no R here. The names are W and Q."),
        ("W - Q*Q'*W", "That is the line itself."),
        ("W", "That is not equal to the line."),
        ("(I-QQ')W = W", "At W: That is not equal to the line."),
    ])
    func `a refusal says why`(answer: String, words: String) throws {
        #expect(try judged(answer).message == words)
    }

    @Test func `a counterexample shows both sides`() throws {
        #expect(try judged("W").evidence == "for W = 1, Q = 1: W − QQᵀW = 0, and yours is 1")
        let singular = try Self.question(["line": "A", "key": "A*1"], where: ["A: n x n"])
            .judge(["answer": "A*inv(A)*A"], in: Scope())
        #expect(singular.diagnosis == ["identity.undefined"], "\(singular)")
        #expect(singular.evidence?.hasPrefix("for A = 0 the line is 0") == true, "\(singular)")
    }

    /// Names of the lesson are not looked up, and the same line gets the same verdict.
    @Test func `nothing depends on what the names stand for elsewhere`() throws {
        let question = try Self.question(Self.reduction, where: ["Q: orthonormal columns"])
        var scope = Scope()
        scope["W"] = .exact(0)
        scope["Q"] = .exact(0)
        for answer in ["W", "(I - Q*Q')*W", "W - projector(Q)*W", "Q*W"] {
            let there = question.judge(["answer": answer], in: scope)
            let here = question.judge(["answer": answer], in: Scope())
            #expect(there.verdict == here.verdict && there.diagnosis == here.diagnosis, "\(there), \(here)")
        }
    }

    @Test func `a key that is refused is a fault of the question`() throws {
        for key in ["(I + Q*Q')*W", "W - Q*Q'*W"] {
            let question = try Self.question(
                ["line": "W - Q*Q'*W", "key": key], where: ["Q: orthonormal columns"])
            #expect(throws: QuestionError.self) { try question.rightLine(in: Scope()) }
        }
        let right = try Self.question(Self.reduction, where: ["Q: orthonormal columns"], written: "product")
        #expect(try right.rightLine(in: Scope()) == "(I - Q*Q')*W")
    }

    @Test(arguments: [
        (["line": "W - ", "key": "W"], [], "line"), (["line": "W == W", "key": "W"], [], "line"),
        (["line": "W", "key": "1*W"], ["W: purple"], "where"),
        (["line": "W - Q", "key": "W*[1 2 3]*Q*[1 2]"], [], "key"),
    ])
    func `a field that makes no sense is named`(
        given: [String: String], hypotheses: [String], field: String
    ) throws {
        let question = try Self.question(given, where: hypotheses)
        let error = #expect(throws: QuestionError.self) { try question.rightLine(in: Scope()) }
        guard case .badField(field, _, _)? = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }

    @Test func `grade takes it with its hypotheses`() {
        let request = { (answer: String) in
            """
            {"id":1,"relation":"identity","given":{"line":"W - Q*Q'*W","key":"(I - Q*Q')*W",\
            "where":["Q: orthonormal columns"]},"options":{"written":"product"},"answer":"\(answer)"}
            """
        }
        let right = Grader().reply(to: request("(I - QQ')^2 W"))
        #expect(right.contains(#""verdict":"correct""#), "\(right)")
        let wrong = Grader().reply(to: request("(I + QQ')W"))
        #expect(wrong.contains(#""diagnosis":["identity.refuted"]"#), "\(wrong)")
    }
}
