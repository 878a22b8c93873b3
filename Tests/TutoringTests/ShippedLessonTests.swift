import Checking
import Laboratory
import Lessons
import Testing
import Tutoring

struct `Shipped lessons` {
    /// A test of a lesson file with its lesson.
    struct Case: Sendable, CustomTestStringConvertible {
        let lesson: Lesson
        let test: LessonTest

        var testDescription: String { "\(lesson.id)/\(test.step): \(test.answer)" }
    }

    static let cases: [Case] = Sitting.library.ids.flatMap { id in
        guard let lesson = try? Sitting.library.lesson(named: id) else { return [Case]() }
        return lesson.tests.map { Case(lesson: lesson, test: $0) }
    }

    @Test(arguments: cases)
    func `give the verdicts that they promise`(example: Case) throws {
        var session = try Session(
            lesson: example.lesson, start: example.test.step, conductor: Run.conductor)
        _ = session.handle(example.test.answer)
        let outcome = try #require(session.lastOutcome)
        #expect(outcome.verdict?.rawValue == example.test.verdict)
        if let diagnosis = example.test.diagnosis { #expect(outcome.diagnosis == [diagnosis]) }
    }

    @Test(arguments: Sitting.library.ids)
    func `refuse an empty answer, zero and the identity at every step`(id: String) throws {
        var sitting = try Sitting(id)
        while !sitting.session.isFinished {
            let step = sitting.session.stepName
            var skipping = sitting
            skipping.type("skip")
            let key = skipping.lastTyped?.bound["answer"]
            for nonsense in ["0", "[0 0; 0 0]", "[1 0; 0 1]", "(0, 0)", "(0, 0, 0)", "I"]
            where nonsense != key {
                let verdict = sitting.verdict(nonsense)
                #expect(verdict?.advances != true, "\(id)/\(step) takes \(nonsense)")
                if sitting.session.stepName != step { sitting.type("undo") }
            }
            sitting.type("skip")
        }
    }

    @Test(arguments: Sitting.library.ids)
    func `state nothing false of what they are given`(id: String) throws {
        let lesson = try Sitting.library.lesson(named: id)
        var sitting = try Sitting(id)
        for claim in lesson.claims where claim.hypotheses.isEmpty {
            let shown = sitting.type("check \(claim.statement.text)")
            // Claims with names of their own are for `claim`.
            if shown.contains("is not known here") { continue }
            #expect(shown.contains("yes"), "\(claim.statement.text)")
        }
    }

    @Test(arguments: Sitting.library.ids)
    func `have three hints or more at every question`(id: String) throws {
        let lesson = try Sitting.library.lesson(named: id)
        for step in lesson.steps where step.asks {
            #expect(step.hints.count >= 3, "\(id)/\(step.id)")
        }
    }

    @Test(arguments: Sitting.library.ids)
    func `have a worked solution without gaps`(id: String) throws {
        let lesson = try Sitting.library.lesson(named: id)
        let solution = try WorkedSolution(lesson: lesson, conductor: Run.conductor)
        #expect(solution.steps.allSatisfy { !$0.isUnable })
        #expect(
            solution.steps.count { $0.answer != nil } >= lesson.steps.count { $0.asks && $0.condition == nil }
        )
        #expect(solution.steps.last?.name == "end")
    }
}
