internal import Tutoring

#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

/// A transcript that the worker plays, seen from the parent.
struct Playing {
    private let script: Script
    private let worker: Worker
    private var outcomes: [Outcome?] = []
    private(set) var scene: PlayedScene

    private static let secondsToOpen = 10.0

    init(_ script: Script, worker: Worker, layout: Layout) throws(CommandFailure) {
        self.script = script
        self.worker = worker
        do {
            scene = try Self.ask(.play(script, layout), worker, seconds: Self.secondsToOpen)
        } catch {
            throw error.failure
        }
    }

    /// The lines played so far.
    var count: Int { outcomes.count }

    /// Plays the next line; one that cannot be judged in time is `undecided`.
    mutating func turn(layout: Layout) throws(CommandFailure) {
        do {
            scene = try Self.ask(.turn(recorded: nil, layout), worker)
        } catch .refused(let failure) {
            throw failure
        } catch {
            let step = scene.step
            do {
                scene = try Self.ask(.play(script, layout), worker, seconds: Self.secondsToOpen)
                for outcome in outcomes + [.stopped(at: step)] {
                    scene = try Self.ask(.turn(recorded: outcome, layout), worker)
                }
            } catch {
                throw error.failure
            }
        }
        outcomes.append(scene.outcome)
    }

    /// Writes the transcript as this run would have it; a recording is never a success.
    func record() throws(CommandFailure) {
        do {
            guard case .text(let text) = try worker.ask(.recording) else { throw Worker.Trouble.died }
            try Self.write(text, to: scene.path)
        } catch let trouble as Worker.Trouble {
            throw trouble.failure
        } catch {
            throw CommandFailure(.writeFailed, "cannot write \(scene.path): \(error)")
        }
        throw CommandFailure(.notRight, "recorded \(scene.path): look at what changed")
    }

    private static func write(_ text: String, to path: String) throws(Descriptor.Trouble) {
        let number = openForWriting(path)
        guard number >= 0 else { throw .refused(errno) }
        let file = Descriptor(number: number)
        defer { file.close() }
        try file.write(Array(text.utf8))
    }

    private static func ask(
        _ work: Work, _ worker: Worker, seconds: Double = Worker.secondsForALine
    ) throws(Worker.Trouble) -> PlayedScene {
        guard case .played(let scene) = try worker.ask(work, seconds: seconds) else { throw .died }
        return scene
    }
}

private func openForWriting(_ path: String) -> Int32 {
    unsafe open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o644)
}
