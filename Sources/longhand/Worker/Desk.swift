internal import Tutoring

/// A sitting in the worker, seen from the parent: lines go out, scenes come back, whatever happens to
/// the child in between.
struct Desk {
    let worker: Worker
    let problem: Problem
    let opened: Opened
    /// Everything that was typed, with what became of it; a new child gets to the same place by it.
    private(set) var turns: [Turn] = []
    private(set) var scene: Scene
    private var generation: Int

    /// The seconds for reading a lesson and computing its start.
    private static let secondsToOpen = 10.0

    /// Reads the lesson.
    ///
    /// - Parameter meanwhile: done while the worker reads.
    static func open(
        _ problem: Problem, with worker: Worker, meanwhile: () -> Void = {}
    ) throws(CommandFailure) -> Opened {
        guard
            case .opened(let opened) = try settled({ () throws(Worker.Trouble) in
                try worker.send(.open(problem), seconds: secondsToOpen)
                meanwhile()
                return try worker.receive()
            })
        else { throw Self.confused }
        return opened
    }

    /// Sits down where the recorded lines lead.
    ///
    /// - Parameters:
    ///   - opened: the answer of ``open(_:with:meanwhile:)``, which was the worker's last request.
    ///   - meanwhile: done while the worker goes there.
    init(
        worker: Worker, problem: Problem, opened: Opened, turns: [Turn], layout: Layout,
        meanwhile: () -> Void = {}
    ) throws(CommandFailure) {
        self.worker = worker
        self.problem = problem
        self.opened = opened
        self.turns = turns
        scene = try Self.settled { () throws(Worker.Trouble) in
            try worker.send(.begin(turns, layout), seconds: Self.secondsToOpen)
            meanwhile()
            return try Self.scene(worker.receive())
        }
        generation = worker.generation
    }

    /// Has a line judged. Where that cannot be done in time the line is answered `undecided`.
    mutating func judge(_ line: String, layout: Layout) throws(CommandFailure) {
        try worker.ensureAlive()
        if worker.generation != generation { try sitDownAgain(layout: layout) }
        let basis = scene.basis
        let start = ContinuousClock.now
        do {
            scene = try Self.scene(worker.ask(.line(line, recorded: nil, layout)))
        } catch .refused(let failure) {
            throw failure
        } catch {
            let isSudden = error == .died && ContinuousClock.now - start < Self.sudden
            try isSudden ? judgeOnceMore(line, layout: layout) : recover(from: line, layout: layout)
        }
        turns.append(Turn(line: line, isSettled: true, outcome: scene.outcome, basis: basis))
    }

    /// The question again, with the lesson's title.
    mutating func show(layout: Layout) throws(CommandFailure) {
        try worker.ensureAlive()
        if worker.generation != generation { return try sitDownAgain(layout: layout) }
        let worker = worker
        scene = try Self.settled { () throws(Worker.Trouble) in
            try Self.scene(worker.ask(.begin([], layout), seconds: Self.secondsToOpen))
        }
    }

    /// The worker was asked something else in between: the next line finds its way back first.
    mutating func standAside() { generation = -1 }

    // MARK: - Experiments

    /// The seconds of one stride, those after which a stride is given up, and those of a whole run.
    private static let (stride, patience, longestRun) = (0.2, 20.0, 60.0)

    /// Has the experiment carried out that the session waits for. The scene is then what it led to, or
    /// that it was stopped, by Ctrl-C or at a limit.
    ///
    /// - Parameter show: told after each stride how far it has come.
    mutating func run(layout: Layout, show: (RunProgress) -> Void) throws(CommandFailure) {
        try worker.ensureAlive()
        if worker.generation != generation { try sitDownAgain(layout: layout) }
        let start = ContinuousClock.now
        var stop = RunStop.overran
        do throws(Worker.Trouble) {
            while ContinuousClock.now - start < .seconds(Self.longestRun) {
                switch try worker.ask(.run(seconds: Self.stride, layout), seconds: Self.patience) {
                case .running(let progress): show(progress)
                case .scene(let scene):
                    self.scene = scene
                    turns.append(Turn(line: Session.runLine, isSettled: true, outcome: scene.outcome))
                    return
                default: throw .refused(Self.confused)
                }
            }
        } catch .refused(let failure) {
            throw failure
        } catch {
            if error == .interrupted { stop = .cancelled }
        }
        try worker.ensureAlive()
        if worker.generation != generation { try sitDownAgain(layout: layout) }
        try stopRun(stop, layout: layout)
    }

    private mutating func stopRun(_ reason: RunStop, layout: Layout) throws(CommandFailure) {
        let (worker, outcome) = (worker, Outcome.stopped(reason, at: scene.step))
        scene = try Self.settled { () throws(Worker.Trouble) in
            try Self.scene(worker.ask(.line(Session.runLine, recorded: outcome, layout)))
        }
        turns.append(Turn(line: Session.runLine, isSettled: true, outcome: outcome))
    }

    /// A child that ends sooner than this has not reached a limit: the line need not be to blame.
    private static let sudden = Duration.milliseconds(250)

    private mutating func judgeOnceMore(_ line: String, layout: Layout) throws(CommandFailure) {
        try sitDownAgain(layout: layout)
        do {
            scene = try Self.scene(worker.ask(.line(line, recorded: nil, layout), seconds: 1))
        } catch .refused(let failure) {
            throw failure
        } catch {
            try recover(from: line, layout: layout)
        }
    }

    /// Another child, with the line recorded as stopped.
    private mutating func recover(from line: String, layout: Layout) throws(CommandFailure) {
        let stopped = Outcome.stopped(at: scene.step)
        try sitDownAgain(layout: layout)
        let worker = worker
        scene = try Self.settled { () throws(Worker.Trouble) in
            try Self.scene(worker.ask(.line(line, recorded: stopped, layout)))
        }
    }

    /// Brings another child to where the old one was.
    private mutating func sitDownAgain(layout: Layout) throws(CommandFailure) {
        let (worker, turns) = (worker, turns)
        _ = try Self.open(problem, with: worker)
        scene = try Self.settled { () throws(Worker.Trouble) in
            try Self.scene(worker.ask(.begin(turns, layout), seconds: Self.secondsToOpen))
        }
        generation = worker.generation
    }

    // MARK: - Answers that have to come

    private static func scene(_ reply: Reply) throws(Worker.Trouble) -> Scene {
        guard case .scene(let scene) = reply else { throw .refused(confused) }
        return scene
    }

    private static func settled<Answer>(
        _ ask: () throws(Worker.Trouble) -> Answer
    ) throws(CommandFailure) -> Answer {
        do {
            return try ask()
        } catch {
            throw error.failure
        }
    }

    private static var confused: CommandFailure {
        CommandFailure(.fault, "the worker gave an answer of another kind")
    }
}

extension Worker.Trouble {
    /// The end of a command that cannot go on.
    var failure: CommandFailure {
        switch self {
        case .died: CommandFailure(.fault, "the worker ended before its answer; please report this")
        case .overran: CommandFailure(.badData, "this takes more time than is given to one request")
        case .interrupted: CommandFailure(.interrupted, "")
        case .refused(let failure): failure
        }
    }
}
