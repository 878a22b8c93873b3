internal import Checking
internal import Lessons
internal import Notation

/// Answers that need no thought, tried at a step: nothing at all, zeros, the identity, ones, the key of the
/// question before, and two random answers of the right shape.
///
/// Nothing at all must never pass. Where a relation has one right answer, or laws that can be put as a
/// predicate, an answer that passes has to be right by that as well: zero may pass where the key is zero.
/// Where the author's own predicates are all that there is (`satisfies`), one such answer may be honestly
/// right; a step that takes every one of them asks for nothing.
/// - SeeAlso: `Definition`, which decides whether an answer is right.
struct StepTrials {
    let question: InspectedStep

    init(of question: InspectedStep) { self.question = question }

    var findings: [LessonFinding] {
        guard let expectation = question.step.expectation else { return [] }
        return emptiness(expectation)
            + (expectation.takesWords ? lines(expectation) : values(expectation))
    }

    private func finding(_ message: String) -> LessonFinding {
        question.finding(.trial, at: question.step.expectation?.place, message)
    }

    private func emptiness(_ expectation: Expectation) -> [LessonFinding] {
        let empty = Dictionary(expectation.partNames.map { ($0, "") }) { first, _ in first }
        guard question.judged(empty)?.verdict.advances == true else { return [] }
        return [finding("it accepts an empty answer")]
    }

    // MARK: - Lines and labels

    private func lines(_ expectation: Expectation) -> [LessonFinding] {
        switch expectation.relation {
        case .order:
            guard question.accepts(expectation.labels.joined(separator: ", ")) else { return [] }
            return [finding("its items stand in the right order already: write them down in another one")]
        case .equivalent:
            let right = question.key?.texts["answer"]
            let trials = (["0", "1", "37"] + [question.keyBefore].compactMap { $0 }).filter { $0 != right }
            return trials.filter { question.accepts($0) && !isEqual($0, to: expectation) }.map {
                finding("it accepts `\($0)`, which is not the line before")
            }
        case .identity:
            let trials = ["0", "1", "I"].filter { question.accepts($0) && !isProved($0, of: expectation) }
            return trials.map { finding("it accepts `\($0)`, which is not equal to the line") }
        default: return []
        }
    }

    /// Whether no instance shows that the line of an identity is something else.
    private func isProved(_ text: String, of expectation: Expectation) -> Bool {
        guard case .expression(let line)? = expectation.given["line"] else { return false }
        var hypotheses: [String] = []
        if case .list(let texts)? = expectation.given["where"] { hypotheses = texts.map(\.text) }
        let conjecture = Conjecture("(\(line.text)) == (\(text))", where: hypotheses)
        return (try? conjecture.outcome(seconds: 0.5))?.holds != false
    }

    /// Whether the line before is worth the same.
    private func isEqual(_ text: String, to expectation: Expectation) -> Bool {
        guard case .expression(let line)? = expectation.given["line"] else { return false }
        return question.workspace.truth(of: "(\(line.text)) == (\(text))") == true
    }

    // MARK: - Values

    private func values(_ expectation: Expectation) -> [LessonFinding] {
        guard let key = question.key, !key.values.isEmpty else { return [] }
        let trials =
            TrialAnswer.all(like: key.values, seed: UInt64(question.instance.index))
            + [before(key)]
            .compactMap { $0 }
        let accepted = trials.filter { question.judged($0.texts)?.verdict.advances == true }
        let definition = Definition(question, key: key.values)
        let wrong = accepted.filter { definition.holds(for: $0.values) == false }
        if let first = wrong.first {
            let others = wrong.count > 1 ? ", and \(wrong.count - 1) more of this kind" : ""
            return [finding("it accepts \(first.words), which is not right\(others)")]
        }
        guard accepted.count == trials.count, trials.count > 2,
            trials.contains(where: { definition.holds(for: $0.values) != true })
        else { return [] }
        let words = trials.prefix(3).map(\.words).joined(separator: ", ")
        return [finding("it accepts whatever is typed, \(words) too: say what makes an answer right")]
    }

    /// The key of the question before, where it has the kind that is asked for.
    private func before(_ key: ComputedAnswer) -> TrialAnswer? {
        guard key.values.count == 1, let part = key.values.keys.first, let text = question.keyBefore,
            let value = question.workspace.value(of: text)
        else { return nil }
        return TrialAnswer(
            texts: [part: text], values: [part: value],
            words: "`\(text)`, the answer of the question before")
    }
}
