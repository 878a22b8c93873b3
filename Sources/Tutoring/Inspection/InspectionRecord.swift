internal import Lessons
internal import Notation

/// What an inspection remembers from part to part, and what follows from all of it.
struct InspectionRecord: Sendable {
    /// What the lesson starts with.
    var given = Scope()
    /// By seed, the names at the end of the lesson.
    var scopes: [UInt64: Scope] = [:]
    /// The steps that went wrong.
    var aftermath = Aftermath()
    private var visited: Set<Int> = []
    private var visitedNames: Set<String> = []
    /// How often each step was come to, by its name.
    private var visits: [String: Int] = [:]
    private var reveals: [StepHints.Reveal: Int] = [:]
    /// The numbers that first showed each of them.
    private var revealedWith: [StepHints.Reveal: UInt64] = [:]
    /// By where their conditions stand, the mistakes as the trial answers of each visit showed them.
    private var trials: [Place: [MistakeTrials.Trial]] = [:]
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
        for reveal in revealing {
            reveals[reveal, default: 0] += 1
            revealedWith[reveal] = revealedWith[reveal] ?? question.seed
        }
    }

    mutating func note(_ mistakes: [MistakeTrials.Trial]) {
        for trial in mistakes { trials[trial.place, default: []].append(trial) }
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
        unreachable(in: lesson) + unplayed(in: lesson) + revealed(in: lesson) + mistaken(in: lesson)
    }

    /// Mistakes that are none, and those that nobody was seen to make.
    ///
    /// With some numbers a wrong way may lead to the right answer, and the last of several conditions may take in
    /// all answers: a mistake is none where it is true of nothing but the right answer.
    private func mistaken(in lesson: Lesson) -> [LessonFinding] {
        trials.values.inLineOrder(\.first?.place).compactMap { trials in
            let first = trials[0]
            func finding(_ kind: LessonFinding.Kind, _ message: String) -> LessonFinding {
                LessonFinding(
                    .mistake, kind, in: lesson.file, at: first.place, step: first.step, message)
            }
            if trials.contains(where: \.isReached) { return nil }
            if trials.allSatisfy(\.holdsForKey) {
                return finding(.fault, "`\(first.condition)` is no mistake: it is true of the right answer")
            }
            return finding(
                .note,
                "no trial answer makes the mistake `\(first.id)`: add one to `tests` that does, or correct `when`"
            )
        }
    }

    private func unreachable(in lesson: Lesson) -> [LessonFinding] {
        guard !scopes.isEmpty else { return [] }
        return lesson.steps.indices.filter {
            !visited.contains($0) && !aftermath.includes(lesson.steps[$0].id)
        }.map { index in
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
        return lesson.tests.filter { test in
            !visitedNames.contains(test.step) && !aftermath.includes(test.step.prefix { $0 != "." })
        }.map { test in
            LessonFinding(
                .test, in: lesson.file, at: test.place, step: test.step,
                "the test of `\(test.answer)` cannot be made: the lesson's own numbers do not lead to this step"
            )
        }
    }

    /// Hints that hold the answer whatever the numbers; a value that equals it by chance gives nothing away.
    private func revealed(in lesson: Lesson) -> [LessonFinding] {
        var told: Set<Place> = []
        return reveals.filter { $0.key.isLiteral || $0.value == visits[$0.key.step] }.keys
            .sorted { ($0.hint, $0.step, $0.text) < ($1.hint, $1.step, $1.text) }
            .filter { told.insert($0.place).inserted }
            .map { reveal in
                LessonFinding(
                    .hint, in: lesson.file, at: reveal.place, step: reveal.step,
                    "hint \(reveal.hint) gives the answer away: the step accepts `\(reveal.text)`"
                        + "\((revealedWith[reveal] ?? 0).inWords). Only the last hint may say as much.")
            }
    }
}
