internal import CFlint

extension RationalMatrix {
    /// The sum; both of one shape.
    public static func + (a: RationalMatrix, b: RationalMatrix) throws(AlgebraError) -> RationalMatrix {
        guard a.shape == b.shape else {
            throw .shapeMismatch(operation: "sum", left: a.shape, right: b.shape)
        }
        return try unsafe combined(a, b) { unsafe fmpz_mat_add($0, $1, $2) }
    }

    /// The difference; both of one shape.
    public static func - (a: RationalMatrix, b: RationalMatrix) throws(AlgebraError) -> RationalMatrix {
        guard a.shape == b.shape else {
            throw .shapeMismatch(operation: "difference", left: a.shape, right: b.shape)
        }
        return try unsafe combined(a, b) { unsafe fmpz_mat_sub($0, $1, $2) }
    }

    public static prefix func - (a: RationalMatrix) -> RationalMatrix {
        RationalMatrix(
            MatrixBox(a.rows, a.columns) { matrix, denominator in
                unsafe fmpz_mat_neg(matrix, a.box.matrix)
                unsafe fmpz_set(denominator, a.box.denominator)
            })
    }

    /// The product; as many columns on the left as rows on the right.
    public static func * (a: RationalMatrix, b: RationalMatrix) throws(AlgebraError) -> RationalMatrix {
        guard a.columns == b.rows else {
            throw .shapeMismatch(operation: "product", left: a.shape, right: b.shape)
        }
        try Limit.entries.check(a.rows * b.columns)
        try Limit.bits.check(a.box.bits + b.box.bits + bitWidth(a.columns))
        return RationalMatrix(
            MatrixBox(a.rows, b.columns) { matrix, denominator in
                if a.columns > 0, a.rows > 0, b.columns > 0 {
                    unsafe fmpz_mat_mul(matrix, a.box.matrix, b.box.matrix)
                }
                unsafe fmpz_mul(denominator, a.box.denominator, b.box.denominator)
            })
    }

    /// `a` and `b` brought to one denominator, then added or subtracted.
    private static func combined(
        _ a: RationalMatrix, _ b: RationalMatrix,
        _ operation: (
            UnsafeMutablePointer<fmpz_mat_struct>, UnsafeMutablePointer<fmpz_mat_struct>,
            UnsafeMutablePointer<fmpz_mat_struct>
        ) -> Void
    ) throws(AlgebraError) -> RationalMatrix {
        try Limit.bits.check(max(a.box.bits + b.box.denominatorBits, b.box.bits + a.box.denominatorBits))
        return RationalMatrix(
            MatrixBox(a.rows, a.columns) { matrix, denominator in
                if unsafe fmpz_equal(a.box.denominator, b.box.denominator) != 0 {
                    unsafe operation(matrix, a.box.matrix, b.box.matrix)
                    unsafe fmpz_set(denominator, a.box.denominator)
                    return
                }
                var right = unsafe fmpz_mat_struct()
                unsafe fmpz_mat_init(&right, a.rows, a.columns)
                unsafe fmpz_mat_scalar_mul_fmpz(matrix, a.box.matrix, b.box.denominator)
                unsafe fmpz_mat_scalar_mul_fmpz(&right, b.box.matrix, a.box.denominator)
                unsafe operation(matrix, matrix, &right)
                unsafe fmpz_mul(denominator, a.box.denominator, b.box.denominator)
                unsafe fmpz_mat_clear(&right)
            })
    }

    /// Every entry multiplied by `factor`.
    public func scaled(by factor: Rational) -> RationalMatrix {
        RationalMatrix(
            MatrixBox(rows, columns) { matrix, denominator in
                unsafe fmpz_mat_scalar_mul_fmpz(matrix, box.matrix, &factor.box.pointer.pointee.num)
                unsafe fmpz_mul(denominator, box.denominator, &factor.box.pointer.pointee.den)
            })
    }

    public var transposed: RationalMatrix {
        RationalMatrix(
            MatrixBox(columns, rows) { matrix, denominator in
                if !box.isEmpty { unsafe fmpz_mat_transpose(matrix, box.matrix) }
                unsafe fmpz_set(denominator, box.denominator)
            })
    }

    /// The sum of the diagonal of a square matrix.
    public func trace() throws(AlgebraError) -> Rational {
        guard isSquare else { throw .notSquare(operation: "trace", shape: shape) }
        return Rational(
            RationalBox { result in
                if rows > 0 { unsafe fmpz_mat_trace(&result.pointee.num, box.matrix) }
                unsafe fmpz_set(&result.pointee.den, box.denominator)
                unsafe fmpq_canonicalise(result)
            })
    }

    /// The power of a square matrix; the zeroth is the identity, negative ones invert.
    public func raised(to exponent: Int) throws(AlgebraError) -> RationalMatrix {
        guard isSquare else { throw .notSquare(operation: "power", shape: shape) }
        if exponent < 0 {
            guard exponent > .min else { throw .limit(.bits, asked: .max) }
            return try inverse().raised(to: -exponent)
        }
        let perFactor = max(box.bits, box.denominatorBits) + bitWidth(rows)
        let isSmall = isZero || isIdentity || exponent <= 1
        let (asked, overflow) = perFactor.multipliedReportingOverflow(by: exponent)
        if !isSmall { try Limit.bits.check(overflow ? .max : asked) }
        if isZero || isIdentity { return exponent == 0 ? .identity(rows) : self }
        return RationalMatrix(
            MatrixBox(rows, rows) { matrix, denominator in
                unsafe fmpz_mat_pow(matrix, box.matrix, UInt(exponent))
                unsafe fmpz_pow_ui(denominator, box.denominator, UInt(exponent))
            })
    }
}
