public import Checking

/// What a line led to: enough to rebuild the state later without judging again.
public struct Outcome: Codable, Hashable, Sendable {
    public enum Kind: String, Codable, Sendable {
        /// An answer, judged.
        case answer
        /// One part of several; the others are still to come.
        case part
        /// An experiment was carried out; its results are what is bound. Nothing is where it was stopped.
        case run
        /// The computed answer was taken.
        case skip
        /// Any other word, or a line that says nothing.
        case word
    }

    public var kind: Kind
    /// The step that the line was typed at: `right-vectors.1`.
    public var step: String
    /// Nil unless an answer was judged.
    public var verdict: Verdict?
    public var diagnosis: [String]
    public var credit: Double?
    /// What later steps use, by the answer's parts, in the grammar.
    public var bound: [String: String]
    /// Attempts at the same step, just before, that a shortened log leaves out; they count, but `undo` does
    /// not go back behind them. Nil in what is written down.
    public var attemptsLeftOut: Int?

    public init(
        _ kind: Kind, step: String, verdict: Verdict? = nil, diagnosis: [String] = [], credit: Double? = nil,
        bound: [String: String] = [:]
    ) {
        self.kind = kind
        self.step = step
        self.verdict = verdict
        self.diagnosis = diagnosis
        self.credit = credit
        self.bound = bound
    }

    /// The word for it in a transcript: the verdict, or `skipped`; nil where nothing was judged.
    public var label: String? {
        kind == .skip ? "skipped" : verdict?.rawValue
    }

    /// A line whose judging had to be stopped.
    public static func stopped(at step: String) -> Outcome {
        Outcome(.answer, step: step, verdict: .undecided)
    }
}
