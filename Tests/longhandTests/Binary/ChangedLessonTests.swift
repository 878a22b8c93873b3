import Testing

@Suite("A lesson that has changed since the learner was there")
struct ChangedLessonTests {
    /// The learner answers the first two steps; then the lesson's file is changed.
    private func resumed(
        typing lines: String = "[11 7; 7 11]\n18, 4\n", after changes: [(String, String)], input: String = ""
    ) throws -> (sandbox: Sandbox, output: String) {
        let sandbox = try Sandbox()
        _ = try sandbox.run(["learn", "small"], input: lines)
        try change(changes, in: sandbox)
        let (code, output, errors) = try sandbox.run(["learn", "small"], input: input)
        #expect(code == 0 && errors.isEmpty, "\(errors)")
        return (sandbox, output)
    }

    private func change(_ changes: [(String, String)], in sandbox: Sandbox) throws {
        let path = "\(sandbox.folder)/Lessons/small/lesson.yaml"
        let lesson = changes.reduce(sandbox.read(path)) { $0.replacing($1.0, with: $1.1) }
        #expect(lesson != sandbox.read(path))
        try sandbox.write(lesson, to: path)
    }

    private static let notice = "The lesson has changed since you were here."

    @Test func `better words change nothing`() throws {
        let (_, output) = try resumed(after: [
            ("Start from", "We start from"), ("The eigenvalues of", "Give the eigenvalues of"),
            ("Entry (k, l)", "The entry (k, l)"),
        ])
        #expect(output.contains("small/number ▸") && !output.contains(Self.notice), "\(output)")
    }

    @Test func `other numbers lead back to the first step that uses them`() throws {
        let (_, output) = try resumed(after: [("[3 1; 1 3; 1 1]", "[3 1; 1 3; 2 2]")])
        #expect(output.contains("small/gram ▸") && output.contains(Self.notice), "\(output)")
        #expect(output.contains("You go on at gram"))
    }

    @Test func `another question leads back to it, and what comes before it counts`() throws {
        let question = [("relation: eigenvalues, A: WtW", "relation: values, value: \"18, 4, 0\"")]
        let (sandbox, output) = try resumed(after: question, input: "18, 4, 0\n2\n")
        #expect(
            output.contains("small/eigenvalues ▸ 18, 4, 0\n") && output.contains(Self.notice), "\(output)")
        #expect(output.contains("Finished: "), "\(output)")
        // The old answer is kept, and does not come in the way.
        #expect(sandbox.read(sandbox.journal).contains(#""line":"18, 4""#))
    }

    @Test func `it is said once, and the new answer is there the next time`() throws {
        let question = [("relation: eigenvalues, A: WtW", "relation: values, value: \"18, 4, 0\"")]
        let (sandbox, _) = try resumed(after: question, input: "18, 4, 0\n")
        let again = try sandbox.run(["learn", "small"], input: "").output
        #expect(again.contains("small/number ▸") && !again.contains(Self.notice), "\(again)")
    }

    @Test func `a new step is asked, and the steps after it count once it is answered`() throws {
        let step = """
              - id: trace
                ask: "The trace of WᵀW."
                expect: {relation: value, value: "trace(WtW)"}
              - id: eigenvalues
            """
        let (sandbox, output) = try resumed(after: [("  - id: eigenvalues", step)], input: "22\n")
        #expect(output.contains("small/trace ▸ 22\n") && output.contains("small/eigenvalues ▸"), "\(output)")
        let again = try sandbox.run(["learn", "small"], input: "").output
        #expect(again.contains("small/eigenvalues ▸"), "\(again)")
    }

    @Test func `a step that was taken out takes its answer with it`() throws {
        let step = """
              - id: eigenvalues
                ask: "The eigenvalues of WᵀW."
                bind: lambda
                expect: {relation: eigenvalues, A: WtW}

            """
        let (_, output) = try resumed(typing: "[11 7; 7 11]\n1\n", after: [(step, "")])
        #expect(output.contains("small/number ▸"), "\(output)")
    }

    @Test func `a lesson that is put back as it was has its answers back`() throws {
        let question = ("relation: eigenvalues, A: WtW", "relation: values, value: \"18, 4, 0\"")
        let (sandbox, output) = try resumed(after: [question])
        #expect(output.contains("small/eigenvalues ▸"))
        try change([(question.1, question.0)], in: sandbox)
        #expect(try sandbox.run(["learn", "small"], input: "").output.contains("small/number ▸"))
    }
}
