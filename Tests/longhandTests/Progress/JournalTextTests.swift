import Testing
import Tutoring

@testable import longhand

@Suite("What stands in a journal")
struct JournalTextTests {
    private let head = #"{"lesson":"rank","longhand":1,"seed":0,"set":{},"sitting":1}"#
    private let line = #"{"line":"[11 7; 7 10]"}"#
    private let outcome =
        #"{"outcome":{"bound":{},"diagnosis":["gram.one-entry"],"kind":"answer","step":"gram","verdict":"incorrect"},"#
        + #""place":{"finished":false,"of":10,"step":1}}"#

    private func text(_ lines: [String], end: String = "\n") throws -> JournalText {
        try JournalText(bytes: Array((lines.joined(separator: "\n") + end).utf8))
    }

    @Test func `a line and its outcome are one turn`() throws {
        let log = try #require(try text([head, line, outcome]).last)
        #expect(log.turns.count == 1)
        #expect(log.turns[0].line == "[11 7; 7 10]")
        #expect(log.turns[0].outcome?.diagnosis == ["gram.one-entry"])
        #expect(log.place == Place(step: 1, of: 10, finished: false))
    }

    @Test func `a line without an outcome is not settled`() throws {
        let log = try #require(try text([head, line, outcome, line]).last)
        #expect(log.turns.map(\.isSettled) == [true, false])
    }

    @Test func `a torn last line is left out`() throws {
        let log = try #require(try text([head, line, outcome, #"{"line":"18, "#], end: "").last)
        #expect(log.turns.count == 1)
    }

    @Test func `a torn line before the head of a later program is left out`() throws {
        let again = try text([head, line, outcome, #"{"li"#, head, line, outcome])
        #expect(again.last?.turns.count == 2)
        #expect(again.logs.count == 1)
    }

    @Test func `a broken line in the middle is no journal of ours`() {
        #expect(throws: JournalText.Trouble.unreadable(line: 2)) {
            try text([head, "nonsense", line, outcome])
        }
        #expect(throws: JournalText.Trouble.unreadable(line: 1)) { try text([line, outcome]) }
    }

    @Test func `a later format is not guessed at`() {
        let later = #"{"longhand":3,"chapter":"rank"}"#
        #expect(throws: JournalText.Trouble.newerFormat(3)) { try text([later, line]) }
        #expect(
            JournalText.Trouble.newerFormat(3).words("/x.jsonl")
                == "The journal /x.jsonl has format 3; this program knows formats up to 2.")
    }

    @Test func `sittings with other numbers are kept apart`() throws {
        let other = #"{"lesson":"rank","longhand":1,"seed":0,"set":{"W":"2 0; 0 1"},"sitting":2}"#
        let journal = try text([
            head, line, outcome, other, line, outcome, line, outcome, head, line, outcome,
        ])
        #expect(journal.logs.map(\.turns.count) == [2, 2])
        #expect(journal.last?.head.sitting == 1)
        #expect(journal.nextNumber == 3)
        var asked = journal.logs[1].head
        asked.sitting = 9
        #expect(journal.log(of: asked)?.head.sitting == 2)
    }
}
