/// A matrix of floats or doubles, stored by columns: entry (i, j) is `values[i + j * rows]`.
///
/// Any shape, 0×n and n×0 included. A value: copies share storage until one of them is written.
/// Entries may be any number; the factorisations refuse NaN and infinity and say where they are.
///
/// Equality is entrywise equality of numbers: two computations of the same object hardly ever agree in
/// it. Compare by norms, or by the laws of the factorisation.
public struct DenseMatrix<Scalar: LapackScalar>: Hashable, Sendable {
    public let rows: Int
    public let columns: Int
    /// The entries, column after column.
    public internal(set) var values: [Scalar]

    /// The matrix with these entries, column after column.
    ///
    /// - Throws: ``NumericError/wrongEntryCount(shape:count:)``.
    public init(rows: Int, columns: Int, columnMajor values: [Scalar]) throws(NumericError) {
        let shape = NumericShape(rows, columns)
        guard rows >= 0, columns >= 0, try shape.checkedCount() == values.count else {
            throw .wrongEntryCount(shape: shape, count: values.count)
        }
        self.init(rows, columns, values)
    }

    /// The matrix with these entries, row after row.
    ///
    /// - Throws: ``NumericError/wrongEntryCount(shape:count:)``.
    public init(rows: Int, columns: Int, rowMajor values: [Scalar]) throws(NumericError) {
        let byColumns = try DenseMatrix(rows: rows, columns: columns, columnMajor: values)
        self.init(DenseMatrix(columns, rows, byColumns.values).transposedView)
    }

    /// A matrix of its own, with the entries of a part or a transpose of another.
    ///
    /// - Complexity: O(mn).
    public init(_ part: DenseView<Scalar>) {
        unsafe self.init(shaped: part.shape) { unsafe part.copy(to: $0, leadingDimension: max(1, part.rows)) }
    }

    init(_ rows: Int, _ columns: Int, _ values: [Scalar]) {
        self.rows = rows
        self.columns = columns
        self.values = values
    }

    /// The matrix whose entries `fill` writes, all of them, column after column.
    init(shaped shape: NumericShape, fillingWith fill: (UnsafeMutablePointer<Scalar>) -> Void) {
        let count = shape.rows * shape.columns
        self.init(shape.rows, shape.columns, unsafe [Scalar](uninitializedCount: count, fillingWith: fill))
    }

    /// The entry in row i and column j, from zero.
    ///
    /// - Precondition: both indices are inside the matrix.
    public subscript(i: Int, j: Int) -> Scalar {
        @inlinable get {
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

extension DenseMatrix: DenseOperand {
    public var view: DenseView<Scalar> { DenseView(self) }
}

/// A matrix in double precision.
public typealias NumericMatrix = DenseMatrix<Double>
/// A matrix in single precision.
public typealias SingleMatrix = DenseMatrix<Float>

// Of the protocol, so that `a.solve(.identity(3))` finds them.
extension DenseOperand {
    /// The m×n matrix of zeros; negative sizes count as zero.
    ///
    /// - Precondition: m · n fits into an `Int`.
    public static func zeros<Number>(_ m: Int, _ n: Int) -> Self where Self == DenseMatrix<Number> {
        let (m, n) = (max(0, m), max(0, n))
        return DenseMatrix(m, n, [Number](repeating: 0, count: m * n))
    }

    /// The square matrix with these numbers on its diagonal.
    public static func diagonal<Number>(_ entries: [Number]) -> Self where Self == DenseMatrix<Number> {
        var result: Self = .zeros(entries.count, entries.count)
        for (i, entry) in entries.enumerated() { result[i, i] = entry }
        return result
    }

    /// The n×n identity matrix; a negative size counts as zero.
    public static func identity<Number>(_ n: Int) -> Self where Self == DenseMatrix<Number> {
        .diagonal([Number](repeating: 1, count: max(0, n)))
    }
}
