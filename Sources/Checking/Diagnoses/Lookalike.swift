import ExactAlgebra
import Notation

/// The answers that are one of a few definite values, exactly or to the digits shown.
///
/// The values are computed when they are needed. A typed answer is compared by its shape first, then in
/// doubles, and exactly at last.
struct Lookalike: SlipPattern {
    var part = "answer"
    /// How far a polynomial is free.
    var freedom = PolynomialRule.Freedom.nothing
    let values: @Sendable () throws -> [Value]

    init(_ values: @escaping @Sendable () throws -> [Value]) { self.values = values }

    init(upTo freedom: PolynomialRule.Freedom, _ values: @escaping @Sendable () throws -> [Value]) {
        self.freedom = freedom
        self.values = values
    }

    /// - Parameter value: evaluated only when an answer is compared.
    init(_ value: @autoclosure @escaping @Sendable () throws -> Value) { values = { [try value()] } }

    func examples() throws -> [[String: Value]] { try values().map { [part: $0] } }

    func explains(_ answer: [String: Value]) throws -> Bool {
        guard let typed = answer[part] else { return false }
        return try values().contains { try typed.stands(for: $0, upTo: freedom) }
    }
}

extension Value {
    /// Whether a typed value is another one, exactly or to the digits shown; a vector in either
    /// orientation, a list in any order.
    func stands(for other: Value, upTo freedom: PolynomialRule.Freedom = .nothing) throws -> Bool {
        switch other {
        case .number(let scalar):
            guard let typed = try? self.scalar() else { return false }
            return try typed.stands(for: scalar.value)
        case .matrix(let matrix):
            guard let typed = try? self.matrix() else { return false }
            let isSideways =
                matrix.isVector && typed.rows == matrix.columns && typed.columns == matrix.rows
            guard typed.shape == matrix.shape || isSideways else { return false }
            return try typed.entries.stand(for: matrix.entries.map(\.value))
        case .list:
            guard let typed = try? self.scalars() else { return false }
            return try typed.stand(forUnordered: other.scalars().map(\.value))
        case .polynomial(let polynomial):
            guard let typed = try? polynomialCoefficients() else { return false }
            return try typed.stand(for: polynomial.coefficients, upTo: freedom)
        case .boolean, .subspace, .record: return false
        }
    }
}

extension Scalar {
    /// Whether the digits allow a number, or the number is equal; decided exactly where doubles do not
    /// rule it out.
    func stands(for number: AlgebraicNumber) throws -> Bool {
        guard mayStand(for: number) else { return false }
        return try fit(to: number) <= .rounded
    }

    /// False where the two differ by more than doubles and digits could explain.
    func mayStand(for number: AlgebraicNumber) -> Bool {
        let (a, b) = (value.approximation(), number.approximation())
        let slack = (rounding?.radius.asDouble ?? 0) * 1.01 + 1e-9 * max(1, abs(a), abs(b))
        guard a.isFinite, b.isFinite else { return true }
        return abs(a - b) <= slack
    }
}

extension [Scalar] {
    /// Whether each entry stands for the one in its place.
    func stand(for numbers: [AlgebraicNumber]) throws -> Bool {
        guard count == numbers.count, zip(self, numbers).allSatisfy({ $0.mayStand(for: $1) }) else {
            return false
        }
        return try zip(self, numbers).allSatisfy { try $0.fit(to: $1) <= .rounded }
    }

    /// Whether the entries stand for these numbers, each for another.
    func stand(forUnordered numbers: [AlgebraicNumber]) throws -> Bool {
        guard count == numbers.count else { return false }
        let allows = map { entry in numbers.map { entry.mayStand(for: $0) } }
        guard allows.allSatisfy({ $0.contains(true) }) else { return false }
        return try Matching.perfect(count: count) { left, right in
            try allows[left][right] && self[left].fit(to: numbers[right]) <= .rounded
        } != nil
    }

    /// Whether the entries, constant first, are these coefficients, up to what is free.
    func stand(for numbers: [AlgebraicNumber], upTo freedom: PolynomialRule.Freedom) throws -> Bool {
        let size = Swift.max(count, numbers.count)
        let typed = self + Array(repeating: Scalar(.zero), count: size - count)
        let right = numbers + Array<AlgebraicNumber>(repeating: .zero, count: size - numbers.count)
        switch freedom {
        case .nothing: return try typed.stand(for: right)
        case .sign: return try typed.stand(for: right) || typed.stand(for: right.map { -$0 })
        case .scale:
            guard let k = try right.lastIndex(where: { try !$0.isZero() }), try !typed[k].value.isZero()
            else { return false }
            let ratio = try typed[k].value / right[k]
            return try typed.stand(for: right.map { try $0 * ratio })
        }
    }
}
