/// A matrix as a table of shades: the larger an entry, the darker, with the sign shown apart.
public struct HeatMap: Codable, Hashable, Sendable {
    /// The part of the matrix that is kept: at most ``largestSide`` each.
    public let rows: Int
    public let columns: Int
    /// Row by row.
    public let entries: [Double]
    /// The shape of the whole matrix.
    public let wholeRows: Int
    public let wholeColumns: Int

    public static let largestSide = 64

    /// Takes the upper left of the matrix where it is larger than ``largestSide``.
    ///
    /// - Parameter entry: the number in a row and a column, both counted from 0.
    public init(rows: Int, columns: Int, entry: (Int, Int) -> Double) {
        self.rows = max(0, min(rows, Self.largestSide))
        self.columns = max(0, min(columns, Self.largestSide))
        wholeRows = rows
        wholeColumns = columns
        var entries: [Double] = []
        for i in 0..<self.rows {
            for j in 0..<self.columns { entries.append(entry(i, j)) }
        }
        self.entries = entries
    }

    public subscript(i: Int, j: Int) -> Double { entries[i * columns + j] }

    /// Whether the matrix was larger than what is kept of it.
    public var isCut: Bool { rows < wholeRows || columns < wholeColumns }

    /// The largest size of an entry.
    var largest: Double { entries.map { abs($0.drawn) }.max() ?? 0 }
    var hasNegative: Bool { entries.contains { $0.drawn < 0 } }

    func check() throws(PictureError) {
        guard rows > 0, columns > 0 else { throw .empty }
        guard max(rows, columns) <= Self.largestSide else { throw .tooMany("rows", limit: Self.largestSide) }
        guard entries.count == rows * columns else {
            throw .wrongCount(entries.count, wanted: rows * columns)
        }
        try entries.checkNumbers()
    }
}
