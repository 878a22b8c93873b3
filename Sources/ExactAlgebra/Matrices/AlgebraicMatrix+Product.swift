extension AlgebraicMatrix {
    /// The product; as many columns on the left as rows on the right.
    ///
    /// Where a row or a column is a common square root times numbers of a field, as a normalised vector
    /// is, the root stays outside the sum. Two such vectors over conjugate fields are then orthogonal
    /// if a sum of products of field elements is zero, which takes far less to decide.
    public static func * (a: AlgebraicMatrix, b: AlgebraicMatrix) throws(AlgebraError) -> AlgebraicMatrix {
        guard a.columns == b.rows else {
            throw .shapeMismatch(operation: "product", left: a.shape, right: b.shape)
        }
        if let left = a.asRational, let right = b.asRational { return AlgebraicMatrix(try left * right) }
        try Limit.entries.check(a.rows * b.columns)
        let left = (0..<a.rows).map { i in RootedVector((0..<a.columns).map { a[i, $0] }) }
        let right = (0..<b.columns).map { j in RootedVector((0..<b.rows).map { b[$0, j] }) }
        var entries: [AlgebraicNumber] = []
        entries.reserveCapacity(a.rows * b.columns)
        for row in left {
            for column in right { entries.append(try row.dot(column)) }
        }
        return AlgebraicMatrix(rows: a.rows, columns: b.columns, entries: entries)
    }
}

/// Numbers with a common square root taken out, where they have one.
private struct RootedVector {
    let coefficients: [AlgebraicNumber]
    /// e where the numbers are the coefficients times √e, else nil.
    let radicand: AlgebraicNumber?

    init(_ numbers: [AlgebraicNumber]) {
        var (coefficients, common): ([AlgebraicNumber], AlgebraicNumber?) = ([], nil)
        for number in numbers {
            if number.asRational?.isZero == true {
                coefficients.append(number)
            } else if case .lazy(let lazy) = number.storage, case .surd(let c, let e) = lazy.kind,
                common?.isSameExpression(as: e) ?? true
            {
                common = e
                coefficients.append(c)
            } else {
                self.coefficients = numbers
                self.radicand = nil
                return
            }
        }
        self.coefficients = coefficients
        self.radicand = common
    }

    func dot(_ other: RootedVector) throws(AlgebraError) -> AlgebraicNumber {
        var sum = AlgebraicNumber.zero
        for (x, y) in zip(coefficients, other.coefficients) {
            if x.asRational?.isZero == true || y.asRational?.isZero == true { continue }
            sum = try sum + x * y
        }
        if sum.asRational?.isZero == true { return .zero }
        switch (radicand, other.radicand) {
        case (nil, nil): return sum
        case (let e?, nil), (nil, let e?): return try sum * Self.root(e)
        case (let e?, let f?): return try (sum * Self.root(e)) * Self.root(f)
        }
    }

    private static func root(_ e: AlgebraicNumber) throws(AlgebraError) -> AlgebraicNumber {
        try Surd(coefficient: .one, radicand: e).number()
    }
}
