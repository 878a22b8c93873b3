import Foundation
import Testing

@Suite("Sittings that are finished, and those with other numbers")
struct OtherSittingsTests {
    private static let answers = "[11 7; 7 11]\n18, 4\n2\n"
    private static let own = ["learn", "small", "--set", "W=2 1 0; 0 1 2; 1 0 1"]

    /// A sandbox with the lesson finished.
    private static func finished() throws -> Sandbox {
        let sandbox = try Sandbox()
        _ = try sandbox.run(["learn", "small"], input: answers)
        return sandbox
    }

    private static func menu(_ sandbox: Sandbox, _ input: String) throws -> String {
        try sandbox.run(["--lessons", "\(sandbox.folder)/Lessons"], input: input).output
            .replacing("\n", with: " ")
    }

    @Test func `a finished lesson that begins anew says so, and what opens the finished one`() throws {
        let sandbox = try Self.finished()
        let before = sandbox.read(sandbox.journal)
        let again = try sandbox.run(["learn", "small"], input: "")
        let said = again.output.replacing("\n", with: " ")
        let day = Date().formatted(Date.ISO8601FormatStyle(timeZone: .gmt).year().month().day())
        #expect(said.contains("You finished this on \(day)"), "\(said)")
        #expect(said.contains("longhand learn small --finished opens the finished one"), "\(said)")
        #expect(sandbox.read(sandbox.journal) == before)
        let fresh = try sandbox.run(["learn", "small", "--fresh"], input: "")
        #expect(!fresh.output.contains("You finished this"))
    }

    @Test func `the finished one opens as it was, for a file say, and nothing is recorded`() throws {
        let sandbox = try Self.finished()
        _ = try sandbox.run(["learn", "small"], input: "[1 2; 3 4]\n")
        let before = sandbox.read(sandbox.journal)
        let opened = try sandbox.run(
            ["learn", "small", "--finished"], input: "status\nexport html\nback\n", in: sandbox.folder)
        #expect(opened.code == 0 && opened.errors.isEmpty, "\(opened.errors)")
        #expect(opened.output.contains("A small lesson, finished."), "\(opened.output)")
        let page = sandbox.read("\(sandbox.folder)/small.html")
        #expect(page.contains("Worked with Longhand.") && page.contains("18"), "\(opened.output)")
        #expect(sandbox.read(sandbox.journal) == before)
    }

    @Test func `where nothing is finished with these numbers, that is said`() throws {
        let sandbox = try Sandbox()
        let none = try sandbox.run(["learn", "small", "--finished"])
        #expect(none.code == 66)
        #expect(none.errors.contains("`longhand learn small` goes on with it"), "\(none.errors)")
        _ = try sandbox.run(Self.own, input: "skip\nskip\nskip\n")
        let other = try sandbox.run(["learn", "small", "--finished"])
        #expect(other.errors.contains("--set 'W=2 1 0; 0 1 2; 1 0 1' --finished`"), "\(other.errors)")
        #expect(try sandbox.run(Self.own + ["--finished"], input: "").code == 0)
        #expect(try sandbox.run(["learn", "small", "--finished", "--fresh"]).code == 64)
    }

    @Test func `the menu keeps what was finished`() throws {
        let sandbox = try Self.finished()
        #expect(try Self.menu(sandbox, "quit\n").contains("(finished)"))
        _ = try sandbox.run(["learn", "small"], input: "[11 7; 7 11]\n")
        let shown = try Self.menu(sandbox, "quit\n")
        #expect(shown.contains("(finished, begun again: step 2 of 3)"), "\(shown)")
        let goneOn = try Self.menu(sandbox, "\n")
        #expect(goneOn.contains("small/eigenvalues"), "\(goneOn)")
    }

    @Test func `a lesson says which sitting with other numbers can be gone on with`() throws {
        let sandbox = try Sandbox()
        _ = try sandbox.run(Self.own, input: "skip\n")
        let plain = try sandbox.run(["learn", "small"], input: "").output
        let said = plain.replacing("\n", with: " ")
        #expect(
            said.contains("longhand learn small --set 'W=2 1 0; 0 1 2; 1 0 1' goes on at step 2 of 3"),
            "\(said)")
        #expect(try !sandbox.run(Self.own, input: "").output.contains("goes on at"))
        _ = try sandbox.run(Self.own, input: "skip\nskip\n")
        #expect(try !sandbox.run(["learn", "small"], input: "").output.contains("goes on at"))
    }

    @Test func `the menu goes on with the sitting that was worked on last, whatever its numbers`() throws {
        let sandbox = try Self.finished()
        _ = try sandbox.run(Self.own, input: "skip\n")
        // To look at the lesson with its own numbers records nothing.
        _ = try sandbox.run(["learn", "small"], input: "")
        let shown = try Self.menu(sandbox, "small\n")
        #expect(shown.contains("(finished; other numbers: step 2 of 3)"), "\(shown)")
        #expect(shown.contains("small/eigenvalues") && shown.contains("--set 'W=2 1 0; 0 1 2; 1 0 1'"))
        #expect(try Self.menu(sandbox, "\n").contains("small/eigenvalues"))
    }

    @Test func `a sitting that was begun anew since is not spoken of`() throws {
        let sandbox = try Sandbox()
        _ = try sandbox.run(Self.own, input: "skip\n")
        _ = try sandbox.run(Self.own + ["--fresh"], input: "skip\nskip\nskip\n")
        #expect(try !sandbox.run(["learn", "small"], input: "").output.contains("goes on at"))
    }

    @Test func `whoever comes back sees the given matrix again`() throws {
        let sandbox = try Sandbox()
        _ = try sandbox.run(["learn", "small"], input: "[11 7; 7 11]\n")
        #expect(try sandbox.run(["learn", "small"], input: "").output.contains("W = ⎢1 3⎥"))
    }
}
