import Checking
import Testing

@testable import Tutoring

@Suite struct `The score of a drill` {
    private func result(_ turns: (String, Outcome)...) -> DrillResult {
        DrillResult(turns.map { (line: $0.0, outcome: $0.1) })
    }

    private func answer(_ verdict: Verdict) -> Outcome { Outcome(.answer, step: "values", verdict: verdict) }
    private let word = Outcome(.word, step: "values")

    @Test func `an exercise counts by the worst that happened in it`() {
        #expect(result(("3, 1", answer(.correct))) == .firstTry)
        #expect(result(("3, 1", answer(.misrounded)), ("3, 2", answer(.rounded))) == .firstTry)
        #expect(result(("3, 1", answer(.incorrect)), ("3, 2", answer(.correct))) == .laterTry)
        #expect(
            result(("hint", word), ("3, 1", answer(.incorrect)), ("3, 2", answer(.correct))) == .withHints)
        #expect(result((":solution", word), ("3, 2", answer(.correct))) == .withHints)
        #expect(result(("hint", word), ("skip", Outcome(.skip, step: "values"))) == .skipped)
        #expect(result(("status", word), ("3, 2", answer(.correct))) == .firstTry)
    }

    @Test func `what did not happen is not said`() {
        var score = DrillScore()
        score.add(.firstTry)
        #expect(score.words == "1 done, at the first try.")
        score.add(.firstTry)
        #expect(score.words == "2 done, all at the first try.")
        score.add(.skipped)
        score.add(.withHints)
        score.add(.laterTry)
        #expect(score.words == "5 done: 2 at the first try, 1 at a later try, 1 with hints, 1 skipped.")
    }

    @Test func `a run ends with anything but a first try`() {
        var score = DrillScore()
        score.add(.firstTry)
        score.add(.firstTry)
        #expect(score.run == 2)
        score.add(.laterTry)
        #expect(score.run == 0)
    }
}
