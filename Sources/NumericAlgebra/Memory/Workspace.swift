/// A matrix as LAPACK overwrites it: a copy whose leading dimension avoids multiples of 512.
///
/// Columns that are a power of two apart fall into the same cache sets, which costs `dgesdd` half its
/// speed.
struct Workspace<Scalar: LapackScalar> {
    var values: [Scalar]
    let leadingDimension: Int
    let columns: Int
    let rows: Int

    /// A copy of `matrix`, with zeros below it and beside it where more rows or columns are wanted.
    init(_ matrix: some DenseOperand<Scalar>, rows wanted: Int? = nil, columns wide: Int? = nil) {
        let view = matrix.view
        let shape = NumericShape(wanted ?? view.rows, wide ?? view.columns)
        unsafe self.init(shaped: shape) { start, leadingDimension in
            unsafe view.copy(to: start, leadingDimension: leadingDimension)
            let below = max(0, leadingDimension - view.rows)
            for j in 0..<(below > 0 ? view.columns : 0) {
                let end = unsafe start + (j * leadingDimension + view.rows)
                unsafe end.initialize(repeating: 0, count: below)
            }
            let beside = unsafe start + view.columns * leadingDimension
            let count = max(0, shape.columns - view.columns) * leadingDimension
            unsafe beside.initialize(repeating: 0, count: count)
        }
    }

    /// Room for what LAPACK writes; what lies there before has no meaning.
    init(shaped shape: NumericShape) { unsafe self.init(shaped: shape) { _, _ in } }

    private init(
        shaped shape: NumericShape, initializingWith fill: (UnsafeMutablePointer<Scalar>, Int) -> Void
    ) {
        let height = max(1, shape.rows)
        let padding = 64 / MemoryLayout<Scalar>.stride
        let leadingDimension = height % 512 == 0 ? height + padding : height
        rows = shape.rows
        columns = shape.columns
        self.leadingDimension = leadingDimension
        values = unsafe [Scalar](uninitializedCount: leadingDimension * max(1, columns)) {
            unsafe fill($0, leadingDimension)
        }
    }

    /// The first rows and columns of what LAPACK left; all columns by default.
    consuming func matrix(rows count: Int, columns kept: Int? = nil) -> DenseMatrix<Scalar> {
        let kept = kept ?? columns
        let leadingDimension = leadingDimension
        var values = values
        self.values = []
        if count != leadingDimension, count > 0 {
            unsafe values.withUnsafeMutableBufferPointer { buffer in
                guard let start = buffer.baseAddress else { return }
                for j in 1..<max(1, kept) {
                    unsafe (start + j * count).update(from: start + j * leadingDimension, count: count)
                }
            }
        }
        values.removeLast(values.count - count * kept)
        return DenseMatrix(count, kept, values)
    }
}

extension Array where Element: LapackScalar {
    /// An array of `count` numbers that `fill` writes; any bits are a number, so nothing is zeroed first.
    init(uninitializedCount count: Int, fillingWith fill: (UnsafeMutablePointer<Element>) -> Void) {
        unsafe self.init(unsafeUninitializedCapacity: count) { buffer, initialized in
            if let start = buffer.baseAddress, count > 0 { unsafe fill(start) }
            initialized = count
        }
    }
}
