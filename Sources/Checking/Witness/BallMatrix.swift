import NumericAlgebra

/// A real matrix whose entries are known up to a radius each, row by row.
struct BallMatrix: Hashable, Sendable {
    /// Larger ones are not looked at.
    static let largestSize = 32

    let rows: Int
    let columns: Int
    let entries: [Ball]

    /// Nil where it is larger than what is looked at.
    init?(rows: Int, columns: Int, entries: [Ball]) {
        guard rows <= Self.largestSize, columns <= Self.largestSize, entries.count == rows * columns else {
            return nil
        }
        self.init(rows, columns, entries)
    }

    /// For a shape that is known to be small enough.
    init(_ rows: Int, _ columns: Int, _ entries: [Ball]) {
        self.rows = rows
        self.columns = columns
        self.entries = entries
    }

    /// The entries by place.
    init(_ rows: Int, _ columns: Int, entry: (Int, Int) -> Ball) {
        self.init(rows, columns, (0..<rows).flatMap { i in (0..<columns).map { entry(i, $0) } })
    }

    static func scaledIdentity(_ c: Ball, _ n: Int) -> BallMatrix {
        BallMatrix(n, n) { $0 == $1 ? c : .zero }
    }

    subscript(i: Int, j: Int) -> Ball { entries[i * columns + j] }

    var isSquare: Bool { rows == columns }
    var isEmpty: Bool { entries.isEmpty }
    var isVector: Bool { rows == 1 || columns == 1 }

    func column(_ j: Int) -> BallMatrix { BallMatrix(rows, 1) { i, _ in self[i, j] } }

    var transposed: BallMatrix { BallMatrix(columns, rows) { self[$1, $0] } }

    func mapped(_ transform: (Ball) -> Ball) -> BallMatrix {
        BallMatrix(rows, columns, entries.map(transform))
    }

    func selecting(rows: [Int], columns: [Int]) -> BallMatrix {
        BallMatrix(rows.count, columns.count) { self[rows[$0], columns[$1]] }
    }

    /// Nil where the shapes differ.
    static func + (a: BallMatrix, b: BallMatrix) -> BallMatrix? {
        guard a.rows == b.rows, a.columns == b.columns else { return nil }
        return BallMatrix(a.rows, a.columns, zip(a.entries, b.entries).map { $0 + $1 })
    }

    static func - (a: BallMatrix, b: BallMatrix) -> BallMatrix? { a + b.mapped { -$0 } }

    /// Nil where the shapes do not fit.
    static func * (a: BallMatrix, b: BallMatrix) -> BallMatrix? {
        guard a.columns == b.rows else { return nil }
        return BallMatrix(a.rows, b.columns) { i, j in
            var sum = Ball.zero
            for k in 0..<a.columns { sum = sum + a[i, k] * b[k, j] }
            return sum
        }
    }

    func scaled(by factor: Ball) -> BallMatrix { mapped { factor * $0 } }

    var trace: Ball? { isSquare ? (0..<rows).reduce(Ball.zero) { $0 + self[$1, $1] } : nil }

    /// The sum of the squares of the entries.
    var squaredNorm: Ball { entries.reduce(Ball.zero) { $0 + $1 * $1 } }

    /// For a square matrix, by repeated squaring; the inverse for a negative exponent.
    func raised(to exponent: Int) -> BallMatrix? {
        guard isSquare else { return nil }
        if exponent < 0 { return inverse()?.raised(to: -exponent) }
        var (power, square, rest) = (BallMatrix.scaledIdentity(.one, rows), self, exponent)
        while rest > 0 {
            if rest & 1 == 1 { power = power * square ?? power }
            rest >>= 1
            if rest > 0 { square = square * square ?? square }
        }
        return power
    }
}

// MARK: - For LAPACK

extension BallMatrix {
    /// The middles, where every entry is known.
    var middles: NumericMatrix? {
        guard entries.allSatisfy(\.isKnown) else { return nil }
        return try? NumericMatrix(rows: rows, columns: columns, rowMajor: entries.map(\.middle))
    }

    /// A bound of the Frobenius norm of what the middles leave out, and so of every singular value of it.
    var spread: Double {
        let sum = entries.reduce(0) { $0 + $1.radius }
        return sum * (1 + 0x1p-40)
    }

    /// Each entry with the same radius.
    init(_ matrix: NumericMatrix, radius: Double) {
        self.init(matrix.rows, matrix.columns) { Ball(matrix[$0, $1], radius: radius) }
    }
}
