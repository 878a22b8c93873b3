import Foundation
import Testing
import Tutoring

@testable import longhand

@Suite("Journals of every format that was ever written")
struct JournalFormatTests {
    private static let golden =
        String(#filePath.split(separator: "/Tests/")[0]) + "/Tests/longhandTests/Golden"

    private func journal(_ name: String) throws -> JournalText {
        let bytes = try #require(FileManager.default.contents(atPath: "\(Self.golden)/\(name).jsonl"))
        return try JournalText(bytes: Array(bytes))
    }

    @Test(arguments: ["journal-1-lesson", "journal-2-lesson"])
    func `a lesson is read as it was worked`(name: String) throws {
        let log = try #require(try journal(name).logs().last)
        #expect(log.head.lesson == "small" && log.head.level == nil)
        #expect(log.turns.map(\.line) == ["[11 7; 7 10]", "hint", "[11 7; 7 11]", "solution", "4, 18"])
        #expect(!log.turns.map(\.isSettled).contains(false))
        #expect(log.turns.map { $0.outcome?.kind } == [.answer, .word, .answer, .word, .answer])
        #expect(log.turns[0].outcome?.diagnosis == ["gram.one-entry"])
        #expect(log.turns[4].outcome?.bound == ["answer": "{4, 18}"])
        #expect(log.place == Place(step: 3, of: 3, finished: false))
    }

    @Test func `a drill of the first format is read as it was worked`() throws {
        let logs = try journal("journal-1-drill").logs()
        #expect(logs.map(\.head.number) == [1, 2])
        #expect(logs.map(\.head.name) == ["drill rank-reduction", "drill rank-reduction"])
        #expect(logs.map { $0.place?.finished } == [true, false])
    }

    @Test(arguments: ["journal-1-lesson", "journal-2-lesson"])
    func `a learner goes on in it, and it is added to and not changed`(name: String) throws {
        let sandbox = try Sandbox()
        let before = sandbox.read("\(Self.golden)/\(name).jsonl")
        try sandbox.write(before, to: sandbox.journal)
        let (code, output, errors) = try sandbox.run(["learn", "small"], input: "2\n")
        #expect(code == 0 && errors.isEmpty, "\(errors)")
        #expect(output.contains("small/number ▸ 2\n") && output.contains("Finished: "), "\(output)")
        let after = sandbox.read(sandbox.journal)
        #expect(after.hasPrefix(before))
        #expect(after.dropFirst(before.count).contains(#""longhand":2"#))
    }

    @Test func `the first format knew no times, the second does`() throws {
        #expect(try journal("journal-1-lesson").time == StudyTime())
        let time = try journal("journal-2-lesson").time
        #expect(time.seconds == 300 && time.last == 1_764_399_420)
    }

    @Test func `what is written says when, and by what lesson`() throws {
        let sandbox = try Sandbox()
        let start = Int(Date().timeIntervalSince1970)
        _ = try sandbox.run(["learn", "small"], input: "[11 7; 7 11]\n")
        let text = try JournalText(bytes: Array(sandbox.read(sandbox.journal).utf8))
        let head = try #require(text.last?.head)
        #expect(head.longhand == 2 && head.edition?.count == 16)
        #expect((start...start + 60).contains(try #require(head.at)))
        #expect((start...start + 60).contains(try #require(text.time.last)))
        #expect(try text.logs().last?.turns[0].basis?.count == 16)
    }
}
