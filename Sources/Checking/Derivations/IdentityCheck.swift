import ExactAlgebra
import Notation

/// Decides whether two expressions are equal for every value of some letters.
///
/// Small values are tried first, so that a difference is shown by numbers that can be followed by hand.
/// Equality is proved on a grid: see ``LetterDegrees``.
struct IdentityCheck {
    let scope: Scope
    let letters: [String]

    enum Answer {
        case identical
        /// Values of the letters at which the two differ, and what the sides are there.
        case different(at: [(letter: String, value: Rational)], left: Value, right: Value)
        /// No values of the letters were found at which both sides are defined.
        case nowhereDefined
        /// Neither proved nor refuted: the reason.
        case open(String)
    }

    private static let mostPoints = 3_000
    private static let trials: [[Int]] = [
        [1, 2, 3, 5], [2, 1, 1, 1], [2, 3, 5, 7], [0, 1, 2, 4], [-1, 2, -3, 4], [1, 1, 1, 1], [3, -2, 5, 1],
    ]

    /// - Complexity: one evaluation of both sides for each point of the grid, 3000 at most.
    func decide(_ left: Expression, _ right: Expression) throws -> Answer {
        var isDefined = false
        for trial in Self.trials {
            let point = letters.indices.map { Rational(trial[$0 % trial.count] + 7 * ($0 / trial.count)) }
            guard let (a, b) = try sides(left, right, at: point) else { continue }
            isDefined = true
            if try !Self.agree(a, b) { return .different(at: named(point), left: a, right: b) }
        }
        guard isDefined else { return .nowhereDefined }
        let known = Set(letters)
        guard
            let a = LetterDegrees(left, letters: known, order: order),
            let b = LetterDegrees(right, letters: known, order: order)
        else { return .open("the two sides agree where they were tried, but that proves nothing here") }
        let degrees = letters.map { a.ofDifference(from: b, in: $0) }
        var count = 1
        for degree in degrees {
            count = count.multipliedReportingOverflow(by: degree + 1).partialValue
            guard (1...Self.mostPoints).contains(count) else {
                return .open("the degrees are too high to prove the two sides equal")
            }
        }
        for start in [2, 11, 101, 1_009] {
            guard let answer = try onGrid(left, right, degrees, start: start, count: count) else { continue }
            return answer
        }
        return .open("no grid was found on which both sides are defined")
    }

    /// - Returns: nil where a side is not defined at a point of this grid.
    private func onGrid(
        _ left: Expression, _ right: Expression, _ degrees: [Int], start: Int, count: Int
    ) throws -> Answer? {
        for index in 0..<count {
            var rest = index
            // Letters take values apart from each other, so that their differences do not vanish.
            let point = degrees.enumerated().map { k, degree in
                defer { rest /= degree + 1 }
                return Rational(start + 97 * k + rest % (degree + 1))
            }
            guard let (a, b) = try sides(left, right, at: point) else { return nil }
            if try !Self.agree(a, b) { return .different(at: named(point), left: a, right: b) }
        }
        return .identical
    }

    private func named(_ point: [Rational]) -> [(letter: String, value: Rational)] {
        zip(letters, point).map { (letter: $0, value: $1) }
    }

    /// - Returns: nil where a side has no value there.
    private func sides(
        _ left: Expression, _ right: Expression, at point: [Rational]
    ) throws -> (Value, Value)? {
        var inner = scope
        for (letter, value) in zip(letters, point) { inner[letter] = .exact(AlgebraicNumber(value)) }
        do {
            return try Evaluator.pair(left, right, in: inner)
        } catch {
            guard error.isUndefined else { throw error }
            return nil
        }
    }

    private func order(of matrix: Expression) -> Int? {
        for trial in Self.trials {
            var inner = scope
            for (k, letter) in letters.enumerated() { inner[letter] = .exact(trial[k % trial.count]) }
            if let value = try? Evaluator(scope: inner).evaluate(matrix).matrix() { return value.rows }
        }
        return nil
    }

    /// - Throws: `WrongKind` where the two cannot be compared.
    private static func agree(_ a: Value, _ b: Value) throws -> Bool {
        let (x, y) = (try a.entries(), try b.entries())
        guard a.comparableShape == b.comparableShape, x.count == y.count else { return false }
        return try zip(x, y).allSatisfy { pair in
            let difference = try pair.0.value - pair.1.value
            return try difference.isZero()
        }
    }
}

extension Evaluator {
    /// Both sides of an equation; `I` without a size takes the size of the other side.
    static func pair(
        _ left: Expression, _ right: Expression, in scope: Scope
    ) throws(EvaluationError) -> (Value, Value) {
        let evaluator = Evaluator(scope: scope)
        do {
            let a = try evaluator.evaluate(left)
            return (a, try evaluator.evaluate(right, expecting: a.comparableShape))
        } catch {
            guard case .typeMismatch = error, let b = try? evaluator.evaluate(right) else { throw error }
            return (try evaluator.evaluate(left, expecting: b.comparableShape), b)
        }
    }
}

extension Value {
    /// The shape of a matrix; a number is 1×1, and a list has none.
    var comparableShape: Shape? {
        switch self {
        case .matrix(let matrix): matrix.shape
        case .number: Shape(1, 1)
        default: nil
        }
    }
}
