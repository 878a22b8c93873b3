extension DenseOperand {
    /// The matrix product; an empty inner dimension gives zeros. Neither factor is copied.
    ///
    /// AᵀB is `a.transposedView * b`.
    ///
    /// - Throws: ``NumericError/shapeMismatch(operation:left:right:)``.
    /// - Complexity: O(mkn).
    /// - SeeAlso: BLAS `dgemm`, `sgemm`.
    public static func * <Other: DenseOperand<Scalar>>(
        a: Self, b: Other
    ) throws(NumericError) -> DenseMatrix<Scalar> {
        try DenseMatrix(a.view, times: b.view)
    }
}

extension DenseMatrix {
    /// The matrix product; an empty inner dimension gives zeros.
    ///
    /// - Throws: ``NumericError/shapeMismatch(operation:left:right:)``.
    /// - Complexity: O(mkn).
    /// - SeeAlso: BLAS `dgemm`, `sgemm`.
    public static func * (a: DenseMatrix, b: DenseMatrix) throws(NumericError) -> DenseMatrix {
        try DenseMatrix(a.view, times: b.view)
    }

    init(_ a: DenseView<Scalar>, times b: DenseView<Scalar>) throws(NumericError) {
        guard a.columns == b.rows else {
            throw .shapeMismatch(operation: "product", left: a.shape, right: b.shape)
        }
        let shape = NumericShape(a.rows, b.columns)
        _ = try shape.checkedCount()
        if a.isEmpty || b.isEmpty {
            self = .zeros(shape.rows, shape.columns)
            return
        }
        var failure: NumericError?
        unsafe self.init(shaped: shape) { target in
            do throws(NumericError) {
                try unsafe a.withEntries { left throws(NumericError) in
                    try unsafe b.withEntries { right throws(NumericError) in
                        try unsafe MatrixProduct.multiply(
                            a.factor(at: left), b.factor(at: right), into: target)
                    }
                }
            } catch {
                // The entries are replaced by the error: nobody sees them.
                failure = error
            }
        }
        if let failure { throw failure }
    }
}

extension DenseView {
    func factor(at entries: UnsafePointer<Scalar>) -> MatrixProduct.Factor<Scalar> {
        unsafe MatrixProduct.Factor(
            entries, rows: stored.rows, columns: stored.columns, leadingDimension: leadingDimension,
            isTransposed: isTransposed)
    }
}
