import ExactAlgebra
import Notation

/// Values for all names of a claim.
struct Instance {
    /// Values of the names that were made, not those that are defined.
    var drawn: [String: Value] = [:]
    /// Everything, given and defined names included.
    var scope: Scope
    /// The choices that made it.
    var tape: [String: [Int]] = [:]

    /// How plain it is, the most important first: entries, fractions, height, nonzero entries, signs.
    var complexity: [Int] {
        var (entries, fractions, height, nonzero, negative) = (0, 0, 0, 0, 0)
        for value in drawn.values {
            for number in value.rationalEntries {
                entries += 1
                if !number.isInteger { fractions += 1 }
                let parts = [number.numerator.magnitude, number.denominator].map { $0.asInt ?? 1 << 40 }
                height += min(parts[0], 1 << 40) + min(parts[1], 1 << 40) - 1
                if !number.isZero { nonzero += 1 }
                if number.sign < 0 { negative += 1 }
            }
        }
        return [entries, fractions, height, nonzero, negative]
    }

    func isPlainer(than other: Instance) -> Bool {
        complexity.lexicographicallyPrecedes(other.complexity)
    }
}

extension Value {
    /// The value as a matrix of rational numbers; nil where it is none.
    var rationalMatrix: RationalMatrix? {
        switch self {
        case .matrix(let matrix), .subspace(let matrix): matrix.exact.asRational
        case .number(let scalar):
            scalar.value.asRational.map { RationalMatrix(rows: 1, columns: 1, entries: [$0]) }
        default: nil
        }
    }

    var rationalEntries: [Rational] { rationalMatrix?.entries ?? [] }

    static func rational(_ matrix: RationalMatrix) -> Value { .exact(AlgebraicMatrix(matrix)) }
    static func rational(_ number: Rational) -> Value { .exact(AlgebraicNumber(number)) }
}
