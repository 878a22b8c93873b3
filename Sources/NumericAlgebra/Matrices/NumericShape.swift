/// The rows and columns of a ``DenseMatrix``.
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
