import Foundation
import Testing
import Tutoring

@testable import longhand

/// A journal is read while the worker still opens the lesson; what was read must be what stands there later.
@Suite("Journals that are read early")
struct JournalReadingTests {
    private let sitting = Sitting(sitting: 1, lesson: "small", set: [:], seed: 0)

    /// Opens the learner's journal, with what was read of it before.
    private func open(_ sandbox: Sandbox, _ reading: Journal.Reading?, _ sitting: Sitting? = nil) throws
        -> Journal
    {
        let folder = try #require(
            JournalFolder(learner: "default") { $0 == "XDG_DATA_HOME" ? sandbox.home : nil })
        return Journal(
            path: sandbox.journal, in: folder, resuming: sitting ?? self.sitting, reading: reading,
            clock: { 0 }, complain: { Issue.record("\($0)") })
    }

    private func worked(_ input: String, _ arguments: String...) throws -> Sandbox {
        let sandbox = try Sandbox()
        _ = try sandbox.run(["learn", "small"] + arguments, input: input)
        return sandbox
    }

    @Test func `what was read early is gone on with`() throws {
        let sandbox = try worked("[11 7; 7 11]\n")
        let reading = try #require(Journal.Reading(path: sandbox.journal, resuming: sitting))
        let journal = try open(sandbox, reading)
        #expect(journal.resumed?.turns.map(\.line) == ["[11 7; 7 11]"])
        #expect(journal.nextNumber == 2)
    }

    @Test func `lines that were added in between are there`() throws {
        let sandbox = try worked("[11 7; 7 11]\n")
        let reading = try #require(Journal.Reading(path: sandbox.journal, resuming: sitting))
        _ = try sandbox.run(["learn", "small"], input: "4, 18\n")
        #expect(try open(sandbox, reading).resumed?.turns.map(\.line) == ["[11 7; 7 11]", "4, 18"])
    }

    @Test func `another journal, or another problem, is not taken for it`() throws {
        let sandbox = try worked("[11 7; 7 11]\n")
        let other = try worked("hint\n")
        let reading = try #require(Journal.Reading(path: other.journal, resuming: sitting))
        #expect(try open(sandbox, reading).resumed?.turns.map(\.line) == ["[11 7; 7 11]"])
        var seeded = sitting
        seeded.seed = 5
        let own = try #require(Journal.Reading(path: sandbox.journal, resuming: sitting))
        #expect(try open(sandbox, own, seeded).resumed == nil)
    }

    @Test func `where nothing can be read nothing is made`() throws {
        let sandbox = try Sandbox()
        #expect(Journal.Reading(path: sandbox.journal, resuming: sitting) == nil)
        #expect(!FileManager.default.fileExists(atPath: sandbox.journal))
    }

    @Test func `the worker's rehearsal is one of the real thing`() {
        let replies = Rehearsal.run()
        #expect(replies.count == Rehearsal.requests.count)
        guard case .opened(let opened)? = replies.first, case .scene(let scene)? = replies.last else {
            Issue.record("\(replies)")
            return
        }
        #expect(opened.steps == ["one"] && scene.prompt == "rehearsal/one")
        #expect(scene.leftOut == 0)
    }

    @Test func `a request that comes meanwhile ends the rehearsal`() {
        var asked = 0
        let replies = Rehearsal.run {
            asked += 1
            return asked > 1
        }
        #expect(replies.count == 1)
    }

    @Test func `the parent's rehearsal reads an answer`() {
        guard case .scene(let scene)? = Rehearsal.readReply() else {
            Issue.record("no scene: \(Rehearsal.reply)")
            return
        }
        #expect(scene.prompt == "rehearsal/one" && scene.place.of == 1)
    }
}
