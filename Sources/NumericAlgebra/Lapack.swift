internal import CLapacke

/// The integer of LAPACK's default interface, which the header defines as a macro.
typealias LapackInt = Int32

/// What every call of LAPACK shares: sizes, finiteness, threads, and the meaning of `info`.
enum Lapack {
    /// Past this smaller dimension the workspace of `dgesdd` no longer fits into a 32-bit count.
    static let largestSmallerDimension = 16_384
    static let largestEntryCount = 1 << 28

    /// One BLAS thread for the process; parallelism belongs above the single factorisation.
    static func useOneThread() { _ = oneThread }
    private static let oneThread: Void = openblas_set_num_threads(1)

    /// `value` as LAPACK counts.
    static func size(_ value: Int) throws(NumericError) -> LapackInt {
        guard let size = LapackInt(exactly: value) else { throw .tooLarge(shape: NumericShape(value, 1)) }
        return size
    }

    /// A result of LAPACK that is not zero, as an error: negative is our fault, positive the matrix's.
    static func check(
        _ info: LapackInt, of routine: String, positive: (Int) -> NumericError
    ) throws(NumericError) {
        if info < 0 { throw .illegalArgument(routine: routine, position: -Int(info)) }
        if info > 0 { throw positive(Int(info)) }
    }
}

/// A matrix as LAPACK overwrites it: a copy whose leading dimension avoids multiples of 512.
///
/// Columns that are a power of two apart fall into the same cache sets, which costs `dgesdd` half its
/// speed.
struct Workspace {
    var values: [Double]
    let leadingDimension: Int
    let columns: Int
    let rows: Int

    /// A copy of `matrix`, with room for `extraRows` more rows of zeros.
    init(_ matrix: NumericMatrix, rows wanted: Int? = nil) {
        let height = max(1, wanted ?? matrix.rows)
        leadingDimension = height >= 512 && height % 512 == 0 ? height + 8 : height
        columns = matrix.columns
        rows = wanted ?? matrix.rows
        if leadingDimension == matrix.rows {
            values = matrix.values
        } else {
            values = [Double](repeating: 0, count: leadingDimension * max(1, columns))
            for j in 0..<columns {
                for i in 0..<matrix.rows {
                    values[i + j * leadingDimension] = matrix.values[i + j * matrix.rows]
                }
            }
        }
    }

    /// The first `count` rows of what LAPACK left.
    func matrix(rows count: Int) -> NumericMatrix {
        if count == leadingDimension { return NumericMatrix(count, columns, values) }
        var result = NumericMatrix.zeros(count, columns)
        for j in 0..<columns {
            for i in 0..<count { result.values[i + j * count] = values[i + j * leadingDimension] }
        }
        return result
    }
}

extension NumericMatrix {
    /// Throws unless every entry is finite and the size is one that LAPACK's 32-bit counts can hold.
    func checkFactorable() throws(NumericError) {
        let count = try shape.checkedCount()
        guard count <= Lapack.largestEntryCount, min(rows, columns) <= Lapack.largestSmallerDimension else {
            throw .tooLarge(shape: shape)
        }
        try checkFinite()
        Lapack.useOneThread()
    }

    /// Throws with the place of the first entry, column after column, that is NaN or infinite.
    func checkFinite() throws(NumericError) {
        if let place = values.firstIndex(where: { !$0.isFinite }) {
            throw .notFinite(row: place % rows, column: place / rows)
        }
    }

    func checkSquare(_ operation: String) throws(NumericError) {
        guard shape.isSquare else { throw .notSquare(operation: operation, shape: shape) }
    }
}
