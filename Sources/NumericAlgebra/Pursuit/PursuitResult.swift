/// M ≈ L + S as a principal component pursuit left it, with the proof of how good it is.
public struct PursuitResult: Hashable, Sendable {
    /// The part of low rank; indefinite at times even where M is positive definite.
    public let lowRank: NumericMatrix
    /// The part with few entries.
    public let sparse: NumericMatrix
    /// Λ of the same step, from which another pursuit can start (``PursuitStart``).
    public let multiplier: NumericMatrix
    /// The μ of the same step.
    public let penalty: Double
    /// How many singular values were above the threshold in the last step of L.
    public let rank: Int
    /// How many entries of S are not zero.
    public let cardinality: Int
    /// The steps that were taken; 0 for M = 0.
    public let iterations: Int
    /// False where the steps ran out before the stopping rule was met.
    public let isSettled: Bool
    public let certificate: PursuitCertificate
}

/// What anybody can verify without running the pursuit again.
///
/// Every W with ‖W‖₂ ≤ 1 and |Wᵢⱼ| ≤ λ bounds the objective from below: ‖L‖* + λ‖S‖₁ ≥ ⟨W, L + S⟩, and
/// that is ⟨W, M⟩ for every pair with the sum M. The pair (L, M − L) is one.
public struct PursuitCertificate: Hashable, Sendable {
    /// W = −Λ / max(1, ‖Λ‖₂, ‖Λ‖∞/λ), which meets both bounds up to rounding; in place of ‖Λ‖₂ there may be a
    /// proved bound of it.
    public let dual: NumericMatrix
    /// ‖L‖* + λ‖M − L‖₁.
    public let objective: Double
    /// ⟨W, M⟩.
    public let lowerBound: Double
    /// (objective − lowerBound) / objective; 0 for M = 0.
    public let gap: Double
    /// ‖L + S − M‖_F / ‖M‖_F; 0 for M = 0. A gap counts only together with it.
    public let residual: Double
}
