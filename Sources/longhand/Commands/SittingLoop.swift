/// What every sitting does at the prompt: a line is read, judged and shown, until the learner leaves.
///
/// Those that conform say what a line is judged for: to be kept (``LessonSitting``), to look on
/// (``FinishedSitting``), or while the lesson is still being written (``WatchedSitting``).
protocol SittingLoop {
    var surroundings: Surroundings { get }
    var desk: Desk { get set }
    var reader: LineReader { get set }
    /// Whether the prompt comes no more.
    var isOver: Bool { get }
    /// What may wake the prompt; nil where nothing may.
    var watcher: Watcher? { get }

    /// Takes a line that is not blank.
    mutating func take(_ line: String) throws(CommandFailure)
    /// Carries the experiment out that the lesson waits for.
    mutating func runExperiment() throws(CommandFailure)
    /// Done when the watcher has woken the prompt, and before a line is taken that may have come after what it
    /// watches for.
    mutating func lookUp(wasWoken: Bool) throws(CommandFailure)
}

extension SittingLoop {
    var isOver: Bool { desk.scene.leaves }
    var watcher: Watcher? { nil }

    mutating func lookUp(wasWoken: Bool) throws(CommandFailure) {}

    mutating func take(_ line: String) throws(CommandFailure) {
        try desk.judge(line, layout: Layout(surroundings))
        try Console.put(desk.scene.text)
        try desk.scene.exported?.deliver(layout: Layout(surroundings))
    }

    mutating func runExperiment() throws(CommandFailure) {
        try desk.run(shownTo: surroundings)
        try Console.put(desk.scene.text)
    }

    /// Returns at the end of the sitting, or of the input.
    mutating func readLines() throws(CommandFailure) {
        while !isOver {
            if desk.scene.awaitsRun {
                try runExperiment()
                continue
            }
            let scene = desk.scene
            let typed = try reader.next(
                prompt: scene.prompt, completions: scene.completions, commands: Set(scene.commands),
                watcher: watcher)
            switch typed {
            case .text(let line):
                try lookUp(wasWoken: false)
                if line.contains(where: { !$0.isWhitespace }) { try take(line) }
            case .woken: try lookUp(wasWoken: true)
            case .interrupted: continue
            case .end: return
            default:
                if let problem = typed.problem { try Console.put("  \(problem)\n") }
            }
        }
    }
}
