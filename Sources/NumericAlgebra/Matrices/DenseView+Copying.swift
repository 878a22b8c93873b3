extension DenseView {
    /// Writes the entries to memory by columns, `target` apart from the storage of the view.
    ///
    /// - Complexity: O(mn), at about the speed of the memory.
    func copy(to target: UnsafeMutablePointer<Scalar>, leadingDimension height: Int) {
        _ = unsafe withEntries { source in
            if isTransposed {
                unsafe copyAcross(from: source, to: target, leadingDimension: height)
            } else if isContiguous, height == rows || columns == 1 {
                unsafe target.initialize(from: source, count: rows * columns)
            } else {
                for j in 0..<columns {
                    unsafe (target + j * height).initialize(from: source + j * leadingDimension, count: rows)
                }
            }
        }
    }

    /// The transposition, block by block: one of 16 columns of doubles, 16 long, fits the first cache twice.
    @specialized(where Scalar == Double)
    @specialized(where Scalar == Float)
    private func copyAcross(
        from source: UnsafePointer<Scalar>, to target: UnsafeMutablePointer<Scalar>,
        leadingDimension height: Int
    ) {
        let side = 16
        for firstRow in stride(from: 0, to: rows, by: side) {
            let lastRow = min(firstRow + side, rows)
            for firstColumn in stride(from: 0, to: columns, by: side) {
                let lastColumn = min(firstColumn + side, columns)
                for j in firstColumn..<lastColumn {
                    for i in firstRow..<lastRow {
                        unsafe target[i + j * height] = source[j + i * leadingDimension]
                    }
                }
            }
        }
    }
}
