internal import Lessons
internal import Tutoring

/// An author at a lesson of their own: it is read again whenever its file is saved. Nothing is recorded.
///
/// The text that was good last is kept and handed to the worker, so that a file that is broken for a
/// while breaks nothing here.
struct WatchedSitting: SittingLoop {
    private let worker: Worker
    let surroundings: Surroundings
    let watcher: Watcher?
    private let path: String
    private var problem: Problem
    var desk: Desk
    var reader: LineReader

    /// More steps than this are not walked again.
    private static let longestWay = 2000

    init(problem: Problem, worker: Worker, surroundings: Surroundings) throws(CommandFailure) {
        do {
            path = try Office.library(problem.folder).path(of: problem.lesson)
        } catch {
            throw CommandFailure(.notFound, error.description)
        }
        let watch = FileWatch(path: path, limit: LessonReader.longestFile)
        watcher = Watcher(watch)
        self.worker = worker
        self.surroundings = surroundings
        self.problem = problem
        self.problem.text = LessonText(path: path, bytes: watch.bytes)
        let opened = try Desk.open(self.problem, with: worker)
        desk = try Desk(
            worker: worker, problem: self.problem, opened: opened, turns: [], layout: Layout(surroundings))
        reader = LineReader(surroundings: surroundings, history: nil)
    }

    mutating func run() throws(CommandFailure) {
        try say("Watching `\(path)`. Nothing is recorded.")
        try Console.put(desk.scene.text)
        try readLines()
        try sayHowToComeBack()
    }

    /// A line that came right after a save is meant for what was saved.
    mutating func lookUp(wasWoken: Bool) throws(CommandFailure) {
        if wasWoken || watcher?.look(settles: false) == true { try takeChange() }
    }

    private func say(_ words: String) throws(CommandFailure) {
        try Console.put(Screen(layout: Layout(surroundings)).paragraph(words))
    }

    private func sayHowToComeBack() throws(CommandFailure) {
        var again = problem
        again.from = desk.scene.place.finished ? nil : desk.scene.step
        let command = again.command(learner: JournalFolder.defaultLearner)
        try Console.put("`\(command) --watch` comes back here.\n")
    }

    // MARK: - After a save

    private mutating func takeChange() throws(CommandFailure) {
        guard let sight = watcher?.take(), sight != .unchanged else { return }
        try Console.put("\n")
        switch sight {
        case .unchanged: return
        case .gone: try say("`\(path)` is not there any more. The lesson stays as it was until it is.")
        case .changed(let bytes): try read(LessonText(path: path, bytes: bytes))
        }
    }

    private mutating func read(_ text: LessonText) throws(CommandFailure) {
        var changed = problem
        changed.text = text
        // The steps before are computed, or answered as they were: see `Retracing`.
        changed.from = nil
        let layout = Layout(surroundings)
        do throws(CommandFailure) {
            let opened = try Desk.open(changed, with: worker)
            let place = desk.scene.place.finished ? nil : desk.scene.step
            let way = Retracing(
                turns: desk.turns, place: place, before: desk.opened.steps, now: opened.steps)
            var desk = try Desk(
                worker: worker, problem: changed, opened: opened, turns: [], layout: layout)
            let complaint = try walk(way, at: &desk)
            try desk.show(layout: layout)
            (problem, self.desk) = (changed, desk)
            try say("Read again: `\(path)`.")
            try sayFaults(layout)
            if let complaint { try Console.put(complaint) }
            try Console.put(desk.scene.text)
        } catch {
            guard error.code == ExitStatus.badData.rawValue else { throw error }
            desk.standAside()
            try Console.put(Screen(layout: layout).complaint(error.message))
            try say("The lesson stays as it was.")
        }
    }

    // MARK: - What is wrong with it

    /// How many faults are shown, and what looking for them may take.
    private static let (shownFaults, secondsToCheck) = (3, 4.0)

    /// The first faults that `lesson check` finds in the file as it is now.
    private func sayFaults(_ layout: Layout) throws(CommandFailure) {
        let faults = checked().filter(\.isFault).inLineOrder(\.place)
        for fault in faults.prefix(Self.shownFaults) {
            try Console.put(Screen(layout: layout).complaint(fault.text))
        }
        let more = faults.count - Self.shownFaults
        if more > 0 { try say("\(more) more: `longhand lesson check \(path)` says them all.") }
    }

    /// What a check says in the time that there is for it.
    private func checked() -> [LessonChecked.Saying] {
        let start = ContinuousClock.now
        var said: [LessonChecked.Saying] = []
        var work = Work.check(name: path, folder: problem.folder)
        while true {
            let left = .seconds(Self.secondsToCheck) - (ContinuousClock.now - start)
            guard left > .zero,
                case .checked(let part)? = try? worker.ask(work, seconds: left / .seconds(1))
            else { return said }
            said += part.said
            if part.upcoming == nil { return said }
            work = .checkPart
        }
    }

    // MARK: - The way back to the step

    /// Types again what was typed, as far as it is still right.
    ///
    /// - Returns: the line that is not right any more, with what is said of it.
    private func walk(_ way: Retracing, at desk: inout Desk) throws(CommandFailure) -> String? {
        for _ in 0..<Self.longestWay {
            if desk.scene.awaitsRun {
                try desk.run(shownTo: surroundings)
                continue
            }
            let here = desk.scene
            guard !here.place.finished, let lines = way.next(at: here.step) else { return nil }
            for line in lines { try desk.judge(line, layout: Layout(surroundings)) }
            if desk.scene.step == here.step, !desk.scene.place.finished {
                let typed = Prompt.main(here.prompt, surroundings).plain + (lines.last ?? "")
                return "\(typed)\n\(desk.scene.text)"
            }
        }
        return nil
    }
}
