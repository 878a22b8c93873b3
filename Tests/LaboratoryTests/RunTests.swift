import Laboratory
import Lessons
import Testing
import Tutoring

struct `A run` {
    private func experiment(stop: String = "gap", steps: Int = 2000) throws -> Experiment {
        let text = """
            longhand: 1
            lesson: machine
            title: A machine
            steps:
              - id: run-it
                run: {pcp: {M: "[4 2; 2 7]", lambda: "2/3", mu: "1/3", stop: \(stop), steps: \(steps)}}

            """
        let session = try Session(lesson: LessonReader().lesson(from: text, file: "machine.yaml"))
        return try #require(session.awaited)
    }

    @Test func `in strides gives what it gives at once`() throws {
        let experiment = try experiment()
        var run = try Run(experiment)
        var strides = 0
        var result: ExperimentResult?
        while result == nil {
            var left = 7
            result = try run.goOn {
                left -= 1
                return left >= 0
            }
            strides += 1
            if result == nil { #expect(run.progress.done == 7 * strides) }
        }
        #expect(strides > 2)
        #expect(run.progress.most == 2000)
        #expect(try result == Run.conductor(experiment))
    }

    @Test func `gives every result that lessons may name, and no other`() throws {
        let result = try Run.conductor(try experiment())
        #expect(Set(result.texts.keys) == Set(ExperimentKind.pcp.results.map(\.name)))
        for name in result.texts.keys { #expect(result.value(of: name) != nil, "\(name)") }
    }

    @Test func `writes decimals with the digits that can be stood by`() throws {
        let early = try Run.conductor(try experiment(stop: "residual"))
        #expect(early.texts["iterations"] == "2")
        #expect(early.texts["gap"] == "0.2413793103")
        #expect(early.texts["residual"] == "0.0000000000")
        #expect(early.texts["objective"] == "9.66667")
        #expect(early.texts["L"] == "[2.00000 2.00000; 2.00000 5.00000]")
        #expect(early.texts["settled"] == "1")
        let short = try Run.conductor(try experiment(steps: 5))
        #expect(short.texts["settled"] == "0")
        #expect(short.texts["iterations"] == "5")
    }
}
