import Foundation
import Testing

@Suite("Statistics of lessons")
struct StatisticsTests {
    /// Three learners: one finishes, one stops after a hint, one stops before a step.
    private func journals() throws -> Sandbox {
        let sandbox = try Sandbox()
        for (learner, input) in [
            ("ada", "[11 7; 7 10]\n[11 7; 7 11]\n18, 4\n2\n"), ("bob", "[11 7; 7 11]\nhint\n18\nfoo(\n"),
            ("eve", "[10 6 4; 6 10 4; 4 4 2]\nskip\n18, 4\n"),
        ] {
            _ = try sandbox.run(["learn", "small", "--learner", learner], input: input)
        }
        return sandbox
    }

    @Test func `counts are those of the journals`() throws {
        let sandbox = try journals()
        let (code, output, errors) = try sandbox.run(["lesson", "stats", sandbox.home, "--json"])
        #expect(code == 0 && errors.isEmpty)
        let expected =
            #"{"format":1,"lessons":[{"finished":1,"learners":3,"lesson":"small","sittings":3,"steps":["#
            + #"{"attempts":4,"diagnoses":[{"count":1,"id":"gram.one-entry"},"#
            + #"{"count":1,"id":"gram.used-wwt"}],"firstAttempts":3,"hints":0,"learners":3,"#
            + #""rightAtFirst":1,"sittings":3,"skips":1,"step":"gram","stopped":0},"#
            + #"{"attempts":3,"diagnoses":[{"count":1,"id":"eigenvalues.missing"}],"firstAttempts":3,"#
            + #""hints":1,"learners":3,"rightAtFirst":2,"sittings":3,"skips":0,"step":"eigenvalues","#
            + #""stopped":1},{"attempts":1,"diagnoses":[],"firstAttempts":1,"hints":0,"learners":1,"#
            + #""rightAtFirst":1,"sittings":1,"skips":0,"step":"number","stopped":1}]}],"#
        #expect(output.hasPrefix(expected), "\(output)")
        let table = try sandbox.run(["lesson", "stats", sandbox.home])
        #expect(table.output.hasPrefix("small: 3 learners, 3 sittings, 1 finished\n"), "\(table.output)")
        #expect(table.output.contains("gram                3    1.3      33 %      0      1        0  gram."))
    }

    @Test func `who leaves at a step without an answer stopped at that step`() throws {
        let sandbox = try Sandbox()
        _ = try sandbox.run(["learn", "small"], input: "[11 7; 7 11]\nquit\n")
        let (_, output, _) = try sandbox.run(["lesson", "stats", sandbox.home, "--json"])
        #expect(output.contains(#""step":"eigenvalues","stopped":1}"#), "\(output)")
        #expect(!output.contains("step 2"), "\(output)")
    }

    @Test func `damaged files are named and left out`() throws {
        let sandbox = try journals()
        let journal = sandbox.read("\(sandbox.home)/longhand/ada/small.jsonl")
        try sandbox.write("{}\n{}\n" + journal, to: "\(sandbox.home)/a/small.jsonl")
        try sandbox.write("no header\n", to: "\(sandbox.home)/b/x.transcript")
        try sandbox.write("ignored\n", to: "\(sandbox.home)/b/notes.txt")
        let (code, output, errors) = try sandbox.run(["lesson", "stats", sandbox.home, "--json"])
        #expect(code == 0)
        #expect(errors.contains("a/small.jsonl is left out: line 1 is no line of a journal"), "\(errors)")
        #expect(errors.contains("b/x.transcript is left out: line 1"))
        #expect(errors.split(separator: "\n").count == 2)
        #expect(output.contains(#""learners":3,"lesson":"small""#))
        #expect(output.contains(#""skipped":[""#))
    }

    @Test func `a journal of one line that is none is named too`() throws {
        let sandbox = try journals()
        try sandbox.write("{bad\n", to: "\(sandbox.home)/b.jsonl")
        try sandbox.write("garbage\n", to: "\(sandbox.home)/c.jsonl")
        let (code, output, errors) = try sandbox.run(["lesson", "stats", sandbox.home, "--json"])
        #expect(code == 0)
        for name in ["b", "c"] {
            #expect(
                errors.contains("/\(name).jsonl is left out: line 1 is no line of a journal"), "\(errors)")
            #expect(output.contains("/\(name).jsonl\""), "\(output)")
        }
        #expect(output.contains(#""learners":3,"lesson":"small""#))
    }

    @Test func `transcripts count as well, and end where they say`() throws {
        let sandbox = try Sandbox()
        let head =
            "lesson: small\n---\n> [1 2; 3 4]\n= gram incorrect gram.x\n> hint\n> skip\n= gram skipped\n"
        try sandbox.write(head + "> ^D\n", to: "\(sandbox.folder)/t/one.transcript")
        try sandbox.write(
            head
                + "> 18, 4\n= eigenvalues correct\n> 2\n= number correct\n  Finished: A small lesson.\n> ^D\n",
            to: "\(sandbox.folder)/t/two.transcript")
        let (_, output, _) = try sandbox.run(["lesson", "stats", "\(sandbox.folder)/t", "--ascii"])
        let rows = output.split(separator: "\n").map { $0.split(separator: " ").map(String.init) }
        try #require(rows.count == 5, "\(output)")
        #expect(rows[0].joined(separator: " ") == "small: 2 learners, 2 sittings, 1 finished")
        #expect(rows[2] == ["gram", "2", "1.0", "0", "%", "2", "2", "0", "gram.x", "2"])
        #expect(rows[3] == ["eigenvalues", "1", "1.0", "100", "%", "0", "0", "1"])
    }

    @Test func `a file cannot move the cursor, and an empty folder is said`() throws {
        let sandbox = try Sandbox()
        try sandbox.write(
            "lesson: small\n---\n> 1\n= a\u{1B}[2J correct\n", to: "\(sandbox.folder)/t/x.transcript")
        let shown = try sandbox.run(["lesson", "stats", "\(sandbox.folder)/t"])
        #expect(shown.code == 0 && !shown.output.contains("\u{1B}"), "\(shown.errors)")
        #expect(try sandbox.run(["lesson", "stats", "\(sandbox.folder)/Lessons"]).code == 66)
        #expect(try sandbox.run(["lesson", "stats", "\(sandbox.folder)/nowhere"]).code == 66)
    }
}
