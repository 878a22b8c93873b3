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

    private static let timed = #"{"at":1764399140,"line":"a, \"line\":\"b"}"#
    private static let resting =
        #"{"at":1764399160,"basis":"b8af2e28917aa40e","outcome":{"bound":{},"diagnosis":[],"kind":"word","step":"gram"},"#
        + #""place":{"finished":false,"of":10,"step":1}}"#

    private func text(_ lines: [String], end: String = "\n") throws -> JournalText {
        try JournalText(bytes: Array((lines.joined(separator: "\n") + end).utf8))
    }

    /// What is told by bytes, with another line before it and after it.
    private func told(_ line: String) -> (kind: JournalLine.Kind?, time: Int?) {
        let bytes = Array("\(head)\n\(line)\n\(head)".utf8)
        let start = head.utf8.count + 1
        let told = JournalLine(start..<start + line.utf8.count, in: bytes.span)
        return (told.kind(in: bytes.span), told.time)
    }

    @Test func `a line and its outcome are one turn`() throws {
        let log = try #require(try text([head, line, outcome]).logs().last)
        #expect(log.turns.count == 1)
        #expect(log.turns[0].line == "[11 7; 7 10]")
        #expect(log.turns[0].outcome?.diagnosis == ["gram.one-entry"])
        #expect(log.place == Place(step: 1, of: 10, finished: false))
    }

    @Test func `a line without an outcome is not settled`() throws {
        let log = try #require(try text([head, line, outcome, line]).logs().last)
        #expect(log.turns.map(\.isSettled) == [true, false])
    }

    @Test func `a torn last line is left out`() throws {
        let log = try #require(try text([head, line, outcome, #"{"line":"18, "#], end: "").logs().last)
        #expect(log.turns.count == 1)
    }

    @Test func `a torn line before the head of a later program is left out`() throws {
        let again = try text([head, line, outcome, #"{"li"#, head, line, outcome])
        #expect(try again.logs().map(\.turns.count) == [2])
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
        let logs = try journal.logs()
        #expect(logs.map(\.turns.count) == [2, 2])
        #expect(journal.last?.head.sitting == 1)
        #expect(journal.nextNumber == 3)
        var asked = logs[1].head
        asked.sitting = 9
        #expect(try journal.log(of: asked)?.head.sitting == 2)
    }

    @Test func `half a line is never taken for a whole one, wherever it is cut`() throws {
        let odd = #"{"line":"a \"} b"}"#
        for whole in [odd, outcome, Self.timed, Self.resting] {
            let bytes = Array(whole.utf8)
            for count in 1..<bytes.count {
                let half = String(decoding: bytes[..<count], as: UTF8.self)
                let journal = try text([head, line, outcome, half, head, line, outcome])
                #expect(try journal.logs().map(\.turns.count) == [2], "\(half)")
            }
            #expect(told(whole).kind != nil || whole == odd)
        }
    }

    @Test func `lines with times are told by their bytes, and a sitting goes on with its last head`() throws {
        let again =
            #"{"at":1764399150,"edition":"c61ed7a25ce82c8b","lesson":"rank","longhand":2,"seed":0,"set":{},"sitting":1}"#
        for (line, kind) in [
            (Self.timed, JournalLine.Kind.line), (Self.resting, .outcome), (again, .head(1)),
        ] {
            let told = told(line)
            #expect(told.kind == kind && told.time ?? 0 > 1_764_399_000, "\(line)")
        }
        let journal = try text([head, line, outcome, again, Self.timed, Self.resting])
        let log = try #require(try journal.logs().first)
        #expect(log.head.edition == "c61ed7a25ce82c8b")
        #expect(log.turns.map(\.basis) == [nil, "b8af2e28917aa40e"])
        #expect(journal.time.last == 1_764_399_160 && journal.time.seconds == 20)
    }

    @Test(arguments: [
        (#"{"line":"1","at":1764399140}"#, 1_764_399_140), (#"{"at":0,"line":"1"}"#, 0),
        (#"{"at":-5,"line":"1"}"#, -5), (#"{"at":null,"line":"1"}"#, nil),
        (#"{"at":5,"basis":"B8","outcome":{"bound":{},"diagnosis":[],"kind":"word","step":"gram"}}"#, 5),
        (
            #"{"basis":"b8af2e28917aa40e","at":5,"outcome":{"bound":{},"diagnosis":[],"kind":"word","step":"one"},"#
                + #""place":{"finished":false,"of":10,"step":1}}"#, 5
        ),
    ])
    func `other spellings of times are read by the decoder`(odd: String, time: Int?) throws {
        #expect(told(odd).kind == nil)
        #expect(try text([head, line, odd]).time.last == time)
    }

    @Test func `another spelling of the same lines is read too`() throws {
        let spaced = #"{ "longhand": 1, "sitting": 4, "lesson": "rank", "seed": 0, "set": {} }"#
        let journal = try text([spaced, #"{ "line": "1" }"#, #"{"outcome": null}"#])
        let log = try #require(try journal.logs().first)
        #expect(log.head.sitting == 4 && log.turns == [Turn(line: "1", isSettled: true)])
        #expect(journal.nextNumber == 5)
    }

    @Test func `a damaged line is found in the sitting that is gone on with, and in no other`() throws {
        let other = #"{"lesson":"rank","longhand":1,"seed":7,"set":{},"sitting":2}"#
        let damaged = outcome.replacing("incorrect", with: "uncorrect")
        let journal = try text([head, line, damaged, other, line, outcome])
        var sitting = Sitting(sitting: 9, lesson: "rank", set: [:], seed: 7)
        #expect(try journal.log(of: sitting)?.turns.count == 1)
        sitting.seed = 0
        #expect(throws: JournalText.Trouble.unreadable(line: 3)) { try journal.log(of: sitting) }
    }
}
