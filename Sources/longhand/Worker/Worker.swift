#if canImport(FoundationEssentials)
    internal import FoundationEssentials
#else
    internal import Foundation
#endif

/// The parent's side of the worker: asks, waits no longer than the deadline, starts a new child where
/// one died or overran.
final class Worker {
    enum Trouble: Error, Hashable {
        /// It ended: out of memory, or a fault in an engine.
        case died
        /// It was stopped at the deadline, or its processor time was used up.
        case overran
        /// Ctrl-C.
        case interrupted
        /// The request was answered: it cannot be done.
        case refused(CommandFailure)
    }

    /// The seconds within which a line of the learner's is answered, a new child after trouble included.
    static let secondsForALine = 2.0
    /// Of these, what a new child gets to come to where the old one was.
    private static let secondsForRestart = 0.35

    private var process: WorkerProcess?
    private let memory: Int
    /// Which child this is; one that was started later knows nothing of what an earlier one was told.
    private(set) var generation = 0
    private var deadline = Deadline(seconds: 0)
    private let encoder = JSONEncoder()
    private let decoder = JSONDecoder()

    /// Starts the child; to be made first thing, see ``WorkerProcess``.
    ///
    /// - Parameters:
    ///   - isLazy: true for one that is started with its first request, at any time.
    ///   - memory: the bytes that parent and child may hold together, of a lazy one.
    init(isLazy: Bool = false, memory: Int = ResourceLimits.memory) {
        self.memory = memory
        process = isLazy ? nil : try? WorkerProcess(atStart: true)
    }

    /// Starts a new child where the old one has ended since its last answer.
    func ensureAlive() throws(CommandFailure) {
        if let process, process.isAlive { return }
        process = try WorkerProcess(memory: memory)
        generation += 1
    }

    /// Sends one request and waits for its answer.
    ///
    /// After `.died`, `.overran` and `.interrupted` the next request meets a new child that knows nothing.
    ///
    /// - Parameters:
    ///   - seconds: the processor time that it may take.
    ///   - patience: how many times as long it may take by the clock. For somebody who waits at a prompt that is
    ///     once; what is judged by the work that it is must not depend on what else the machine does.
    func ask(
        _ work: Work, seconds: Double = Worker.secondsForALine, patience: Double = 1
    ) throws(Trouble) -> Reply {
        try send(work, seconds: seconds, patience: patience)
        return try receive()
    }

    /// Sends one request; its answer has to be received before the next.
    func send(_ work: Work, seconds: Double, patience: Double = 1) throws(Trouble) {
        let wait = seconds * patience
        deadline = Deadline(seconds: max(wait - Self.secondsForRestart, wait / 2))
        do {
            let request = try encoder.encode(Request(seconds: seconds, work: work))
            try ensureAlive()
            guard let process else { throw Descriptor.Trouble.closed }
            try process.send(Array(request), until: deadline)
        } catch {
            process = nil
            throw Self.trouble(error)
        }
    }

    /// Waits for the answer to what was sent.
    func receive() throws(Trouble) -> Reply {
        let answer: [UInt8]
        do throws(Descriptor.Trouble) {
            guard let process else { throw Descriptor.Trouble.closed }
            answer = try process.receive(until: deadline)
        } catch {
            let hasSpentItsTime = error == .closed && process?.hasSpentItsTime() == true
            process = nil
            throw hasSpentItsTime ? .overran : Self.trouble(error)
        }
        guard let reply = try? decoder.decode(Reply.self, from: Data(answer)) else {
            process = nil
            throw .died
        }
        if case .failed(let failure) = reply { throw .refused(failure) }
        return reply
    }

    private static func trouble(_ error: any Error) -> Trouble {
        switch error {
        case Descriptor.Trouble.overran: .overran
        case Descriptor.Trouble.interrupted: .interrupted
        case let failure as CommandFailure: .refused(failure)
        default: .died
        }
    }
}
