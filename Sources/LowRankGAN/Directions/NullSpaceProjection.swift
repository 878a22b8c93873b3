public import NumericAlgebra

/// The projection p = (I − B₁B₁ᵀ)v that keeps of a direction only what L_B does not see.
///
/// B₁ are the first k right singular vectors of L_B, where k = max(1, r_B − r_relax), 0 where r_B = 0, and
/// at most d − 1. Relaxing leaves out the weakest of them, so that more of the direction is left and the
/// outside moves a little.
///
/// - Note: This is the rule of the paper's published code; the formula in its text counts the other way
///   round.
/// - SeeAlso: Zhu et al., *Low-rank subspaces in GANs*, 2021, equation (7).
public struct NullSpaceProjection: Hashable, Sendable {
    /// B₁, d×k, orthonormal columns.
    public let basis: NumericMatrix

    /// Below this length a projection counts as vanished: the subspaces themselves are known no better.
    public static let smallestLength = 1e-6

    /// k.
    public var rank: Int { basis.columns }

    /// - Parameter relaxation: r_relax, how many of the weakest directions of the outside may move.
    /// - Throws: ``EditingError/outOfRange(name:value:wanted:)`` for a negative one.
    public init(outside: LowRankFactor, relaxation: Int = 0) throws(EditingError) {
        guard relaxation >= 0 else {
            throw .outOfRange(name: "relaxation", value: Double(relaxation), wanted: "0 or more")
        }
        let k = Self.rank(outside: outside.rank, relaxation: relaxation, dimension: outside.dimension)
        self.init(basis: outside.vectors.columns(in: 0..<k))
    }

    /// - Parameter basis: orthonormal columns.
    init(basis: NumericMatrix) { self.basis = basis }

    /// k for a rank r_B, a relaxation and a dimension d.
    static func rank(outside: Int, relaxation: Int, dimension: Int) -> Int {
        outside == 0 ? 0 : min(max(1, outside - min(relaxation, outside)), max(0, dimension - 1))
    }

    /// The projection of a unit direction, made a unit direction again.
    ///
    /// - Throws: ``EditingError/wrongCount(of:found:wanted:)`` for a direction of another dimension.
    /// - Complexity: O(dk).
    public func callAsFunction(_ direction: [Double]) throws(EditingError) -> ProjectedDirection {
        guard direction.count == basis.rows else {
            throw .wrongCount(of: "components of a direction", found: direction.count, wanted: basis.rows)
        }
        var rest = direction
        // Twice: the second pass removes what rounding left of the first.
        for _ in 0..<2 {
            for k in 0..<rank {
                let column = basis.column(k)
                rest = rest.moved(by: -rest.dot(column), along: column)
            }
        }
        let kept = rest.length / max(direction.length, .leastNormalMagnitude)
        guard kept > Self.smallestLength, let unit = rest.normalised() else { return .vanished(kept: kept) }
        return .kept(unit, kept: kept)
    }
}

/// What a projection left of a direction.
public enum ProjectedDirection: Hashable, Sendable {
    /// The unit direction, and the part of the length that was left, in 0…1.
    case kept([Double], kept: Double)
    /// Nothing but rounding was left: there is no direction.
    case vanished(kept: Double)

    /// The unit direction; nil where it vanished.
    public var direction: [Double]? {
        if case .kept(let direction, _) = self { direction } else { nil }
    }

    /// The part of the length that was left.
    public var kept: Double {
        switch self {
        case .kept(_, let kept), .vanished(let kept): kept
        }
    }
}
