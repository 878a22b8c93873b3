import Checking
import Testing
import Tutoring

@testable import longhand

@Suite("Long logs, shortened")
struct ShortenedLogTests {
    private let head = #"{"lesson":"rank","longhand":1,"seed":0,"set":{},"sitting":1}"#
    private let sitting = Sitting(sitting: 1, lesson: "rank", set: [:], seed: 0)

    private func turn(
        _ line: String, _ verdict: String?, step: String = "one", number: Int = 1, basis: String? = nil
    ) -> String {
        let judged = verdict.map { #""kind":"answer","step":"\#(step)","verdict":"\#($0)""# }
        let outcome = judged ?? #""kind":"word","step":"\#(step)""#
        // With a basis it is a line of the second format.
        let time = basis == nil ? "" : #""at":1764399120,"#
        return #"{\#(time)"line":"\#(line)"}"# + "\n{" + time
            + (basis.map { #""basis":"\#($0)","# } ?? "") + #""outcome":{"bound":{},"diagnosis":[],"#
            + outcome
            + #"},"place":{"finished":false,"of":3,"step":\#(number)}}"#
    }

    private func log(_ turns: [String]) throws -> JournalText.Log {
        let text = ([head] + turns).joined(separator: "\n") + "\n"
        return try #require(try JournalText(bytes: Array(text.utf8)).log(of: sitting))
    }

    @Test func `of ten thousand refused answers twenty are gone through, and all are counted`() throws {
        let log = try log((0..<10_000).map { turn("\($0)", $0 % 2 == 0 ? "incorrect" : "misrounded") })
        #expect(log.turns.count == ShortenedLog.kept + 1)
        #expect(log.turns.last?.line == "9999")
        let attempts = log.turns.count { $0.outcome?.verdict == .incorrect }
        #expect(attempts + log.turns.compactMap { $0.outcome?.attemptsLeftOut }.reduce(0, +) == 5000)
        #expect(log.place == Place(step: 1, of: 3, finished: false))
    }

    @Test(arguments: Verdict.allCases)
    func `what is an attempt, and what keeps a learner at a step, is as the judge has it`(_ verdict: Verdict)
        throws
    {
        let log = try log((0..<600).map { turn("\($0)", verdict.rawValue) })
        let isRefusal = [.incorrect, .incomplete, .misrounded].contains(verdict)
        #expect(log.turns.count == (isRefusal ? ShortenedLog.kept + 1 : 600))
        let attempts = verdict.isAttempt ? 600 - ShortenedLog.kept - 1 : 0
        #expect(log.turns.compactMap { $0.outcome?.attemptsLeftOut } == (isRefusal ? [attempts] : []))
    }

    @Test func `so it is where times and bases are written down`() throws {
        let basis = "b8af2e28917aa40e"
        let log = try log(
            [turn("hint", nil, basis: basis)]
                + (0..<10_000).map { turn("\($0)", "incorrect", basis: basis) })
        #expect(log.turns.count == 1 + ShortenedLog.kept + 1)
        #expect(log.turns.first?.line == "hint" && log.turns.allSatisfy { $0.basis == basis })
        #expect(log.turns.compactMap { $0.outcome?.attemptsLeftOut } == [10_000 - ShortenedLog.kept - 1])
    }

    @Test func `attempts at a step that has changed since are not counted with those at the new one`() throws
    {
        let bases = ["b8af2e28917aa40e", "de5d9a40da923cf9"]
        let log = try log(
            bases.flatMap { basis in (0..<600).map { turn("\($0)", "incorrect", basis: basis) } })
        for basis in bases {
            let turns = log.turns.filter { $0.basis == basis }
            let leftOut = turns.compactMap { $0.outcome?.attemptsLeftOut }
            #expect(turns.count == ShortenedLog.kept + 1 && turns.count + leftOut.reduce(0, +) == 600)
        }
    }

    @Test func `hints stay, and so does what stands at other steps`() throws {
        let long = (0..<600).map { turn("\($0)", "incorrect") }
        let log = try log(
            [turn("hint", nil)] + long + [turn(":hint", nil)] + long
                + [turn("5", "incorrect", step: "two", number: 2)])
        #expect(log.turns.count { $0.line.hasSuffix("hint") } == 2)
        #expect(log.turns.last?.outcome?.step == "two")
        #expect(log.turns.count < 200)
    }

    @Test func `what an undo takes back is still there`() throws {
        let undone = (0..<300).map { _ in turn("undo", nil) }
        let log = try log((0..<1000).map { turn("\($0)", "incorrect") } + undone)
        #expect(log.turns.count { $0.line != "undo" } == ShortenedLog.kept + 300 + 1)
    }

    @Test func `a log of usual length stays as it is`() throws {
        let log = try log((0..<ShortenedLog.longest).map { turn("\($0)", "incorrect") })
        #expect(log.turns.count == ShortenedLog.longest)
        #expect(log.turns.allSatisfy { $0.outcome?.attemptsLeftOut == nil })
    }
}
