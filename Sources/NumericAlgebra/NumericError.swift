/// Why a numeric computation has no result.
public enum NumericError: Error, Hashable, Sendable {
    /// An entry is NaN or infinite; row and column count from zero.
    case notFinite(row: Int, column: Int)
    case wrongEntryCount(shape: NumericShape, count: Int)
    case shapeMismatch(operation: String, left: NumericShape, right: NumericShape)
    case notSquare(operation: String, shape: NumericShape)
    /// Entry (row, column) differs from entry (column, row); both count from zero.
    case notSymmetric(row: Int, column: Int)
    /// The leading block of so many rows and columns has no positive determinant.
    case notPositiveDefinite(order: Int)
    /// A pivot is exactly zero; its index counts from zero.
    case singular(operation: String, pivot: Int)
    /// The iteration inside the routine stopped short.
    case notConverged(routine: String)
    case tooLarge(shape: NumericShape)
    /// A parameter that makes no sense: what it is called, what it was, what is wanted.
    case outOfRange(name: String, value: Double, wanted: String)
    /// LAPACK refused an argument: a fault of this module.
    case illegalArgument(routine: String, position: Int)
}

extension NumericError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .notFinite(let row, let column):
            "the entry in row \(row + 1), column \(column + 1) is not a finite number"
        case .wrongEntryCount(let shape, let count):
            "\(count) entries do not make a \(shape) matrix"
        case .shapeMismatch(let operation, let left, let right):
            "\(operation): a \(left) matrix and a \(right) matrix do not fit together"
        case .notSquare(let operation, let shape):
            "\(operation) needs a square matrix; this one is \(shape)"
        case .notSymmetric(let row, let column):
            """
            the matrix is not symmetric: the entries in row \(row + 1), column \(column + 1) \
            and in row \(column + 1), column \(row + 1) differ
            """
        case .notPositiveDefinite(let order):
            """
            the matrix is not positive definite: its leading \(order)×\(order) block has no positive \
            determinant; LU needs none
            """
        case .singular(let operation, let pivot):
            """
            \(operation): the matrix is singular (pivot \(pivot + 1) is zero); \
            least squares by singular values take every rank
            """
        case .notConverged(let routine): "\(routine) did not converge; another scale or order may help"
        case .tooLarge(let shape):
            """
            a \(shape) matrix is too large to be factored here: at most \(Lapack.largestEntryCount) entries, \
            and \(Lapack.largestSmallerDimension) in the smaller dimension
            """
        case .outOfRange(let name, let value, let wanted): "`\(name)` is \(value); it has to be \(wanted)"
        case .illegalArgument(let routine, let position):
            "internal fault: argument \(position) of \(routine) was refused"
        }
    }
}
