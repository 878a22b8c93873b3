/// What is wrong with a translation, or worth a note.
public struct TranslationFinding: Hashable, Sendable {
    /// Where in the translation; nil for the whole.
    public let place: Place?
    public let message: String
    /// True where nothing is wrong.
    public let isNote: Bool
}

extension LessonTranslation {
    /// Compares the translation with its lesson: the same steps, hints, mistakes, items and expressions.
    public func findings(against lesson: Lesson) -> [TranslationFinding] {
        var comparison = TranslationComparison()
        if self.lesson.text != lesson.id {
            comparison.fault(
                at: self.lesson.place,
                "this is said to be `\(self.lesson.text)`; the lesson is `\(lesson.id)`")
        }
        for step in steps where lesson.step(named: step.id.text) == nil {
            comparison.fault(
                at: step.id.place,
                "the lesson has no step `\(step.id.text)`"
                    + step.id.text.advice(among: lesson.steps.map(\.id)))
        }
        comparison.count(title == nil ? nil : (), "the title")
        for step in lesson.steps {
            comparison.compare(steps.first { $0.id.text == step.id }, with: step)
        }
        return comparison.all
    }
}

/// Gathers findings, and counts texts.
private struct TranslationComparison {
    private var findings: [TranslationFinding] = []
    private var missing: [String] = []
    private var count = 0

    var all: [TranslationFinding] {
        guard !missing.isEmpty else { return findings }
        let shown = missing.prefix(3).joined(separator: ", ") + (missing.count > 3 ? ", …" : "")
        return findings + [
            TranslationFinding(
                place: nil,
                message:
                    "\(missing.count) of \(count) texts \(missing.count == 1 ? "is" : "are") not translated "
                    + "and shown as the lesson has them: \(shown)", isNote: true)
        ]
    }

    mutating func fault(at place: Place?, _ message: String) {
        findings.append(TranslationFinding(place: place, message: message, isNote: false))
    }

    mutating func count(_ translated: Void?, _ what: String) {
        count += 1
        if translated == nil { missing.append(what) }
    }

    // MARK: - Steps

    mutating func compare(_ own: StepTranslation?, with step: Step) {
        compare(own?.say, with: step.say, "`say`", of: step, own)
        compare(own?.ask, with: step.ask, "`ask`", of: step, own)
        compare(own?.caption, with: step.drawing?.caption, "`caption`", of: step, own)
        compareHints(own, with: step)
        compareMistakes(own, with: step)
        compareItems(own, with: step)
    }

    private mutating func compareMistakes(_ own: StepTranslation?, with step: Step) {
        var counts: [String: Int] = [:]
        for mistake in step.mistakes {
            let number = counts[mistake.id, default: 0]
            counts[mistake.id] = number + 1
            compare(
                own?.mistakes.first { $0.id.text == mistake.id && $0.number == number }?.say,
                with: mistake.say, "the mistake `\(mistake.id)`", of: step, own)
        }
        for remark in own?.mistakes ?? [] where remark.number >= counts[remark.id.text, default: 0] {
            let advice =
                counts[remark.id.text] == nil ? remark.id.text.advice(among: step.mistakes.map(\.id)) : ""
            let more = counts[remark.id.text] == nil ? "no mistake" : "no further mistake"
            fault(at: remark.id.place, "the step `\(step.id)` has \(more) `\(remark.id.text)`\(advice)")
        }
    }

    private mutating func compareHints(_ own: StepTranslation?, with step: Step) {
        let hints = own?.hints ?? []
        if !hints.isEmpty, hints.count != step.hints.count {
            fault(
                at: hints[0].place,
                "the step `\(step.id)` has \(step.hints.count) hints, and this has \(hints.count)")
            return
        }
        for (index, hint) in step.hints.enumerated() {
            compare(
                hints.indices.contains(index) ? hints[index] : nil, with: hint, "hint \(index + 1)", of: step,
                own)
        }
    }

    private mutating func compareItems(_ own: StepTranslation?, with step: Step) {
        let items = step.expectation?.items ?? []
        for item in own?.items ?? [] where !items.contains(where: { $0.label == item.label.text }) {
            fault(
                at: item.label.place,
                "the step `\(step.id)` has no item `\(item.label.text)`"
                    + (items.isEmpty ? "" : "; there are " + items.map(\.label).joined(separator: ", ")))
        }
        for item in items {
            guard let words = item.words else { continue }
            compare(
                own?.items.first { $0.label.text == item.label }?.words, with: words,
                "the item `\(item.label)`", of: step, own)
        }
    }

    // MARK: - Texts

    mutating func compare(
        _ own: Template?, with original: Template?, _ what: String, of step: Step,
        _ translation: StepTranslation?
    ) {
        guard let original else {
            if let own { fault(at: own.place, "the step `\(step.id)` has no \(what) in the lesson") }
            return
        }
        count(own == nil ? nil : (), "\(what) of \(step.id)")
        guard let own else { return }
        let (there, here) = (original.formulas, own.formulas)
        for (formula, number) in there.sorted(by: { $0.key < $1.key })
        where here[formula, default: 0] < number {
            fault(at: own.place, "\(what) of `\(step.id)`: {{\(formula)}} is in the lesson, and not here")
        }
        for (formula, number) in here.sorted(by: { $0.key < $1.key })
        where there[formula, default: 0] < number {
            fault(at: own.place, "\(what) of `\(step.id)`: {{\(formula)}} is not in the lesson")
        }
    }
}

extension Template {
    /// What stands between double braces, without spaces, with how often it does.
    fileprivate var formulas: [String: Int] {
        var found: [String: Int] = [:]
        for segment in segments {
            switch segment {
            case .value(let source, let digits):
                found[source.text.bare + (digits.map { " to \($0) digits" } ?? ""), default: 0] += 1
            case .formula(let source): found["formula \(source.text.bare)", default: 0] += 1
            case .claim(let source): found["claim \(source.text.bare)", default: 0] += 1
            case .text, .code, .paragraph: continue
            }
        }
        return found
    }
}

extension String {
    fileprivate var bare: String { split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}
