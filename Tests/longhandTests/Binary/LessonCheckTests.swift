import Foundation
import Testing

struct `lesson check` {
    private let sandbox: Sandbox

    init() throws { sandbox = try Sandbox() }

    /// Writes a lesson of the sandbox and checks it.
    private func check(
        _ text: String, _ names: String...
    ) throws -> (code: Int32, output: String, errors: String) {
        try sandbox.write(text, to: "\(sandbox.folder)/Lessons/small/lesson.yaml")
        return try sandbox.run(["lesson", "check"] + (names.isEmpty ? ["small"] : names))
    }

    private var place: String { "\(sandbox.folder)/Lessons/small/lesson.yaml" }

    @Test func `says that a good lesson is good, and ends with 0`() throws {
        let (code, output, errors) = try check(Sandbox.lesson)
        #expect(code == 0)
        #expect(output == "small: good\n")
        #expect(errors.isEmpty)
    }

    @Test func `prints the place, the line and a caret, and ends with 1`() throws {
        let (code, output, errors) = try check(Sandbox.lesson + "claims: [\"rank(W) == 3\"]\n")
        #expect(code == 1)
        #expect(
            output == """
                \(place):20:10: the claim `rank(W) == 3` is false: the left side is 2, the right side 3
                    claims: ["rank(W) == 3"]
                             ^

                """)
        #expect(errors == "longhand: 1 finding\n")
    }

    @Test func `prints notes that are no findings`() throws {
        let lesson = Sandbox.lesson.replacing("title:", with: "needs: [smal]\ntitle:")
        let (code, output, _) = try check(lesson + "claims: [\"rank(A*B) <= rank(A)\"]\n")
        #expect(code == 0)
        #expect(
            output == """
                \(place):3:9: note: `needs: smal`: no lesson of that id is found; did you mean `small`?
                \(place):21:10: note: the claim `rank(A*B) <= rank(A)` is not refuted in 500 instances
                small: good

                """)
    }

    @Test func `prints findings in the order of the file`() throws {
        let lesson = Sandbox.lesson.replacing("title: A small", with: "title: A $\\small$")
            .replacing("value: \"W' * W\"", with: "value: \"W' * V\"")
            .replacing("given:", with: "needs: [smal]\ngiven:")
        let (code, output, errors) = try check(lesson + "claims: [\"rank(W) == 3\"]\n")
        #expect(code == 1)
        let places = output.split(separator: "\n").filter { $0.hasPrefix(place) }.map { line in
            Int(line.dropFirst(place.count + 1).prefix { $0 != ":" }) ?? 0
        }
        #expect(places.count >= 4 && places == places.sorted(), "\(output)")
        #expect(errors == "longhand: 2 findings\n", "\(output)")
    }

    @Test func `refuses a lesson that needs itself`() throws {
        let lesson = Sandbox.lesson.replacing("title:", with: "needs: [small]\ntitle:")
        let (code, output, _) = try check(lesson)
        #expect(code == 1)
        #expect(output.hasPrefix("\(place):3:9: the lesson needs itself\n"))
    }

    @Test func `takes what lies beside a lesson for what it needs`() throws {
        let other = Sandbox.lesson.replacing("lesson: small", with: "lesson: other")
        try sandbox.write(
            other.replacing("title:", with: "needs: [beside]\ntitle:"),
            to: "\(sandbox.folder)/Elsewhere/other/lesson.yaml")
        let folder = "\(sandbox.folder)/Elsewhere/other"
        #expect(try sandbox.run(["lesson", "check", folder]).output.contains("note: `needs: beside`"))
        try sandbox.write(other, to: "\(sandbox.folder)/Elsewhere/beside/lesson.yaml")
        #expect(try !sandbox.run(["lesson", "check", folder]).output.contains("note"))
    }

    // MARK: - What costs too much

    /// A statement about numbers of degree 512, each of whose parts takes seconds.
    private static let endless: String = {
        let sum = [2, 3, 5, 7, 11, 13, 17, 19, 23].map { "√\($0)" }.joined(separator: "+")
        return (20..<50).map { "(\(sum))^\($0 + 1) == (\(sum))^\($0)*(\(sum))" }.joined(separator: " and ")
    }()

    /// What is said of it: how much is done before time is up depends on the machine.
    private static func isGivenUp(_ output: String) -> Bool {
        ["takes more ", "would take more ", "cannot be tried"].contains { output.contains($0) }
    }

    @Test func `names the step with an expression that runs forever, in bounded time`() throws {
        let lesson = Sandbox.lesson.replacing(
            "    ask: \"The eigenvalues of WᵀW.\"",
            with: "    say: \"{{claim \(Self.endless)}}\"\n    ask: \"The eigenvalues of WᵀW.\"")
        let start = ContinuousClock.now
        let (code, output, _) = try check(lesson)
        #expect(code == 1)
        #expect(output.hasPrefix("\(place):1") && output.contains("step eigenvalues"), "\(output)")
        #expect(Self.isGivenUp(output), "\(output)")
        // Twenty of processor time, which a busy machine does not give at once.
        #expect(ContinuousClock.now - start < .seconds(170))
    }

    @Test func `names the claim and the given value that run forever`() throws {
        let claim = try check(Sandbox.lesson + "claims: [\"rank(W) == 2\", \"\(Self.endless)\"]\n")
        #expect(claim.code == 1)
        #expect(claim.output.contains(":20:26: the claim `(√2"), "\(claim.output)")
        #expect(Self.isGivenUp(claim.output), "\(claim.output)")
        let lesson = Sandbox.lesson.replacing(
            "W: \"[3 1; 1 3; 1 1]\"", with: "W: \"[3 1; 1 3; 1 1]\"\n  t: \"\(Self.endless)\"")
        let given = try check(lesson)
        #expect(given.code == 1)
        #expect(given.output.contains("given"), "\(given.output)")
        #expect(Self.isGivenUp(given.output), "\(given.output)")
    }

    @Test func `goes on with the next lesson after one that runs forever`() throws {
        try sandbox.write(
            Sandbox.lesson.replacing("lesson: small", with: "lesson: wild")
                .replacing("say: \"Start from W = {{W}}.\"", with: "say: \"{{claim \(Self.endless)}}\""),
            to: "\(sandbox.folder)/Lessons/a-wild/lesson.yaml")
        let (code, output, errors) = try check(Sandbox.lesson, "a-wild", "small")
        #expect(code == 1)
        #expect(output.hasSuffix("small: good\n"))
        #expect(errors == "longhand: 1 finding\n")
    }

    @Test func `finds nothing wrong where only the machine is busy`() throws {
        try sandbox.write(Sandbox.lesson, to: place)
        let count = 40
        let program = try sandbox.launch(["lesson", "check"] + [String](repeating: "small", count: count))
        try program.expect("small: good\n")
        let workers = program.children()
        // Longer than one step may take, and it gets no processor time meanwhile.
        for worker in workers { kill(worker, SIGSTOP) }
        sleep(11)
        for worker in workers { kill(worker, SIGCONT) }
        let (code, shown) = try program.finish()
        #expect(!workers.isEmpty && code == 0, "\(sandbox.said)")
        #expect(shown == String(repeating: "small: good\n", count: count - 1))
    }

    // MARK: - What lies beside it

    @Test func `plays the transcripts beside it`() throws {
        let transcript = "lesson: small\n---\n> [11 7; 7 12]\n= gram correct\n"
        try sandbox.write(transcript, to: "\(sandbox.folder)/Lessons/small/right.transcript")
        let (code, output, _) = try check(Sandbox.lesson)
        #expect(code == 1)
        #expect(output.contains("right.transcript: line 3: `[11 7; 7 12]` should lead to `gram correct`"))
    }

    @Test func `reads no transcript that a link takes out of the lesson's folder`() throws {
        let secret = "\(sandbox.folder)/secret"
        try sandbox.write("a secret\n", to: secret)
        try FileManager.default.createSymbolicLink(
            atPath: "\(sandbox.folder)/Lessons/small/right.transcript", withDestinationPath: secret)
        let (code, output, _) = try check(Sandbox.lesson)
        #expect(code == 1)
        #expect(
            output.contains(
                "right.transcript: it leads out of the lesson's folder, and a lesson reads nothing outside"))
        #expect(!output.contains("secret"))
    }

    @Test func `takes a folder of lessons that is itself reached by a link`() throws {
        try sandbox.write(
            "lesson: small\n---\n> [11 7; 7 11]\n= gram correct\n",
            to: "\(sandbox.folder)/Lessons/small/right.transcript")
        try FileManager.default.createSymbolicLink(
            atPath: "\(sandbox.folder)/link", withDestinationPath: "\(sandbox.folder)/Lessons/small")
        #expect(try sandbox.run(["lesson", "check", "\(sandbox.folder)/link"]).code == 0)
    }

    @Test func `ends with 66 where there is no lesson`() throws {
        #expect(try sandbox.run(["lesson", "check", "smal"]).code == 66)
        #expect(try sandbox.run(["lesson", "check", "../../etc/passwd"]).code == 66)
    }
}
