import Checking
import Lessons
import Notation
import Testing
import Tutoring

struct `Events as text` {
    static let narrow = EventText(width: 40, style: TextStyle())
    static let ascii = EventText(width: 80, style: TextStyle(ascii: true))

    /// Everything that the erring transcript of a lesson shows.
    func shown(_ lesson: String, by layout: EventText) throws -> [String] {
        let transcript = try shippedTranscript("erring.transcript", of: lesson)
        var session = try Session(lesson: try Sitting.library.lesson(named: lesson))
        var lines = layout.lines(of: session.begin())
        for turn in transcript.turns where !turn.typed.hasPrefix("^") {
            lines += layout.lines(of: session.handle(turn.typed))
        }
        return lines + layout.lines(of: session.handle("help")) + layout.lines(of: session.handle("status"))
    }

    @Test(arguments: Sitting.library.ids)
    func `keep to forty columns`(lesson: String) throws {
        for line in try shown(lesson, by: Self.narrow) {
            #expect(DisplayWidth.of(line) <= 40, "\(line)")
        }
    }

    @Test(arguments: Sitting.library.ids)
    func `have ASCII only where that is wanted`(lesson: String) throws {
        for line in try shown(lesson, by: Self.ascii) {
            #expect(line.utf8.allSatisfy { $0 < 128 }, "\(line)")
        }
    }

    @Test func `the first screen of a lesson`() throws {
        let lines = EventText.recording.lines(of: try Sitting().session.begin())
        #expect(
            lines == [
                "Singular value decomposition by hand · step 1 of 11", "",
                "          ⎡3 1⎤",
                "      W = ⎢1 3⎥        Compute WᵀW.",
                "          ⎣1 1⎦",
            ])
    }

    @Test(arguments: [
        (Verdict.correct, "✓", "+"), (.rounded, "≈", "~="), (.misrounded, "~", "~"),
        (.incomplete, "…", "..."), (.incorrect, "✗", "x"), (.follows, "↪", "->"),
        (.malformed, "?", "?"), (.undecided, "?", "?"),
    ])
    func `a verdict has its mark`(verdict: Verdict, mark: String, ascii: String) {
        let event = Event.verdict(verdict, Prose(paragraphs: [[.text("Yes.")]]))
        #expect(EventText.recording.lines(of: event) == ["  \(mark) Yes."])
        #expect(Self.ascii.lines(of: event) == ["  \(ascii) Yes."])
    }

    @Test func `the number of the step is not torn apart`() {
        let lines = Self.narrow.lines(of: .title("An SVD with irrational numbers", step: 1, count: 15))
        #expect(lines == ["An SVD with irrational numbers", "· step 1 of 15"])
    }

    @Test func `a caret stays under its place where letters are spelled out`() throws {
        var sitting = try Sitting(from: "charpoly")
        let lines = Self.ascii.lines(of: .problem(["  λ² + ) 3", "       ^", "unexpected"]))
        #expect(lines == ["  lambda^2 + ) 3", "             ^", "  unexpected"])
        #expect(sitting.type("λ² + ) 3").contains("^"))
    }

    @Test func `words that stand beside a display go under it where there is no room`() throws {
        let sitting = try Sitting("rank")
        let lines = Self.narrow.lines(of: sitting.session.begin())
        #expect(
            lines.suffix(5) == [
                "          ⎡1 2 3⎤", "      W = ⎢2 4 6⎥", "          ⎣1 0 1⎦", "",
                "Bring W to reduced row echelon form.",
            ])
    }

    @Test func `further lines of a verdict stand under its words`() {
        let words = String(repeating: "word ", count: 12)
        let lines = Self.narrow.lines(
            of: .verdict(.incorrect, Prose(paragraphs: [[.text(words)], [.text("End.")]])))
        #expect(lines.first?.hasPrefix("  ✗ word") == true)
        #expect(lines.dropFirst().allSatisfy { $0.hasPrefix("    ") })
        #expect(lines.last == "    End.")
    }
}
