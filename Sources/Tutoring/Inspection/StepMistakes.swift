internal import Checking
internal import Lessons
internal import Notation

/// The mistakes that a step foresees: each condition can be evaluated for some answer, or names a wrong item
/// of a choice, and none repeats one before it. None holds for the right answer, and each for some other one.
struct StepMistakes {
    let question: InspectedStep

    init(of question: InspectedStep) { self.question = question }

    var findings: [LessonFinding] {
        let mistakes = question.step.mistakes
        guard !mistakes.isEmpty else { return [] }
        let answers = answers
        return mistakes.indices.compactMap { index in
            let condition = mistakes[index].condition
            let before = mistakes[..<index].firstIndex { $0.condition.text == condition.text }
            if let before {
                return question.finding(
                    .mistake, at: condition.place,
                    "this mistake is never said: mistake \(before + 1) has the same `when`")
            }
            return question.step.expectation?.relation == .choice
                ? unchosen(condition) : unanswerable(condition, answers)
        }
    }

    /// Why nobody who chooses wrongly makes this mistake; nil where somebody may.
    private func unchosen(_ condition: Located) -> LessonFinding? {
        let labels = question.step.expectation?.labels ?? []
        let sides = condition.text.split(separator: "==").map(\.trimmed)
        guard sides.count == 2, sides[0] == "answer", labels.contains(sides[1]) else {
            return question.finding(
                .mistake, at: condition.place,
                "`\(condition.text)`: of a choice write `answer == ` and one of \(labels.joined(separator: ", "))"
            )
        }
        guard question.key?.texts["answer"] == sides[1].lowercased() else { return nil }
        return question.finding(
            .mistake, at: condition.place, "`\(condition.text)` is no mistake: it is the key")
    }

    /// Why the condition is neither true nor false for any answer; nil where it is for one.
    private func unanswerable(_ condition: Located, _ answers: [[String: Value]]) -> LessonFinding? {
        guard let expression = condition.expression else { return nil }
        var reason: String?
        for answer in answers {
            var names = question.workspace
            for (part, value) in answer { names.bindQuietly(part, to: value) }
            // What has no value because of a name is said of the name.
            guard expression.unknownNames(in: names.scope).isEmpty || expression.makesPolynomials else {
                return nil
            }
            do throws(EvaluationError) {
                guard case .boolean = try Evaluator(scope: names.scope).evaluate(expression) else {
                    reason = reason ?? "it is no statement"
                    continue
                }
                return nil
            } catch {
                reason = reason ?? error.message
            }
        }
        return reason.map {
            question.finding(
                .mistake, at: condition.place,
                "`\(condition.text)` is neither true nor false for any answer that was tried: \($0)")
        }
    }

    /// The key, answers of its shape, and those of the lesson's tests.
    var answers: [[String: Value]] {
        guard let key = question.key, !key.values.isEmpty else { return [] }
        let tests = question.session.lesson.tests.filter { $0.step == question.name }
        let tested = tests.compactMap { test -> [String: Value]? in
            guard key.values.count == 1, let part = key.values.keys.first,
                let value = question.workspace.value(of: test.answer)
            else { return nil }
            return [part: value]
        }
        let trials = TrialAnswer.all(like: key.values, seed: UInt64(question.instance.index)).map(\.values)
        return [key.values] + tested + trials
    }
}
