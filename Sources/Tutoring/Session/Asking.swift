internal import Checking
internal import Lessons

extension Expectation {
    /// The question that this asks, for `Checking`.
    func question() throws(QuestionError) -> Question {
        var fields = given.mapValues(\.asGiven)
        if takesWords, case .list(let items)? = given["items"] {
            fields["items"] = .list(items.map { Expectation.label(of: $0.text) })
        }
        return try Question(relation: relation, given: fields, options: options)
    }

    /// The label that a learner means by `b.`, `b: its columns span…` or the words of the item; else the line.
    func label(chosenBy line: String) -> String {
        guard relation == .choice, case .list(let items)? = given["items"] else { return line }
        let typed = line.trimmed.lowercased()
        for item in items {
            let label = Expectation.label(of: item.text)
            let words = item.text.dropFirst(label.count).drop { $0 == ":" }.trimmed
            let spellings = [label, label + ".", label + ":", item.text, words, "\(label) \(words)"]
            if spellings.contains(where: { $0.lowercased() == typed }) { return label }
        }
        return line
    }

    /// The label of an item: what stands before its colon, or all of it.
    private static func label(of item: String) -> String {
        guard let colon = item.firstIndex(of: ":") else { return item }
        return item[..<colon].trimmed
    }
}

extension Field {
    fileprivate var asGiven: Question.Given {
        switch self {
        case .expression(let text): .expression(text.text)
        case .list(let texts): .list(texts.map(\.text))
        case .parts(let parts):
            .named(Dictionary(parts.map { ($0.name, $0.expression.text) }) { first, _ in first })
        }
    }
}

extension Judgement {
    /// What is known of a line that was judged before: its outcome, not its words.
    init(recorded: Outcome) {
        self.init(
            verdict: recorded.verdict ?? .undecided, diagnosis: recorded.diagnosis, message: "",
            credit: recorded.credit, bound: recorded.bound)
    }

    /// A question that cannot be asked with these values: a fault of the lesson, never of the answer.
    init(fault: QuestionError) {
        self.init(verdict: .undecided, message: "This step cannot judge an answer here: \(fault).")
    }
}

extension Relation {
    /// True where the evidence against an answer shows a property that fails, and not the right number.
    var evidenceIsAWitness: Bool {
        switch self {
        case .eigenvalues, .eigenvector, .eigenbasis, .basis, .gramschmidt, .qr, .svd, .rankfactorization,
            .projector, .echelon, .rowoperation, .equivalent, .satisfies:
            true
        case .value, .matrix, .values, .polynomial, .bestapproximation, .rref, .choice, .order: false
        }
    }
}
