import ExactAlgebra
import Notation

/// What an expression is worth to the numeric engine.
///
/// The last two are not values but laws: eigenvalues and null spaces are ill-conditioned, while what they
/// must satisfy is not.
indirect enum NumericOperand: Sendable {
    case number(Ball)
    case matrix(BallMatrix)
    case list([NumericOperand])
    /// The coefficients, constant first.
    case polynomial([Ball])
    /// Parts by name; the others are not known.
    case record([String: NumericOperand])
    /// c·I of a size that the other operand gives.
    case identity(Ball)
    case range(ClosedRange<Int>?)
    /// All eigenvalues of this matrix.
    case spectrum(BallMatrix)
    /// A basis of what this matrix sends to zero.
    case kernel(BallMatrix)

    /// A number, or the entry of a 1×1 matrix.
    var scalar: Ball? {
        switch self {
        case .number(let ball): ball
        case .matrix(let matrix) where matrix.entries.count == 1: matrix.entries[0]
        default: nil
        }
    }

    var isMatrix: Bool { if case .matrix = self { true } else { false } }

    /// A matrix; a list of numbers is a column, a list of vectors its columns, a number 1×1.
    var matrix: BallMatrix? {
        switch self {
        case .number(let ball): return BallMatrix(1, 1, [ball])
        case .matrix(let matrix): return matrix
        case .list(let items):
            let numbers = items.compactMap { if case .number(let ball) = $0 { ball } else { nil } }
            if numbers.count == items.count {
                return BallMatrix(rows: numbers.count, columns: 1, entries: numbers)
            }
            let columns = items.compactMap { if case .matrix(let matrix) = $0 { matrix } else { nil } }
            guard columns.count == items.count, let first = columns.first, first.columns == 1,
                columns.allSatisfy({ $0.columns == 1 && $0.rows == first.rows }),
                columns.count <= BallMatrix.largestSize
            else { return nil }
            return BallMatrix(first.rows, columns: columns)
        default: return nil
        }
    }

    /// The numbers in it, in reading order.
    var numbers: [Ball]? {
        switch self {
        case .number(let ball): return [ball]
        case .matrix(let matrix): return matrix.entries
        case .list(let items):
            let parts = items.compactMap(\.numbers)
            return parts.count == items.count ? parts.flatMap { $0 } : nil
        case .range(let range): return range.map { $0.map { Ball(Double($0)) } } ?? []
        default: return nil
        }
    }
}

// MARK: - From exact values

extension NumericOperand {
    /// Nil for what is not real, too large or no operand.
    init?(_ value: Value) {
        switch value {
        case .number(let scalar):
            guard let ball = Ball(of: scalar.value) else { return nil }
            self = .number(ball)
        case .matrix(let matrix):
            guard let known = BallMatrix(matrix) else { return nil }
            self = .matrix(known)
        case .list(let values):
            let items = values.compactMap { NumericOperand($0) }
            guard items.count == values.count, items.count <= BallMatrix.largestSize else { return nil }
            self = .list(items)
        case .record(let fields):
            let parts = fields.compactMap { field in NumericOperand(field.value).map { (field.name, $0) } }
            self = .record(Dictionary(parts) { first, _ in first })
        case .polynomial, .boolean, .subspace: return nil
        }
    }
}

extension BallMatrix {
    /// Nil where it is large or an entry is not real.
    init?(_ matrix: MatrixValue) {
        guard matrix.rows <= Self.largestSize, matrix.columns <= Self.largestSize else { return nil }
        self.init(matrix.rows, matrix.columns, matrix.entries.map { Ball(of: $0.value) ?? .unknown })
    }

    init?(_ matrix: RationalMatrix) {
        guard matrix.rows <= Self.largestSize, matrix.columns <= Self.largestSize else { return nil }
        self.init(matrix.rows, matrix.columns, matrix.entries.map { Ball(of: $0) })
    }
}

// MARK: - Against the exact key

extension NumericOperand {
    /// True where the exact value provably lies outside of what was computed here.
    ///
    /// False says nothing: the enclosure may be wide, or of another kind than the value.
    func contradicts(_ value: Value) -> Bool {
        switch (self, value) {
        case (.number(let ball), .number(let scalar)): return ball.contradicts(scalar)
        case (.matrix(let matrix), .number(let scalar)) where matrix.entries.count == 1:
            return matrix.entries[0].contradicts(scalar)
        case (.number(let ball), .matrix(let exact)) where exact.entries.count == 1:
            return ball.contradicts(exact.entries[0])
        case (.matrix(let matrix), .matrix(let exact)):
            guard matrix.rows == exact.rows, matrix.columns == exact.columns else { return false }
            return zip(matrix.entries, exact.entries).contains { $0.contradicts($1) }
        case (.list(let items), .list(let values)):
            return items.count == values.count && zip(items, values).contains { $0.contradicts($1) }
        case (.record(let parts), .record(let fields)):
            return fields.contains { parts[$0.name]?.contradicts($0.value) ?? false }
        case (.polynomial(let coefficients), .polynomial(let exact)):
            return (0..<max(coefficients.count, exact.coefficients.count)).contains { k in
                let ball = coefficients.indices.contains(k) ? coefficients[k] : .zero
                return ball.contradicts(Scalar(exact[k]))
            }
        case (.spectrum(let a), .list(let values)): return a.refutesEigenvalues(values.exactNumbers)
        case (.kernel(let a), .subspace(let basis)): return a.refutesKernel(basis)
        default: return false
        }
    }
}

extension [Value] {
    fileprivate var exactNumbers: [AlgebraicNumber] {
        compactMap { if case .number(let scalar) = $0 { scalar.value } else { nil } }
    }
}

extension Ball {
    fileprivate func contradicts(_ exact: Scalar) -> Bool {
        isKnown && (Ball(of: exact.value).map { isApart(from: $0) } ?? false)
    }
}

extension BallMatrix {
    /// True where one of them is no eigenvalue, or all of them have another sum than the diagonal.
    func refutesEigenvalues(_ values: [AlgebraicNumber]) -> Bool {
        guard isSquare else { return false }
        let balls = values.compactMap { Ball(of: $0) }
        if balls.contains(where: { excludesEigenvalue($0) }) { return true }
        guard let trace, balls.count == rows, balls.count == values.count else { return false }
        return balls.reduce(Ball.zero) { $0 + $1 }.isApart(from: trace)
    }

    /// True where a column of the basis is not sent to zero.
    func refutesKernel(_ basis: MatrixValue) -> Bool {
        guard let vectors = BallMatrix(basis), let images = self * vectors else { return false }
        return images.entries.contains(where: \.excludesZero)
    }
}
