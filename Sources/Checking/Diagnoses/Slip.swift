import Notation

/// One way to go wrong at a question: what an answer looks like that made just this slip.
///
/// A slip is a transformation of the right object, computed from the learner's own earlier lines: it can
/// show such an answer, and it recognises one.
struct Slip: Sendable {
    /// How much has to go wrong; the smaller explanation is the better one.
    enum Size: Int, Comparable, Sendable {
        /// The right thing, written with a slip of the pen: a sign, an order, a point.
        case stroke
        /// One definite other object: WWᵀ for WᵀW.
        case object
        /// A definite place with an arbitrary content: one entry is off.
        case place
        /// A property that fails, whatever the rest is: not a unit vector.
        case property
        /// A slip that any formula or matrix may have: a transpose dropped, two entries swapped.
        case common
        /// The same at a definite place with an arbitrary content.
        case commonPlace

        static func < (a: Size, b: Size) -> Bool { a.rawValue < b.rawValue }
    }

    /// Stable: `gram.used-wwt`.
    let id: String
    let size: Size
    /// What to tell the learner, one or two sentences; made when it is needed.
    private let words: @Sendable () -> String
    let pattern: any SlipPattern
    /// What to tell a learner who typed a certain answer; nil where the message says it all.
    let remark: (@Sendable ([String: Value]) throws -> String?)?
    /// Whether an answer that it alone explains is right as far as it goes: `incomplete`, with half the credit.
    var isRightSoFar = false

    init(
        _ id: String, _ size: Size, _ message: @autoclosure @escaping @Sendable () -> String,
        _ pattern: any SlipPattern,
        remark: (@Sendable ([String: Value]) throws -> String?)? = nil
    ) {
        self.id = id
        self.size = size
        words = message
        self.pattern = pattern
        self.remark = remark
    }

    var message: String { words() }

    /// What to tell a learner who typed this answer.
    func message(for answer: [String: Value]) -> String {
        ((try? remark?(answer)) ?? nil) ?? message
    }
}

/// The answers that make one slip.
protocol SlipPattern: Sendable {
    /// Some of them, by part.
    func examples() throws -> [[String: Value]]
    /// Whether a typed answer is one of them.
    func explains(_ answer: [String: Value]) throws -> Bool
}

/// The answers that would be right if the question were another one.
struct MistakenRule: SlipPattern {
    let rule: any Rule

    func examples() throws -> [[String: Value]] { [try rule.key()] }

    func explains(_ answer: [String: Value]) throws -> Bool {
        do {
            let verdict = try rule.judge(answer).verdict
            return verdict.advances || verdict == .misrounded
        } catch is WrongKind {
            return false
        }
    }
}

/// Answers that a property tells, with some that have it.
struct TellingProperty: SlipPattern {
    let samples: @Sendable () throws -> [[String: Value]]
    let holds: @Sendable ([String: Value]) throws -> Bool

    func examples() throws -> [[String: Value]] { try samples() }

    func explains(_ answer: [String: Value]) throws -> Bool {
        do { return try holds(answer) } catch is WrongKind { return false }
    }
}
