import Lessons
import Testing

struct `Remarks on the words of a lesson` {
    /// A lesson of one step with this text, and a good one after it.
    private static func remarks(_ say: String) -> [LessonRemark] {
        let text = "longhand: 1\nlesson: small\ntitle: Small # one\nsteps:\n  - id: one # first\n    say: "
        let rest = "\n  - {id: two, ask: a, expect: {relation: value, value: A # the matrix\n   }}\n"
        return LessonReader().remarks(onBytes: Array((text + say + rest).utf8), file: "small.yaml")
            .filter { $0.place.line > 3 }
    }

    @Test(arguments: [
        ("The distance #1 of p", 6, 23, "the text ends before ` #`"),
        ("One line\n     and a second #2", 7, 19, "put the text between quotes"),
        ("\"The norm $\\\\frac{1}{2}$ is\"", 6, 10, "`$\\frac{1}{2}$` is shown as it stands"),
        ("\"Type `norm(p).\"", 6, 10, "a backquote has no partner"),
    ])
    func `name what is cut off, and what is shown as it stands`(
        say: String, line: Int, column: Int, words: String
    ) throws {
        let remarks = Self.remarks(say)
        try #require(remarks.count == 1, "\(remarks)")
        #expect(remarks[0].place == Place(line: line, column: column))
        #expect(remarks[0].message.contains(words), "\(remarks[0].message)")
    }

    @Test(arguments: [
        "\"The distance #1 of p\" # a comment", "The distance#1", "It costs $5 or $6.", "Type `norm(p)`.",
        "|\n      # no comment here", "One `a` and {{A}} and `b`.",
    ])
    func `say nothing of what is meant so`(say: String) {
        #expect(Self.remarks(say) == [])
    }

    @Test func `are none where the file cannot be read`() {
        #expect(LessonReader().remarks(onBytes: Array("steps: [".utf8), file: "small.yaml") == [])
    }
}
