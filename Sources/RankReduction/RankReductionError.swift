public import NumericAlgebra

/// Why a reduction, a combination or a table of sizes has no result.
public enum RankReductionError: Error, Hashable, Sendable {
    /// The columns of B are dependent, as far as doubles can tell: `rank` of `columns` are left.
    case dependentColumns(rank: Int, columns: Int)
    /// More columns than rows cannot be independent.
    case rankTooLarge(rank: Int, outputs: Int)
    /// A Q whose columns are not orthonormal: the largest entry of QᵀQ − I, by amount.
    case notOrthonormal(deviation: Double)
    /// Q is to lie inside the image of a weight that is smaller than it.
    case imageTooSmall(dimension: Int, rank: Int)
    /// Two shapes that have to agree, each with what it belongs to.
    case shapesDiffer(String, NumericShape, String, NumericShape)
    /// The linear algebra underneath refused.
    case numeric(NumericError)
    /// A γ that cannot be read: what was given.
    case unreadableBoundary(String)
    /// A file that does not describe a network's shapes: what is wrong, and at which place in it.
    case unreadableShapes(String, place: String)
}

extension RankReductionError: CustomStringConvertible {
    public var description: String {
        switch self {
        case .dependentColumns(let rank, let columns):
            """
            the \(columns) columns of B are dependent: their rank is \(rank) as far as doubles can tell. \
            Leave out the columns that are combinations of others
            """
        case .rankTooLarge(let rank, let outputs):
            "\(rank) independent columns do not fit into \(outputs) rows: the rank is at most \(outputs)"
        case .notOrthonormal(let deviation):
            """
            the columns of Q are not orthonormal: QᵀQ differs from I by \(deviation). \
            Give the matrix as B, and its Q is computed
            """
        case .imageTooSmall(let dimension, let rank):
            "the image of W has dimension \(dimension): no Q of \(rank) columns lies inside it"
        case .shapesDiffer(let left, let leftShape, let right, let rightShape):
            "\(left) is \(leftShape) and \(right) is \(rightShape): they do not fit together"
        case .numeric(let error): error.description
        case .unreadableBoundary(let text):
            "γ is '\(text)'; it has to be above 0 and at most 1, as 1/40 or 0.025"
        case .unreadableShapes(let what, let place): "\(place): \(what)"
        }
    }
}

extension RankReductionError {
    /// The result of numeric work, its error made one of this module's.
    static func numeric<Value>(
        _ work: () throws(NumericError) -> Value
    ) throws(RankReductionError) -> Value {
        do throws(NumericError) { return try work() } catch { throw .numeric(error) }
    }
}
