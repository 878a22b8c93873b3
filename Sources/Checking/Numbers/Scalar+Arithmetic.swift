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
                    sum = try sum.adding(
                        self.entries[i * columns + k].multiplied(by: other.entries[k * other.columns + j]))
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
        let widened = entries.map { entry in
            Scalar(
                entry.value, rounding: entry.rounding.map { Rounding(radius: Rational(factor) * $0.radius) })
        }
        return MatrixValue(rows: rows, columns: columns, entries: widened)
    }
}

extension Scalar {
    private var radius: Rational { rounding?.radius ?? 0 }

    private func with(_ value: AlgebraicNumber, radius: Rational) -> Scalar {
        Scalar(
            value,
            rounding: radius.isZero
                ? nil : Rounding(radius: radius, places: nil, significantDigits: nil, isLiteral: false))
    }

    /// The same number, known less well.
    func widened(by factor: Rational) -> Scalar { with(value, radius: factor * radius) }

    func adding(_ other: Scalar) throws -> Scalar {
        with(try value + other.value, radius: radius + other.radius)
    }

    /// |xy − x′y′| ≤ |x|·s + |y|·r + r·s for |x − x′| ≤ r and |y − y′| ≤ s.
    func multiplied(by other: Scalar) throws -> Scalar {
        let bound = try sizeBound * other.radius + other.sizeBound * radius + radius * other.radius
        return with(try value * other.value, radius: bound)
    }

    /// A rational not below |x|.
    private var sizeBound: Rational {
        get throws { try value.magnitude().bounds(precision: 64).upper }
    }

    /// True where no number within the digits is `right`.
    func isProvablyNot(_ right: AlgebraicNumber) throws -> Bool {
        try (value - right).magnitude().compare(to: AlgebraicNumber(radius)) > 0
    }
}
