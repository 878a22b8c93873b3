internal import Checking

/// How an exercise went, from best to worst.
public enum DrillResult: Hashable, Sendable, CaseIterable {
    case firstTry, laterTry, withHints, skipped

    /// From the lines that were typed and what became of them.
    public init(_ turns: [(line: String, outcome: Outcome?)]) {
        let words = turns.compactMap { turn -> Word? in
            // No name of an exercise is a word.
            guard case .word(let word, _) = Command(turn.line, isName: { _ in false }) else { return nil }
            return word
        }
        if turns.contains(where: { $0.outcome?.kind == .skip }) {
            self = .skipped
        } else if words.contains(.hint) || words.contains(.solution) {
            self = .withHints
        } else if turns.contains(where: { $0.outcome?.verdict?.isAttempt == true }) {
            self = .laterTry
        } else {
            self = .firstTry
        }
    }
}

/// The exercises of one sitting, counted.
public struct DrillScore: Hashable, Sendable {
    private var counts: [DrillResult: Int] = [:]
    /// How many went right at the first try since one did not.
    public private(set) var run = 0

    public init() {}

    public var count: Int { counts.values.reduce(0, +) }

    /// Counts one more.
    public mutating func add(_ result: DrillResult) {
        counts[result, default: 0] += 1
        run = result == .firstTry ? run + 1 : 0
    }

    /// `4 done: 2 at the first try, 1 with hints, 1 skipped.`
    public var words: String {
        let parts = DrillResult.allCases.compactMap { result in
            counts[result].map { "\($0) \(result.words)" }
        }
        guard parts.count > 1 else {
            let result = counts.keys.first ?? .firstTry
            return "\(count) done, \(count > 1 ? "all " : "")\(result.words)."
        }
        return "\(count) done: \(parts.joined(separator: ", "))."
    }
}

extension DrillResult {
    fileprivate var words: String {
        switch self {
        case .firstTry: "at the first try"
        case .laterTry: "at a later try"
        case .withHints: "with hints"
        case .skipped: "skipped"
        }
    }
}
