import ExactAlgebra

/// What a part of an expression is worth while the whole is evaluated.
///
/// Beside values there are things that only make sense on the way: an identity whose size is not known
/// yet, a matrix with polynomials in it, an angle.
enum Operand {
    case value(Value)
    /// c·I of a size that the other operand gives.
    case identity(Entry)
    case grid(Grid)
    case angle(Angle)
    /// A range of integers, `1..3`.
    case range(ClosedRange<Int>?)

    static func number(_ scalar: Scalar) -> Operand { .value(.number(scalar)) }
    static func exact(_ value: AlgebraicNumber) -> Operand { .value(.exact(value)) }

    var description: String {
        switch self {
        case .value(let value): value.kindDescription + value.wayToAMatrix
        case .identity: "I, whose size is not known here"
        case .grid(let grid): "a \(grid.shape) matrix of polynomials"
        case .angle: "an angle"
        case .range: "a range"
        }
    }
}

/// An entry of a matrix while a polynomial is evaluated: a number or a polynomial.
enum Entry {
    case scalar(Scalar)
    case polynomial(PolynomialValue)

    static let zero = Entry.scalar(Scalar(0))
    static let one = Entry.scalar(Scalar(1))

    /// Itself as a polynomial in `variable`.
    func polynomial(in variable: String) -> PolynomialValue {
        switch self {
        case .scalar(let scalar): PolynomialValue(scalars: [scalar], variable: variable)
        case .polynomial(let polynomial): polynomial
        }
    }

    var value: Value {
        switch self {
        case .scalar(let scalar): .number(scalar)
        case .polynomial(let polynomial): .polynomial(polynomial)
        }
    }

    private static func combine(
        _ a: Entry, _ b: Entry, _ numbers: (Scalar, Scalar) throws -> Scalar,
        _ polynomials: (PolynomialValue, PolynomialValue) throws -> PolynomialValue
    ) throws -> Entry {
        switch (a, b) {
        case (.scalar(let x), .scalar(let y)): return .scalar(try numbers(x, y))
        case (.polynomial(let p), _):
            return .polynomial(try polynomials(p, b.polynomial(in: p.variable)))
        case (_, .polynomial(let q)): return .polynomial(try polynomials(a.polynomial(in: q.variable), q))
        }
    }

    static func + (a: Entry, b: Entry) throws -> Entry { try combine(a, b, +) { try $0.adding($1) } }
    static func - (a: Entry, b: Entry) throws -> Entry {
        try combine(a, b, -) { try $0.adding($1.negated) }
    }
    static func * (a: Entry, b: Entry) throws -> Entry {
        try combine(a, b, *) { try $0.multiplied(by: $1) }
    }

    static func / (a: Entry, b: Entry) throws -> Entry {
        switch (a, b) {
        case (.scalar(let x), .scalar(let y)): return .scalar(try x / y)
        case (.polynomial, .scalar(let y)): return try a * .scalar(Scalar(1) / y)
        case (_, .polynomial(let q)):
            if q.degree == 0 { return try a / .scalar(Scalar(q[0])) }
            if q.degree < 0 { throw AlgebraError.divisionByZero }
            throw Complaint.mismatch(expected: "a number as divisor", found: "a polynomial")
        }
    }

    func raised(to exponent: Int) throws -> Entry {
        switch self {
        case .scalar(let x): return .scalar(try x.raised(to: exponent))
        case .polynomial(let p):
            guard exponent >= 0 else {
                throw Complaint.mismatch(expected: "a polynomial", found: "a negative power of one")
            }
            return .polynomial(try p.raised(to: exponent))
        }
    }
}

/// A matrix whose entries may be polynomials.
struct Grid {
    let rows: Int
    let columns: Int
    let entries: [Entry]

    var shape: Shape { Shape(rows, columns) }

    subscript(i: Int, j: Int) -> Entry { entries[i * columns + j] }

    init(rows: Int, columns: Int, entries: [Entry]) {
        self.rows = rows
        self.columns = columns
        self.entries = entries
    }

    init(_ matrix: MatrixValue) {
        self.init(rows: matrix.rows, columns: matrix.columns, entries: matrix.entries.map { .scalar($0) })
    }

    static func scaledIdentity(_ c: Entry, _ n: Int) -> Grid {
        Grid(
            rows: n, columns: n,
            entries: (0..<n * n).map { $0 / n == $0 % n ? c : .zero })
    }

    /// As a plain matrix where no entry is a polynomial.
    var operand: Operand {
        var scalars: [Scalar] = []
        scalars.reserveCapacity(entries.count)
        for entry in entries {
            guard case .scalar(let scalar) = entry else { return .grid(self) }
            scalars.append(scalar)
        }
        return .value(.matrix(MatrixValue(rows: rows, columns: columns, entries: scalars)))
    }

    func mapped(_ transform: (Entry) throws -> Entry) rethrows -> Grid {
        Grid(rows: rows, columns: columns, entries: try entries.map(transform))
    }

    func combined(
        with other: Grid, _ name: String, _ operation: (Entry, Entry) throws -> Entry
    ) throws -> Grid {
        guard shape == other.shape else {
            throw AlgebraError.shapeMismatch(operation: name, left: shape, right: other.shape)
        }
        return Grid(rows: rows, columns: columns, entries: try zip(entries, other.entries).map(operation))
    }

    func multiplied(by other: Grid) throws -> Grid {
        guard columns == other.rows else {
            throw AlgebraError.shapeMismatch(operation: "product", left: shape, right: other.shape)
        }
        try Work.check(rows, columns, other.columns, atMost: Work.slowProducts)
        var product: [Entry] = []
        for i in 0..<rows {
            for j in 0..<other.columns {
                var sum = Entry.zero
                for k in 0..<columns { sum = try sum + self[i, k] * other[k, j] }
                product.append(sum)
            }
        }
        return Grid(rows: rows, columns: other.columns, entries: product)
    }

    var transposed: Grid {
        Grid(
            rows: columns, columns: rows,
            entries: (0..<columns).flatMap { j in (0..<rows).map { self[$0, j] } })
    }

    func selecting(rows: [Int], columns: [Int]) -> Grid {
        Grid(
            rows: rows.count, columns: columns.count,
            entries: rows.flatMap { i in columns.map { self[i, $0] } })
    }

    func trace() throws -> Entry {
        guard rows == columns else { throw AlgebraError.notSquare(operation: "trace", shape: shape) }
        var sum = Entry.zero
        for k in 0..<rows { sum = try sum + self[k, k] }
        return sum
    }

    /// By expansion along the rows, each minor computed once: 2ⁿ·n products, no division.
    func determinant() throws -> Entry {
        guard rows == columns else { throw AlgebraError.notSquare(operation: "det", shape: shape) }
        guard rows <= Grid.largestExpanded else {
            throw Complaint.unable(
                "a determinant of order \(rows) with a letter in it (at most \(Grid.largestExpanded))")
        }
        // minors[s]: the determinant of the first |s| rows in the columns of the set s.
        var minors: [Int: Entry] = [0: .one]
        for row in 0..<rows {
            var next: [Int: Entry] = [:]
            for (set, minor) in minors {
                for column in 0..<columns where set & (1 << column) == 0 {
                    // The columns of the set to the right of this one give the sign.
                    let isOdd = (set >> column).nonzeroBitCount % 2 == 1
                    let term = try minor * self[row, column]
                    let sum = next[set | 1 << column] ?? .zero
                    next[set | 1 << column] = isOdd ? try sum - term : try sum + term
                }
            }
            minors = next
        }
        return minors[(1 << rows) - 1] ?? .one
    }

    private static let largestExpanded = 8
}

/// Bounds on work, checked before it starts.
enum Work {
    /// Products of integers and rationals in one operation on matrices.
    static let products = 64_000_000
    /// Products of algebraic numbers, polynomials or typed decimals.
    static let slowProducts = 100_000

    static func check(_ sizes: Int..., atMost products: Int = Work.products) throws(Complaint) {
        var total = 1
        for size in sizes {
            let (next, overflow) = total.multipliedReportingOverflow(by: max(size, 1))
            guard !overflow, next <= products else {
                throw .unable("this takes more than \(products) products of entries")
            }
            total = next
        }
    }

    /// The square matrices that a function makes on its way from an m×n matrix.
    static func checkFrames(of function: Function, _ shape: Shape) throws(AlgebraError) {
        switch function {
        case .svd: try checkEntries(max(shape.rows, shape.columns), max(shape.rows, shape.columns))
        case .null, .gramschmidt, .orth, .qr: try checkEntries(shape.columns, shape.columns)
        case .projector: try checkEntries(shape.rows, shape.rows)
        default: break
        }
    }

    /// The entries of a matrix that is about to be made.
    static func checkEntries(_ rows: Int, _ columns: Int) throws(AlgebraError) {
        let (count, overflow) = rows.multipliedReportingOverflow(by: columns)
        try Limit.entries.allow(overflow ? .max : max(count, rows, columns))
    }
}
