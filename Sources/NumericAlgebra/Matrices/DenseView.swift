/// A part of a matrix, or the transpose of one, read where it lies.
///
/// Like an `ArraySlice` it shares the storage of the matrix it was taken from and keeps it alive, and like
/// one it is a value: a matrix that is written later is copied then, and the view still shows what it
/// showed. `DenseMatrix(view)` makes a matrix of its own.
///
/// Products, norms, triangular solves and right-hand sides read a view without a copy. The factorisations
/// overwrite their matrix, so they copy every operand once, a view no more often than a matrix.
public struct DenseView<Scalar: LapackScalar>: Sendable {
    public let rows: Int
    public let columns: Int
    let storage: [Scalar]
    /// Where the first entry lies.
    let start: Int
    /// How far apart two columns lie; two rows, where the view is transposed.
    let leadingDimension: Int
    let isTransposed: Bool

    init(_ matrix: DenseMatrix<Scalar>) {
        rows = matrix.rows
        columns = matrix.columns
        storage = matrix.values
        start = 0
        leadingDimension = max(1, matrix.rows)
        isTransposed = false
    }

    private init(
        _ shape: NumericShape, of other: DenseView, movedBy offset: Int = 0, isTransposed: Bool
    ) {
        rows = shape.rows
        columns = shape.columns
        storage = other.storage
        start = other.start + offset
        leadingDimension = other.leadingDimension
        self.isTransposed = isTransposed
    }

    public var shape: NumericShape { NumericShape(rows, columns) }
    public var isEmpty: Bool { rows == 0 || columns == 0 }

    /// The entry in row i and column j, from zero.
    ///
    /// - Precondition: both indices are inside the view.
    public subscript(i: Int, j: Int) -> Scalar {
        precondition(i >= 0 && i < rows && j >= 0 && j < columns, "index outside the view")
        return storage[start + (isTransposed ? j + i * leadingDimension : i + j * leadingDimension)]
    }

    // MARK: - Parts

    func part(_ rows: Range<Int>, _ columns: Range<Int>) -> DenseView {
        precondition(
            rows.lowerBound >= 0 && rows.upperBound <= self.rows && columns.lowerBound >= 0
                && columns.upperBound <= self.columns, "a part outside the matrix")
        let (down, across) = (rows.lowerBound, columns.lowerBound)
        return DenseView(
            NumericShape(rows.count, columns.count), of: self,
            movedBy: isTransposed ? across + down * leadingDimension : down + across * leadingDimension,
            isTransposed: isTransposed)
    }

    var flipped: DenseView {
        DenseView(NumericShape(columns, rows), of: self, isTransposed: !isTransposed)
    }

    // MARK: - Memory

    /// The rows and columns as they lie in memory.
    var stored: NumericShape { isTransposed ? NumericShape(columns, rows) : shape }

    /// Whether the entries follow one another without a gap.
    var isContiguous: Bool { stored.columns <= 1 || leadingDimension == stored.rows }

    /// The entries of the view in memory: column j of what is ``stored`` starts at `j * leadingDimension`.
    func withEntries<Result, Failure: Error>(
        _ body: (UnsafePointer<Scalar>) throws(Failure) -> Result
    ) throws(Failure) -> Result? {
        try unsafe storage.withUnsafeBufferPointer { buffer throws(Failure) -> Result? in
            guard let base = buffer.baseAddress, !isEmpty else { return nil }
            return try unsafe body(base + start)
        }
    }
}

extension DenseView: DenseOperand {
    public var view: DenseView { self }
}
