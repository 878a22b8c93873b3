import Checking
import Notation
import Testing

@Suite struct DecimalSlipTests {
    @Test(arguments: [
        ("4.213", "decimal.moved-point"), ("421.3", "decimal.moved-point"), ("-42.13", "value.sign"),
        ("0.42133", "decimal.moved-point"), ("42.132", "decimal.truncated"), ("42.14", "decimal.misrounded"),
        ("42.1", nil), ("43.13", nil),
    ])
    func `a slip in the digits of a number is named`(answer: String, id: String?) throws {
        let judgement = try judge(.value, ["value": "27 + sqrt(229)"], answer)
        #expect(judgement.diagnosis == [id].compactMap { $0 }, "\(judgement)")
    }

    @Test(arguments: [
        ("81.8%", Verdict.rounded, ""), ("81.7%", .misrounded, "81.8%"), ("81.8", .incorrect, "percent sign"),
        ("-81.8%", .incorrect, "sign is the wrong way round"), ("8.18%", .incorrect, "the point of 8.18%"),
    ])
    func `a percent sign is kept`(answer: String, verdict: Verdict, words: String) throws {
        let judgement = try judge(.value, ["value": "9/11"], answer)
        #expect(judgement.verdict == verdict)
        #expect(words.isEmpty || judgement.message.contains(words), "\(judgement)")
    }

    @Test(arguments: [
        (["decimals": Option.number(3)], "0.82", "decimal.wrong-digit-count"),
        (["significant": .number(4)], "0.818", "decimal.wrong-digit-count"),
        ([:], "0.82", "decimal.too-few-digits"), (["form": .string("exact")], "0.818", "decimal.not-exact"),
    ])
    func `what the digits lack is named`(options: [String: Option], answer: String, id: String) throws {
        let judgement = try judge(.value, ["value": "9/11"], options, answer)
        #expect(judgement.verdict == .incomplete)
        #expect(judgement.diagnosis == [id])
    }

    @Test(arguments: [
        ("[0.333 0.667; 0.143 8.57]", "decimal.moved-point", "row 2, column 2"),
        ("[0.333 -0.667; 0.143 0.857]", "matrix.one-sign", "row 1, column 2"),
        ("[33.3 66.7; 14.3 85.7]", "decimal.moved-point", "percent sign"),
        ("[0.333 0.666; 0.143 0.857]", "decimal.truncated", "row 1, column 2"),
    ])
    func `in a matrix its place is named`(answer: String, id: String, words: String) throws {
        let judgement = try judge(.matrix, ["value": "[1/3 2/3; 1/7 6/7]"], answer)
        #expect(judgement.diagnosis == [id])
        #expect(judgement.message.contains(words), "\(judgement)")
    }

    @Test func `free answers are judged again with the slip undone`() throws {
        let given = ["A": "[25 -15; -15 29]", "lambda": "27 + sqrt(229)"]
        #expect(try judge(.eigenvector, given, "(1, -11.42)").diagnosis == ["decimal.moved-point"])
        let qr = ["Q": "[5.77; 0.577; 0.577]", "R": "[1.732]"]
        #expect(try judge(.qr, ["A": "[1; 1; 1]"], qr).diagnosis == ["decimal.moved-point"])
        #expect(
            try judge(.eigenvalues, ["A": "[25 -15; -15 29]"], "42.13, 118.7").diagnosis == [
                "decimal.moved-point"
            ])
    }

    @Test func `decimals with a comma are asked about`() throws {
        let given = ["A": "[25 -15; -15 29]"]
        let judgement = try judge(.eigenvalues, given, "42,13, 11,87")
        #expect(judgement.verdict == .malformed)
        #expect(judgement.message.contains("42.13") && judgement.message.contains("Make it plain"))
        #expect(try judge(.eigenvalues, ["A": "[11 7; 7 11]"], "18,4").verdict == .correct)
    }

    @Test(arguments: [
        ("(0.167, 0.167)", Verdict.rounded), ("(0.333, 0)", .rounded), ("(0.170, 0.190)", .incorrect),
        ("(0.167, 0.168)", .misrounded),
    ])
    func `an answer that meets linear conditions is looked for in the box`(
        answer: String, verdict: Verdict
    ) throws {
        let question = try Question(
            relation: .satisfies,
            given: ["predicates": .list(["answer[1] + answer[2] == 1/3"]), "key": .expression("[1/3; 0]")])
        #expect(question.judge(["answer": answer], in: Scope()).verdict == verdict)
    }

    @Test(arguments: [
        ("(-0.894, 0.447, 0)", Verdict.rounded), ("(0.943, -0.236, -0.236)", .rounded),
        ("(0.943, -0.236, 0.236)", .incorrect), ("(0, 0.707, -0.707)", .rounded),
    ])
    func `a unit vector that meets linear conditions too`(answer: String, verdict: Verdict) throws {
        let question = try Question(
            relation: .satisfies,
            given: [
                "predicates": .list(["dot([1; 2; 2], answer) == 0", "norm(answer) == 1"]),
                "key": .expression("[0; 1/√2; -1/√2]"),
            ])
        let judgement = question.judge(["answer": answer], in: Scope())
        #expect(judgement.verdict == verdict, "\(judgement)")
    }
}
