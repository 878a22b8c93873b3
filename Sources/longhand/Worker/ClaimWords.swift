internal import Checking
internal import ExactAlgebra
internal import Notation

/// What trying a claim led to, in words for a terminal.
struct ClaimWords {
    let outcome: ClaimOutcome
    let layout: Layout
    let hasHypotheses: Bool

    private var style: TextStyle { layout.style }

    var lines: [String] {
        if let found = outcome.counterexample { return refuted(found) }
        if outcome.holds == true { return wrapped("✓ True: it holds exactly.") }
        return survived
    }

    private func wrapped(_ text: String, indent: Int = 0) -> [String] {
        let words = layout.reader ? text.withoutMark : layout.ascii ? ASCIIText.of(text) : text
        let prose = Prose(paragraphs: [[.text(words)]])
        let space = String(repeating: " ", count: indent)
        return prose.lines(width: max(20, layout.width - indent), style: style).map {
            space + $0.replacing("\u{A0}", with: " ")
        }
    }

    // MARK: - Refuted

    private func refuted(_ found: Counterexample) -> [String] {
        guard !found.values.isEmpty else {
            return wrapped("✗ Not true.") + sides(found)
        }
        var lines = wrapped("✗ Not true. A counterexample:") + [""]
        var inlines: [Prose.Inline] = []
        for (k, item) in found.values.enumerated() {
            if k > 0 { inlines.append(.text(", ")) }
            inlines.append(.formula(equation(.name(item.name), item.value)))
        }
        lines += indented(inlines)
        return lines + [""] + sides(found)
    }

    private func equation(_ left: Formula, _ value: Value) -> Formula {
        .relation([left, Formula(showing: value)], ["="])
    }

    private func indented(_ inlines: [Prose.Inline]) -> [String] {
        let lines = Prose(paragraphs: [inlines]).lines(width: max(20, layout.width - 4), style: style)
        return lines.map { $0.isEmpty ? $0 : "    " + $0.replacing("\u{A0}", with: " ") }
    }

    private func sides(_ found: Counterexample) -> [String] {
        guard let failure = found.failure else {
            return wrapped("There the statement is false. This was verified exactly.")
        }
        var lines = wrapped("The left side and the right side:")
        lines += indented([.formula(equation(Formula(failure.left), failure.leftValue))])
        lines += indented([.formula(equation(Formula(failure.right), failure.rightValue))])
        if let place = failure.place {
            lines += wrapped("They differ in row \(place.row + 1), column \(place.column + 1).")
        }
        let hypotheses = hasHypotheses ? ", the hypotheses too" : ""
        return lines + wrapped("This was verified exactly\(hypotheses).")
    }

    // MARK: - Not refuted

    private var survived: [String] {
        let tally = outcome.tally
        let count = tally.decided
        var lines = wrapped(
            "Not refuted in \(count) \(count == 1 ? "instance" : "instances"), each decided exactly.")
        if let bound = outcome.errorBound {
            let sizes = bound.largestSize.map { "for matrices up to \($0)×\($0)" } ?? "for these sizes"
            lines += wrapped(
                "It is a polynomial identity. Were it false \(sizes), the entries drawn at random would have "
                    + "shown it, except with a probability of at most \(bound.powerOfTen).")
        }
        lines += wrapped("Tried with \(reading).")
        if let left = leftOut { lines += wrapped(left) }
        if !outcome.filters.isEmpty {
            let filters = outcome.filters.map { "‘\($0)’" }.joined(separator: ", ")
            lines += wrapped(
                "Instances that satisfy \(filters) were found by trying; they may be special ones.")
        }
        return lines
    }

    private var reading: String {
        var groups: [(reading: String, names: [String])] = []
        for name in outcome.names {
            let shown = Names.pretty(name.name)
            if let k = groups.firstIndex(where: { $0.reading == name.reading }) {
                groups[k].names.append(shown)
            } else {
                groups.append((name.reading, [shown]))
            }
        }
        return groups.map { group in
            let names = group.names.joined(separator: ", ")
            return group.names.count > 1 ? "\(names) each \(group.reading)" : "\(names) \(group.reading)"
        }.joined(separator: "; ")
    }

    private var leftOut: String? {
        let tally = outcome.tally
        let reasons = [
            (tally[.undefined], "where a part has no value"),
            (tally[.unable], "that could not be decided"),
            (tally[.unmet], "for which no values satisfied the hypotheses"),
            (tally.slow, "that took too long"),
        ].filter { $0.0 > 0 }
        if reasons.isEmpty { return nil }
        return "Left out: " + reasons.map { "\($0.0) \($0.1)" }.joined(separator: ", ") + "."
    }
}

extension String {
    /// Without the sign before it: the words say the same.
    fileprivate var withoutMark: String {
        hasPrefix("✓ ") || hasPrefix("✗ ") ? String(dropFirst(2)) : self
    }
}
