import Foundation
import Testing

@Suite("An author at a lesson that changes")
struct WatchTests {
    private struct Bench {
        let sandbox: Sandbox
        let path: String

        init() throws {
            sandbox = try Sandbox()
            path = "\(sandbox.folder)/Lessons/small/lesson.yaml"
        }

        func start(_ arguments: [String] = [], columns: Int? = 200) throws -> Launched {
            let program = try sandbox.launch(
                ["learn", path, "--watch"] + arguments, columns: columns, environment: ["NO_COLOR": "1"])
            try program.expect(" ▸ ")
            return program
        }

        func save(_ old: String, _ new: String) throws {
            try sandbox.write(sandbox.read(path).replacing(old, with: new), to: path)
        }
    }

    @Test func `a save is read, the place is kept, and so is what was being typed`() throws {
        let bench = try Bench()
        let program = try bench.start()
        try program.send("[11 7; 7 11]\r")
        try program.expect("small/eigenvalues ▸ ")
        try program.send("18, ")
        try bench.save("The eigenvalues of WᵀW.", "All eigenvalues of WᵀW.")
        try program.expect("Read again")
        let shown = try program.expect("18, ")
        #expect(shown.contains("step 2 of 3") && shown.contains("All eigenvalues of WᵀW."))
        try program.send("4\r")
        try program.expect("✓")
        try program.expect("small/number")
    }

    @Test func `editors that put another file in its place are seen, too`() throws {
        let bench = try Bench()
        let program = try bench.start()
        let other = "\(bench.sandbox.folder)/other.yaml"
        try bench.sandbox.write(
            bench.sandbox.read(bench.path).replacing("Compute WᵀW.", with: "Work out WᵀW."), to: other)
        #expect(rename(other, bench.path) == 0)
        try program.expect("Work out WᵀW.")
    }

    @Test func `what is broken is said with its place, and the lesson stays as it was`() throws {
        let bench = try Bench()
        let program = try bench.start()
        try bench.save("ask: \"Compute", "aks: \"Compute")
        let shown = try program.expect("stays as it was.")
        #expect(shown.contains("lesson.yaml:9:5: a step has no key `aks`; did you mean `ask`?"), "\(shown)")
        try program.expect("small/gram ▸ ")
        try program.send("[11 7; 7 11]\r")
        try program.expect("✓")
        try bench.save("aks: \"Compute", "ask: \"Compute")
        try program.expect("Read again")
        try program.expect("small/eigenvalues ▸ ")
    }

    @Test func `what is wrong in the lesson is said after a save`() throws {
        let bench = try Bench()
        let program = try bench.start()
        let claims = (3...7).map { "\"rank(W) == \($0)\"" }.joined(separator: ", ")
        try bench.sandbox.write(bench.sandbox.read(bench.path) + "claims: [\(claims)]\n", to: bench.path)
        try program.expect("Read again")
        let shown = try program.expect("says them all.")
        #expect(shown.contains("lesson.yaml:20:10: the claim `rank(W) == 3` is false"), "\(shown)")
        #expect(shown.contains("rank(W) == 5") && !shown.contains("`rank(W) == 6` is"), "\(shown)")
        #expect(shown.contains("2 more: "), "\(shown)")
        try program.expect("small/gram ▸ ")
        try program.send("[11 7; 7 11]\r")
        try program.expect("✓")
    }

    @Test func `a long complaint breaks at blanks, and its caret stands under its place`() throws {
        let bench = try Bench()
        let program = try bench.start(columns: 60)
        try bench.save(
            "ask: \"Compute WᵀW.\"", "aks: \"Compute WᵀW.\" # and so on, for longer than the screen is wide")
        let shown = try program.expect("stays as it was.")
        let lines = shown.split(whereSeparator: \.isNewline)
        #expect(lines.allSatisfy { $0.count <= 60 }, "\(shown)")
        let line = try #require(lines.dropLast().firstIndex { $0.contains("aks: \"Compute") })
        let caret = try #require(lines[line + 1].firstIndex(of: "^"))
        let column = lines[line + 1].distance(from: lines[line + 1].startIndex, to: caret)
        #expect(lines[line].dropFirst(column).hasPrefix("aks"), "\(shown)")
        #expect(
            lines.joined(separator: " ").contains("a step has no key `aks`"))
    }

    @Test func `a file that goes and comes again is waited for`() throws {
        let bench = try Bench()
        let text = bench.sandbox.read(bench.path)
        let program = try bench.start()
        unlink(bench.path)
        try program.expect("is not there any more.")
        try program.expect("▸ ")
        try program.send("[11 7; 7 11]\r")
        try program.expect("small/eigenvalues ▸ ")
        try bench.sandbox.write(text, to: bench.path)
        try program.expect("Read again")
    }

    @Test func `where the step is taken out the next one is asked`() throws {
        let bench = try Bench()
        let program = try bench.start()
        try program.send("[11 7; 7 11]\r")
        try program.expect("small/eigenvalues ▸ ")
        let text = bench.sandbox.read(bench.path)
        let start = try #require(text.firstRange(of: "  - id: eigenvalues")).lowerBound
        let end = try #require(text.firstRange(of: "  - id: number")).lowerBound
        try bench.sandbox.write(String(text[..<start] + text[end...]), to: bench.path)
        try program.expect("step 2 of 2")
        try program.expect("small/number ▸ ")
    }

    @Test func `without a terminal a line is judged by what was saved before it`() throws {
        let bench = try Bench()
        let program = try bench.start(columns: nil)
        try program.send("[11 7; 7 11]\n18, 4\n")
        try program.expect("small/number ▸ ")
        try bench.save("W' * W", "2 * W' * W")
        try program.send("[22 14; 14 22]\n")
        // The old answer is not right any more: there the way ends.
        let shown = try program.expect("✓")
        #expect(shown.contains("small/gram ▸ [11 7; 7 11]\n  ✗"), "\(shown)")
        try program.expect("small/eigenvalues ▸ ")
    }

    @Test func `nothing is recorded, and it says how to come back`() throws {
        let bench = try Bench()
        let (code, output, errors) = try bench.sandbox.run(
            ["learn", "small", "--watch"], input: "[11 7; 7 11]\nquit\n")
        #expect(code == 0 && errors.isEmpty)
        #expect(output.contains("Nothing is recorded."))
        #expect(output.hasSuffix("`longhand learn small --from eigenvalues --watch` comes back here.\n"))
        #expect(!FileManager.default.fileExists(atPath: bench.sandbox.home))
    }

    @Test func `at the end it waits for more`() throws {
        let bench = try Bench()
        let program = try bench.start(["--from", "number"])
        try program.send("2\r")
        try program.expect("Finished")
        try program.expect("small ▸ ")
        let more = "  - {id: more, ask: \"More?\", expect: {relation: value, value: \"3\"}}\n"
        try bench.sandbox.write(bench.sandbox.read(bench.path) + more, to: bench.path)
        try program.expect("small/more ▸ ")
    }
}
