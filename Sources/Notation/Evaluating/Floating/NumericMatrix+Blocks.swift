import NumericAlgebra

// Matrices put together and taken apart.
extension NumericMatrix {
    static func column(_ entries: [Double]) -> NumericMatrix {
        NumericMatrix(entries.count, 1) { i, _ in entries[i] }
    }

    /// The m×n matrix of `entry(i, j)`.
    init(_ rows: Int, _ columns: Int, _ entry: (Int, Int) -> Double) {
        self = .zeros(rows, columns)
        for j in 0..<columns {
            for i in 0..<rows { self[i, j] = entry(i, j) }
        }
    }

    /// Side by side.
    init(joining blocks: [NumericMatrix]) throws(NumericError) {
        let height = blocks.first?.rows ?? 0
        for block in blocks where block.rows != height {
            throw .shapeMismatch(
                operation: "blocks side by side", left: blocks[0].shape, right: block.shape)
        }
        try self.init(
            rows: height, columns: blocks.reduce(0) { $0 + $1.columns },
            columnMajor: blocks.flatMap(\.values))
    }

    /// Below each other.
    init(stacking bands: [NumericMatrix]) throws(NumericError) {
        let width = bands.first?.columns ?? 0
        for band in bands where band.columns != width {
            throw .shapeMismatch(
                operation: "blocks below each other", left: bands[0].shape, right: band.shape)
        }
        let height = bands.reduce(0) { $0 + $1.rows }
        var entries: [Double] = []
        entries.reserveCapacity(height * width)
        for j in 0..<width {
            for band in bands { entries += band.column(j) }
        }
        try self.init(rows: height, columns: width, columnMajor: entries)
    }

    var rowMajor: [Double] { transposed.values }
    var isVector: Bool { rows == 1 || columns == 1 }
    var largestEntry: Double { values.reduce(0) { max($0, $1.magnitude) } }

    func mapped(_ transform: (Double) throws -> Double) rethrows -> NumericMatrix {
        var result = NumericMatrix.zeros(rows, columns)
        for j in 0..<columns {
            for (i, value) in column(j).enumerated() { result[i, j] = try transform(value) }
        }
        return result
    }

    func selecting(rows: [Int], columns: [Int]) -> NumericMatrix {
        NumericMatrix(rows.count, columns.count) { self[rows[$0], columns[$1]] }
    }
}
