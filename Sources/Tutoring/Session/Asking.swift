internal import Checking
internal import Lessons
internal import Notation

extension Expectation {
    /// The question that this asks, for `Checking`.
    ///
    /// - Parameter scope: the names with their values, for a key that is a text with values in it.
    func question(in scope: Scope = Scope()) throws(QuestionError) -> Question {
        var fields = given.mapValues(\.asGiven)
        if !items.isEmpty {
            fields["items"] = .list(items.map(\.label))
            if case .expression(let key)? = given["key"], let text = key.template {
                fields["key"] = .expression(text.prose(in: scope).plain)
            }
        }
        return try Question(relation: relation, given: fields, options: options)
    }

    /// The labels of a choice, or of lines to be ordered; empty where there are none.
    var labels: [String] { items.map(\.label) }

    /// The label that a learner means by `b.`, `b: its columns span…` or the words of the item; else the line.
    ///
    /// - Parameter scope: the names with their values, for the values in the items.
    func label(chosenBy line: String, in scope: Scope) -> String {
        guard relation == .choice else { return line }
        let typed = line.withoutSpaces
        let meant = items.filter { $0.spellings(in: scope).contains { $0.withoutSpaces == typed } }
        return meant.count == 1 ? meant[0].label : line
    }
}

extension Item {
    /// The item as it is shown: the label as it stands, then the words with their values.
    func shown(in scope: Scope) -> [Prose.Inline] {
        guard let words else { return [.text(label)] }
        // An item is one paragraph.
        return [.text(label + ": ")] + words.prose(in: scope).paragraphs.flatMap { $0 }
    }

    /// How it may be named: by its label, its words, or both, as they are shown or as they are written.
    fileprivate func spellings(in scope: Scope) -> [String] {
        let prose = words.map { $0.prose(in: scope) }
        let texts = [prose?.plain, prose?.written].compactMap { $0 }.flatMap {
            [$0, label + ": " + $0, label + $0]
        }
        return [label, label + ".", label + ":"] + texts + texts.map { $0 + "." }
    }
}

extension Prose {
    /// The words with their formulas in the grammar, as one would type them.
    fileprivate var written: String {
        paragraphs.flatMap { $0 }.map { inline in
            switch inline {
            case .text(let text), .code(let text): text
            case .formula(let formula): formula.plain
            }
        }.joined()
    }
}

extension Located {
    /// A text with values in it; nil where there are none.
    fileprivate var template: Template? {
        guard text.contains("{{") else { return nil }
        return try? Template(parsing: text, at: place)
    }
}

extension String {
    /// For comparing words: lower case, no spaces of any kind, `.` at the end left out.
    fileprivate var withoutSpaces: String {
        lowercased().filter { !$0.isWhitespace }
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
            .projector, .echelon, .rowoperation, .equivalent, .identity, .satisfies:
            true
        case .value, .matrix, .values, .polynomial, .bestapproximation, .rref, .choice, .order: false
        }
    }
}
