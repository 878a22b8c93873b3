import Foundation

/// So many jobs at a time, each with a portion of some target's inputs, until all are done.
struct Crew {
    let jobs: Int

    /// One target after the other; a job that is free begins with the next one.
    ///
    /// - Parameters:
    ///   - portions: those of one target each.
    ///   - finished: called for each target in their order, with what came of all its portions.
    func run(
        _ portions: [[FuzzDriver]], finished: (FuzzTarget, FuzzResult) -> Void
    ) throws {
        var waiting = portions.joined().makeIterator()
        var working: [FuzzDriver] = []
        var done: [ObjectIdentifier: FuzzResult] = [:]
        var reported = 0
        repeat {
            while working.count < jobs, let driver = waiting.next() { working.append(driver) }
            for driver in working where try !driver.step() {
                done[ObjectIdentifier(driver)] = driver.result
                working.removeAll { $0 === driver }
            }
            while reported < portions.count {
                let results = portions[reported].compactMap { done[ObjectIdentifier($0)] }
                guard results.count == portions[reported].count, let first = portions[reported].first else {
                    break
                }
                finished(first.target, results.reduce(into: FuzzResult(), +=))
                reported += 1
            }
            usleep(2000)
        } while reported < portions.count
    }
}
