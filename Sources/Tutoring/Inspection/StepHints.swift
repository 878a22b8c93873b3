internal import Checking
internal import ExactAlgebra
internal import Lessons
internal import Notation

/// Whether a hint before the last holds the answer: an expression in it, what is quoted to be typed, or what
/// stands in its words behind `is`, `are`, `=` or `:`; of a choice, the label of the right item.
///
/// A value that the step accepts with one set of numbers may be equal by chance, as the rank and the number
/// of columns often are: it gives the answer away where the step accepts it whatever the numbers, the
/// lesson's own and those of every variant. What is written without any name, `5/3` or a label, is the same
/// for all numbers: to be accepted once is enough.
struct StepHints {
    let question: InspectedStep

    /// A place in a hint whose value the step accepts.
    struct Reveal: Hashable {
        let step: String
        /// From 1.
        let hint: Int
        let place: Place
        /// What is accepted: an expression as it is written, or words.
        let text: String
        /// Whether it is accepted whatever it is meant for, having no names.
        let isLiteral: Bool
    }

    init(of question: InspectedStep) { self.question = question }

    var revealing: Set<Reveal> {
        guard question.step.expectation?.partNames.count == 1 else { return [] }
        var found: Set<Reveal> = []
        for (index, hint) in question.step.hints.dropLast().enumerated() {
            for candidate in candidates(in: hint) where question.accepts(candidate.answer) {
                found.insert(
                    Reveal(
                        step: question.name, hint: index + 1, place: hint.place, text: candidate.written,
                        isLiteral: candidate.isLiteral))
            }
        }
        return found
    }

    private struct Candidate {
        let written: String
        let answer: String
        let isLiteral: Bool
    }

    private func candidates(in hint: Template) -> [Candidate] {
        let isWords = question.step.expectation?.takesWords == true
        var found: [Candidate] = []
        var words = HintWords()
        for (index, segment) in hint.segments.enumerated() {
            switch segment {
            case .text(let text): words.append(text)
            case .code(let code):
                words.append(code)
                found.append(candidate(code, isWords))
            case .paragraph: words.append(". ")
            case .formula(let source):
                words.append(source.text)
                found.append(candidate(source.text, isWords))
            case .claim(let source): words.append(source.text)
            case .value(let source, let digits):
                guard let shown = shown(source, digits) else { continue }
                words.append(shown, from: source.text)
                if isWords || isIndexOrSize(hint.segments, index) { continue }
                found.append(
                    Candidate(written: source.text, answer: shown, isLiteral: isNameless(source.text)))
            }
        }
        return found + (isWords ? labels(in: words) : statements(in: words))
    }

    private func candidate(_ text: String, _ isWords: Bool) -> Candidate {
        Candidate(written: text, answer: text, isLiteral: isWords || isNameless(text))
    }

    private func isNameless(_ text: String) -> Bool {
        (try? Reader.parse(text))?.readings.first?.names.isEmpty == true
    }

    private func shown(_ source: Located, _ digits: Int?) -> String? {
        guard let value = question.workspace.value(of: source.text) else { return nil }
        if let digits, case .number(let number) = value {
            return try? number.value.decimal(significantDigits: digits)
        }
        return (try? Formula(value))?.plain
    }

    /// `v{{k}}` names a vector, and `{{rows(W)}}×{{cols(W)}}` a size: neither is a value to answer with.
    private func isIndexOrSize(_ segments: [Template.Segment], _ index: Int) -> Bool {
        func text(_ place: Int) -> String {
            guard segments.indices.contains(place), case .text(let text) = segments[place] else { return "" }
            return text
        }
        let (before, after) = (text(index - 1), text(index + 1))
        let isIndex = before.last.map { $0.isLetter || ("₀"..."₉").contains($0) } ?? false
        return isIndex || before.hasSuffix("×") || after.hasPrefix("×")
    }

    // MARK: - In words

    /// What the sentences say that something is.
    private func statements(in words: HintWords) -> [Candidate] {
        words.statements.flatMap { statement in
            let spoken = statement.shown
            let answers =
                spoken.contains(" and ") ? [spoken, spoken.replacing(" and ", with: ", ")] : [spoken]
            return answers.map {
                Candidate(
                    written: statement.written, answer: $0,
                    isLiteral: !statement.showsValues && isNameless($0))
            }
        }
    }

    /// The items of a choice that the sentences name as the answer.
    private func labels(in words: HintWords) -> [Candidate] {
        guard let expectation = question.step.expectation, expectation.relation == .choice else { return [] }
        return expectation.labels.filter { words.names($0) }.map {
            Candidate(written: $0, answer: $0, isLiteral: true)
        }
    }
}
