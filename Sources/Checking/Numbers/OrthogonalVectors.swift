import ExactAlgebra
import Notation

extension Span {
    /// As many orthogonal vectors of the span as columns are typed, near to them in direction, and each
    /// as long as its column's digits allow; nil where they do not.
    ///
    /// The polar factor says where to look. Each vector is its column rounded, then projected onto what
    /// the vectors before it leave of the span, so that a rational span has rational vectors.
    func orthogonalVectors(near typed: MatrixValue) throws -> AlgebraicMatrix? {
        let frame = try basis.orthogonalized().normalized()
        guard let turned = try frame.turned(towards: typed.withColumnsNearUnit()) else { return nil }
        // Zeros typed exactly leave a column the least freedom: those columns choose first.
        let zeros = try (0..<typed.columns).map { j in
            let column = typed.column(j)
            return try column.indices.filter { try column[$0].rounding == nil && column[$0].value.isZero() }
        }
        var found = [[AlgebraicNumber]](repeating: [], count: typed.columns)
        var taken = AlgebraicMatrix.zeros(basis.rows, 0)
        for j in (0..<typed.columns).sorted(by: { zeros[$0].count > zeros[$1].count }) {
            let axes = AlgebraicMatrix.identity(basis.rows).selecting(columns: zeros[j])
            let allowed = try orthogonal(to: taken.appending(columnsOf: axes))
            guard allowed.dimension > 0 else { return nil }
            let wanted = try turned.column(j).entries.map { entry in
                AlgebraicNumber(try Rational.rounding(entry.approximation()))
            }
            let direction = Direction(vector: try allowed.projection(of: wanted))
            guard let fit = try direction.multiple(near: typed.column(j)) else { return nil }
            found[j] = fit.right
            taken = try taken.appending(
                columnsOf: AlgebraicMatrix(rows: basis.rows, columns: [fit.right]))
        }
        return AlgebraicMatrix(rows: basis.rows, columns: found)
    }
}

extension MatrixValue {
    /// Each column divided by about its length; a column of zeros as it is.
    fileprivate func withColumnsNearUnit() throws -> MatrixValue {
        let columns = try (0..<columns).map { j in
            let numbers = column(j).map { $0.value.approximation() }
            let length = numbers.reduce(0) { $0 + $1 * $1 }.squareRoot()
            return try numbers.map { number in
                Scalar(AlgebraicNumber(try Rational.rounding(length > 0 ? number / length : 0)))
            }
        }
        return MatrixValue(columns: columns, height: rows)
    }
}

extension Rational {
    /// A number of size 1 at most, rounded to 40 bits after the point.
    fileprivate static func rounding(_ value: Double) throws -> Rational {
        try Rational(Int((value * Double(1 << 40)).rounded()), over: 1 << 40)
    }
}
