public import ExactAlgebra

/// What an expression is worth.
public enum Value: Sendable {
    case number(Scalar)
    case matrix(MatrixValue)
    case list([Value])
    case polynomial(PolynomialValue)
    case boolean(Bool)
    /// The span of the columns.
    case subspace(MatrixValue)
    /// Named parts: `svd(W)` has U, S and V.
    case record([Field])

    public struct Field: Sendable {
        public let name: String
        public let value: Value

        public init(name: String, value: Value) {
            self.name = name
            self.value = value
        }
    }
}

extension Value {
    /// An exact number.
    public static func exact(_ value: AlgebraicNumber) -> Value { .number(Scalar(value)) }
    public static func exact(_ value: Int) -> Value { .number(Scalar(AlgebraicNumber(value))) }
    public static func exact(_ matrix: AlgebraicMatrix) -> Value { .matrix(MatrixValue(matrix)) }

    /// The part of a record with that name.
    public subscript(field name: String) -> Value? {
        guard case .record(let fields) = self else { return nil }
        return fields.first { $0.name == name }?.value
    }

    /// What it is, in words: `a 2×3 matrix`.
    public var kindDescription: String {
        switch self {
        case .number: "a number"
        case .matrix(let matrix): "a \(matrix.shape) matrix"
        case .list(let values): "a list of \(values.count)"
        case .polynomial: "a polynomial"
        case .boolean: "a statement"
        case .subspace(let basis): "a subspace of dimension at most \(basis.columns)"
        case .record(let fields): "the parts \(fields.map(\.name).joined(separator: ", "))"
        }
    }
}

extension Value {
    /// Behind the description of a space where something else is needed.
    static let wayFromASpace = " (basis(…) makes a matrix of a space)"

    fileprivate var isSpace: Bool { if case .subspace = self { true } else { false } }

    var wayToAMatrix: String { isSpace ? Value.wayFromASpace : "" }
}

/// A number, and how far it was rounded where typed decimals went into it.
public struct Scalar: Sendable {
    public let value: AlgebraicNumber
    /// Not nil exactly where typed decimals went in.
    public let rounding: Rounding?

    public init(_ value: AlgebraicNumber, rounding: Rounding? = nil) {
        self.value = value
        self.rounding = rounding
    }

    public init(_ value: Int) { self.init(AlgebraicNumber(value)) }
}

/// A matrix of scalars, row by row; 0×n and n×0 included.
public struct MatrixValue: Sendable {
    public let rows: Int
    public let columns: Int
    public let entries: [Scalar]

    /// - Precondition: `entries.count == rows * columns`.
    public init(rows: Int, columns: Int, entries: [Scalar]) {
        precondition(rows >= 0 && columns >= 0 && entries.count == rows * columns)
        self.rows = rows
        self.columns = columns
        self.entries = entries
    }

    public init(_ matrix: AlgebraicMatrix) {
        self.init(rows: matrix.rows, columns: matrix.columns, entries: matrix.entries.map { Scalar($0) })
    }

    /// The exact entries, without their rounding.
    public var exact: AlgebraicMatrix {
        AlgebraicMatrix(rows: rows, columns: columns, entries: entries.map(\.value))
    }

    public var shape: Shape { Shape(rows, columns) }
    public var isRounded: Bool { entries.contains { $0.rounding != nil } }
    public var isVector: Bool { rows == 1 || columns == 1 }

    public subscript(i: Int, j: Int) -> Scalar { entries[i * columns + j] }

    public var transposed: MatrixValue {
        let flipped = (0..<columns).flatMap { j in (0..<rows).map { i in self[i, j] } }
        return MatrixValue(rows: columns, columns: rows, entries: flipped)
    }

    /// The rows and columns with these indices, counted from zero.
    public func selecting(rows: [Int], columns: [Int]) -> MatrixValue {
        MatrixValue(
            rows: rows.count, columns: columns.count,
            entries: rows.flatMap { i in columns.map { self[i, $0] } })
    }
}
