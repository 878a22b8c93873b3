import ExactAlgebra
import Notation

/// An answer that is not the kind of thing that was asked for: never an attempt.
struct WrongKind: Error {
    let asked: String
    let found: String
}

// Values as the rules want them; each spelling that means the same thing is taken.
extension Value {
    func wrongKind(asked: String) -> WrongKind { WrongKind(asked: asked, found: kindDescription) }

    func scalar() throws -> Scalar {
        switch self {
        case .number(let scalar): return scalar
        case .matrix(let matrix) where matrix.entries.count == 1: return matrix.entries[0]
        case .list(let values) where values.count == 1: return try values[0].scalar()
        case .polynomial(let polynomial) where polynomial.degree <= 0: return polynomial.scalar(0)
        default: throw wrongKind(asked: "a number")
        }
    }

    /// A list of numbers, however it is bracketed.
    func scalars() throws -> [Scalar] {
        switch self {
        case .number(let scalar): return [scalar]
        case .list(let values): return try values.flatMap { try $0.scalars() }
        case .matrix(let matrix) where matrix.rows == 1 || matrix.columns == 1: return matrix.entries
        default: throw wrongKind(asked: "a list of numbers")
        }
    }

    /// A matrix; a number is 1×1, a list of vectors stands for its columns.
    func matrix() throws -> MatrixValue {
        switch self {
        case .matrix(let matrix), .subspace(let matrix): return matrix
        case .number(let scalar): return MatrixValue(rows: 1, columns: 1, entries: [scalar])
        case .list(let values): return try MatrixValue(columns: values.map { try $0.vector() })
        default: throw wrongKind(asked: "a matrix")
        }
    }

    /// Columns: a matrix, one vector in either orientation, or a list of vectors.
    ///
    /// - Parameter height: the entries of one column.
    func columns(height: Int) throws -> MatrixValue {
        if case .list(let values) = self, values.allSatisfy(\.isNumber) {
            return try MatrixValue(columns: [scalars()])
        }
        let matrix = try matrix()
        // A row is a vector written sideways where it cannot be a row of one-entry columns.
        if matrix.rows == 1, matrix.columns == height, height > 1 {
            return MatrixValue(rows: height, columns: 1, entries: matrix.entries)
        }
        return matrix
    }

    private var isNumber: Bool { if case .number = self { true } else { false } }

    /// The entries of a vector in either orientation.
    func vector() throws -> [Scalar] {
        switch self {
        case .matrix(let matrix) where matrix.rows == 1 || matrix.columns == 1: return matrix.entries
        case .list(let values): return try values.map { try $0.scalar() }
        case .number(let scalar): return [scalar]
        default: throw wrongKind(asked: "a vector")
        }
    }
}

extension MatrixValue {
    /// The matrix with these columns.
    ///
    /// - Throws: `WrongKind` where the columns have different lengths.
    init(columns: [[Scalar]]) throws {
        let height = columns.first?.count ?? 0
        guard columns.allSatisfy({ $0.count == height }) else {
            throw WrongKind(asked: "vectors of one length", found: "vectors of different lengths")
        }
        self.init(columns: columns, height: height)
    }

    /// The matrix with these columns, each of `height` entries.
    init(columns: [[Scalar]], height: Int) {
        self.init(
            rows: height, columns: columns.count,
            entries: (0..<height).flatMap { i in columns.map { $0[i] } })
    }

    func column(_ j: Int) -> [Scalar] { (0..<rows).map { entries[$0 * columns + j] } }
}

extension AlgebraicMatrix {
    var matrixValue: MatrixValue { MatrixValue(self) }
}
