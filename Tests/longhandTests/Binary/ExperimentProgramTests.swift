import Foundation
import Testing

@Suite("Experiments at the real program")
struct ExperimentProgramTests {
    /// - Parameters:
    ///   - matrix: an expression in the grammar.
    ///   - mu: the step of the pursuit; nil for its own choice.
    private func sandbox(
        matrix: String = "[4 2; 2 7]", lambda: String = "2/3", mu: String? = nil
    ) throws -> Sandbox {
        let sandbox = try Sandbox()
        let step = mu.map { ", mu: \"\($0)\"" } ?? ""
        let lesson = """
            longhand: 1
            lesson: machine
            title: A machine
            given:
              M: "\(matrix)"
            steps:
              - id: first
                ask: "1 + 1?"
                expect: {relation: value, value: "2"}
              - id: run-it
                say: "Now by machine."
                run: {pcp: {M: M, lambda: "\(lambda)", stop: gap, steps: 5000\(step)}}
                bind: {rank: r, iterations: n}
              - id: rank
                ask: "The rank?"
                expect: {relation: value, value: r}

            """
        try sandbox.write(lesson, to: "\(sandbox.folder)/Lessons/machine/lesson.yaml")
        return sandbox
    }

    @Test func `a lesson goes on with what the experiment found`() throws {
        let (code, output, errors) = try sandbox().run(["learn", "machine"], input: "2\n1\n")
        #expect(code == 0, "\(output)")
        #expect(errors.isEmpty)
        #expect(output.contains("Now by machine.\n\n    iterations 4"), "\(output)")
        #expect(output.contains("machine/rank ▸ 1\n  ✓ Exactly."), "\(output)")
    }

    @Test func `its result is in the journal, and the next program does not run it again`() throws {
        let sandbox = try sandbox()
        _ = try sandbox.run(["learn", "machine"], input: "2\n")
        let path = "\(sandbox.home)/longhand/default/machine.jsonl"
        let journal = sandbox.read(path)
        #expect(journal.contains("\"kind\":\"run\""), "\(journal)")
        // Another result in the journal is the one that counts.
        try sandbox.write(journal.replacing("\"rank\":\"1\"", with: "\"rank\":\"7\""), to: path)
        let again = try sandbox.run(["learn", "machine"], input: "1\n7\n")
        #expect(again.output.contains("rank 7"), "\(again.output)")
        #expect(again.output.contains("machine/rank ▸ 7\n  ✓ Exactly."), "\(again.output)")
    }

    @Test func `a program that ended during the run starts it again`() throws {
        let sandbox = try sandbox()
        _ = try sandbox.run(["learn", "machine"], input: "2\n")
        let path = "\(sandbox.home)/longhand/default/machine.jsonl"
        let lines = sandbox.read(path).split(separator: "\n")
        let torn = lines.prefix { !$0.contains("\"kind\":\"run\"") }.joined(separator: "\n") + "\n"
        #expect(torn.hasSuffix("\"line\":\":run\"}\n"))
        try sandbox.write(torn, to: path)
        let again = try sandbox.run(["learn", "machine"], input: "1\n")
        #expect(again.output.contains("iterations 4"), "\(again.output)")
        #expect(again.output.contains("✓ Exactly."))
    }

    @Test func `Ctrl-C stops a run, and says how to go on`() throws {
        // A step that large converges so slowly that all five thousand are gone through, which takes seconds.
        let sandbox = try sandbox(matrix: "[\(blocks)]", lambda: "1/8", mu: "1000000")
        let program = try sandbox.launch(["learn", "machine"], columns: 80)
        try program.expect("machine/first")
        try program.expect("▸ ")
        try program.send("2\r")
        try program.expect("Now by machine.")
        usleep(300_000)
        try program.send("\u{3}")
        try program.expect("The experiment was stopped.")
        try program.expect("machine/run-it")
        try program.expect("▸ ")
        try program.send("skip\r")
        try program.expect("goes on without")
        try program.expect("machine/rank")
        try program.expect("▸ ")
        try program.send("quit\r")
        #expect(try program.finish().code == 0)
    }

    @Test func `worked solutions and transcripts have the result too`() throws {
        let sandbox = try sandbox()
        let solved = try sandbox.run(["solve", "machine"])
        #expect(solved.output.contains("rank 1"), "\(solved.output)")
        let path = "\(sandbox.folder)/one.transcript"
        try sandbox.write("lesson: machine\n---\n> 2\n= first correct\n> 1\n= rank correct\n", to: path)
        let played = try sandbox.run(["play", path, "--check"])
        #expect(played.code == 0, "\(played.output)")
        let checked = try sandbox.run(["lesson", "check", "machine"])
        #expect(checked.code == 0, "\(checked.output)")
    }

    /// A 60×60 matrix whose pursuit takes long.
    private var blocks: String {
        let rows = (0..<30).map { i in
            (0..<30).map { "\((i * 31 + $0 * 17 + i * i * $0) % 19 - 9)" }.joined(separator: " ")
        }
        let block = "[\(rows.joined(separator: "; "))]"
        return "I(30) \(block); \(block) zeros(30, 30)"
    }
}
