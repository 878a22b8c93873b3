internal import ExactAlgebra
internal import Lessons
internal import Notation

/// Whether a hint before the last holds the answer: an expression in it, what is quoted to be typed, or what
/// stands in its words behind `is`, `are`, `=` or `:`.
///
/// What the step accepts with one set of numbers may be equal by chance, as the rank and the number of
/// columns often are. A hint gives the answer away where the step accepts it whatever the numbers, the
/// lesson's own and those of every variant.
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
    }

    init(of question: InspectedStep) { self.question = question }

    var revealing: Set<Reveal> {
        guard question.step.expectation?.partNames.count == 1 else { return [] }
        var found: Set<Reveal> = []
        for (index, hint) in question.step.hints.dropLast().enumerated() {
            for candidate in candidates(in: hint) where question.accepts(candidate.answer) {
                found.insert(
                    Reveal(
                        step: question.name, hint: index + 1, place: hint.place, text: candidate.written))
            }
        }
        return found
    }

    private struct Candidate {
        let written: String
        let answer: String
    }

    private func candidates(in hint: Template) -> [Candidate] {
        let isWords = question.step.expectation?.takesWords == true
        var found: [Candidate] = []
        var whole = ""
        for (index, segment) in hint.segments.enumerated() {
            switch segment {
            case .text(let text): whole += text
            case .code(let code):
                whole += code
                found.append(Candidate(written: code, answer: code))
            case .paragraph: whole += ". "
            case .formula(let source):
                whole += source.text
                found.append(Candidate(written: source.text, answer: source.text))
            case .claim(let source): whole += source.text
            case .value(let source, let digits):
                guard let shown = shown(source, digits) else { continue }
                whole += shown
                if isWords || isIndexOrSize(hint.segments, index) { continue }
                found.append(Candidate(written: source.text, answer: shown))
            }
        }
        return isWords ? found : found + statements(in: whole)
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

    private static let connectives = [" is ", " are ", " = ", ": "]

    /// What the sentences say that something is.
    private func statements(in words: String) -> [Candidate] {
        var found: [Candidate] = []
        for connective in Self.connectives {
            var rest = words[...]
            while let place = rest.firstRange(of: connective) {
                rest = rest[place.upperBound...]
                let end = rest.firstRange(of: ". ")?.lowerBound ?? rest.endIndex
                let said = rest[..<end].trimmed
                let text = said.hasSuffix(".") ? said.dropLast().trimmed : said
                guard text.contains(where: { $0.isNumber }) else { continue }
                found.append(Candidate(written: text, answer: text))
                if text.contains(" and ") {
                    found.append(Candidate(written: text, answer: text.replacing(" and ", with: ", ")))
                }
            }
        }
        return found
    }
}
