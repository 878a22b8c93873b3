extension AlgebraicMatrix {
    /// The sum; both of one shape.
    public static func + (a: AlgebraicMatrix, b: AlgebraicMatrix) throws(AlgebraError) -> AlgebraicMatrix {
        guard a.shape == b.shape else {
            throw .shapeMismatch(operation: "sum", left: a.shape, right: b.shape)
        }
        var entries: [AlgebraicNumber] = []
        for (x, y) in zip(a.entries, b.entries) { entries.append(try x + y) }
        return AlgebraicMatrix(rows: a.rows, columns: a.columns, entries: entries)
    }

    /// The difference; both of one shape.
    public static func - (a: AlgebraicMatrix, b: AlgebraicMatrix) throws(AlgebraError) -> AlgebraicMatrix {
        guard a.shape == b.shape else {
            throw .shapeMismatch(operation: "difference", left: a.shape, right: b.shape)
        }
        var entries: [AlgebraicNumber] = []
        for (x, y) in zip(a.entries, b.entries) { entries.append(try x - y) }
        return AlgebraicMatrix(rows: a.rows, columns: a.columns, entries: entries)
    }

    public static prefix func - (a: AlgebraicMatrix) -> AlgebraicMatrix {
        AlgebraicMatrix(rows: a.rows, columns: a.columns, entries: a.entries.map { -$0 })
    }

    /// Every entry multiplied by `factor`.
    public func scaled(by factor: AlgebraicNumber) throws(AlgebraError) -> AlgebraicMatrix {
        var scaled: [AlgebraicNumber] = []
        for entry in entries { scaled.append(try entry * factor) }
        return AlgebraicMatrix(rows: rows, columns: columns, entries: scaled)
    }

    /// The sum of the diagonal of a square matrix.
    public func trace() throws(AlgebraError) -> AlgebraicNumber {
        guard isSquare else { throw .notSquare(operation: "trace", shape: shape) }
        var sum = AlgebraicNumber.zero
        for k in 0..<rows { sum = try sum + self[k, k] }
        return sum
    }

    /// The power of a square matrix; the zeroth is the identity, negative ones invert.
    public func raised(to exponent: Int) throws(AlgebraError) -> AlgebraicMatrix {
        guard isSquare else { throw .notSquare(operation: "power", shape: shape) }
        if let rational = asRational { return AlgebraicMatrix(try rational.raised(to: exponent)) }
        if exponent < 0 {
            guard exponent > .min else { throw .limit(.operations, asked: .max) }
            return try inverse().raised(to: -exponent)
        }
        try Limit.operations.check(exponent)
        var (power, square, rest) = (AlgebraicMatrix.identity(rows), self, exponent)
        while rest > 0 {
            if rest % 2 == 1 { power = try power * square }
            rest /= 2
            if rest > 0 { square = try square * square }
        }
        return power
    }
}
