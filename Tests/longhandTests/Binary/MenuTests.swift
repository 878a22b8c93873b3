import Foundation
import Testing

@Suite("The menu")
struct MenuTests {
    private static func shown(_ input: String, _ sandbox: Sandbox? = nil) throws -> String {
        let sandbox = try sandbox ?? Sandbox()
        let ran = try sandbox.run(["--lessons", "\(sandbox.folder)/Lessons"], input: input)
        #expect(ran.code == 0 && ran.errors.isEmpty, "\(ran.errors)")
        return ran.output.replacing("\n  ", with: " ").replacing("\n", with: " ")
    }

    @Test(arguments: [
        ("help", "A number or a name opens a lesson"), ("?", "`longhand --help`"),
        ("drill", "projection"), ("progress", "0 lessons begun"), (":help", "Enter goes on"),
        ("drill projektion", "did you mean `projection`?"), ("progres", "Did you mean progress?"),
        ("smal", "Did you mean small?"), ("two words", "There is no lesson two words."),
    ])
    func `a word does what it says, or what to type is said`(line: String, words: String) throws {
        let shown = try Self.shown(line + "\nquit\n")
        #expect(shown.contains(words.replacing("`", with: "")), "\(shown)")
    }

    @Test func `a drill is practised from here`() throws {
        let shown = try Self.shown("drill projection\nquit\n")
        #expect(shown.contains("projection/") && !shown.contains("no lesson"), "\(shown)")
    }

    @Test func `a lesson may be named as in the shell`() throws {
        for line in ["longhand learn small", "learn small", "1"] {
            #expect(try Self.shown(line + "\nquit\n").contains("small/gram"), "\(line)")
        }
    }

    @Test func `progress tells of what was done`() throws {
        let sandbox = try Sandbox()
        _ = try sandbox.run(["learn", "small"], input: "[11 7; 7 11]\n")
        #expect(try Self.shown("progress\nquit\n", sandbox).contains("2 of 3"))
    }
}
