public import NumericAlgebra

/// LoRA: W becomes W + (α/r) · up · down, with up of shape d_out × r and down of shape r × d_in.
///
/// With a reduction, the reduction comes first: (I − QQᵀ)W + (α/r) · up · down. The other way round, the
/// reduction would take its directions from the update too.
public struct LowRankUpdate: Hashable, Sendable {
    /// d_out × r.
    public let up: NumericMatrix
    /// r × d_in.
    public let down: NumericMatrix
    /// α/r; α = r means the product as it is.
    public let scale: Double

    /// - Parameter alpha: r where it is not given.
    /// - Throws: ``RankReductionError/shapesDiffer(_:_:_:_:)``.
    public init(
        up: NumericMatrix, down: NumericMatrix, alpha: Double? = nil
    ) throws(RankReductionError) {
        guard up.columns == down.rows else { throw .shapesDiffer("up", up.shape, "down", down.shape) }
        self.up = up
        self.down = down
        scale = alpha.map { up.columns == 0 ? 0 : $0 / Double(up.columns) } ?? 1
    }

    /// r.
    public var rank: Int { up.columns }
    /// What is added to W has this shape.
    public var shape: NumericShape { NumericShape(up.rows, down.columns) }

    /// W + (α/r) · up · down.
    ///
    /// - Throws: ``RankReductionError/shapesDiffer(_:_:_:_:)``.
    public func applied(to w: NumericMatrix) throws(RankReductionError) -> NumericMatrix {
        guard w.shape == shape else { throw .shapesDiffer("up · down", shape, "W", w.shape) }
        return try RankReductionError.numeric { () throws(NumericError) in
            try w + up.scaled(by: scale) * down
        }
    }

    /// The least rank that W + ΔW can have, and the greatest, for a W of known rank.
    public func possibleRanks(from rank: Int) -> ClosedRange<Int> {
        max(0, rank - self.rank)...min(rank + self.rank, min(up.rows, down.columns))
    }
}
