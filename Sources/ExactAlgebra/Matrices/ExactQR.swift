/// A = QR with orthonormal columns in Q and R upper triangular, its leading entries positive.
public struct ExactQR: Sendable {
    public let q: AlgebraicMatrix
    public let r: AlgebraicMatrix
}

extension RationalMatrix {
    /// The QR factorisation by Gram-Schmidt.
    ///
    /// Where a column depends on those before it, R goes on as a row echelon form: a step is longer
    /// than one column, and the rows after the rank are zero. Columns of Q beyond the rank complete it.
    ///
    /// - Parameter shape: full: Q m×m, R m×n; thin: Q m×min(m, n); compact: Q m×rank, R rank×n.
    public func qr(_ shape: SVDShape = .thin) throws(AlgebraError) -> ExactQR {
        let frame = try gramSchmidt()
        let count =
            switch shape {
            case .full: rows
            case .thin: min(rows, columns)
            case .compact: frame.rank
            }
        let completion = try transposed.orthonormalNullSpace(count: count - frame.rank)
        let q = AlgebraicMatrix(rows: rows, columns: try frame.unitColumns() + completion)
        var entries: [AlgebraicNumber] = []
        for k in 0..<frame.rank {
            // Row k holds p·aⱼ/|p| for the direction p.
            let length = frame.squaredLengths[k]
            let factor = frame.scales[k] * length
            let products = (0..<columns).map { AlgebraicNumber(frame.coefficients[k, $0] * factor) }
            let reciprocal = AlgebraicNumber(Rational.one.divided(byNonzero: length))
            entries += try AlgebraicNumber.multiples(products, ofRootOf: reciprocal)
        }
        entries += [AlgebraicNumber](repeating: .zero, count: (count - frame.rank) * columns)
        return ExactQR(q: q, r: AlgebraicMatrix(rows: count, columns: columns, entries: entries))
    }
}
