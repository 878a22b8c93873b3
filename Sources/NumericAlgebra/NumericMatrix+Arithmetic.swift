internal import CLapacke

extension NumericMatrix {
    /// The matrix product, by BLAS `dgemm`; an empty inner dimension gives zeros.
    ///
    /// - Throws: ``NumericError/shapeMismatch(operation:left:right:)``.
    /// - Complexity: O(mkn).
    public static func * (a: NumericMatrix, b: NumericMatrix) throws(NumericError) -> NumericMatrix {
        guard a.columns == b.rows else {
            throw .shapeMismatch(operation: "product", left: a.shape, right: b.shape)
        }
        var result = zeros(a.rows, b.columns)
        if result.isEmpty || a.columns == 0 { return result }
        let (m, k, n) = try (Lapack.size(a.rows), Lapack.size(a.columns), Lapack.size(b.columns))
        Lapack.useOneThread()
        unsafe cblas_dgemm(
            CblasColMajor, CblasNoTrans, CblasNoTrans, m, n, k, 1, a.values, m, b.values, k, 0,
            &result.values, m)
        return result
    }

    /// The entrywise sum.
    ///
    /// - Throws: ``NumericError/shapeMismatch(operation:left:right:)``.
    public static func + (a: NumericMatrix, b: NumericMatrix) throws(NumericError) -> NumericMatrix {
        try a.combined(with: b, "sum", +)
    }

    /// The entrywise difference.
    ///
    /// - Throws: ``NumericError/shapeMismatch(operation:left:right:)``.
    public static func - (a: NumericMatrix, b: NumericMatrix) throws(NumericError) -> NumericMatrix {
        try a.combined(with: b, "difference", -)
    }

    /// Every entry times `factor`.
    public func scaled(by factor: Double) -> NumericMatrix {
        NumericMatrix(rows, columns, values.map { $0 * factor })
    }

    private func combined(
        with other: NumericMatrix, _ operation: String, _ combine: (Double, Double) -> Double
    ) throws(NumericError) -> NumericMatrix {
        guard shape == other.shape else {
            throw .shapeMismatch(operation: operation, left: shape, right: other.shape)
        }
        return NumericMatrix(rows, columns, zip(values, other.values).map(combine))
    }
}
