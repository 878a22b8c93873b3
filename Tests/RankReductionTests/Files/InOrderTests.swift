import Synchronization
import Testing

@testable import RankReduction

@Suite struct InOrderTests {
    /// How many values are there that nobody has used yet, and how many there were at most.
    private final class Count: Sendable {
        private let state = Mutex((now: 0, most: 0))

        func change(by difference: Int) {
            state.withLock {
                $0.now += difference
                $0.most = max($0.most, $0.now)
            }
        }

        var now: Int { state.withLock { $0.now } }
        var most: Int { state.withLock { $0.most } }
    }

    @Test(arguments: [(0, 3), (1, 3), (100, 1), (100, 3), (100, 0)])
    func `results are used in order, and few wait`(count: Int, ahead: Int) throws {
        let waiting = Count()
        var used: [Int] = []
        try InOrder.run(count, ahead: ahead) { (index) throws(RankReductionError) in
            waiting.change(by: 1)
            return index * index
        } use: { (index, value) throws(RankReductionError) in
            waiting.change(by: -1)
            #expect(value == index * index)
            used.append(index)
        }
        #expect(used == Array(0..<count))
        #expect(waiting.most <= max(1, ahead))
    }

    @Test func `the first error ends the work, and nothing goes on behind it`() throws {
        let running = Count()
        #expect(throws: RankReductionError.rankTooLarge(rank: 7, outputs: 0)) {
            try InOrder.run(100, ahead: 4) { (index) throws(RankReductionError) in
                running.change(by: 1)
                defer { running.change(by: -1) }
                if index == 7 { throw .rankTooLarge(rank: 7, outputs: 0) }
                return index
            } use: { (index, _) throws(RankReductionError) in
                #expect(index < 7)
            }
        }
        #expect(running.now == 0)
        #expect(throws: RankReductionError.interrupted) {
            try InOrder.run(10, ahead: 4) { (index) throws(RankReductionError) in
                index
            } use: {
                (_, _) throws(RankReductionError) in
                throw .interrupted
            }
        }
    }
}
