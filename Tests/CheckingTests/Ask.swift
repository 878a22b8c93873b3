import Checking
import Notation
import Testing

/// Judges one answer; parts as `["U": …]`, or `["answer": …]`.
func judge(
    _ relation: Relation, _ given: [String: String], _ options: [String: Option],
    _ answer: [String: String]
) throws -> Judgement {
    let question = try Question(
        relation: relation, given: given.mapValues { .expression($0) }, options: options)
    return question.judge(answer, in: Scope())
}

func judge(
    _ relation: Relation, _ given: [String: String], _ options: [String: Option], _ answer: String
) throws -> Judgement {
    try judge(relation, given, options, ["answer": answer])
}

func judge(_ relation: Relation, _ given: [String: String], _ answer: [String: String]) throws -> Judgement {
    try judge(relation, given, [:], answer)
}

func judge(_ relation: Relation, _ given: [String: String], _ answer: String) throws -> Judgement {
    try judge(relation, given, [:], answer)
}

/// One line of a table: an answer and the verdict that it must get.
struct Case: CustomTestStringConvertible, Sendable {
    let answer: String
    let verdict: Verdict

    init(_ answer: String, _ verdict: Verdict) {
        self.answer = answer
        self.verdict = verdict
    }

    var testDescription: String { "\(answer) is \(verdict.rawValue)" }
}
