/// One half of a matrix, the diagonal included.
public enum Triangle: Hashable, Sendable, CaseIterable {
    case lower
    case upper

    /// What this half is in the transpose.
    var flipped: Triangle { self == .lower ? .upper : .lower }
}

extension DenseMatrix {
    /// This matrix with zeros on the other side of the diagonal.
    func keeping(_ triangle: Triangle) -> DenseMatrix {
        var result = self
        result.clear(triangle.flipped)
        return result
    }

    /// This matrix with ones on the diagonal.
    var withUnitDiagonal: DenseMatrix {
        var result = self
        for i in 0..<min(rows, columns) { result[i, i] = 1 }
        return result
    }

    /// Writes zeros into one half, without the diagonal.
    @specialized(where Scalar == Double)
    @specialized(where Scalar == Float)
    mutating func clear(_ triangle: Triangle) {
        let (rows, columns) = (rows, columns)
        unsafe values.withUnsafeMutableBufferPointer { buffer in
            guard let start = buffer.baseAddress else { return }
            for j in 0..<columns {
                let range = triangle == .upper ? 0..<min(j, rows) : min(j + 1, rows)..<rows
                let column = unsafe start + j * rows
                unsafe (column + range.lowerBound).update(repeating: 0, count: range.count)
            }
        }
    }

    /// Copies what is below the diagonal of a square matrix to above it, block by block for the cache.
    @specialized(where Scalar == Double)
    @specialized(where Scalar == Float)
    mutating func mirrorLowerTriangle() {
        let (n, side) = (rows, 16)
        unsafe values.withUnsafeMutableBufferPointer { buffer in
            guard let start = buffer.baseAddress else { return }
            for firstColumn in stride(from: 0, to: n, by: side) {
                for firstRow in stride(from: 0, through: firstColumn, by: side) {
                    for j in firstColumn..<min(firstColumn + side, n) {
                        for i in firstRow..<max(firstRow, min(firstRow + side, j)) {
                            unsafe start[i + j * n] = start[j + i * n]
                        }
                    }
                }
            }
        }
    }
}
