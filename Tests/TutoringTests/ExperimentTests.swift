import Checking
import Foundation
import Laboratory
import Lessons
import Testing
import Tutoring

struct `Experiments` {
    static let lesson = """
        longhand: 1
        lesson: machine
        title: A machine
        given:
          M: "[4 2; 2 7]"
        steps:
          - id: price
            ask: "A price above 0."
            bind: lambda
            expect: {relation: satisfies, predicates: ["answer > 0"], key: "2/3"}
          - id: run-it
            say: "Now by machine."
            run: {pcp: {M: M, lambda: lambda, mu: "1/3", stop: residual, steps: 50}}
            bind: {iterations: n, gap: g, rank: r, L: Lm}
          - id: steps
            ask: "How many steps?"
            expect: {relation: value, value: n}
          - id: gap
            ask: "The gap, {{g to 3 digits}}?"
            expect: {relation: value, value: g}
          - id: low
            ask: "L, as it was found?"
            expect: {relation: matrix, value: Lm}

        """

    private func session(_ text: String = lesson, set overrides: [String: String] = [:]) throws -> Session {
        try Session(
            lesson: LessonReader().lesson(from: text, file: "machine.yaml"), overrides: overrides)
    }

    private func shown(_ events: [Event]) -> String {
        EventText.recording.lines(of: events).joined(separator: "\n")
    }

    @Test func `are named with their numbers, and waited for`() throws {
        var session = try session()
        let events = session.handle("2/3")
        let experiment = try #require(session.awaited)
        guard case .pursuit(let pursuit) = experiment else { return }
        #expect(pursuit.matrix == [[4, 2], [2, 7]])
        #expect(abs(pursuit.lambda - 2.0 / 3) < 1e-15)
        #expect(pursuit.mu.map { abs($0 - 1.0 / 3) < 1e-15 } == true)
        #expect(pursuit.stop == .residual)
        #expect(pursuit.steps == 50)
        #expect(events.last == .run(experiment))
        #expect(shown(events).contains("Now by machine."))
        // Nothing else can be done meanwhile.
        #expect(session.handle("5") == [.run(experiment)])
        #expect(session.stepName == "run-it")
        #expect(session.position == (step: 2, count: 4))
    }

    @Test func `give whole numbers that are exact and decimals that are not`() throws {
        var sitting = try Sitting(text: Self.lesson)
        let text = sitting.type("2/3")
        #expect(text.contains("iterations 2"), "\(text)")
        #expect(text.contains("rank 2"))
        #expect(text.contains("Lm = "))
        #expect(sitting.verdict("3") == .incorrect)
        #expect(sitting.verdict("2") == .correct)
        // The digits that the run gave, every one: right, and still not exactly.
        #expect(sitting.verdict("0.2413793103") == .rounded)
        #expect(sitting.type("undo").contains("0.241"))
        #expect(sitting.verdict("0.241") == .rounded)
        #expect(sitting.verdict("[2 2; 2 4]") == .incorrect)
        #expect(sitting.verdict("[2 2; 2 5]") == .rounded)
        // A name for such decimals is as little exact as they are.
        var other = try Sitting(
            text: Self.lesson.replacing("{relation: value, value: n}", with: "{relation: value, value: 7}"))
        other.type("2/3")
        #expect(other.verdict("Lm[2,2] + 2") == .rounded)
    }

    @Test func `are not run again by a replay`() throws {
        var live = try Sitting(text: Self.lesson)
        for line in ["2/3", "3", "2", "back", "2", "0.241"] { live.type(line) }
        #expect(live.lines.contains(Session.runLine))
        var replayed = try session()
        for (line, outcome) in zip(live.lines, live.outcomes) {
            let stored = try JSONDecoder().decode(Outcome.self, from: JSONEncoder().encode(outcome))
            _ = replayed.handle(line, recorded: stored)
            // What was awaited is in the log.
        }
        #expect(replayed.awaited == nil)
        #expect(replayed.prompt == live.session.prompt)
        #expect(shown(replayed.begin()) == shown(live.session.begin()))
        #expect(shown(replayed.handle("check n + 1")) == shown(live.session.handle("check n + 1")))
    }

    @Test func `are run once for the same numbers, and anew for others`() throws {
        var sitting = try Sitting(text: Self.lesson)
        sitting.type("2/3")
        #expect(sitting.lines.count { $0 == Session.runLine } == 1)
        sitting.type("undo")
        #expect(sitting.session.stepName == "price")
        let again = sitting.type("4/6")
        #expect(again.contains("iterations 2"))
        #expect(sitting.lines.count { $0 == Session.runLine } == 1)
        sitting.type("back")
        sitting.type("2")
        #expect(sitting.lines.count { $0 == Session.runLine } == 2)
        #expect(sitting.session.stepName == "steps")
    }

    @Test func `that were stopped can be started again or passed over`() throws {
        var session = try session()
        _ = session.handle("2/3")
        let step = session.stepName
        let stopped = session.handle(Session.runLine, recorded: .stopped(.cancelled, at: step))
        #expect(shown(stopped).contains("The experiment was stopped."))
        #expect(session.awaited == nil)
        for line in ["7", "hint", "solution"] { #expect(shown(session.handle(line)).contains("run")) }
        #expect(session.stepName == step)
        #expect(session.handle("run").contains { if case .run = $0 { true } else { false } })
        let experiment = try #require(session.awaited)
        _ = session.take(try Run.conductor(experiment))
        #expect(session.stepName == "steps")
        _ = session.handle("undo")
        _ = session.handle("1")
        _ = session.handle(Session.runLine, recorded: .stopped(.overran, at: step))
        let passed = shown(session.handle("skip"))
        #expect(passed.contains("goes on without"))
        #expect(session.stepName == "steps")
        #expect(session.lastOutcome?.kind == .skip)
        #expect(shown(session.handle("run")).contains("no experiment"))
    }

    @Test func `are refused where the numbers do not allow them, with the reason`() throws {
        var wide = try session(Self.lesson.replacing("{M: M,", with: "{M: \"zeros(65, 2)\","))
        #expect(shown(wide.handle("1")).contains("65×2, and at most 64×64"))
        var none = try session(Self.lesson.replacing("lambda: lambda", with: "lambda: \"lambda - 1\""))
        #expect(shown(none.handle("1")).contains("`lambda` has to be above 0".replacing("`", with: "")))
        #expect(none.awaited == nil)
        var complex = try session(Self.lesson.replacing("{M: M,", with: "{M: \"[sqrt(-1)]\","))
        #expect(shown(complex.handle("1")).contains("not real"))
    }

    @Test func `that run out of steps say so`() throws {
        var sitting = try Sitting(
            text: Self.lesson.replacing("stop: residual, steps: 50", with: "stop: gap, steps: 5"))
        #expect(sitting.type("2/3").contains("The steps ran out"))
    }

    @Test func `stand in the worked solution`() throws {
        let lesson = try LessonReader().lesson(from: Self.lesson, file: "machine.yaml")
        let solution = try WorkedSolution(lesson: lesson, conductor: Run.conductor)
        #expect(solution.steps.map(\.name) == ["price", "run-it", "steps", "gap", "low"])
        #expect(solution.steps.allSatisfy { $0.answer != nil && !$0.isUnable })
    }

    @Test(arguments: ["", "[1 2; 3]", "[]", "1e5", "--1", "1.", "[1 x]", "inf", "1.2.3"])
    func `give no value to a text that is no result`(text: String) {
        #expect(ExperimentResult(texts: ["rank": text]).value(of: "rank") == nil)
    }
}
