import Checking
import Foundation
import Lessons
import Notation
import Testing
import Tutoring

@Suite("Marking written work")
struct MarkingTests {
    private func marked(_ text: String) throws -> MarkedWork { try MarkedSheet.marked(text) }

    private func verdicts(_ text: String, lesson: String = "svd-irrational") throws -> [Verdict] {
        try MarkedSheet.verdicts(text, lesson: lesson)
    }

    // MARK: - Whole sheets

    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("Fixtures/work")

    /// Checked by hand, line by line; `RECORD=1` writes them anew, and then they are to be checked again.
    @Test(arguments: ["notes", "surds", "slip", "sign", "latex", "prose"])
    func `a sheet is marked as it was by hand`(name: String) throws {
        let work = try String(contentsOf: Self.folder.appendingPathComponent("\(name).txt"), encoding: .utf8)
        let text =
            MarkedText(width: 80, style: .init(), isColoured: false)
            .lines(of: try marked(work)).joined(separator: "\n") + "\n"
        let golden = Self.folder.appendingPathComponent("\(name).marked")
        if ProcessInfo.processInfo.environment["RECORD"] == "1" {
            try text.write(to: golden, atomically: true, encoding: .utf8)
            Issue.record("recorded \(name).marked: look at what changed")
        }
        #expect(text == (try String(contentsOf: golden, encoding: .utf8)))
    }

    @Test func `the slips of the handwritten notes are found`() throws {
        let notes = try String(contentsOf: Self.folder.appendingPathComponent("notes.txt"), encoding: .utf8)
        let work = try marked(notes)
        // Line 19: [25 15; 15 25]. 33: 42.14. 47: U12 for v2. 48: a vector cut off. 50: U. 58, 62: products.
        let errors = work.lines.filter { $0.verdict == .incorrect || $0.verdict == .misrounded }.map(\.line)
        #expect(errors == [19, 20, 21, 22, 24, 33, 36, 41, 47, 48, 50, 56, 58, 60, 62])
        #expect(work.firstError == 19)
        // 49 and 55 say something of U and W, but no value.
        let open = work.lines.filter { $0.verdict == .malformed || $0.verdict == .undecided }
        #expect(open.map(\.line) == [49, 55])
        let following = Dictionary(
            uniqueKeysWithValues: work.lines.compactMap { line in line.followsFrom.map { (line.line, $0) } })
        #expect(following == [23: 22, 35: 33, 45: 33, 51: 33, 52: 48, 57: 56])
    }

    // MARK: - Free choices and carrying

    @Test(arguments: [
        ("v1 = (-0.6587, 0.7524)\nu1 = (-0.4059, -0.8840, 0.2318)", [Verdict.rounded, .rounded]),
        ("v1 = (0.6587, -0.7524)\nu1 = (0.4059, 0.8840, -0.2318)", [.rounded, .rounded]),
        ("v1 = (0.6587, -0.7524)\nu1 = (-0.4059, -0.8840, 0.2318)", [.rounded, .incorrect]),
        ("u1 = (-0.4059, -0.8840, 0.2318)\nv1 = (-0.6587, 0.7524)", [.rounded, .rounded]),
        ("u1 = (-0.4059, -0.8840, 0.2318)\nv1 = (0.6587, -0.7524)", [.rounded, .incorrect]),
        ("V = [0.6587 0.7524; -0.7524 0.6587]\nu1 = (0.4059, 0.8840, -0.2318)", [.rounded, .rounded]),
        ("V = [0.6587 0.7524; -0.7524 0.6587]\nv1 = (-0.6587, 0.7524)", [.rounded, .rounded]),
    ])
    func `the sign of the one that comes first fixes the other`(text: String, expected: [Verdict]) throws {
        #expect(try verdicts(text) == expected)
    }

    @Test func `a slip is charged once`() throws {
        let work = try marked("WtW = [25 -15; -15 27]\nlambda = 26 + √226, 26 - √226\nWtW = [25 -15; -15 27]")
        #expect(work.lines.map(\.verdict) == [.incorrect, .follows, .follows])
        #expect(work.lines.map(\.followsFrom) == [nil, 1, 1])
        #expect(work.firstError == 1)
    }

    @Test func `what is zero, or of a wrong size, is not carried`() throws {
        let text = "v1 = (0, 0)\nu1 = (0, 0, 0)\nWtW = [25 -15]\nlambda = 25"
        #expect(try verdicts(text) == [.incorrect, .incorrect, .incorrect, .incorrect])
    }

    @Test func `the vectors of a repeated eigenvalue are the learner's`() throws {
        let text = """
            set: W=[2 0; 0 2; 0 0]
            v1 = (3/5, 4/5)
            u1 = (3/5, 4/5, 0)
            v2 = (4/5, -3/5)
            u2 = (0.8, -0.6, 0)
            V = [0.6 0.8; 0.8 -0.6]
            u1 = (1, 0, 0)
            """
        #expect(
            try verdicts(text, lesson: "svd-by-hand")
                == [.correct, .correct, .correct, .correct, .correct, .incorrect])
    }

    @Test func `digits are given as they should be`() throws {
        let line = try #require(
            try marked("lambda = 42.14, 11.86\nsigma = 6.4915, 3.4438").lines.last)
        #expect(line.verdict == .follows && line.followsFrom == 1)
        #expect(
            line.message == "Follows from your line 1. Without the slip there it would be 6.4910, 3.4449.")
    }

    // MARK: - Lines

    @Test(arguments: [
        ("D = 54^2 - 4*500 = 916", [Verdict.correct]), ("D = 54^2 - 4*500 = 906", [.incorrect]),
        ("q = 3*4\nr = q + 1 = 13", [.correct]), ("2 + 2 = 5", [.incorrect]),
        ("λ^2 - 54λ + 725 - 225 = λ^2 - 54λ + 500", [.correct]),
        ("λ^2 - 54λ + 725 + 225 = λ^2 - 54λ + 500", [.incorrect]),
        ("charpoly = (λ - 25)(λ - 29) - 225\n = λ^2 - 54λ + 500", [.correct, .correct]),
        ("charpoly = (λ - 25)(λ - 29) - 225\n = λ^2 - 54λ - 500", [.correct, .incorrect]),
        ("λ^2 - 54λ + 500 = 0", [.correct]), ("λ^2 - 54λ + 950 = 0", [.incorrect]),
        ("WᵀW = [25 -15\n  -15 29]", [.correct]), ("lambda1 = 42.13, lambda2 = 11.86", [.misrounded]),
        ("sigma1 = √lambda1 = 6.49", [.rounded]), ("G = [25 -15; -15 29]", [.correct]),
        ("V[:,1] = (-0.6587, 0.7524)", [.rounded]), ("WtW = [25 -15; -15", [.malformed]),
        ("W1 = [2 2; 2 2; 1 1]", [.incorrect]),
    ])
    func `a line is judged by what it states`(text: String, expected: [Verdict]) throws {
        #expect(try verdicts(text) == expected)
    }

    @Test(arguments: [
        "Just words.", "", "Note that B = U times something else", "x = y means nothing", "a = 1",
        "-17.14 V11 + 15 V12 = 0", "# WtW = [1 2; 3 4]", "A = U Sigma V^T, q.e.d.", "1. Eigenvalues:",
        "the length |v| is one = fine", "==== Part 2 ====", "so it is\n= what I said",
    ])
    func `prose is never malformed`(text: String) throws {
        #expect(try verdicts(text).isEmpty)
    }

    @Test func `answers in parts are found wherever they stand`() throws {
        let text = "B = [1 2; 2 4; 1 0]\nmeaning = b\nC = [1 0 1; 0 1 1]\nbreak-even = 500"
        #expect(try verdicts(text, lesson: "rank") == [.correct, .correct, .correct, .incorrect])
        #expect(try verdicts("B = [1 2; 2 4; 1 0]", lesson: "rank") == [.incomplete])
    }

    @Test func `the author's words come first`() throws {
        let line = try #require(try marked("u3 = (3, -4, 10)/√125").lines.first)
        #expect(line.message.hasPrefix("Wᵀu₃ is "))
    }

    // MARK: - Files

    @Test func `headers say the lesson and its numbers`() throws {
        let work = try WrittenWork(
            parsing: "\u{FEFF}# mine\nlesson: svd-by-hand\nset: W=[1 0; 0 2]\n\nWtW = [1 2]")
        #expect(work.lesson == "svd-by-hand" && work.overrides == ["W": "[1 0; 0 2]"])
    }

    @Test func `a name may stand before the head`() throws {
        let work = try WrittenWork(
            parsing:
                "Anna Berg\nMatr. 4711\n\nLesson: svd-by-hand\n# numbers\nset: W=[1 0; 0 2]\nlambda = 4, 1")
        #expect(work.lesson == "svd-by-hand" && work.overrides == ["W": "[1 0; 0 2]"])
        let ten = String(repeating: "x\n", count: 9)
        #expect(try WrittenWork(parsing: ten + "lesson: rank").lesson == "rank")
        #expect(try WrittenWork(parsing: ten + "x\nlesson: rank").lesson == nil)
        // Sentences that begin like a head are none, and the first lesson counts.
        let words = "lesson: rank\nWords.\nlesson: other\nset: W\nLesson: what I learned\nset: the W = 3"
        #expect(try WrittenWork(parsing: words).lesson == "rank")
        #expect(try WrittenWork(parsing: words).overrides.isEmpty)
        let late = try MarkedSheet.marked("Anna\nlambda = 18, 5\nlesson: svd-by-hand\nlambda = 18, 4")
        #expect(late.lines.map(\.line) == [2, 4])
        #expect(late.lines.map(\.verdict) == [.incorrect, .correct])
    }

    @Test(arguments: [
        "set: W", "lesson:", String(repeating: "\n", count: 3_000), String(repeating: "a", count: 300_000),
    ])
    func `a head that says nothing and a file that is too long are refused`(text: String) {
        #expect(throws: SessionError.self) { try WrittenWork(parsing: text) }
    }

    @Test func `the score is the mean of the credits`() throws {
        let work = try marked("lambda = 42.14, 11.86\nD = 916\nWtW = [25 -15; -15")
        #expect(work.lines.map(\.credit) == [0.5, 1, nil])
        #expect(work.score == 0.75)
    }

    @Test(arguments: [80, 40, 20])
    func `text keeps to the width, in ASCII too`(width: Int) throws {
        let notes = try String(contentsOf: Self.folder.appendingPathComponent("notes.txt"), encoding: .utf8)
        let work = try marked(notes)
        let lines = MarkedText(width: width, style: .init(ascii: true), isColoured: false).lines(of: work)
        #expect(lines.allSatisfy { $0.utf8.allSatisfy { $0 < 128 } && $0.count <= max(width, 27) })
    }
}
