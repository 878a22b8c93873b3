internal import Checking
internal import Lessons
internal import Notation

/// Where a session stands; a value, so that a copy of it is what `undo` goes back to.
struct SessionState: Sendable {
    /// The steps walked so far, those that only say something among them; the present one last.
    var path: [Visit] = []
    /// The names after the last answer; nil before the end.
    var closing: Workspace?
    var progress = Progress()
    /// Answers given, by step name; also of steps behind which the learner has gone back.
    var kept: [String: KeptAnswer] = [:]
    /// The last judgement, which `why` explains, also just after it let the learner pass.
    var lastJudged: Judged?
    /// The sandbox, while the learner is in it.
    var scratch: Scratch?
}

/// A step on the path, with the names as they were on arriving there.
struct Visit: Sendable {
    let instance: StepInstance
    let workspace: Workspace
    /// What came of the step's experiment; nil where it has none, or has not been carried out.
    var result: ExperimentResult?
}

/// What has happened at the present step.
struct Progress: Hashable, Sendable {
    var attempts = 0
    var hintsShown = 0
    /// Whether the evidence against the last answer has been shown as a hint.
    var hasSeenEvidence = false
    /// Parts of the answer that were given and are to be judged with the others.
    var parts: [String: String] = [:]
    /// Where the present step's experiment stands; nil where it has none.
    var run: RunState?
}

/// Where an experiment stands that has no result yet.
enum RunState: Hashable, Sendable {
    case awaited(Experiment)
    /// With the reason, in words.
    case stopped(String)
}

/// An answer that counts: what later steps use.
struct KeptAnswer: Sendable {
    /// By part, in the grammar; it stands for the answer in journals and comparisons.
    let bound: [String: String]
    /// By part, where the value itself is at hand. Written down and read again it would be as exact, but
    /// numbers of one field would no longer be known as such, and sums of them hard to decide.
    let values: [String: Value]
    /// By part, what was written, where that is not the value itself: its digits, or what follows from
    /// earlier digits.
    var typed: [String: Value] = [:]
    /// By part, the line as it was typed; none where the answer was computed.
    var written: [String: String] = [:]
    var verdict: Verdict?
    let wasSkipped: Bool
}

struct Judged: Hashable, Sendable {
    let step: String
    let judgement: Judgement
    /// The author's remark on it.
    var said: Prose?
}
