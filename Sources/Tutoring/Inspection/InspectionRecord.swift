internal import Lessons
internal import Notation

/// What an inspection remembers from part to part, and what follows from all of it.
struct InspectionRecord: Sendable {
    /// What the lesson starts with.
    var given = Scope()
    /// By seed, the names at the end of the lesson.
    var scopes: [UInt64: Scope] = [:]
    private var visited: Set<Int> = []
    private var visitedNames: Set<String> = []
    /// How often each step was come to, by its name.
    private var visits: [String: Int] = [:]
    private var reveals: [StepHints.Reveal: Int] = [:]
    private var said: Set<Saying> = []

    /// What a finding is about, whatever the numbers that showed it.
    private struct Saying: Hashable {
        let rule: LessonFinding.Rule
        let place: Place?
        let step: Substring?

        init(_ finding: LessonFinding) {
            rule = finding.rule
            place = finding.place
            step = finding.step?.prefix { $0 != "." }
        }
    }

    mutating func note(_ visits: [Visit]) {
        for visit in visits {
            visited.insert(visit.instance.index)
            visitedNames.insert(visit.instance.name)
            self.visits[visit.instance.name, default: 0] += 1
        }
    }

    mutating func note(_ revealing: Set<StepHints.Reveal>, at question: InspectedStep) {
        for reveal in revealing { reveals[reveal, default: 0] += 1 }
    }

    /// Those that are about something else than what was found in earlier parts: the same fault with other
    /// numbers, or at the next repetition of a step, is said once.
    mutating func new(_ findings: [LessonFinding]) -> [LessonFinding] {
        let new = findings.filter { !said.contains(Saying($0)) }
        said.formUnion(new.map(Saying.init))
        return new
    }

    /// What only the whole of the lesson shows.
    func conclusions(on lesson: Lesson) -> [LessonFinding] {
        unreachable(in: lesson) + unplayed(in: lesson) + revealed(in: lesson)
    }

    private func unreachable(in lesson: Lesson) -> [LessonFinding] {
        guard !scopes.isEmpty else { return [] }
        return lesson.steps.indices.filter { !visited.contains($0) }.map { index in
            let step = lesson.steps[index]
            let reason =
                if let condition = step.condition {
                    "its `when: \(condition.text)` is false"
                } else if let loop = step.loop {
                    "its range \(loop.variable) = \(loop.range.text) is empty"
                } else {
                    "the lesson ends before it"
                }
            let numbers =
                scopes.count > 1 ? "for what is given and for every variant" : "for what is given"
            let place = step.condition?.place ?? step.loop?.range.place ?? step.place
            return LessonFinding(
                .unreachable, in: lesson.file, at: place, step: step.id,
                "no learner comes here: \(reason) \(numbers). Correct that, or add a variant that leads here."
            )
        }
    }

    private func unplayed(in lesson: Lesson) -> [LessonFinding] {
        guard scopes[0] != nil else { return [] }
        return lesson.tests.filter { !visitedNames.contains($0.step) }.map { test in
            LessonFinding(
                .test, in: lesson.file, at: test.place, step: test.step,
                "the test of `\(test.answer)` cannot be made: the lesson's own numbers do not lead to this step"
            )
        }
    }

    /// Hints that hold the answer whatever the numbers; what equals it by chance only gives nothing away.
    private func revealed(in lesson: Lesson) -> [LessonFinding] {
        var told: Set<Place> = []
        return reveals.filter { $0.value == visits[$0.key.step] }.keys
            .sorted { ($0.hint, $0.step, $0.text) < ($1.hint, $1.step, $1.text) }
            .filter { told.insert($0.place).inserted }
            .map { reveal in
                LessonFinding(
                    .hint, in: lesson.file, at: reveal.place, step: reveal.step,
                    "hint \(reveal.hint) gives the answer away: the step accepts `\(reveal.text)`. "
                        + "Only the last hint may say as much.")
            }
    }
}
