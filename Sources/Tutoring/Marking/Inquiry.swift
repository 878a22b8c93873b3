internal import Checking
internal import Lessons
internal import Notation

/// One quantity that written work may state, with what makes it right.
struct Inquiry: Sendable {
    /// Canonical; also the key under which the other spellings find it.
    let name: String
    let question: Question
    /// The part of the answer that the name stands for; `answer` where there is one.
    var part = "answer"
    /// For answers in several parts, what the parts have in common; nil for one part.
    var group: String?
    /// The variable of a repeated step, with its number.
    var loop: (variable: String, number: Int)?
    /// By which the same quantity is found from other lines; judged by what was written there.
    var routes: [Question] = []
    /// Asked instead where another name was written first: u₁ is tied to v₁.
    var after: (name: String, question: Question)?
    /// The step with the author's mistakes.
    var step: Step?
    /// True for labels, which are not mathematics.
    var takesWords: Bool { step?.expectation?.takesWords == true }

    init(_ name: String, _ question: Question) {
        self.name = name
        self.question = question
    }
}

extension Inquiry {
    /// - Returns: nil where the table makes no sense, which is for the tests to see.
    init?(_ entry: SVDNames.Entry) {
        let given = entry.given.mapValues { Question.Given.expression($0) }
        guard let question = try? Question(relation: entry.relation, given: given, options: entry.options)
        else { return nil }
        self.init(entry.name, question)
        routes = entry.routes.compactMap { Self.route($0, to: entry.relation) }
        if let other = entry.after, let tied = Self.route(other.value, to: entry.relation) {
            after = (other.name, tied)
        }
    }

    /// The question whose answer is the value of an expression.
    static func route(_ expression: String, to relation: Relation) -> Question? {
        let own: Relation =
            switch relation {
            case .value: .value
            case .values, .eigenvalues: .values
            case .polynomial: .polynomial
            default: .matrix
            }
        return try? Question(relation: own, given: ["value": .expression(expression)])
    }
}
