import Foundation
import Testing

@Suite("The real program at a pseudo-terminal")
struct TerminalTests {
    private func launch(
        _ sandbox: Sandbox, columns: Int = 80, environment: [String: String] = [:]
    ) throws -> Launched {
        let program = try sandbox.launch(["learn", "small"], columns: columns, environment: environment)
        try program.expect("small/gram")
        try program.expect("▸ ")
        return program
    }

    @Test(arguments: [80, 40, 20])
    func `a lesson runs to its end whatever the width`(columns: Int) throws {
        let sandbox = try Sandbox()
        let program = try launch(sandbox, columns: columns)
        try program.send("[11 7; 7 11]\r")
        try program.expect("small/eigenvalues")
        try program.send("4, 18\r")
        try program.expect("small/number")
        try program.send("2\r")
        try program.expect("Finished:")
        try program.send("quit\r")
        #expect(try program.finish().code == 0)
    }

    @Test func `verdicts are coloured, unless NO_COLOR is set`() throws {
        let coloured = try launch(try Sandbox())
        try coloured.send("[11 7; 7 10]\r")
        try coloured.expect("\u{1B}[31m✗\u{1B}[0m")
        try coloured.send("[11 7; 7 11]\r")
        try coloured.expect("\u{1B}[32m✓\u{1B}[0m")
        let plain = try launch(try Sandbox(), environment: ["NO_COLOR": "1"])
        try plain.send("[11 7; 7 11]\r")
        let shown = try plain.expect("small/eigenvalues")
        #expect(shown.contains("✓") && !shown.contains("\u{1B}[3"))
    }

    @Test func `a dumb terminal is sent no escape sequence`() throws {
        let program = try launch(try Sandbox(), environment: ["TERM": "dumb"])
        try program.send("[11 7; 7 11]\r")
        let shown = try program.expect("small/eigenvalues ▸ ")
        #expect(!shown.contains("\u{1B}"))
    }

    @Test func `an open bracket goes on at the next line`() throws {
        let program = try launch(try Sandbox())
        try program.send("[11 7\r")
        try program.expect("… ")
        try program.send("7 11]\r")
        try program.expect("✓")
        try program.expect("small/eigenvalues")
    }

    @Test func `Ctrl-C drops the whole input`() throws {
        let program = try launch(try Sandbox())
        try program.send("[11 7\r")
        try program.expect("… ")
        try program.send("7 1")
        try program.expect("7 1")
        try program.send("\u{3}")
        try program.expect("▸ ")
        try program.send("[11 7; 7 11]\r")
        try program.expect("✓")
    }

    @Test func `Ctrl-D leaves and says where the lesson resumes`() throws {
        let program = try launch(try Sandbox())
        try program.send("[11 7; 7 11]\r")
        try program.expect("small/eigenvalues")
        try program.expect("▸ ")
        try program.send("\u{4}")
        try program.expect("`longhand learn small` resumes at eigenvalues.")
        #expect(try program.finish().code == 0)
    }

    @Test func `Tab completes words and functions`() throws {
        let program = try launch(try Sandbox())
        try program.send("solu\t\r")
        try program.expect("solution")
        try program.expect("11")
    }

    @Test(arguments: [
        ("hi\t\r", "dotted with"), (":so\t\r", "11"), ("check tran\tW)\r", "transpose(W) ="),
        ("check Wt\t\r", "has no value yet"), ("  sta\t\r", "step 1 of 3"),
        ("export ma\t\r", "small.md"),
    ])
    func `Tab completes what may stand there`(typed: String, shown: String) throws {
        let sandbox = try Sandbox()
        let program = try sandbox.launch(["learn", "small", "--ascii"], columns: 80, in: sandbox.folder)
        try program.expect("small/gram")
        try program.expect("> ")
        try program.send(typed)
        try program.expect(shown)
    }

    @Test func `behind a word Tab completes no word`() throws {
        let program = try launch(try Sandbox())
        try program.send("check so\t")
        try program.expect("check soft(")
    }

    @Test func `a pasted matrix of several lines is one answer`() throws {
        let program = try launch(try Sandbox())
        try program.send("\u{1B}[200~[11 7\n 7 11]\u{1B}[201~\r")
        try program.expect("✓")
        try program.expect("small/eigenvalues")
        // The same from a terminal that does not say that it pastes.
        let plain = try launch(try Sandbox())
        try plain.send("[11 7\r 7 11]\r")
        try plain.expect("✓")
    }

    @Test func `a line tells how far one has come, and who is new how to begin`() throws {
        let sandbox = try Sandbox()
        let program = try sandbox.launch(["learn", "small"], columns: 80)
        let start = try program.expect("small/gram")
        #expect(start.contains("Type an answer and press Enter"))
        try program.send("[11 7; 7 11]\r")
        try program.expect("\u{1B}[2m  step 2 of 3 · W, WtW\u{1B}[0m\r\n")
        try program.send("quit\r")
        _ = try program.finish()
        let again = try sandbox.launch(["learn", "small"], columns: 80).expect("small/eigenvalues")
        #expect(!again.contains("Type an answer") && again.contains("step 2 of 3"))
    }

    @Test func `the history is kept for the next program`() throws {
        let sandbox = try Sandbox()
        let first = try launch(sandbox)
        try first.send("[1 2;\r3 4]\r")
        try first.expect("✗")
        try first.expect("▸ ")
        try first.send("\u{4}")
        _ = try first.finish()
        let second = try launch(sandbox)
        try second.send("\u{1B}[A")
        try second.expect("[1 2; 3 4]")
    }

    @Test func `a new width draws the line again`() throws {
        let program = try launch(try Sandbox())
        try program.send("[11 7; 7")
        try program.expect("7; 7")
        program.resize(columns: 30)
        try program.send(" 11]\r")
        try program.expect("✓")
    }

    @Test func `the menu keeps to a narrow terminal`() throws {
        let sandbox = try Sandbox()
        let menu = try sandbox.launch(["--lessons", "\(sandbox.folder)/Lessons"], columns: 40)
        try menu.expect("Longhand: linear algebra worked by hand,\r\nevery line checked exactly.")
        try menu.expect("Enter takes\r\nsmall; quit leaves.")
    }

    @Test func `the list of lessons keeps to a narrow terminal, and a pipe gets one line a lesson`() throws {
        let sandbox = try Sandbox()
        let lesson = Sandbox.lesson.replacing(
            "A small lesson", with: "A small lesson that has a λ in its title")
        try sandbox.write(lesson, to: "\(sandbox.folder)/Lessons/small/lesson.yaml")
        let arguments = ["lesson", "list", "--lessons", "\(sandbox.folder)/Lessons", "--ascii"]
        let narrow = try sandbox.launch(arguments, columns: 30).finish()
        #expect(narrow.shown == "small\r\n  A small lesson that has a\r\n  lambda in its title\r\n")
        #expect(try sandbox.run(arguments).output == "small  A small lesson that has a lambda in its title\n")
    }

    @Test func `the menu resumes`() throws {
        let sandbox = try Sandbox()
        let program = try launch(sandbox)
        try program.send("[11 7; 7 11]\r")
        try program.expect("small/eigenvalues")
        try program.send("quit\r")
        _ = try program.finish()
        let menu = try sandbox.launch(["--lessons", "\(sandbox.folder)/Lessons"], columns: 80)
        try menu.expect("step 2 of 3")
        try menu.expect("▸ ")
        try menu.send("\r")
        try menu.expect("small/eigenvalues")
    }
}
