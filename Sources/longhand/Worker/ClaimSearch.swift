internal import Checking

/// The parent's side of a claim: asks for stretches of instances until one refutes it or time is up. An
/// instance that takes too long costs its worker and is left out.
struct ClaimSearch {
    let text: ClaimText
    let worker: Worker
    private var tally = Tally()
    private var refuting: Int?

    /// In seconds: for all instances, for one stretch of them, and until a stretch is given up.
    private static let total = 4.0
    private static let stretch = 0.5
    private static let patience = 1.6
    /// For a single instance behind which a stretch was given up.
    private static let patienceForOne = 0.8
    private static let shrinking = 1.5
    private static let patienceForReport = 3.5

    init(text: ClaimText, worker: Worker) {
        self.text = text
        self.worker = worker
    }

    mutating func run() throws(CommandFailure) {
        let start = ContinuousClock.now
        var (next, count) = (0, Int.max)
        // Below this number instances are asked for one at a time.
        var careful = 0
        while next < count, refuting == nil, ContinuousClock.now - start < .seconds(Self.total) {
            let isCareful = next < careful
            do throws(Worker.Trouble) {
                let seconds = isCareful ? Self.patienceForOne : Self.patience
                let reply = try worker.ask(
                    .claim(text, from: next, count: isCareful ? 1 : .max, seconds: Self.stretch),
                    seconds: seconds)
                guard case .claimed(let stretch) = reply else { throw .died }
                tally.add(stretch.tally)
                (next, count, refuting) = (stretch.next, stretch.count, stretch.refuting)
            } catch .interrupted {
                throw Worker.Trouble.interrupted.failure
            } catch .refused(let failure) {
                throw failure
            } catch {
                if isCareful {
                    tally.slow += 1
                    next += 1
                    careful = next
                } else {
                    careful = next + Self.longestStretch
                }
            }
        }
    }

    private static let longestStretch = 1_000

    func report(layout: Layout) throws(CommandFailure) -> ClaimReport {
        do throws(Worker.Trouble) {
            do throws(Worker.Trouble) {
                return try report(layout, shrinking: Self.shrinking)
            } catch .refused(let failure) {
                throw .refused(failure)
            } catch .interrupted {
                throw .interrupted
            } catch {
                // A step of the shrinking was too much: the counterexample as it was found.
                return try report(layout, shrinking: 0)
            }
        } catch .refused(let failure) {
            throw failure
        } catch .interrupted {
            throw Worker.Trouble.interrupted.failure
        } catch {
            throw CommandFailure(.badData, "this takes more time or memory than one request is given")
        }
    }

    private func report(_ layout: Layout, shrinking: Double) throws(Worker.Trouble) -> ClaimReport {
        let work = Work.claimReport(text, tally, refutedBy: refuting, shrinking: shrinking, layout)
        guard case .claimReport(let report) = try worker.ask(work, seconds: Self.patienceForReport) else {
            throw .died
        }
        return report
    }
}
