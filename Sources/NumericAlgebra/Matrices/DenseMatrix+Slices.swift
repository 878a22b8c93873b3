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

extension DenseMatrix {
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
