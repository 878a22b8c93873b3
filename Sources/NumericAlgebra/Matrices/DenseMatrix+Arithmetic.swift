extension DenseOperand {
    /// The entrywise sum.
    ///
    /// - Throws: ``NumericError/shapeMismatch(operation:left:right:)``.
    public static func + <Other: DenseOperand<Scalar>>(
        a: Self, b: Other
    ) throws(NumericError) -> DenseMatrix<Scalar> {
        try a.view.adding(1, b.view, "sum")
    }

    /// The entrywise difference.
    ///
    /// - Throws: ``NumericError/shapeMismatch(operation:left:right:)``.
    public static func - <Other: DenseOperand<Scalar>>(
        a: Self, b: Other
    ) throws(NumericError) -> DenseMatrix<Scalar> {
        try a.view.adding(-1, b.view, "difference")
    }

    /// Every entry times `factor`.
    public func scaled(by factor: Scalar) -> DenseMatrix<Scalar> {
        let a = view
        return a.scalingColumns(by: [Scalar](repeating: factor, count: a.columns))
    }
}

extension DenseMatrix {
    /// The entrywise sum.
    ///
    /// - Throws: ``NumericError/shapeMismatch(operation:left:right:)``.
    public static func + (a: DenseMatrix, b: DenseMatrix) throws(NumericError) -> DenseMatrix {
        try a.view.adding(1, b.view, "sum")
    }

    /// The entrywise difference.
    ///
    /// - Throws: ``NumericError/shapeMismatch(operation:left:right:)``.
    public static func - (a: DenseMatrix, b: DenseMatrix) throws(NumericError) -> DenseMatrix {
        try a.view.adding(-1, b.view, "difference")
    }
}

extension DenseView {
    /// This matrix plus `sign`, 1 or −1, times the other; a product with 1 rounds nothing.
    fileprivate func adding(
        _ sign: Scalar, _ other: DenseView, _ operation: String
    ) throws(NumericError) -> DenseMatrix<Scalar> {
        guard shape == other.shape else {
            throw .shapeMismatch(operation: operation, left: shape, right: other.shape)
        }
        return upright.combined(sign, other.upright)
    }

    /// - Precondition: neither is transposed.
    @specialized(where Scalar == Double)
    @specialized(where Scalar == Float)
    private func combined(_ sign: Scalar, _ other: DenseView) -> DenseMatrix<Scalar> {
        unsafe DenseMatrix(shaped: shape) { target in
            _ = unsafe withEntries { left in
                unsafe other.withEntries { right in
                    for j in 0..<columns {
                        let to = unsafe target + j * rows
                        let (one, two) = unsafe (
                            left + j * leadingDimension, right + j * other.leadingDimension
                        )
                        for i in 0..<rows { unsafe to[i] = one[i] + sign * two[i] }
                    }
                }
            }
        }
    }
}
