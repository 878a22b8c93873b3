import Checking
import Notation
import Testing

/// A wrong answer and the ids that it must be named with, all of them.
struct Wrong: CustomTestStringConvertible, Sendable {
    let answer: String
    let ids: [String]

    init(_ answer: String, _ ids: String...) {
        self.answer = answer
        self.ids = ids
    }

    var testDescription: String { "\(answer) is \(ids.joined(separator: " or "))" }
}

/// A question about named matrices, as a lesson asks it.
struct Asked: Sendable {
    let relation: Relation
    let given: [String: String]
    let options: [String: Option]
    let names: [(String, String)]

    /// - Parameter names: what is bound, in this order: each with the expression that it stands for.
    init(
        _ relation: Relation, _ given: [String: String], _ options: [String: Option] = [:],
        where names: KeyValuePairs<String, String>
    ) {
        self.relation = relation
        self.given = given
        self.options = options
        self.names = names.map { ($0.key, $0.value) }
    }

    func judge(_ answer: [String: String]) throws -> Judgement {
        var scope = Scope()
        for (name, text) in names {
            let expression = try Reader.parse(text).readings[0]
            scope[name] = try Evaluator(scope: scope).evaluate(expression)
        }
        let question = try Question(
            relation: relation, given: given.mapValues { .expression($0) }, options: options)
        // What is given as numbers is no definition.
        let definitions = names.filter { !$0.1.hasPrefix("[") }
        return question.judge(
            answer, in: scope, definitions: Definitions(Dictionary(uniqueKeysWithValues: definitions)))
    }

    func judge(_ answer: String) throws -> Judgement { try judge(["answer": answer]) }
}
