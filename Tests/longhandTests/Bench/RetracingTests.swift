import Checking
import Testing
import Tutoring

@testable import longhand

struct `The way back through a changed lesson` {
    private func way(at place: String?, now: [String]) -> Retracing {
        let turns = [
            Turn(line: "1", isSettled: true, outcome: Outcome(.answer, step: "a", verdict: .incorrect)),
            Turn(line: "2", isSettled: true, outcome: Outcome(.answer, step: "a", verdict: .correct)),
            Turn(line: "Q = 1", isSettled: true, outcome: Outcome(.part, step: "b")),
            Turn(line: "R = 2", isSettled: true, outcome: Outcome(.answer, step: "b", verdict: .rounded)),
            Turn(line: "skip", isSettled: true, outcome: Outcome(.skip, step: "c.1")),
        ]
        return Retracing(turns: turns, place: place, before: ["a", "b", "c", "d"], now: now)
    }

    @Test func `right answers are typed again, with their parts, up to the place`() {
        let way = way(at: "c.2", now: ["a", "b", "c", "d"])
        #expect(way.next(at: "a") == ["2"])
        #expect(way.next(at: "b") == ["Q = 1", "R = 2"])
        #expect(way.next(at: "c.1") == [":skip"])
        #expect(way.next(at: "c.2") == nil)
    }

    @Test func `a new step before the place is computed`() {
        let way = way(at: "c.2", now: ["a", "new", "b", "c", "d"])
        #expect(way.next(at: "new") == [":skip"])
    }

    @Test(arguments: [
        (["a", "b", "d"], "d"), (["a", "b"], "b"), (["x", "y"], "x"), (["d", "x"], "d"),
    ])
    func `where the step is gone the next one counts, else the one before`(now: [String], goal: String) {
        let way = way(at: "c.2", now: now)
        #expect(way.next(at: goal) == nil)
        for step in now.prefix(while: { $0 != goal }) { #expect(way.next(at: step) != nil) }
    }

    @Test func `a repetition that is gone is passed`() {
        let way = way(at: "c.2", now: ["a", "b", "c", "d"])
        #expect(way.next(at: "d") == nil)
    }

    @Test func `from the end the way leads to what is new`() {
        let way = way(at: nil, now: ["a", "b", "c", "d", "new"])
        #expect(way.next(at: "d") == [":skip"])
        #expect(way.next(at: "new") == nil)
    }
}
