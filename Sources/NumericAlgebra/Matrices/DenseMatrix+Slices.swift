extension DenseMatrix {
    /// The transposed matrix, as a matrix of its own; ``DenseOperand/transposedView`` does not copy.
    ///
    /// - Complexity: O(mn).
    public var transposed: DenseMatrix { DenseMatrix(transposedView) }

    /// Column j, from zero.
    public func column(_ j: Int) -> [Scalar] { Array(values[(j * rows)..<((j + 1) * rows)]) }

    /// Row i, from zero.
    public func row(_ i: Int) -> [Scalar] { (0..<columns).map { self[i, $0] } }

    /// The columns in `range`, side by side, as a matrix of its own.
    public func columns(in range: Range<Int>) -> DenseMatrix { DenseMatrix(self[columns: range]) }

    /// The rows in `range`, one below the other, as a matrix of its own.
    public func rows(in range: Range<Int>) -> DenseMatrix { DenseMatrix(self[rows: range]) }
}

extension DenseView {
    /// The entries on and above the diagonal, zeros below.
    @specialized(where Scalar == Double)
    @specialized(where Scalar == Float)
    func upperTriangle() -> DenseMatrix<Scalar> {
        var result = DenseMatrix(self)
        for j in 0..<columns {
            for i in min(j + 1, rows)..<rows { result.values[i + j * rows] = 0 }
        }
        return result
    }

    /// The entries below the diagonal, ones on it, zeros above.
    @specialized(where Scalar == Double)
    @specialized(where Scalar == Float)
    func unitLowerTriangle() -> DenseMatrix<Scalar> {
        var result = DenseMatrix(self)
        for j in 0..<columns {
            for i in 0..<min(j, rows) { result.values[i + j * rows] = 0 }
            if j < rows { result.values[j + j * rows] = 1 }
        }
        return result
    }

    /// Column j of the result is column j of this matrix times `factors[j]`.
    @specialized(where Scalar == Double)
    @specialized(where Scalar == Float)
    func scalingColumns(by factors: [Scalar]) -> DenseMatrix<Scalar> {
        if isTransposed { return DenseMatrix(self).view.scalingColumns(by: factors) }
        return unsafe DenseMatrix(shaped: shape) { target in
            _ = unsafe withEntries { source in
                for (j, factor) in factors.enumerated() {
                    let (from, to) = unsafe (source + j * leadingDimension, target + j * rows)
                    for i in 0..<rows { unsafe to[i] = from[i] * factor }
                }
            }
        }
    }
}

extension DenseMatrix {
    /// Column j of the result is column j of this matrix times `factors[j]`.
    func scalingColumns(by factors: [Scalar]) -> DenseMatrix { view.scalingColumns(by: factors) }

    /// Exchanges the two rows of each pair, one pair after the other.
    @specialized(where Scalar == Double)
    @specialized(where Scalar == Float)
    mutating func exchangeRows(_ pairs: [(Int, Int)]) {
        for j in 0..<columns {
            for (one, other) in pairs where one != other {
                values.swapAt(one + j * rows, other + j * rows)
            }
        }
    }
}
