extension DenseOperand {
    /// Throws unless every entry is finite and the size is one that LAPACK's 32-bit counts can hold.
    func checkFactorable() throws(NumericError) {
        let shape = view.shape
        let count = try shape.checkedCount()
        guard count <= Lapack.largestEntryCount,
            min(shape.rows, shape.columns) <= Lapack.largestSmallerDimension
        else { throw .tooLarge(shape: shape) }
        try checkFinite()
        Lapack.useOneThread()
    }

    /// Throws with the place of the first entry, column after column, that is NaN or infinite.
    func checkFinite() throws(NumericError) {
        let view = view
        if view.isFinite() { return }
        for j in 0..<view.columns {
            for i in 0..<view.rows where !view[i, j].isFinite { throw .notFinite(row: i, column: j) }
        }
    }

    func checkSquare(_ operation: String) throws(NumericError) {
        let shape = view.shape
        guard shape.isSquare else { throw .notSquare(operation: operation, shape: shape) }
    }

    /// Throws with the first place, column after column, where two mirrored entries differ.
    func checkSymmetric() throws(NumericError) {
        if let (row, column) = view.asymmetry() { throw .notSymmetric(row: row, column: column) }
    }

    /// Whether every two mirrored entries are equal; 0 and −0 are.
    var isSymmetric: Bool { view.rows == view.columns && view.asymmetry() == nil }
}

extension DenseView {
    /// Whether no entry is NaN or infinite.
    ///
    /// Without a branch, so that a processor looks at several entries at once.
    @specialized(where Scalar == Double)
    @specialized(where Scalar == Float)
    fileprivate func isFinite() -> Bool {
        let (height, width) =
            isContiguous ? (stored.rows * stored.columns, 1) : (stored.rows, stored.columns)
        let isFinite = unsafe withEntries { entries in
            var trouble: UInt8 = 0
            for j in 0..<width {
                let column = unsafe entries + j * leadingDimension
                for i in 0..<height {
                    trouble |= unsafe column[i].magnitude < Scalar.infinity ? 0 : 1
                }
            }
            return trouble == 0
        }
        return isFinite ?? true
    }

    /// The first place above the diagonal that differs from its mirror image; block by block for the cache.
    @specialized(where Scalar == Double)
    @specialized(where Scalar == Float)
    fileprivate func asymmetry() -> (row: Int, column: Int)? {
        let side = 16
        let n = columns
        let found: (Int, Int)?? = unsafe withEntries { entries in
            for firstColumn in stride(from: 0, to: n, by: side) {
                var first: (row: Int, column: Int)?
                let lastColumn = min(firstColumn + side, n)
                for firstRow in stride(from: 0, to: lastColumn, by: side) {
                    for j in firstColumn..<lastColumn {
                        for i in firstRow..<max(firstRow, min(firstRow + side, j)) {
                            if unsafe entries[i + j * leadingDimension] == entries[j + i * leadingDimension] {
                                continue
                            }
                            if first.map({ (j, i) < ($0.column, $0.row) }) ?? true { first = (i, j) }
                        }
                    }
                }
                if let first { return first }
            }
            return nil
        }
        return found ?? nil
    }
}
