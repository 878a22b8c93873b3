public import NumericAlgebra

/// How two reductions of the same layer are combined.
public enum Combination: String, CaseIterable, Hashable, Sendable, Codable {
    /// One after the other: (I − P₂)(I − P₁)W₀.
    case sequential
    /// Both spans at once: (I − P)W₀ with P the projector onto span(Q₁, Q₂).
    case joint
    /// Both removed parts subtracted: W₀ − P₁W₀ − P₂W₀.
    case sum

    /// How many dimensions two reductions of free directions take from an invertible W₀ of d rows.
    ///
    /// For r₁ + r₂ ≤ d: max(r₁, r₂), r₁ + r₂ and |r₁ − r₂|.
    public func usualKernel(_ first: Int, _ second: Int, dimension: Int) -> Int {
        switch self {
        case .sequential: max(first, second)
        case .joint: min(dimension, first + second)
        case .sum: abs(first - second)
        }
    }
}

/// Two reductions of the same layer, combined in three ways.
///
/// With P₁ = Q₁Q₁ᵀ and P₂ = Q₂Q₂ᵀ the first two ways are equal, for every W₀, exactly when P₁P₂ = P₂P₁,
/// which is when every principal angle is 0° or 90°. Appendix C of the PRR paper claims it without that
/// condition. At W₀ = I, ‖sequential − joint‖²_F is the sum of cos²θ over the angles strictly in between.
///
/// What an angle contributes changes abruptly at 0°: as θ falls, cos²θ tends to 1, and at 0° itself the
/// difference is 0. Which side a computed angle is on is decided by ``PrincipalAngles/tolerance``.
public struct ReductionPair: Hashable, Sendable {
    public let first: ImageReduction
    public let second: ImageReduction
    public let angles: PrincipalAngles
    /// An orthonormal basis of span(Q₁, Q₂); it begins with a basis of span Q₁.
    public let jointBasis: NumericMatrix

    /// - Parameter tolerance: of the angles; see ``PrincipalAngles``.
    /// - Throws: ``RankReductionError/shapesDiffer(_:_:_:_:)`` where d_out differs,
    ///   ``RankReductionError/numeric(_:)``.
    /// - Complexity: O(d_out · (r₁ + r₂)²).
    public init(
        _ first: ImageReduction, then second: ImageReduction, tolerance: Double? = nil
    ) throws(RankReductionError) {
        let angles = try PrincipalAngles(between: first.q, and: second.q, tolerance: tolerance)
        (self.first, self.second, self.angles) = (first, second, angles)
        jointBasis = try RankReductionError.numeric { () throws(NumericError) in
            // The parts of Q₂ that Q₁ does not have, as many as there are angles above 0°.
            let rest = try second.q - first.q * (first.q.transposed * second.q)
            let parts = try rest.svd()
            let new = parts.u.columns(in: 0..<parts.singularValues.count { $0 > angles.tolerance })
            let columns = first.q.values + new.values
            // A part of tiny length is orthogonal to Q₁ only after another round.
            return try NumericMatrix(
                rows: first.outputs, columns: first.rank + new.columns, columnMajor: columns
            ).qr().q
        }
    }

    /// The combined reduction of W.
    ///
    /// - Throws: ``RankReductionError/shapesDiffer(_:_:_:_:)``.
    public func applied(
        _ combination: Combination, to w: NumericMatrix
    ) throws(RankReductionError) -> NumericMatrix {
        switch combination {
        case .sequential: return try second.applied(to: first.applied(to: w))
        case .joint: return try joint.applied(to: w)
        case .sum:
            let (one, other) = (try first.applied(to: w), try second.removed(from: w))
            return try RankReductionError.numeric { () throws(NumericError) in try one - other }
        }
    }

    /// The one reduction by span(Q₁, Q₂).
    public var joint: ImageReduction {
        get throws(RankReductionError) { try ImageReduction(columns: jointBasis) }
    }

    /// An orthonormal basis of what the combination maps to zero.
    ///
    /// Sequential: span Q₁, and what of span Q₂ is perpendicular to it. Joint: both spans. Sum: what of
    /// each span is perpendicular to the other.
    public func kernel(of combination: Combination) throws(RankReductionError) -> NumericMatrix {
        switch combination {
        case .joint: return jointBasis
        case .sequential: return try first.q.beside(second.part(perpendicularTo: first, angles.tolerance))
        case .sum:
            return try first.part(perpendicularTo: second, angles.tolerance)
                .beside(second.part(perpendicularTo: first, angles.tolerance))
        }
    }

    /// The rank law for the combination on W, predicted and found.
    ///
    /// - Throws: ``RankReductionError/shapesDiffer(_:_:_:_:)``, ``RankReductionError/numeric(_:)``.
    public func rankLaw(
        of combination: Combination, on w: NumericMatrix
    ) throws(RankReductionError) -> RankLaw {
        try RankLaw(
            weight: w, kernel: kernel(of: combination), result: applied(combination, to: w))
    }
}

// MARK: - Sequential beside joint

extension ReductionPair {
    /// Whether sequential and joint are the same for every W₀: no angle is strictly between 0° and 90°.
    public var waysAgree: Bool { angles.cosinesBetween.isEmpty }

    /// ‖sequential − joint‖²_F at W₀ = I by the formula: Σ cos²θ over the angles strictly in between.
    public var predictedGap: Double { angles.cosinesBetween.reduce(0) { $0 + $1 * $1 } }

    /// The same from the matrices themselves.
    ///
    /// Outside span(Q₁, Q₂) both are the identity, so that it is enough to look inside.
    ///
    /// - Complexity: O(d_out · (r₁ + r₂)²).
    public func foundGap() throws(RankReductionError) -> Double {
        let (sequential, together) = (
            try applied(.sequential, to: jointBasis), try applied(.joint, to: jointBasis)
        )
        let norm = try RankReductionError.numeric { () throws(NumericError) in
            try (sequential - together).norm()
        }
        return norm * norm
    }
}

extension ImageReduction {
    /// An orthonormal basis of the directions in span Q that are perpendicular to the other span.
    fileprivate func part(
        perpendicularTo other: ImageReduction, _ tolerance: Double
    ) throws(RankReductionError) -> NumericMatrix {
        try RankReductionError.numeric { () throws(NumericError) in
            let overlap = try (other.q.transposed * q).fullSVD()
            let met = overlap.singularValues.count { $0 > tolerance }
            return try q * overlap.vTransposed.transposed.columns(in: met..<rank)
        }
    }
}

extension NumericMatrix {
    /// The columns of both, this matrix's first.
    func beside(_ other: NumericMatrix) throws(RankReductionError) -> NumericMatrix {
        try RankReductionError.numeric { () throws(NumericError) in
            try NumericMatrix(
                rows: rows, columns: columns + other.columns, columnMajor: values + other.values)
        }
    }
}
