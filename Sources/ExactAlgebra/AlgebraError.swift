/// Why an exact computation has no value: it is *undefined*, or the engine was *unable*.
///
/// The two are never mixed up: 1/0 is undefined whatever the machine; a sum of forty different
/// square roots has a sign, but deciding it would pass a limit. A judge must never let *unable*
/// count as right, nor as wrong.
public enum AlgebraError: Error, Hashable, Sendable {
    // Undefined
    case divisionByZero
    case shapeMismatch(operation: String, left: Shape, right: Shape)
    case notSquare(operation: String, shape: Shape)
    case singular(operation: String)
    case notReal(operation: String)
    case noSuchRoot(index: Int, count: Int)
    case outOfDomain(operation: String, reason: String)
    // Unable
    case limit(Limit, asked: Int)
    /// A result that failed its own proof: a fault of ours, never passed on as a value.
    case unproven(operation: String)

    /// True where no machine could give a value; false where this one gave up.
    public var isUndefined: Bool {
        switch self {
        case .limit, .unproven: false
        default: true
        }
    }
}

/// A bound that keeps one request within time and memory.
public enum Limit: String, Hashable, Sendable, Codable {
    /// The degree of an algebraic number's minimal polynomial.
    case degree
    /// The bits of one integer.
    case bits
    /// The bits of precision of one enclosure.
    case precision
    /// The operations in one lazily kept expression.
    case operations
    /// The entries of one matrix, or the terms of one list.
    case entries

    /// The largest value that is attempted.
    public var bound: Int {
        switch self {
        case .degree: 128
        case .bits: 1 << 20
        case .precision: 1 << 18
        case .operations: 20_000
        case .entries: 40_000
        }
    }
}

extension AlgebraError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .divisionByZero: "division by zero"
        case .shapeMismatch(let operation, let left, let right):
            "\(operation): a \(left) matrix and a \(right) matrix do not fit together"
        case .notSquare(let operation, let shape):
            "\(operation) needs a square matrix; this one is \(shape)"
        case .singular(let operation): "\(operation): the matrix is singular"
        case .notReal(let operation): "\(operation) needs a real number"
        case .noSuchRoot(let index, let count):
            "there is no real root number \(index); the polynomial has \(count)"
        case .outOfDomain(let operation, let reason): "\(operation): \(reason)"
        case .unproven(let operation): "\(operation): the result could not be proved"
        case .limit(let limit, _): "it would take \(limit.excess)"
        }
    }
}

extension Limit {
    /// What lies beyond the bound, in words.
    fileprivate var excess: String {
        switch self {
        case .degree: "algebraic numbers of a degree above \(bound)"
        case .bits: "numbers of more than \(bound) bits"
        case .precision: "more than \(bound) bits of precision"
        case .operations: "an expression of more than \(bound) operations"
        case .entries: "more than \(bound) entries"
        }
    }
}

/// The rows and columns of a matrix.
public struct Shape: Hashable, Sendable, CustomStringConvertible {
    public let rows: Int
    public let columns: Int

    public init(_ rows: Int, _ columns: Int) {
        self.rows = rows
        self.columns = columns
    }

    public var description: String { "\(rows)×\(columns)" }
}

extension Limit {
    /// Throws unless `asked` is within the bound.
    func check(_ asked: Int) throws(AlgebraError) {
        if asked > bound { throw .limit(self, asked: asked) }
    }
}
