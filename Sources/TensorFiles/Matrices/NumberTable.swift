/// A matrix of doubles as a file holds it, row by row, with its columns' names where it has any.
public struct NumberTable: Hashable, Sendable {
    /// Rows and columns.
    public let shape: TensorShape
    public var rows: Int { shape.axes[0] }
    public var columns: Int { shape.axes[1] }
    /// Row by row.
    public let values: [Double]
    /// One for every column; nil where the file has none.
    public let columnNames: [String]?

    /// - Returns: nil where the values are not rows × columns, or the names not as many as the columns.
    public init?(rows: Int, columns: Int, rowMajor values: [Double], columnNames: [String]? = nil) {
        guard let shape = TensorShape([rows, columns]), shape.count == values.count,
            columnNames.map({ $0.count == columns }) ?? true
        else { return nil }
        self.init(shape, known: values, columnNames: columnNames)
    }

    /// The matrix of this shape with these entries; negative sizes count as zero.
    ///
    /// - Parameter entry: the number in a row and a column, from zero.
    /// - Precondition: rows × columns fits into an `Int`.
    public init(rows: Int, columns: Int, entry: (Int, Int) -> Double) {
        let (m, n) = (max(0, rows), max(0, columns))
        var values: [Double] = []
        values.reserveCapacity(m * n)
        for i in 0..<m {
            for j in 0..<n { values.append(entry(i, j)) }
        }
        self.init(TensorShape(known: [m, n], count: m * n), known: values)
    }

    /// What is known to fit together; the shape has two axes.
    init(_ shape: TensorShape, known values: [Double], columnNames: [String]? = nil) {
        self.shape = shape
        self.values = values
        self.columnNames = columnNames
    }

    /// The entry in a row and a column, from zero.
    public subscript(row: Int, column: Int) -> Double { values[row * columns + column] }
}
