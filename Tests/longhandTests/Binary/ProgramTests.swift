import Foundation
import Testing

@Suite("The commands of the real program")
struct ProgramTests {
    @Test(arguments: [
        ["nonsense"], ["eval"], ["eval", "1", "--nonsense"], ["learn"], ["learn", "small", "--set", "W"],
        ["learn", "small", "--seed", "-1"], ["--learner", "../x"], ["play"], ["lesson", "nonsense"],
    ])
    func `what cannot be understood on the command line gives 64 and words on standard error`(
        arguments: [String]
    )
        throws
    {
        let (code, output, errors) = try Sandbox().run(arguments)
        #expect(code == 64)
        #expect(output.isEmpty)
        #expect(errors.contains("Usage:") || errors.contains("there is no command"))
    }

    @Test(arguments: [
        ["lern", "small"]: "did you mean `longhand learn`?", ["Progres"]: "did you mean `longhand progress`?",
        ["lesson", "chekc"]: "did you mean `longhand lesson check`?",
        ["small"]: "`longhand learn small` opens the lesson",
        ["smal"]: "did you mean `longhand learn small`?",
        ["prr", "xyzzy"]: "`longhand prr --help` lists what there is",
        ["learn", "sm", "--lessons", "Lessons"]: "did you mean `small`?",
        ["learn", "small", "--from", "grom"]: "did you mean `gram`?",
    ])
    func `what was mistyped is told what was meant`(arguments: [String], advice: String) throws {
        let sandbox = try Sandbox()
        let (code, _, errors) = try sandbox.run(arguments, in: sandbox.folder)
        #expect(code != 0 && errors.contains(advice), "\(errors)")
    }

    @Test(arguments: [["--help"], ["eval", "--help"], ["learn", "--help"], ["--version"]])
    func `help is a result`(arguments: [String]) throws {
        let (code, output, errors) = try Sandbox().run(arguments)
        #expect(code == 0)
        #expect(!output.isEmpty && errors.isEmpty)
        let command = (["longhand"] + arguments.filter { $0.first != "-" }).joined(separator: " ")
        #expect(arguments == ["--version"] || output.contains("USAGE: \(command) "))
    }

    @Test func `eval shows the exact value`() throws {
        let (code, output, errors) = try Sandbox().run(["eval", "1/3 + 1/6"])
        #expect(code == 0)
        #expect(output.contains("1/2"))
        #expect(errors.isEmpty)
    }

    @Test func `an expression may begin with a sign`() throws {
        let (code, output, _) = try Sandbox().run(["eval", "--json", "-1/2 - 1"])
        #expect(code == 0)
        #expect(output.contains(#""exact":"-3/2""#), "\(output)")
        #expect(try Sandbox().run(["eval", "--", "-1/2", "-", "1"]).output == "−3/2\n")
    }

    @Test func `eval tells undefined from unable, both with 65`() throws {
        let sandbox = try Sandbox()
        let undefined = try sandbox.run(["eval", "--json", "1/0"])
        #expect(undefined.code == 65)
        #expect(undefined.output.contains(#""status":"undefined""#))
        let unable = try sandbox.run(["eval", "--json", "9^9^9^9"])
        #expect(unable.code == 65)
        #expect(unable.output.contains(#""status":"unable""#))
        #expect(!unable.output.contains(#""bound":null"#))
    }

    @Test func `an expression that cannot be read gives 65 and a caret`() throws {
        let (code, output, errors) = try Sandbox().run(["eval", "1 + * 2"])
        #expect(code == 65)
        #expect(output.isEmpty)
        #expect(errors.contains("^"))
    }

    @Test func `a result that cannot be written gives 74`() throws {
        let sandbox = try Sandbox()
        let script = "'\(try Launched.program())' eval 1/2 > /dev/full"
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = ["-c", script]
        process.environment = sandbox.environment()
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationStatus == 74)
    }

    @Test func `a lesson that is not there gives 66`() throws {
        let sandbox = try Sandbox()
        #expect(try sandbox.run(["learn", "smell"]).code == 66)
        let (code, _, errors) = try sandbox.run(["solve", "smal"])
        #expect(code == 66)
        #expect(errors.contains("small"))
    }

    @Test func `a lesson that cannot be read gives 65 with its place`() throws {
        let sandbox = try Sandbox()
        try sandbox.write(
            "longhand: 1\nlesson: bad\nnonsense: 3\n", to: "\(sandbox.folder)/Lessons/bad/lesson.yaml")
        let (code, _, errors) = try sandbox.run(["learn", "bad"])
        #expect(code == 65)
        #expect(errors.contains("lesson.yaml:3:1"), "\(errors)")
    }

    @Test func `lesson list names the lessons`() throws {
        let sandbox = try Sandbox()
        let (code, output, _) = try sandbox.run(["lesson", "list", "--lessons", "\(sandbox.folder)/Lessons"])
        #expect(code == 0)
        #expect(output == "small  A small lesson\n")
    }

    @Test func `solve works the lesson out`() throws {
        let (code, output, _) = try Sandbox().run(["solve", "small"])
        #expect(code == 0)
        #expect(output.contains("18") && output.contains("11"))
    }

    @Test func `grade keeps order, echoes ids and answers what is no request`() throws {
        let input = """
            {"id":"a","relation":"value","given":{"value":"1/2"},"answer":"0.5"}
            nonsense

            {"id":7,"relation":"value","given":{"value":"1/2"},"answer":"1/3"}
            """
        let (code, output, _) = try Sandbox().run(["grade"], input: input)
        #expect(code == 0)
        let replies = try output.split(separator: "\n").map {
            try #require(try JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
        }
        try #require(replies.count == 4)
        #expect(
            replies.map { $0["verdict"] as? String } == ["correct", "malformed", "malformed", "incorrect"])
        #expect(replies[0]["id"] as? String == "a")
        #expect(replies[1]["id"] is NSNull)
        #expect(replies[3]["id"] as? Int == 7)
    }

    @Test func `Ctrl-C ends grade with 130`() throws {
        let program = try Sandbox().launch(["grade"])
        try program.send(#"{"id":1,"relation":"value","given":{"value":"1/2"},"answer":"0.5"}"# + "\n")
        try program.expect("correct")
        program.signal(SIGINT)
        #expect(try program.finish().code == 130)
    }
}
