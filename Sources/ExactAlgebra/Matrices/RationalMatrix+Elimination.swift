internal import CFlint

/// The reduced row echelon form as integers over one denominator, and its pivot columns.
struct EchelonForm {
    let result: RationalMatrix
    let pivotColumns: [Int]
    var rank: Int { pivotColumns.count }
}

extension RationalMatrix {
    /// The number of independent rows, which is that of independent columns.
    public var rank: Int { box.isEmpty ? 0 : unsafe fmpz_mat_rank(box.matrix) }

    /// The determinant; 1 for the 0×0 matrix.
    ///
    /// - Complexity: FLINT's choice by size: cofactors, fraction-free elimination, or modular.
    public func determinant() throws(AlgebraError) -> Rational {
        guard isSquare else { throw .notSquare(operation: "determinant", shape: shape) }
        if rows == 0 { return .one }
        try box.checkElimination()
        return Rational(
            RationalBox { result in
                unsafe fmpz_mat_det(&result.pointee.num, box.matrix)
                unsafe fmpz_pow_ui(&result.pointee.den, box.denominator, UInt(rows))
                unsafe fmpq_canonicalise(result)
            })
    }

    /// The inverse of a square matrix.
    ///
    /// - Throws: `notSquare`, `singular`; *unable* past ``Limit/bits``.
    public func inverse() throws(AlgebraError) -> RationalMatrix {
        guard isSquare else { throw .notSquare(operation: "inverse", shape: shape) }
        if rows == 0 { return self }
        try box.checkElimination()
        var isRegular = false
        let inverse = MatrixBox(rows, rows) { matrix, denominator in
            isRegular = unsafe fmpz_mat_inv(matrix, denominator, box.matrix) != 0
            if isRegular {
                unsafe fmpz_mat_scalar_mul_fmpz(matrix, matrix, box.denominator)
            } else {
                unsafe fmpz_one(denominator)
            }
        }
        guard isRegular else { throw .singular(operation: "inverse") }
        return RationalMatrix(inverse)
    }

    /// The solution X of `self · X = right` for a square matrix that is not singular.
    func solution(of right: RationalMatrix) throws(AlgebraError) -> RationalMatrix {
        guard isSquare else { throw .notSquare(operation: "solving", shape: shape) }
        guard rows == right.rows else {
            throw .shapeMismatch(operation: "solving", left: shape, right: right.shape)
        }
        if right.box.isEmpty { return right }
        try box.checkElimination()
        try Limit.bits.check(rows * (box.bits + bitWidth(rows)) + right.box.bits)
        var isRegular = false
        let solution = MatrixBox(rows, right.columns) { matrix, denominator in
            isRegular = unsafe fmpz_mat_solve(matrix, denominator, box.matrix, right.box.matrix) != 0
            if isRegular {
                unsafe fmpz_mat_scalar_mul_fmpz(matrix, matrix, box.denominator)
                unsafe fmpz_mul(denominator, denominator, right.box.denominator)
            } else {
                unsafe fmpz_one(denominator)
            }
        }
        guard isRegular else { throw .singular(operation: "solving") }
        return RationalMatrix(solution)
    }
}

// MARK: - Spaces

extension RationalMatrix {
    /// The reduced row echelon form by FLINT's fraction-free elimination.
    func echelonForm() throws(AlgebraError) -> EchelonForm {
        if box.isEmpty { return EchelonForm(result: self, pivotColumns: []) }
        try box.checkElimination()
        var rank = 0
        let reduced = MatrixBox(rows, columns) { matrix, denominator in
            rank = unsafe fmpz_mat_rref(matrix, denominator, box.matrix)
        }
        var (pivots, column) = ([Int](), 0)
        for i in 0..<rank {
            while unsafe fmpz_is_zero(reduced.entry(i, column)) != 0 { column += 1 }
            pivots.append(column)
            column += 1
        }
        return EchelonForm(result: RationalMatrix(reduced), pivotColumns: pivots)
    }

    /// The special solutions of A x = 0 as columns: each has 1 at its free column; n×0 when only x = 0.
    public func nullSpaceBasis() throws(AlgebraError) -> RationalMatrix {
        let form = try echelonForm()
        let pivots = Set(form.pivotColumns)
        let free = (0..<columns).filter { !pivots.contains($0) }
        let reduced = form.result.box
        return RationalMatrix(
            MatrixBox(columns, free.count) { matrix, denominator in
                for (k, column) in free.enumerated() {
                    unsafe fmpz_set(fmpz_mat_entry(matrix, column, k), reduced.denominator)
                    for (i, pivot) in form.pivotColumns.enumerated() {
                        unsafe fmpz_neg(fmpz_mat_entry(matrix, pivot, k), reduced.entry(i, column))
                    }
                }
                unsafe fmpz_set(denominator, reduced.denominator)
            })
    }

    /// The pivot columns of the matrix itself; m×0 for a zero matrix.
    public func columnSpaceBasis() throws(AlgebraError) -> RationalMatrix {
        try selecting(columns: echelonForm().pivotColumns)
    }

    /// The rows of the reduced form that are not zero, as columns; n×0 for a zero matrix.
    public func rowSpaceBasis() throws(AlgebraError) -> RationalMatrix {
        let form = try echelonForm()
        return form.result.slice(rows: 0..<form.rank, columns: 0..<columns).transposed
    }
}
