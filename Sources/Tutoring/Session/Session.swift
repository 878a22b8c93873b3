internal import Checking
public import Lessons
internal import Notation
internal import Pictures

/// A learner at a lesson: a pure state machine, lines in and events out.
///
/// It knows no terminal, file or clock. Its state is its log: the same lines lead to the same state, and
/// with the recorded outcomes they lead there without judging again. Judging itself does not bound its
/// time; a driver that takes lines from strangers runs the session where it can be stopped.
public struct Session: Sendable {
    public let lesson: Lesson
    /// The outcome of the last line; nil before the first.
    public internal(set) var lastOutcome: Outcome?

    var state = SessionState()
    /// The states before each line that changed something, with the line.
    var history: [(line: String, state: SessionState)] = []
    /// What `undo` and `why` say first of the last line; nil where it was taken.
    var lastRefusal: Refusal?
    let seed: UInt64
    /// The results so far: what was run once is not run again.
    var runs: [Experiment: ExperimentResult] = [:]
    /// What there was to see of those that were carried out in this session, and not taken from a log.
    var pictures: [Experiment: [Picture]] = [:]
    /// Carries experiments out at once; nil where the driver does, see ``awaited``.
    public var conductor: Conductor?

    /// - Parameters:
    ///   - overrides: other expressions for the lesson's given names (`--set W="4 0; 3 -5"`); the brackets
    ///     around a matrix may be left out.
    ///   - seed: chooses a variant, whose values `overrides` still replace; 0 for the lesson's own numbers.
    ///   - start: the step to begin with; the answers before it are computed.
    ///   - conductor: carries experiments out at once; without one the session waits for each.
    public init(
        lesson: Lesson, overrides: [String: String] = [:], seed: UInt64 = 0, start: String? = nil,
        conductor: Conductor? = nil
    ) throws(SessionError) {
        self.lesson = lesson
        self.conductor = conductor
        self.seed = seed
        let variant = try Self.values(of: lesson, seed: seed)
        let first = try Workspace(lesson: lesson, overrides: overrides, variant: variant)
        walk(from: nil, with: first)
        guard !state.path.isEmpty else {
            throw SessionError(.lesson, "the lesson \(lesson.id) has no step for these values")
        }
        if let start { try walk(to: start) }
    }

    /// The first events: the title and the question. After a replay: where the learner stands.
    public func begin() -> [Event] {
        [titleEvent] + arrival()
    }

    /// Takes one line.
    ///
    /// - Parameter recorded: the outcome that the line had before. The line is then neither judged nor
    ///   evaluated: the recorded outcome decides, as when a journal is read back, or when judging the line
    ///   had to be stopped (`Outcome.stopped(at:)`).
    /// - Complexity: that of the judging; otherwise proportional to the number of steps.
    public mutating func handle(_ line: String, recorded: Outcome? = nil) -> [Event] {
        let before = history.count
        let events = respond(to: line, recorded: recorded)
        noteRefusal(of: line, events, hasMoved: history.count != before)
        return events
    }

    private mutating func respond(to line: String, recorded: Outcome?) -> [Event] {
        lastOutcome = recorded ?? Outcome(.word, step: current.name)
        if let recorded, recorded.kind == .run { return takeRun(recorded) }
        if recorded?.attemptsLeftOut != nil { history = [] }
        guard line.utf8.count <= Reader.longest else {
            return [.problem(Phrases.tooLong(line.utf8.count))]
        }
        if state.scratch != nil { return tryOut(line, recorded: recorded) }
        switch Command(line, isName: isName) {
        case .word(let word, let argument):
            return handle(word, argument: argument, line: line, recorded: recorded)
        case .unknownWord(let word, let suggestion):
            return [.problem(Phrases.unknown(word, suggestion: suggestion))]
        case .crowdedWord(let word):
            return [.problem(Phrases.standsAlone(word))]
        case .mathematics(let text):
            // A line that was not taken the first time is not taken now.
            if text.isEmpty { return [] }
            if recorded?.kind == .word { return isFinished ? [] : [.problem([])] }
            if isFinished { return [.note(Phrases.alreadyFinished)] }
            if let stoppedRun { return [.note(Prose(stoppedRun))] }
            if let awaited { return [.run(awaited)] }
            let before = state
            let events = answer(text, recorded: recorded)
            if lastOutcome?.changedState == true { remember(before, line: line) }
            return events
        }
    }

    // MARK: - What drivers ask

    /// `svd-by-hand/right-vectors.1`; only the lesson's id once it is finished. In the sandbox `/scratch`
    /// stands behind it.
    public var prompt: String {
        (isFinished ? lesson.id : "\(lesson.id)/\(current.name)")
            + (state.scratch == nil ? "" : "/scratch")
    }

    public var isFinished: Bool { state.closing != nil }

    /// The name of the present step.
    public var stepName: String { current.name }

    /// The present step's number among those that ask, and how many there are as far as can be seen.
    public var position: (step: Int, count: Int) {
        let asked = state.path.count { $0.instance.step.asks }
        let count = max(1, asked + (isFinished ? 0 : askingStepsAhead))
        // Where an experiment is awaited, the question after it is the one that is meant.
        let waiting = isFinished || current.step.asks ? 0 : 1
        return (step: min(max(1, asked + waiting), count), count: count)
    }

    // MARK: - Inside

    /// There is a visit from `init` on; nothing empties the path.
    var current: StepInstance { state.path[state.path.count - 1].instance }

    /// The names with their values as the present step sees them.
    var workspace: Workspace { state.closing ?? state.path[state.path.count - 1].workspace }

    func isName(_ word: String) -> Bool {
        if workspace.isName(word) || current.step.expectation?.partNames.contains(word) == true {
            return true
        }
        // `none` may be what an item is called.
        guard let expectation = current.step.expectation, !expectation.items.isEmpty else { return false }
        return expectation.items.contains { $0.label.lowercased() == word.lowercased() }
            || expectation.label(chosenBy: word, in: workspace.scope) != word
    }

    /// Keeps the state before a line that changed something, for `undo`.
    mutating func remember(_ before: SessionState, line: String) {
        history.append((line: line, state: before))
    }
}

extension Outcome {
    /// True of lines that `undo` takes back.
    fileprivate var changedState: Bool {
        switch kind {
        case .part, .skip: true
        case .answer: verdict != .malformed && verdict != .undecided
        case .word, .run: false
        }
    }
}
