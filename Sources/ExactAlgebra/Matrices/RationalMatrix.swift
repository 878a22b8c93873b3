internal import CFlint

/// A matrix of rational numbers of any shape, 0×n and n×0 included.
///
/// A value: immutable and freely shared. Inside, integers over one common denominator, so that every
/// elimination, product and characteristic polynomial runs in integers. Indices count from zero.
///
/// - SeeAlso: FLINT, `fmpz_mat`.
public struct RationalMatrix: Sendable {
    let box: MatrixBox

    init(_ box: MatrixBox) { self.box = box }

    /// The matrix with these entries, row by row.
    ///
    /// - Precondition: `entries.count == rows * columns`.
    public init(rows: Int, columns: Int, entries: [Rational]) {
        precondition(rows >= 0 && columns >= 0 && entries.count == rows * columns)
        box = MatrixBox(rows, columns) { matrix, denominator in
            for entry in entries {
                unsafe fmpz_lcm(denominator, denominator, &entry.box.pointer.pointee.den)
            }
            let isInteger = unsafe fmpz_is_one(denominator) != 0
            var k = 0
            for i in 0..<rows {
                for j in 0..<columns {
                    let (source, target) = unsafe (entries[k].box.pointer, fmpz_mat_entry(matrix, i, j))
                    if isInteger {
                        unsafe fmpz_set(target, &source.pointee.num)
                    } else {
                        unsafe fmpz_divexact(target, denominator, &source.pointee.den)
                        unsafe fmpz_mul(target, target, &source.pointee.num)
                    }
                    k += 1
                }
            }
        }
    }

    /// The matrix of integers with these rows; rows of different lengths are a programmer's error.
    public init(_ rows: [[Int]]) {
        let columns = rows.first?.count ?? 0
        precondition(rows.allSatisfy { $0.count == columns })
        box = MatrixBox(rows.count, columns) { matrix, _ in
            for i in 0..<rows.count {
                for j in 0..<columns { unsafe fmpz_set_si(fmpz_mat_entry(matrix, i, j), rows[i][j]) }
            }
        }
    }

    public static func identity(_ n: Int) -> RationalMatrix {
        RationalMatrix(MatrixBox(n, n, integers: { unsafe fmpz_mat_one($0) }))
    }

    public static func zeros(_ rows: Int, _ columns: Int) -> RationalMatrix {
        RationalMatrix(MatrixBox(rows, columns, integers: { _ in }))
    }

    /// The square matrix with these numbers on its diagonal.
    public static func diagonal(_ entries: [Rational]) -> RationalMatrix {
        let n = entries.count
        var all = [Rational](repeating: .zero, count: n * n)
        for (k, entry) in entries.enumerated() { all[k * n + k] = entry }
        return RationalMatrix(rows: n, columns: n, entries: all)
    }
}

// MARK: - Reading

extension RationalMatrix {
    public var rows: Int { box.rows }
    public var columns: Int { box.columns }
    public var shape: Shape { box.shape }
    public var isSquare: Bool { rows == columns }

    /// The entry in row `i` and column `j`, from zero.
    public subscript(i: Int, j: Int) -> Rational {
        precondition((0..<rows).contains(i) && (0..<columns).contains(j))
        return Rational(
            RationalBox { result in
                unsafe fmpz_set(&result.pointee.num, box.entry(i, j))
                unsafe fmpz_set(&result.pointee.den, box.denominator)
                unsafe fmpq_canonicalise(result)
            })
    }

    /// All entries, row by row.
    public var entries: [Rational] {
        var all: [Rational] = []
        all.reserveCapacity(rows * columns)
        for i in 0..<rows { for j in 0..<columns { all.append(self[i, j]) } }
        return all
    }

    public var isZero: Bool { unsafe box.isEmpty || fmpz_mat_is_zero(box.matrix) != 0 }
    public var isInteger: Bool { unsafe fmpz_is_one(box.denominator) != 0 }
    public var isIdentity: Bool { isSquare && self == .identity(rows) }

    /// True where the matrix equals its transpose.
    public var isSymmetric: Bool {
        guard isSquare else { return false }
        for i in 0..<rows {
            for j in 0..<i where unsafe fmpz_equal(box.entry(i, j), box.entry(j, i)) == 0 { return false }
        }
        return true
    }

    /// True where every entry below the diagonal is zero; any shape.
    public var isUpperTriangular: Bool {
        for i in 0..<rows {
            for j in 0..<min(i, columns) where unsafe fmpz_is_zero(box.entry(i, j)) == 0 { return false }
        }
        return true
    }
}

// MARK: - Parts

extension RationalMatrix {
    /// Column `j` as an m×1 matrix.
    public func column(_ j: Int) -> RationalMatrix { slice(rows: 0..<rows, columns: j..<j + 1) }

    /// Row `i` as a 1×n matrix.
    public func row(_ i: Int) -> RationalMatrix { slice(rows: i..<i + 1, columns: 0..<columns) }

    /// The block of consecutive rows and columns.
    public func slice(rows: Range<Int>, columns: Range<Int>) -> RationalMatrix {
        selecting(rows: Array(rows), columns: Array(columns))
    }

    /// The columns with these indices, in this order.
    public func selecting(columns: [Int]) -> RationalMatrix {
        selecting(rows: Array(0..<rows), columns: columns)
    }

    /// The rows and columns with these indices, in this order.
    public func selecting(rows: [Int], columns: [Int]) -> RationalMatrix {
        precondition(rows.allSatisfy { (0..<self.rows).contains($0) })
        precondition(columns.allSatisfy { (0..<self.columns).contains($0) })
        return RationalMatrix(
            MatrixBox(rows.count, columns.count) { matrix, denominator in
                for (i, row) in rows.enumerated() {
                    for (j, column) in columns.enumerated() {
                        unsafe fmpz_set(fmpz_mat_entry(matrix, i, j), box.entry(row, column))
                    }
                }
                unsafe fmpz_set(denominator, box.denominator)
            })
    }

    /// The columns of this matrix, then those of `other`.
    public func appending(columnsOf other: RationalMatrix) throws(AlgebraError) -> RationalMatrix {
        guard rows == other.rows else {
            throw .shapeMismatch(operation: "putting side by side", left: shape, right: other.shape)
        }
        let entries = (0..<rows).flatMap { i in
            (0..<columns).map { self[i, $0] } + (0..<other.columns).map { other[i, $0] }
        }
        return RationalMatrix(rows: rows, columns: columns + other.columns, entries: entries)
    }

    /// The rows of this matrix, then those of `other`.
    public func appending(rowsOf other: RationalMatrix) throws(AlgebraError) -> RationalMatrix {
        guard columns == other.columns else {
            throw .shapeMismatch(operation: "putting one above the other", left: shape, right: other.shape)
        }
        return RationalMatrix(
            rows: rows + other.rows, columns: columns, entries: entries + other.entries)
    }
}

// MARK: - Identity and text

extension RationalMatrix: Hashable {
    public static func == (a: RationalMatrix, b: RationalMatrix) -> Bool {
        guard a.shape == b.shape else { return false }
        return unsafe a.box.isEmpty
            || fmpz_equal(a.box.denominator, b.box.denominator) != 0
                && fmpz_mat_equal(a.box.matrix, b.box.matrix) != 0
    }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(shape)
        for i in 0..<rows {
            for j in 0..<columns { unsafe hasher.combine(fmpz_fdiv_ui(box.entry(i, j), 4_294_967_291)) }
        }
    }
}

extension RationalMatrix: CustomStringConvertible {
    /// `[3 1; 1 3; 1 1]`, which the grammar reads back.
    public var description: String {
        let lines = (0..<rows).map { i in
            (0..<columns).map { self[i, $0].description }.joined(separator: " ")
        }
        return "[" + lines.joined(separator: "; ") + "]"
    }
}
