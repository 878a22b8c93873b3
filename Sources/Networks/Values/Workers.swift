internal import Dispatch
internal import Foundation
internal import Synchronization

/// How many tasks run side by side.
///
/// BLAS has one thread; the parallelism is here, above it. A task never depends on who runs it, and no two
/// write to the same place: results are the same, bit for bit, for any number of workers.
public struct Workers: Hashable, Sendable {
    public let count: Int

    /// This many workers, at least one.
    public init(_ count: Int) { self.count = max(1, count) }

    public static let one = Workers(1)

    /// One worker for each core that is at work.
    public static var allCores: Workers { Workers(ProcessInfo.processInfo.activeProcessorCount) }

    /// Runs `task` on 0..<n, each once, in no order; throws the error of one that failed, if any did.
    ///
    /// After a failure the tasks that have not begun are left out. No two tasks may write to the same place.
    func perform<Failure: Error>(_ n: Int, _ task: (Int) throws(Failure) -> Void) throws(Failure) {
        if count == 1 || n <= 1 {
            for i in 0..<n { try task(i) }
            return
        }
        let next = Atomic(0)
        let failure = Mutex<Failure?>(nil)
        withoutActuallyEscaping(task) { task in
            // `concurrentPerform` returns after all of them, and no two tasks write to the same place: that
            // is what `perform` asks of its caller.
            nonisolated(unsafe) let task = task
            DispatchQueue.concurrentPerform(iterations: min(count, n)) { _ in
                while true {
                    let i = next.wrappingAdd(1, ordering: .relaxed).oldValue
                    if i >= n { return }
                    do throws(Failure) {
                        unsafe try task(i)
                    } catch {
                        failure.withLock { $0 = error }
                        next.store(n, ordering: .relaxed)
                    }
                }
            }
        }
        if let error = failure.withLock({ $0 }) { throw error }
    }

    /// `transform` of each element, in their order.
    func map<Element, Result: Sendable, Failure: Error>(
        _ elements: [Element], _ transform: (Element) throws(Failure) -> Result
    ) throws(Failure) -> [Result] {
        let results = Mutex<[Int: Result]>([:])
        try perform(elements.count) { (i) throws(Failure) in
            let result = try transform(elements[i])
            results.withLock { $0[i] = result }
        }
        return results.withLock { results in elements.indices.compactMap { results[$0] } }
    }
}
