internal import Checking
internal import Lessons
internal import Notation

/// What an answer at the present step rests on.
extension Session {
    /// A fingerprint of all that decides whether an answer to the present step counts: what must hold of it,
    /// the name that it gets, and the given values that the step speaks of.
    ///
    /// What the step says and asks, its hints and its remarks are not in it: they may be put in better words.
    /// Nor are the answers to earlier steps: a journal has those itself.
    public var basis: String {
        let step = current.step
        let texts = step.decisiveTexts
        let mentioned = Set(texts.flatMap(\.mentionedNames).map(workspace.canonical))
        let given = lesson.given.map(\.name).filter { mentioned.contains(workspace.canonical($0)) }
        let values = given.map { name in
            let value = workspace.value(of: name)
            return name + "=" + (value.flatMap { try? Formula(carrying: $0).plain } ?? "")
        }
        let parts = [current.name, step.decisive] + values
        return parts.joined(separator: "\u{1F}").fingerprint.inHexadecimal
    }

    /// Whether a line of a journal was typed at the present step, as it is now.
    ///
    /// - Parameter basis: what ``basis`` was then; nil where the journal does not say.
    public func continues(_ outcome: Outcome, basis: String?) -> Bool {
        outcome.step == current.name && (basis == nil || basis == self.basis)
    }
}

extension Step {
    /// The expressions that decide what counts here, without their places in the file.
    fileprivate var decisiveTexts: [String] {
        var texts = [condition?.text, loop?.range.text].compactMap { $0 }
        for (_, field) in expectation?.given.sorted(by: { $0.key < $1.key }) ?? [] { texts += field.texts }
        for case .string(let text) in expectation?.options.values.map({ $0 }) ?? [] { texts.append(text) }
        for case .expression(let text) in run?.parameters.values.map({ $0 }) ?? [] { texts.append(text.text) }
        return texts
    }

    /// Everything that decides what counts here, as one text.
    fileprivate var decisive: String {
        var parts = ["when", condition?.text ?? "", "for", loop?.variable ?? "", loop?.range.text ?? ""]
        if let expectation {
            parts.append(expectation.relation.rawValue)
            for (name, field) in expectation.given.sorted(by: { $0.key < $1.key }) {
                parts += [name] + field.texts
            }
            parts += expectation.options.map { "\($0.key)=\($0.value.text)" }.sorted()
            parts += ["items"] + expectation.items.map(\.label)
        }
        if let run {
            parts.append(run.experiment.rawValue)
            parts += run.parameters.map { "\($0.key)=\($0.value.text)" }.sorted()
        }
        return (parts + (binding?.texts ?? [])).joined(separator: "\u{1E}")
    }
}

extension Binding {
    fileprivate var texts: [String] {
        switch target {
        case .name(let name): [name]
        case .column(let matrix, let index): [matrix, index.text]
        case .parts(let names): names.map { "\($0.key)=\($0.value)" }.sorted()
        }
    }
}

extension Field {
    /// Its expressions, those of named parts with their names.
    fileprivate var texts: [String] {
        switch self {
        case .expression(let text): [text.text]
        case .list(let texts): texts.map(\.text)
        case .parts(let parts): parts.flatMap { [$0.name, $0.expression.text] }
        }
    }
}

extension Option {
    fileprivate var text: String {
        switch self {
        case .boolean(let holds): String(holds)
        case .number(let number): String(number)
        case .string(let text): text
        }
    }
}

extension RunParameter {
    fileprivate var text: String {
        switch self {
        case .expression(let text): text.text
        case .word(let word): word
        case .count(let count): String(count)
        case .file(let file): file
        }
    }
}

extension String {
    /// What may be a name in an expression: letters with their digits, a number before them left out.
    fileprivate var mentionedNames: [String] {
        split { !$0.isLetter && !$0.isNumber && $0 != "_" || $0 == "ᵀ" }.compactMap { word in
            let name = word.drop { $0.isNumber }
            return name.isEmpty ? nil : String(name)
        }
    }
}
