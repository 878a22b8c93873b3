/// A matrix of doubles, stored by columns: entry (i, j) is `values[i + j * rows]`.
///
/// Any shape, 0×n and n×0 included. A value: copies share storage until one of them is written.
/// Entries may be any double; the factorisations refuse NaN and infinity and say where they are.
///
/// Equality is entrywise equality of doubles: two computations of the same object hardly ever agree in
/// it. Compare by norms, or by the laws of the factorisation.
public struct NumericMatrix: Hashable, Sendable {
    public let rows: Int
    public let columns: Int
    /// The entries, column after column.
    public internal(set) var values: [Double]

    /// The matrix with these entries, column after column.
    ///
    /// - Throws: ``NumericError/wrongEntryCount(shape:count:)``.
    public init(rows: Int, columns: Int, columnMajor values: [Double]) throws(NumericError) {
        let shape = NumericShape(rows, columns)
        guard rows >= 0, columns >= 0, try shape.checkedCount() == values.count else {
            throw .wrongEntryCount(shape: shape, count: values.count)
        }
        self.init(rows, columns, values)
    }

    /// The matrix with these entries, row after row.
    ///
    /// - Throws: ``NumericError/wrongEntryCount(shape:count:)``.
    public init(rows: Int, columns: Int, rowMajor values: [Double]) throws(NumericError) {
        let byColumns = try NumericMatrix(rows: rows, columns: columns, columnMajor: values)
        self = NumericMatrix(columns, rows, byColumns.values).transposed
    }

    init(_ rows: Int, _ columns: Int, _ values: [Double]) {
        self.rows = rows
        self.columns = columns
        self.values = values
    }

    /// The m×n matrix of zeros; negative sizes count as zero.
    ///
    /// - Precondition: m · n fits into an `Int`.
    public static func zeros(_ m: Int, _ n: Int) -> NumericMatrix {
        let (m, n) = (max(0, m), max(0, n))
        return NumericMatrix(m, n, [Double](repeating: 0, count: m * n))
    }

    /// The n×n identity matrix; a negative size counts as zero.
    public static func identity(_ n: Int) -> NumericMatrix {
        diagonal([Double](repeating: 1, count: max(0, n)))
    }

    /// The square matrix with these numbers on its diagonal.
    public static func diagonal(_ entries: [Double]) -> NumericMatrix {
        var result = zeros(entries.count, entries.count)
        for (i, entry) in entries.enumerated() { result[i, i] = entry }
        return result
    }

    /// The entry in row i and column j, from zero.
    ///
    /// - Precondition: both indices are inside the matrix.
    public subscript(i: Int, j: Int) -> Double {
        get {
            precondition(i >= 0 && i < rows && j >= 0 && j < columns, "index outside the matrix")
            return values[i + j * rows]
        }
        set {
            precondition(i >= 0 && i < rows && j >= 0 && j < columns, "index outside the matrix")
            values[i + j * rows] = newValue
        }
    }

    public var shape: NumericShape { NumericShape(rows, columns) }
    public var isEmpty: Bool { values.isEmpty }
}

/// The rows and columns of a ``NumericMatrix``.
public struct NumericShape: Hashable, Sendable, CustomStringConvertible {
    public let rows: Int
    public let columns: Int

    public init(_ rows: Int, _ columns: Int) {
        self.rows = rows
        self.columns = columns
    }

    public var description: String { "\(rows)×\(columns)" }
    public var isSquare: Bool { rows == columns }

    /// rows × columns, unless that does not fit.
    func checkedCount() throws(NumericError) -> Int {
        let (count, overflow) = rows.multipliedReportingOverflow(by: columns)
        if overflow { throw .tooLarge(shape: self) }
        return count
    }
}
