import ExactAlgebra
import Notation

// Products of typed matrices with the interval that their digits leave.
extension MatrixValue {
    /// The product, each entry with the radius that the digits of both factors leave to it.
    func product(with other: MatrixValue) throws -> MatrixValue {
        guard columns == other.rows else {
            throw WrongKind(asked: "matrices that fit together", found: "\(shape) and \(other.shape)")
        }
        var entries: [Scalar] = []
        for i in 0..<rows {
            for j in 0..<other.columns {
                var sum = Scalar(AlgebraicNumber.zero)
                for k in 0..<columns {
                    sum = try sum + self[i, k] * other[k, j]
                }
                entries.append(sum)
            }
        }
        return MatrixValue(rows: rows, columns: other.columns, entries: entries)
    }

    /// True where no matrix within a multiple of the digits has orthogonal columns.
    func isProvablyNotOrthogonal(radii: Int) throws -> Bool {
        let wide = (0..<columns).map { j in column(j).map { $0.widened(by: Rational(radii)) } }
        for i in 0..<columns {
            for j in 0..<i {
                let left = MatrixValue(rows: 1, columns: rows, entries: wide[i])
                let product = try left.product(with: MatrixValue(columns: [wide[j]], height: rows))
                if try product.entries[0].isProvablyNot(.zero) { return true }
            }
        }
        return false
    }
}

extension MatrixValue {
    /// The same numbers with intervals that are `factor` times as wide.
    func widened(by factor: Int) -> MatrixValue {
        MatrixValue(rows: rows, columns: columns, entries: entries.map { $0.widened(by: Rational(factor)) })
    }
}

extension Scalar {
    private var radius: Rational { rounding?.radius ?? 0 }

    /// The same number, known less well.
    func widened(by factor: Rational) -> Scalar {
        Scalar(value, rounding: rounding.map { Rounding(radius: factor * $0.radius) })
    }

    /// True where no number within the digits is `right`.
    func isProvablyNot(_ right: AlgebraicNumber) throws -> Bool {
        try (value - right).magnitude().compare(to: AlgebraicNumber(radius)) > 0
    }
}
