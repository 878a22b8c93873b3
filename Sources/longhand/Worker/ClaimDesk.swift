internal import Checking
internal import Notation

#if canImport(FoundationEssentials)
    internal import FoundationEssentials
#else
    internal import Foundation
#endif

/// A claim as it was typed.
struct ClaimText: Codable, Hashable, Sendable {
    var statement: String
    var hypotheses: [String]
    var seed: UInt64

    /// - Throws: status 65 where it cannot be read.
    func trials(width: Int = 80) throws(CommandFailure) -> Trials {
        do throws(ClaimError) {
            return try Conjecture(statement, where: hypotheses, seed: seed).trials()
        } catch {
            throw CommandFailure(.badData, error.diagnostic(width: width))
        }
    }

    /// - Throws: status 65 where nothing was decided.
    func report(
        _ tally: Tally, _ refuting: Int?, _ shrinking: Double, _ layout: Layout
    ) throws(CommandFailure) -> ClaimReport {
        let trials = try trials(width: layout.width)
        do throws(ClaimError) {
            let outcome =
                if let refuting {
                    try trials.outcome(tally, refutedBy: refuting, shrinkingFor: shrinking)
                } else {
                    try trials.outcome(tally)
                }
            return ClaimReport(outcome, of: self, layout: layout)
        } catch {
            throw CommandFailure(.badData, error.diagnostic(width: layout.width))
        }
    }
}

/// What a stretch of instances came to.
struct ClaimStretch: Codable, Hashable, Sendable {
    /// The instance to go on with.
    var next: Int
    /// How many there are.
    var count: Int
    var tally = Tally()
    /// The instance that refutes the claim.
    var refuting: Int?

    /// Tries instances until one refutes the claim, or time is up.
    init(_ trials: Trials, from first: Int, count: Int, seconds: Double) {
        next = first
        self.count = trials.count
        let deadline = ContinuousClock.now + .seconds(seconds)
        for k in first..<first + max(0, min(trials.count - first, count)) {
            let result = trials.result(k)
            tally.add(result)
            next = k + 1
            if result == .refuted { refuting = k }
            if result == .refuted || ContinuousClock.now > deadline { return }
        }
    }
}

/// What `claim` answers.
struct ClaimReport: Codable, Hashable, Sendable {
    var isRefuted: Bool
    /// For a terminal.
    var shown: String
    /// The documented object of `--json`.
    var json: String

    init(_ outcome: ClaimOutcome, of text: ClaimText, layout: Layout) {
        isRefuted = outcome.holds == false
        shown = ClaimWords(outcome: outcome, layout: layout, hasHypotheses: !text.hypotheses.isEmpty)
            .lines.map { $0 + "\n" }.joined()
        json = ClaimObject(outcome, of: text.statement).json
    }
}

/// `claim --json`: `holds` is false where the claim is refuted, true where it is proved, else null.
private struct ClaimObject: Encodable {
    private let statement: String
    private let holds: Bool?
    private let instances: Int
    private let errorBound: Double?
    private let counterexample: [String: String]?
    private let left: String?
    private let right: String?

    init(_ outcome: ClaimOutcome, of statement: String) {
        self.statement = statement
        holds = outcome.holds
        instances = outcome.tally.decided
        errorBound = outcome.errorBound?.probability
        let found = outcome.counterexample
        counterexample = found.map { found in
            Dictionary(
                found.values.map { ($0.name, Formula(showing: $0.value).plain) },
                uniquingKeysWith: { first, _ in first })
        }
        left = found?.failure.map { Formula(showing: $0.leftValue).plain }
        right = found?.failure.map { Formula(showing: $0.rightValue).plain }
    }

    private enum Key: String, CodingKey {
        case statement, holds, instances, errorBound, counterexample, left, right
    }

    /// All seven fields, null where there is nothing to say.
    func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: Key.self)
        try fields.encode(statement, forKey: .statement)
        try fields.encode(holds, forKey: .holds)
        try fields.encode(instances, forKey: .instances)
        try fields.encode(errorBound, forKey: .errorBound)
        try fields.encode(counterexample, forKey: .counterexample)
        try fields.encode(left, forKey: .left)
        try fields.encode(right, forKey: .right)
    }

    var json: String { stableJSON ?? "{}" }
}
