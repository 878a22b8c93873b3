import Foundation
import Testing

@Suite("Sittings at the real program")
struct SittingTests {
    private static let answers = "[11 7; 7 11]\n18, 4\n2\n"

    @Test func `through a pipe a lesson runs from the first prompt to the end`() throws {
        let (code, output, errors) = try Sandbox().run(
            ["learn", "small"], input: "[11 7; 7 10]\n" + Self.answers)
        #expect(code == 0)
        #expect(errors.isEmpty)
        #expect(output.contains("small/gram ▸ [11 7; 7 10]\n"))
        #expect(output.contains("✗") && output.contains("✓"))
        #expect(output.contains("small/number ▸ 2\n"))
        #expect(!output.contains("\u{1B}"))
    }

    @Test func `--ascii, and a locale that is plain, show only ASCII`() throws {
        let sandbox = try Sandbox()
        let asked = try sandbox.run(
            ["learn", "small", "--ascii"], input: "[11 7; 7 10]\nhint\n" + Self.answers)
        #expect(asked.output.utf8.allSatisfy { $0 < 128 }, "\(asked.output)")
        let plain = try sandbox.run(["learn", "small"], input: Self.answers, environment: ["LC_ALL": "C"])
        #expect(plain.output.utf8.allSatisfy { $0 < 128 })
    }

    @Test func `the next program goes on where the last one stopped`() throws {
        let sandbox = try Sandbox()
        let first = try sandbox.run(["learn", "small"], input: "[11 7; 7 11]\n")
        #expect(first.output.contains("`longhand learn small` resumes at eigenvalues."))
        let second = try sandbox.run(["learn", "small"], input: "18, 4\n")
        #expect(!second.output.contains("small/gram"))
        #expect(second.output.contains("small/eigenvalues ▸ 18, 4\n"))
        let menu = try sandbox.run(["--lessons", "\(sandbox.folder)/Lessons"], input: "\n2\n")
        #expect(menu.output.contains("small  A small lesson (step 3 of 3)"), "\(menu.output)")
        #expect(menu.output.contains("small/number ▸ 2\n"))
    }

    @Test func `the menu offers the first lesson that is not finished`() throws {
        let sandbox = try Sandbox()
        let shipped = String(#filePath.split(separator: "/Tests/")[0]) + "/Lessons"
        let skips = String(repeating: "skip\n", count: 12)
        _ = try sandbox.run(["learn", "rank", "--lessons", shipped], input: skips)
        let menu = try sandbox.run(["--lessons", shipped], input: "quit\n")
        #expect(menu.output.contains("Enter takes svd-by-hand; quit leaves."), "\(menu.output)")
    }

    @Test func `lessons are listed after those that they need`() throws {
        let sandbox = try Sandbox()
        for (id, needs) in [("early", "[]"), ("apart", "[small, missing]"), ("loop", "[loop]")] {
            let text = Sandbox.lesson.replacing(
                "lesson: small\n", with: "lesson: \(id)\nneeds: \(needs)\n")
            try sandbox.write(text, to: "\(sandbox.folder)/Lessons/\(id)/lesson.yaml")
        }
        let list = try sandbox.run(["lesson", "list", "--lessons", "\(sandbox.folder)/Lessons"])
        let ids = list.output.split(separator: "\n").compactMap { $0.split(separator: " ").first }
        #expect(ids == ["early", "small", "apart", "loop"], "\(list.output)\(list.errors)")
    }

    @Test func `--fresh begins anew and keeps what was there`() throws {
        let sandbox = try Sandbox()
        _ = try sandbox.run(["learn", "small"], input: "[11 7; 7 11]\n")
        let before = sandbox.read(sandbox.journal)
        let fresh = try sandbox.run(["learn", "small", "--fresh"], input: "[1 2; 3 4]\n")
        #expect(fresh.output.contains("small/gram ▸ [1 2; 3 4]\n"))
        #expect(sandbox.read(sandbox.journal).hasPrefix(before))
    }

    @Test func `other numbers are a sitting of their own`() throws {
        let sandbox = try Sandbox()
        _ = try sandbox.run(["learn", "small"], input: "[11 7; 7 11]\n")
        let other = try sandbox.run(["learn", "small", "--set", "W=[1 0; 0 2]"], input: "[1 0; 0 4]\n")
        #expect(other.output.contains("small/gram ▸ [1 0; 0 4]\n"))
        #expect(other.output.contains("`longhand learn small --set 'W=[1 0; 0 2]'` resumes at eigenvalues."))
        #expect(try sandbox.run(["learn", "small"], input: "").output.contains("small/eigenvalues ▸"))
    }

    @Test func `learners have journals of their own`() throws {
        let sandbox = try Sandbox()
        _ = try sandbox.run(["learn", "small", "--learner", "ada"], input: "[11 7; 7 11]\n")
        #expect(try sandbox.run(["learn", "small"], input: "").output.contains("small/gram ▸"))
        #expect(
            try sandbox.run(["learn", "small", "--learner", "ada"]).output.contains("small/eigenvalues ▸"))
    }

    @Test func `a torn journal loses its last line only`() throws {
        let sandbox = try Sandbox()
        _ = try sandbox.run(["learn", "small"], input: "[11 7; 7 11]\n18, 4\n")
        let whole = sandbox.read(sandbox.journal)
        let torn = String(whole.dropLast(9))
        try sandbox.write(torn, to: sandbox.journal)
        let (code, output, errors) = try sandbox.run(["learn", "small"], input: "2\n")
        #expect(code == 0 && errors.isEmpty)
        // The line stood there without its outcome: it is judged now.
        #expect(output.contains("small/eigenvalues ▸ 18, 4\n"))
        #expect(output.contains("small/number ▸ 2\n"))
        let again = try sandbox.run(["learn", "small"], input: "")
        #expect(again.errors.isEmpty)
    }

    @Test(arguments: [#"{"longhand":99}"# + "\n", "no journal\nat all\n"])
    func `a journal that cannot be read is kept aside, and that is said`(text: String) throws {
        let sandbox = try Sandbox()
        try sandbox.write(text, to: sandbox.journal)
        let (code, _, errors) = try sandbox.run(["learn", "small"], input: "[11 7; 7 11]\n")
        #expect(code == 0)
        #expect(errors.contains("kept as \(sandbox.journal).kept-1"))
        #expect(sandbox.read(sandbox.journal + ".kept-1") == text)
        #expect(sandbox.read(sandbox.journal).contains("[11 7; 7 11]"))
    }

    @Test func `without a home that can be written the lesson goes on, and that is said once`() throws {
        let sandbox = try Sandbox()
        let environment = ["XDG_DATA_HOME": "/proc/nowhere"]
        let (code, output, errors) = try sandbox.run(
            ["learn", "small"], input: Self.answers, environment: environment)
        #expect(code == 0)
        #expect(output.contains("small/number ▸ 2\n"))
        #expect(errors.split(separator: "\n").count == 1)
        #expect(errors.contains("cannot be kept"))
    }

    @Test func `a second program at the same lesson keeps nothing, and says so`() throws {
        let sandbox = try Sandbox()
        let first = try sandbox.launch(["learn", "small"])
        try first.expect("small/gram ▸ ")
        try first.send("[11 7; 7 11]\n")
        try first.expect("small/eigenvalues ▸ ")
        let second = try sandbox.run(["learn", "small"], input: "1\n")
        #expect(second.code == 0)
        #expect(second.errors.contains("another longhand has it open"))
    }

    @Test func `a worker that is killed between lines is not noticed`() throws {
        let sandbox = try Sandbox()
        let program = try sandbox.launch(["learn", "small"])
        try program.expect("small/gram ▸ ")
        try program.send("[11 7; 7 11]\n")
        try program.expect("small/eigenvalues ▸ ")
        let children = program.children()
        try #require(children.count == 1)
        kill(children[0], SIGKILL)
        try program.send("18, 4\n")
        try program.expect("✓")
        try program.expect("small/number ▸ ")
        try program.send("2\nquit\n")
        #expect(try program.finish().code == 0)
    }

    @Test func `every line is on the disk before its verdict shows`() throws {
        let sandbox = try Sandbox()
        let program = try sandbox.launch(["learn", "small"])
        try program.expect("small/gram ▸ ")
        try program.send("[11 7; 7 10]\n")
        try program.expect("✗")
        let journal = sandbox.read(sandbox.journal)
        #expect(journal.contains(#""line":"[11 7; 7 10]"}"#))
        #expect(journal.contains(#""verdict":"incorrect""#))
        // As in a crash: the program gets no chance to write anything more.
        program.signal(SIGKILL)
        #expect(try program.finish().code == 137)
        #expect(try sandbox.run(["learn", "small"], input: "").errors.isEmpty)
    }
}
