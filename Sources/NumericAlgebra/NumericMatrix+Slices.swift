extension NumericMatrix {
    /// The transposed matrix.
    ///
    /// - Complexity: O(mn).
    public var transposed: NumericMatrix {
        var result = NumericMatrix.zeros(columns, rows)
        for j in 0..<columns {
            for i in 0..<rows { result.values[j + i * columns] = values[i + j * rows] }
        }
        return result
    }

    /// Column j, from zero.
    public func column(_ j: Int) -> [Double] { Array(values[(j * rows)..<((j + 1) * rows)]) }

    /// Row i, from zero.
    public func row(_ i: Int) -> [Double] { (0..<columns).map { self[i, $0] } }

    /// The columns in `range`, side by side.
    public func columns(in range: Range<Int>) -> NumericMatrix {
        NumericMatrix(
            rows, range.count, Array(values[(range.lowerBound * rows)..<(range.upperBound * rows)]))
    }

    /// The rows in `range`, one below the other.
    public func rows(in range: Range<Int>) -> NumericMatrix {
        var result = NumericMatrix.zeros(range.count, columns)
        for j in 0..<columns {
            for (i, source) in range.enumerated() { result[i, j] = self[source, j] }
        }
        return result
    }

    /// The entries on and above the diagonal, zeros below.
    var upperTriangle: NumericMatrix {
        var result = self
        for j in 0..<columns {
            for i in min(j + 1, rows)..<rows { result.values[i + j * rows] = 0 }
        }
        return result
    }

    /// Column j of the result is column j of this matrix times `factors[j]`.
    func scalingColumns(by factors: [Double]) -> NumericMatrix {
        var result = self
        for (j, factor) in factors.enumerated() {
            for i in 0..<rows { result.values[i + j * rows] *= factor }
        }
        return result
    }
}
