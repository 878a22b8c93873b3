import Notation

/// What a hypothesis says of one name.
enum Property: Hashable {
    // Linear: what has it is a linear space.
    case symmetric, skew, diagonal, upperTriangular, lowerTriangular
    // Orthogonality
    case orthonormalColumns, orthonormalRows, orthogonal, unit
    // Rank
    case invertible, singular, fullColumnRank, fullRowRank, fullRank
    case rank(Expression)
    case rankAtMost(Expression)
    // Signs
    case positiveDefinite, positiveSemidefinite, positive, nonnegative, nonzero
    // Products
    case projector, idempotent

    /// What has the property and its shape is a linear space, so that it can be solved for.
    var isLinear: Bool {
        switch self {
        case .symmetric, .skew, .diagonal, .upperTriangular, .lowerTriangular: true
        default: false
        }
    }

    /// Whether only a square matrix has it.
    var isSquare: Bool {
        switch self {
        case .symmetric, .skew, .orthogonal, .invertible, .singular, .positiveDefinite,
            .positiveSemidefinite, .projector, .idempotent:
            true
        default: false
        }
    }

    /// Whether it makes at least as many rows as columns.
    var isTall: Bool { self == .orthonormalColumns || self == .fullColumnRank }
    var isWide: Bool { self == .orthonormalRows || self == .fullRowRank }

    /// The words of a hypothesis, in lower case, without `a`, `is`, `has` and the like.
    static let words: [String: Property] = [
        "symmetric": .symmetric, "skew-symmetric": .skew, "skew symmetric": .skew, "skew": .skew,
        "antisymmetric": .skew, "diagonal": .diagonal, "upper triangular": .upperTriangular,
        "lower triangular": .lowerTriangular, "triangular": .upperTriangular,
        "orthonormal columns": .orthonormalColumns, "orthonormal": .orthonormalColumns,
        "orthonormal rows": .orthonormalRows, "orthogonal": .orthogonal,
        "unit": .unit, "unit vector": .unit, "unit vectors": .unit, "unit length": .unit,
        "invertible": .invertible, "nonsingular": .invertible, "non-singular": .invertible,
        "regular": .invertible, "singular": .singular, "full column rank": .fullColumnRank,
        "independent columns": .fullColumnRank, "full row rank": .fullRowRank,
        "independent rows": .fullRowRank, "full rank": .fullRank,
        "positive definite": .positiveDefinite, "spd": .positiveDefinite,
        "symmetric positive definite": .positiveDefinite,
        "positive semidefinite": .positiveSemidefinite,
        "positive semi-definite": .positiveSemidefinite, "psd": .positiveSemidefinite,
        "positive": .positive, "nonnegative": .nonnegative, "non-negative": .nonnegative,
        "nonzero": .nonzero, "non-zero": .nonzero, "not zero": .nonzero,
        "projector": .projector, "projection": .projector, "orthogonal projector": .projector,
        "idempotent": .idempotent,
    ]

    /// What is listed where a word is not known.
    static let known =
        "a shape as 3x2, square, symmetric, diagonal, orthonormal columns, orthogonal, unit, invertible, "
        + "positive definite, rank 2, commute, scalar, integer, vector, matrix"
}

/// What a name stands for, where a hypothesis says it.
enum StatedKind: Hashable {
    case scalar, integer, vector, matrix, square
}

/// One hypothesis, read.
struct Hypothesis {
    enum Content {
        case kind(String, StatedKind)
        /// Each side a number or a name.
        case shape(String, rows: Expression, columns: Expression)
        case property(String, Property)
        case definition(String, Expression)
        case predicate(Expression)
    }

    let content: Content
    /// The hypothesis as it was typed.
    let source: String
}
