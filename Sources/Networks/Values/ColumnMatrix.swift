public import NumericAlgebra

/// A matrix of either precision, by columns: entry (i, j) is `values[i + j * rows]`.
public struct ColumnMatrix<Scalar: LapackScalar>: Hashable, Sendable {
    public let rows: Int
    public let columns: Int
    public let values: [Scalar]

    init(_ rows: Int, _ columns: Int, _ values: [Scalar]) {
        self.rows = rows
        self.columns = columns
        self.values = values
    }

    /// The entry in row i and column j, from zero.
    ///
    /// - Precondition: both indices are inside the matrix.
    public subscript(i: Int, j: Int) -> Scalar {
        precondition(i >= 0 && i < rows && j >= 0 && j < columns, "index outside the matrix")
        return values[i + j * rows]
    }

    /// Column j, from zero.
    ///
    /// - Precondition: it is inside the matrix.
    public func column(_ j: Int) -> ArraySlice<Scalar> { values[(j * rows)..<((j + 1) * rows)] }

    /// The same numbers in double precision.
    ///
    /// - Throws: nothing that a matrix made here can cause.
    public func numeric() throws(NumericError) -> NumericMatrix {
        try NumericMatrix(rows: rows, columns: columns, columnMajor: values.map { Double($0) })
    }

    /// The tangents of an image as its Jacobian: rows channel after channel, a column for each tangent.
    init(_ tangents: consuming Tangents<Scalar>, workers: Workers) {
        let complete = tangents.complete
        let (shape, count) = (complete.shape, complete.count)
        let (channels, pixels, rows) = (shape.channels, shape.pixels, shape.count)
        // Eight columns at a time: each line of memory is read once.
        let width = 8
        let values = unsafe [Scalar](unsafeUninitializedCapacity: rows * count) { target, filled in
            filled = rows * count
            guard filled > 0, let target = target.baseAddress else { return }
            unsafe complete.values.withUnsafeBufferPointer { source in
                guard let source = source.baseAddress else { return }
                workers.perform((count + width - 1) / width) { task in
                    let columns = (task * width)..<min(count, (task + 1) * width)
                    for channel in 0..<channels {
                        for pixel in 0..<pixels {
                            let row = unsafe source + (pixel * channels + channel) * count
                            let place = unsafe target + channel * pixels + pixel
                            for t in columns { unsafe (place + t * rows).initialize(to: row[t]) }
                        }
                    }
                }
            }
        }
        self.init(rows, count, values)
    }
}
