internal import Dispatch
internal import Foundation
internal import Synchronization

/// Work on several cores whose results are used one after the other, in order.
enum InOrder {
    /// As many threads as are worth starting here; memory grows with them.
    static let usefulThreads = min(4, ProcessInfo.processInfo.activeProcessorCount)

    /// Makes `count` values on other threads and hands them to `use` on this one, by rising index.
    ///
    /// At most `ahead` values are being made or wait at any time, so that memory stays bounded. The first
    /// error ends the work, after those that have been started.
    static func run<Value: Sendable>(
        _ count: Int, ahead: Int,
        make: @escaping @Sendable (Int) throws(RankReductionError) -> Value,
        use: (Int, Value) throws(RankReductionError) -> Void
    ) throws(RankReductionError) {
        var waiting: [Promise<Value>] = []
        var next = 0
        // Nothing may still be reading when the caller goes on to close its files.
        defer { for promise in waiting { _ = promise.wait() } }
        for index in 0..<count {
            while next < count, waiting.count < max(1, ahead) {
                let number = next
                waiting.append(Promise { () throws(RankReductionError) in try make(number) })
                next += 1
            }
            try use(index, waiting.removeFirst().wait().get())
        }
    }
}

/// A value that another thread makes.
private final class Promise<Value: Sendable>: Sendable {
    private let outcome = Mutex<Result<Value, RankReductionError>?>(nil)
    private let arrival = DispatchSemaphore(value: 0)

    init(_ work: @escaping @Sendable () throws(RankReductionError) -> Value) {
        DispatchQueue.global().async { [self] in
            let result = Result { () throws(RankReductionError) in try work() }
            outcome.withLock { $0 = result }
            arrival.signal()
        }
    }

    /// Waits for the value; to be called once.
    func wait() -> Result<Value, RankReductionError> {
        arrival.wait()
        // The signal comes after the outcome.
        return outcome.withLock { $0 } ?? .failure(.interrupted)
    }
}
