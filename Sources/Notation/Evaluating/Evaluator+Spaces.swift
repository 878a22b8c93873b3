import ExactAlgebra

// Elimination, subspaces and projections: over the rationals where all entries are, else over the
// algebraic numbers with decided zeros.
extension Evaluator {
    func rank(_ a: AlgebraicMatrix) throws -> Int {
        if let rational = a.asRational { return rational.rank }
        return try a.rank()
    }

    func inverse(_ matrix: MatrixValue) throws -> MatrixValue {
        if let rational = matrix.exact.asRational {
            return MatrixValue(AlgebraicMatrix(try rational.inverse()))
        }
        return MatrixValue(try matrix.exact.inverse())
    }

    func spatial(_ function: Function, _ values: [Operand]) throws -> Value {
        if function == .subspace { return .subspace(try span(values)) }
        let first = try matrix(values[0])
        let a = first.exact
        let rational = a.asRational
        try Work.checkFrames(of: function, a.shape)
        switch function {
        case .null: return .subspace(MatrixValue(try rational?.nullSpace() ?? a.nullSpaceBasis()))
        case .col: return .subspace(MatrixValue(try rational?.columnSpace() ?? a.columnSpaceBasis()))
        case .row: return .subspace(MatrixValue(try rational?.rowSpace() ?? a.rowSpaceBasis()))
        case .basis: return .matrix(MatrixValue(try rational?.columnSpace() ?? a.columnSpaceBasis()))
        case .rref:
            if let rational { return .exact(AlgebraicMatrix(try rational.rowReduced().result)) }
            return .exact(try a.rowReduced().result)
        case .gramschmidt:
            if let rational { return .exact(AlgebraicMatrix(try rational.gramSchmidt().columns)) }
            return .exact(try a.orthogonalColumns())
        case .orth:
            if let rational { return .exact(try rational.gramSchmidt().normalized()) }
            return .exact(try a.orthogonalColumns().withUnitColumns())
        case .projector: return .exact(try projector(a))
        case .proj:
            let onto = try projector(matrix(values[1]).exact)
            let v = a.rows == 1 && onto.columns > 1 ? a.transposed : a
            return .exact(try onto * v)
        case .pinv: return .exact(try rational?.pseudoinverseMatrix() ?? a.pseudoinverse())
        default: return .matrix(try unit(first))
        }
    }

    /// The span of vectors or of a matrix's columns.
    private func span(_ values: [Operand]) throws -> MatrixValue {
        if values.count == 1 { return try matrix(values[0]) }
        let columns = try values.map { value in
            let matrix = try matrix(value)
            return Value.matrix(matrix.rows == 1 ? matrix.transposed : matrix)
        }
        return try matrix(.value(.list(columns)))
    }

    private func projector(_ a: AlgebraicMatrix) throws -> AlgebraicMatrix {
        if let rational = a.asRational {
            return AlgebraicMatrix(try RationalMatrix.projector(ontoColumns: rational))
        }
        let q = try a.orthogonalColumns()
        var sum = AlgebraicMatrix.zeros(a.rows, a.rows)
        for j in 0..<q.columns {
            let column = q.column(j)
            let square = try (column.transposed * column)[0, 0]
            sum = try sum + (column * column.transposed).scaled(by: .one / square)
        }
        return sum
    }

    private func unit(_ vector: MatrixValue) throws -> MatrixValue {
        guard vector.isVector else {
            throw Complaint.mismatch(expected: "a vector", found: "a \(vector.shape) matrix")
        }
        let length = try norm(vector)
        if try length.value.isZero() {
            throw AlgebraError.outOfDomain(operation: "unit", reason: "the zero vector has no direction")
        }
        return MatrixValue(
            rows: vector.rows, columns: vector.columns, entries: try vector.entries.map { try $0 / length })
    }

    // MARK: Matrices from numbers

    func built(_ function: Function, _ values: [Operand]) throws -> Operand {
        if function == .diag { return .value(.matrix(try diagonal(values))) }
        let sizes = try values.map { try integer($0) }
        guard sizes.allSatisfy({ $0 >= 0 }) else {
            throw AlgebraError.outOfDomain(operation: function.rawValue, reason: "the size is negative")
        }
        let (rows, columns) = (sizes[0], sizes.last ?? sizes[0])
        try Work.checkEntries(rows, columns)
        let matrix = function == .zeros ? RationalMatrix.zeros(rows, columns) : .identity(rows)
        return .value(.exact(AlgebraicMatrix(matrix)))
    }

    /// The diagonal matrix of a vector; the diagonal of any other matrix as a column.
    private func diagonal(_ values: [Operand]) throws -> MatrixValue {
        if values.count == 1, case .value(.matrix(let matrix)) = values[0], !matrix.isVector {
            let entries = (0..<min(matrix.rows, matrix.columns)).map { matrix[$0, $0] }
            return MatrixValue(rows: entries.count, columns: 1, entries: entries)
        }
        let numbers = try values.flatMap { try scalars($0) }
        let n = numbers.count
        try Work.checkEntries(n, n)
        let entries = (0..<n * n).map { $0 / n == $0 % n ? numbers[$0 / n] : Scalar(0) }
        return MatrixValue(rows: n, columns: n, entries: entries)
    }
}

extension RationalMatrix {
    fileprivate func nullSpace() throws -> AlgebraicMatrix { AlgebraicMatrix(try nullSpaceBasis()) }
    fileprivate func columnSpace() throws -> AlgebraicMatrix { AlgebraicMatrix(try columnSpaceBasis()) }
    fileprivate func rowSpace() throws -> AlgebraicMatrix { AlgebraicMatrix(try rowSpaceBasis()) }
    fileprivate func pseudoinverseMatrix() throws -> AlgebraicMatrix { AlgebraicMatrix(try pseudoinverse()) }
}

// MARK: - Over the algebraic numbers

extension AlgebraicMatrix {
    /// Gram-Schmidt without normalising; dependent columns are dropped.
    func orthogonalColumns() throws -> AlgebraicMatrix {
        var kept: [(column: AlgebraicMatrix, square: AlgebraicNumber)] = []
        for j in 0..<columns {
            let original = column(j)
            var rest = original
            for (q, square) in kept {
                let coefficient = try (q.transposed * original)[0, 0] / square
                rest = try rest - q.scaled(by: coefficient)
            }
            if try rest.isZero() { continue }
            kept.append((rest, try (rest.transposed * rest)[0, 0]))
        }
        return AlgebraicMatrix(rows: rows, columns: kept.map(\.column.entries))
    }

    func withUnitColumns() throws -> AlgebraicMatrix {
        var unit: [[AlgebraicNumber]] = []
        for j in 0..<columns {
            let column = column(j)
            let length = try (column.transposed * column)[0, 0].squareRoot()
            unit.append(try column.scaled(by: .one / length).entries)
        }
        return AlgebraicMatrix(rows: rows, columns: unit)
    }

    /// With A = BC of full rank it is Cᵀ(BᵀACᵀ)⁻¹Bᵀ.
    func pseudoinverse() throws -> AlgebraicMatrix {
        let form = try rowReduced()
        if form.rank == 0 { return .zeros(columns, rows) }
        let b = selecting(rows: Array(0..<rows), columns: form.pivotColumns)
        let c = form.result.slice(rows: 0..<form.rank, columns: 0..<columns)
        let middle = try b.transposed * self * c.transposed
        return try c.transposed * middle.inverse() * b.transposed
    }

    /// det(xI − A) by Faddeev and LeVerrier: only products, sums and division by 1 … n.
    func characteristicCoefficients() throws -> [AlgebraicNumber] {
        guard isSquare else { throw AlgebraError.notSquare(operation: "charpoly", shape: shape) }
        try Work.check(rows, rows, rows, rows, atMost: Work.slowProducts)
        var coefficients = [AlgebraicNumber](repeating: .zero, count: rows + 1)
        coefficients[rows] = .one
        var m = AlgebraicMatrix.zeros(rows, rows)
        for k in 0..<rows {
            let shift = AlgebraicMatrix.identity(rows)
            m = try self * m + shift.scaled(by: coefficients[rows - k])
            coefficients[rows - k - 1] = try -((self * m).trace() / AlgebraicNumber(k + 1))
        }
        return coefficients
    }
}
