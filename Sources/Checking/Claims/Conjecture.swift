public import Notation

/// A statement about matrices that is tried on exact instances.
///
/// A name without a hypothesis is a real matrix, a lower-case one a column vector, a Greek letter a number.
/// What is found is a counterexample, checked exactly with every hypothesis, or the number of instances
/// that the statement survived.
public struct Conjecture: Sendable {
    public let statement: String
    public let hypotheses: [String]
    /// Names that have a value already.
    public let given: Scope
    /// Chooses the instances; the same seed tries the same ones.
    public let seed: UInt64

    public init(
        _ statement: String, where hypotheses: [String] = [], given: Scope = Scope(), seed: UInt64 = 0
    ) {
        self.statement = statement
        self.hypotheses = hypotheses
        self.given = given
        self.seed = seed
    }

    /// Reads the claim.
    ///
    /// - Throws: where it cannot be read, or no sizes make it defined.
    public func trials() throws(ClaimError) -> Trials { try Trials(self) }

    /// Tries instances until one refutes the claim, until there are enough, or until time is up, and shrinks
    /// what refutes it.
    ///
    /// - Parameter seconds: after this time no other instance is begun; one that has begun is not stopped.
    /// - Throws: where the claim cannot be read, or nothing satisfies its hypotheses.
    public func outcome(seconds: Double) throws(ClaimError) -> ClaimOutcome {
        let trials = try trials()
        var tally = Tally()
        let start = ContinuousClock.now
        for k in 0..<trials.count {
            let result = trials.result(k)
            tally.add(result)
            if result == .refuted {
                return try trials.outcome(tally, refutedBy: k, shrinkingFor: seconds / 2)
            }
            if ContinuousClock.now - start > .seconds(seconds) { break }
        }
        return try trials.outcome(tally)
    }
}

/// What became of one instance.
public enum TrialResult: String, Codable, Hashable, Sendable {
    case holds, refuted
    /// The statement has no value there.
    case undefined
    /// It could not be decided.
    case unable
    /// No values were found that satisfy the hypotheses.
    case unmet
    /// It holds for entries drawn from a large set.
    case holdsWidely
}

/// How many instances came out how.
public struct Tally: Codable, Hashable, Sendable {
    private var counts: [TrialResult: Int] = [:]
    /// Instances that were stopped because they took too long.
    public var slow = 0

    public init() {}

    public mutating func add(_ result: TrialResult) { counts[result, default: 0] += 1 }

    public mutating func add(_ other: Tally) {
        counts.merge(other.counts, uniquingKeysWith: +)
        slow += other.slow
    }

    public subscript(result: TrialResult) -> Int { counts[result] ?? 0 }

    /// The instances on which the statement was decided.
    public var decided: Int { self[.holds] + self[.holdsWidely] + self[.refuted] }
}

/// What trying a claim led to.
public struct ClaimOutcome: Sendable {
    /// False: refuted; true: proved; nil: not refuted.
    public let holds: Bool?
    public let tally: Tally
    /// A bound on the probability that a false identity has survived, where there is one.
    public let errorBound: ErrorBound?
    public let counterexample: Counterexample?
    /// How the names were read.
    public let names: [ClaimName]
    /// Hypotheses that instances were not built to satisfy but only checked for.
    public let filters: [String]

    public struct ErrorBound: Sendable, Hashable {
        /// The probability, at most.
        public let probability: Double
        /// The identity was tried for all sizes up to this; nil where the hypotheses leave no size open.
        public let largestSize: Int?
    }
}

extension ClaimOutcome.ErrorBound {
    /// The probability as a power of ten that is not below it: `10⁻²⁰`.
    public var powerOfTen: String {
        guard probability > 0 else { return "0" }
        var (exponent, power) = (0, 1.0)
        while power / 10 >= probability, exponent < 400 {
            power /= 10
            exponent += 1
        }
        let digits = ["⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"]
        return exponent == 0
            ? "1" : "10⁻" + String(exponent).compactMap { $0.wholeNumberValue }.map { digits[$0] }.joined()
    }
}

/// A name of a claim, in words.
public struct ClaimName: Codable, Hashable, Sendable {
    /// Canonical.
    public let name: String
    /// `a number`, `a matrix`, `defined`.
    public let reading: String
}

/// Exact values on which a claim fails.
public struct Counterexample: Sendable {
    /// The names in order of appearance, definitions included.
    public let values: [(name: String, value: Value)]
    /// The relation that fails, with its sides; nil where the statement is no relation.
    public let failure: Failure?

    public struct Failure: Sendable {
        public let left: Expression
        public let right: Expression
        /// `==`, `<=`, `in` …
        public let relation: String
        public let leftValue: Value
        public let rightValue: Value
        /// The first entry where two matrices differ, from zero.
        public let place: Place?
    }

    public struct Place: Sendable, Hashable {
        public let row: Int
        public let column: Int
    }
}
