/// Files on their way to two workers and back, in order.
///
/// Each worker has one file at a time; while the first is waited for, the second works. A file with a
/// line that ends a worker, or takes too long, is gone through again line by line.
struct Marking {
    private let workers: [Worker]
    private let layout: Layout
    /// The files that are out, the oldest first, each with its worker.
    private var waiting: [(paper: Paper, worker: Worker)] = []
    private(set) var sent = 0

    private static let secondsForAFile = 10.0
    private static let secondsToOpen = 10.0
    /// After so many lines that had to be stopped the rest of a file is not tried.
    private static let mostStopped = 3

    /// - Parameter isPaired: whether a second worker is worth its start.
    init(worker: Worker, layout: Layout, isPaired: Bool) {
        workers = isPaired ? [worker, Worker(isLazy: true)] : [worker]
        self.layout = layout
    }

    var hasRoom: Bool { waiting.count < workers.count }

    mutating func send(_ paper: Paper) throws(CommandFailure) {
        let worker = workers[sent % workers.count]
        sent += 1
        // Trouble shows at the latest when the answer is waited for.
        try? worker.send(.mark(paper, layout), seconds: Self.secondsForAFile)
        waiting.append((paper, worker))
    }

    /// The marks of the oldest file.
    mutating func receive() throws(CommandFailure) -> MarkedPaper {
        let (paper, worker) = waiting.removeFirst()
        do {
            guard case .marked(let marked) = try worker.receive() else { throw Worker.Trouble.died }
            return marked
        } catch Worker.Trouble.died {
            return try lineByLine(paper, worker)
        } catch Worker.Trouble.overran {
            return try lineByLine(paper, worker)
        } catch let trouble as Worker.Trouble {
            throw trouble.failure
        } catch {
            throw CommandFailure(.fault, "\(error)")
        }
    }

    private func lineByLine(_ paper: Paper, _ worker: Worker) throws(CommandFailure) -> MarkedPaper {
        var stopped: Set<Int> = []
        while true {
            do {
                return try pass(paper, worker, &stopped)
            } catch .died, .overran {
                continue
            } catch {
                throw error.failure
            }
        }
    }

    /// Goes through the file; where a line has to be stopped, it is noted and the trouble thrown.
    private func pass(
        _ paper: Paper, _ worker: Worker, _ stopped: inout Set<Int>
    ) throws(Worker.Trouble) -> MarkedPaper {
        let count: Int
        do throws(Worker.Trouble) {
            guard case .count(let found) = try worker.ask(.markOpen(paper), seconds: Self.secondsToOpen)
            else {
                throw Worker.Trouble.died
            }
            count = found
        } catch {
            if case .refused = error { throw error }
            throw .refused(
                CommandFailure(.badData, "\(paper.file): its lesson takes more time than is given to it"))
        }
        for line in 0..<count {
            let isStopped =
                stopped.contains(line)
                || stopped.count >= Self.mostStopped
                    && line > (stopped.max() ?? 0)
            do throws(Worker.Trouble) {
                _ = try worker.ask(.markLine(isStopped: isStopped))
            } catch {
                stopped.insert(line)
                throw error
            }
        }
        guard case .marked(let marked) = try worker.ask(.markEnd(paper, layout)) else { throw .died }
        return marked
    }
}
