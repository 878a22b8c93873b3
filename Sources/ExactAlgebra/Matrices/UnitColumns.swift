// Normalised vectors: coefficients in one field times one shared square root.

extension AlgebraicNumber {
    /// The entries cᵢ·√e for one e > 0: products of two of them fold back into the field.
    static func multiples(
        _ coefficients: [AlgebraicNumber], ofRootOf e: AlgebraicNumber
    ) throws(AlgebraError) -> [AlgebraicNumber] {
        if let rational = e.asRational {
            let root = try AlgebraicNumber.squareRoot(of: rational)
            if root.asRational != nil || coefficients.allSatisfy({ $0.asRational != nil }) {
                var entries: [AlgebraicNumber] = []
                for coefficient in coefficients { entries.append(try coefficient * root) }
                return entries
            }
        }
        var entries: [AlgebraicNumber] = []
        for coefficient in coefficients {
            entries.append(try Surd(coefficient: coefficient, radicand: e).number())
        }
        return entries
    }
}

extension OrthogonalFrame {
    /// The orthonormal columns: each direction divided by its length.
    public func normalized() throws(AlgebraError) -> AlgebraicMatrix {
        AlgebraicMatrix(rows: directions.rows, columns: try unitColumns())
    }

    func unitColumns() throws(AlgebraError) -> [[AlgebraicNumber]] {
        var columns: [[AlgebraicNumber]] = []
        for (k, length) in squaredLengths.enumerated() {
            let direction = directions.column(k).entries.map { AlgebraicNumber($0) }
            let reciprocal = AlgebraicNumber(Rational.one.divided(byNonzero: length))
            columns.append(try AlgebraicNumber.multiples(direction, ofRootOf: reciprocal))
        }
        return columns
    }
}

extension RationalMatrix {
    /// The first `count` columns of an orthonormal basis of the null space.
    func orthonormalNullSpace(count: Int) throws(AlgebraError) -> [[AlgebraicNumber]] {
        if count <= 0 { return [] }
        let basis = try nullSpaceBasis()
        return try basis.slice(rows: 0..<columns, columns: 0..<min(count, basis.columns))
            .gramSchmidt().unitColumns()
    }
}
