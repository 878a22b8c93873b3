/// What was decided about a line.
public enum Verdict: String, Codable, Hashable, Sendable, CaseIterable {
    /// Exactly right, in any form.
    case correct
    /// Right to every digit shown.
    case rounded
    /// Within two units of the last digit shown, and not rounded right. No attempt is charged.
    case misrounded
    /// Right so far, with something missing: not normalised, a multiplicity, digits.
    case incomplete
    case incorrect
    /// Could not be read, or is not the kind of thing that was asked for. No attempt is charged.
    case malformed
    /// The engine could not decide within its limits. Never counts as right, nor as an attempt.
    case undecided
    /// Right given an earlier slip.
    case follows

    /// True where the learner goes on to the next step.
    public var advances: Bool { self == .correct || self == .rounded || self == .follows }
    /// True where the line counts as an attempt that failed.
    public var isAttempt: Bool { self == .incorrect }
}

/// How a verdict was proved.
public enum Basis: String, Codable, Hashable, Sendable {
    /// An exact identity, verified or refuted.
    case identity
    /// Certified intervals.
    case enclosure
}

/// A verdict with its evidence: what `grade` replies and what a session shows.
public struct Judgement: Codable, Hashable, Sendable {
    public var verdict: Verdict
    public var by: Basis?
    /// The identity that was verified, or the witness that it fails; nil where there is none to give.
    public var evidence: String?
    /// Ids of the mistake that explains the line; several on a tie.
    public var diagnosis: [String]
    /// What to tell the learner: one or two sentences.
    public var message: String
    /// The share of the relation's parts that hold, 0…1; nil for `malformed` and `undecided`.
    public var credit: Double?
    /// What later lines build on, by part, in the grammar: the answer, or the exact right answer that a
    /// rounded one stands for. Empty unless the verdict advances.
    public var bound: [String: String]

    public init(
        verdict: Verdict, by: Basis? = nil, evidence: String? = nil, diagnosis: [String] = [],
        message: String, credit: Double? = nil, bound: [String: String] = [:]
    ) {
        self.verdict = verdict
        self.by = by
        self.evidence = evidence
        self.diagnosis = diagnosis
        self.message = message
        self.credit = credit
        self.bound = bound
    }

    /// True where the answer is right but for the number of its digits, or for being a decimal.
    public var lacksDigitsOnly: Bool { !DigitRule.ids.isDisjoint(with: diagnosis) }
}
