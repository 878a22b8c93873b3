/// A matrix of algebraic numbers of any shape: what learners type with roots in it, and what the
/// normalised factors of a decomposition are.
///
/// Nothing is compared by `==`: deciding may fail, so ``isEqual(to:)`` throws. Indices count from zero.
public struct AlgebraicMatrix: Sendable {
    public let rows: Int
    public let columns: Int
    /// Row by row.
    public let entries: [AlgebraicNumber]

    /// - Precondition: `entries.count == rows * columns`.
    public init(rows: Int, columns: Int, entries: [AlgebraicNumber]) {
        precondition(rows >= 0 && columns >= 0 && entries.count == rows * columns)
        self.rows = rows
        self.columns = columns
        self.entries = entries
    }

    public init(_ matrix: RationalMatrix) {
        self.init(
            rows: matrix.rows, columns: matrix.columns, entries: matrix.entries.map { AlgebraicNumber($0) })
    }

    /// The matrix with these columns, each of `rows` entries.
    public init(rows: Int, columns: [[AlgebraicNumber]]) {
        precondition(columns.allSatisfy { $0.count == rows })
        let entries = (0..<rows).flatMap { i in columns.map { $0[i] } }
        self.init(rows: rows, columns: columns.count, entries: entries)
    }

    public static func identity(_ n: Int) -> AlgebraicMatrix { AlgebraicMatrix(RationalMatrix.identity(n)) }

    public static func zeros(_ rows: Int, _ columns: Int) -> AlgebraicMatrix {
        AlgebraicMatrix(
            rows: rows, columns: columns, entries: [AlgebraicNumber](repeating: .zero, count: rows * columns))
    }

    /// The rows×columns matrix with these numbers from the top left corner down; zero elsewhere.
    public static func diagonal(_ numbers: [AlgebraicNumber], rows: Int, columns: Int) -> AlgebraicMatrix {
        var entries = [AlgebraicNumber](repeating: .zero, count: rows * columns)
        for (k, number) in numbers.enumerated() where k < rows && k < columns {
            entries[k * columns + k] = number
        }
        return AlgebraicMatrix(rows: rows, columns: columns, entries: entries)
    }
}

extension AlgebraicMatrix {
    public var shape: Shape { Shape(rows, columns) }
    public var isSquare: Bool { rows == columns }

    public subscript(i: Int, j: Int) -> AlgebraicNumber {
        precondition((0..<rows).contains(i) && (0..<columns).contains(j))
        return entries[i * columns + j]
    }

    /// The same matrix where every entry is kept as a rational; nil does not prove that one is not.
    public var asRational: RationalMatrix? {
        var numbers: [Rational] = []
        numbers.reserveCapacity(entries.count)
        var bits = 0
        for entry in entries {
            guard let number = entry.asRational else { return nil }
            if !number.isInteger { bits += number.bitCount }
            numbers.append(number)
        }
        // One common denominator for all entries has to stay within bounds.
        guard bits <= Limit.bits.bound else { return nil }
        return RationalMatrix(rows: rows, columns: columns, entries: numbers)
    }

    public func column(_ j: Int) -> AlgebraicMatrix { slice(rows: 0..<rows, columns: j..<j + 1) }
    public func row(_ i: Int) -> AlgebraicMatrix { slice(rows: i..<i + 1, columns: 0..<columns) }

    /// The block of consecutive rows and columns.
    public func slice(rows: Range<Int>, columns: Range<Int>) -> AlgebraicMatrix {
        selecting(rows: Array(rows), columns: Array(columns))
    }

    /// The rows and columns with these indices, in this order.
    public func selecting(rows: [Int], columns: [Int]) -> AlgebraicMatrix {
        AlgebraicMatrix(
            rows: rows.count, columns: columns.count,
            entries: rows.flatMap { i in columns.map { self[i, $0] } })
    }

    /// The columns of this matrix, then those of `other`.
    public func appending(columnsOf other: AlgebraicMatrix) throws(AlgebraError) -> AlgebraicMatrix {
        guard rows == other.rows else {
            throw .shapeMismatch(operation: "putting side by side", left: shape, right: other.shape)
        }
        try Limit.entries.check(rows * (columns + other.columns))
        let all = (0..<rows).flatMap { i in
            (0..<columns).map { self[i, $0] } + (0..<other.columns).map { other[i, $0] }
        }
        return AlgebraicMatrix(rows: rows, columns: columns + other.columns, entries: all)
    }

    /// The rows of this matrix, then those of `other`.
    public func appending(rowsOf other: AlgebraicMatrix) throws(AlgebraError) -> AlgebraicMatrix {
        guard columns == other.columns else {
            throw .shapeMismatch(operation: "putting one above the other", left: shape, right: other.shape)
        }
        try Limit.entries.check((rows + other.rows) * columns)
        return AlgebraicMatrix(
            rows: rows + other.rows, columns: columns, entries: entries + other.entries)
    }

    public var transposed: AlgebraicMatrix {
        AlgebraicMatrix(
            rows: columns, columns: rows,
            entries: (0..<columns).flatMap { j in (0..<rows).map { self[$0, j] } })
    }
}

// MARK: - Decisions

extension AlgebraicMatrix {
    /// Whether every entry is zero.
    public func isZero() throws(AlgebraError) -> Bool {
        for entry in entries where !(try entry.isZero()) { return false }
        return true
    }

    /// Whether the shapes and all entries agree.
    public func isEqual(to other: AlgebraicMatrix) throws(AlgebraError) -> Bool {
        guard shape == other.shape else { return false }
        for (a, b) in zip(entries, other.entries) where !(try a.isEqual(to: b)) { return false }
        return true
    }

    /// Whether the matrix is the identity of its order.
    public func isIdentity() throws(AlgebraError) -> Bool {
        guard isSquare else { return false }
        return try isEqual(to: .identity(rows))
    }
}
