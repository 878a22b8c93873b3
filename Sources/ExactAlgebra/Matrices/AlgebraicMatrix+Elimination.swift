/// The reduced row echelon form of a matrix of algebraic numbers; every zero in it was decided.
public struct AlgebraicRowReduction: Sendable {
    public let result: AlgebraicMatrix
    public let pivotColumns: [Int]
    public var rank: Int { pivotColumns.count }
}

extension AlgebraicMatrix {
    /// Gauss-Jordan elimination; each pivot is proved not to be zero, everything skipped to be zero.
    ///
    /// - Throws: *unable* where a zero cannot be decided.
    public func rowReduced() throws(AlgebraError) -> AlgebraicRowReduction {
        if let rational = asRational {
            let form = try rational.echelonForm()
            return AlgebraicRowReduction(
                result: AlgebraicMatrix(form.result), pivotColumns: form.pivotColumns)
        }
        try Limit.entries.check(rows * columns)
        var table = entries
        var pivots: [Int] = []
        for column in 0..<columns where pivots.count < rows {
            let top = pivots.count
            guard let pivot = try settlePivot(&table, column, from: top) else { continue }
            for j in 0..<columns where pivot != top {
                table.swapAt(top * columns + j, pivot * columns + j)
            }
            try eliminate(&table, column, top)
            pivots.append(column)
        }
        return AlgebraicRowReduction(
            result: AlgebraicMatrix(rows: rows, columns: columns, entries: table), pivotColumns: pivots)
    }

    /// The first row from `top` whose entry in `column` is not zero; the zeros above it are written as 0.
    private func settlePivot(
        _ table: inout [AlgebraicNumber], _ column: Int, from top: Int
    ) throws(AlgebraError) -> Int? {
        for row in top..<rows {
            if try !table[row * columns + column].isZero() { return row }
            table[row * columns + column] = .zero
        }
        return nil
    }

    /// Makes the pivot 1 and clears its column.
    private func eliminate(
        _ table: inout [AlgebraicNumber], _ column: Int, _ top: Int
    ) throws(AlgebraError) {
        let head = table[top * columns + column]
        for j in column..<columns {
            table[top * columns + j] = j == column ? .one : try table[top * columns + j] / head
        }
        for row in 0..<rows where row != top {
            let multiple = table[row * columns + column]
            if try multiple.isZero() { continue }
            for j in column..<columns {
                let k = row * columns + j
                table[k] = j == column ? .zero : try table[k] - multiple * table[top * columns + j]
            }
        }
    }

    public func rank() throws(AlgebraError) -> Int { try rowReduced().rank }

    /// The determinant: by expansion up to order 3, by elimination beyond; 1 for the 0×0 matrix.
    public func determinant() throws(AlgebraError) -> AlgebraicNumber {
        guard isSquare else { throw .notSquare(operation: "determinant", shape: shape) }
        if let rational = asRational { return AlgebraicNumber(try rational.determinant()) }
        if rows == 1 { return self[0, 0] }
        if rows == 2 { return try minor(0, 1, 0, 1) }
        if rows == 3 {
            return try self[0, 0] * minor(1, 2, 1, 2) - self[0, 1] * minor(1, 2, 0, 2)
                + self[0, 2] * minor(1, 2, 0, 1)
        }
        return try determinantByElimination()
    }

    private func minor(_ i: Int, _ k: Int, _ j: Int, _ l: Int) throws(AlgebraError) -> AlgebraicNumber {
        try self[i, j] * self[k, l] - self[i, l] * self[k, j]
    }

    private func determinantByElimination() throws(AlgebraError) -> AlgebraicNumber {
        var table = entries
        var product = AlgebraicNumber.one
        for column in 0..<columns {
            guard let pivot = try settlePivot(&table, column, from: column) else { return .zero }
            if pivot != column {
                for j in 0..<columns { table.swapAt(column * columns + j, pivot * columns + j) }
                product = -product
            }
            let head = table[column * columns + column]
            product = try product * head
            for row in column + 1..<max(rows, column + 1) {
                let multiple = try table[row * columns + column] / head
                if try multiple.isZero() { continue }
                for j in column + 1..<columns {
                    table[row * columns + j] =
                        try table[row * columns + j] - multiple * table[column * columns + j]
                }
            }
        }
        return product
    }

    /// The inverse of a square matrix.
    ///
    /// - Throws: `notSquare`, `singular`; *unable* where a zero cannot be decided.
    public func inverse() throws(AlgebraError) -> AlgebraicMatrix {
        guard isSquare else { throw .notSquare(operation: "inverse", shape: shape) }
        if let rational = asRational { return AlgebraicMatrix(try rational.inverse()) }
        let form = try appending(columnsOf: .identity(rows)).rowReduced()
        guard form.pivotColumns == Array(0..<rows) else { throw .singular(operation: "inverse") }
        return form.result.slice(rows: 0..<rows, columns: rows..<2 * rows)
    }
}

// MARK: - Spaces

extension AlgebraicMatrix {
    /// The special solutions of A x = 0 as columns: each has 1 at its free column; n×0 when only x = 0.
    public func nullSpaceBasis() throws(AlgebraError) -> AlgebraicMatrix {
        let form = try rowReduced()
        let free = (0..<columns).filter { !form.pivotColumns.contains($0) }
        let basis = free.map { column in
            var solution = [AlgebraicNumber](repeating: .zero, count: columns)
            solution[column] = .one
            for (i, pivot) in form.pivotColumns.enumerated() { solution[pivot] = -form.result[i, column] }
            return solution
        }
        return AlgebraicMatrix(rows: columns, columns: basis)
    }

    /// The pivot columns of the matrix itself; m×0 for a zero matrix.
    public func columnSpaceBasis() throws(AlgebraError) -> AlgebraicMatrix {
        try selecting(rows: Array(0..<rows), columns: rowReduced().pivotColumns)
    }

    /// The rows of the reduced form that are not zero, as columns; n×0 for a zero matrix.
    public func rowSpaceBasis() throws(AlgebraError) -> AlgebraicMatrix {
        let form = try rowReduced()
        return form.result.slice(rows: 0..<form.rank, columns: 0..<columns).transposed
    }
}
