/// One way of solving a pursuit, a step at a time.
protocol PursuitIteration: Sendable {
    var steps: Int { get }
    var isSettled: Bool { get }
    /// Nothing more can come of further steps.
    var isSpent: Bool { get }
    var progress: PursuitProgress { get }

    mutating func advance() throws(NumericError)

    /// The best pair so far.
    func pair() throws(NumericError) -> PursuitPair
}

/// How a pursuit gets to its end.
public enum PursuitMethod: Hashable, Sendable {
    /// Alternating directions with a μ that adapts, extrapolated where that helps: the fastest that proves
    /// its answer.
    case adaptive
    /// Alternating directions with one μ, as printed by Candès, Li, Ma and Wright: every iterate is theirs.
    case fixedPenalty
    /// The inexact augmented Lagrangian: μ grows by `growth` a step. Few steps, and an answer that is only
    /// near the least objective; the certificate says how near. Lin, Chen and Ma take 1.5.
    case inexactLagrangian(growth: Double = 1.5)
}

/// How far a pursuit has come.
public struct PursuitProgress: Hashable, Sendable {
    public let steps: Int
    public let maximumSteps: Int
    /// The rank of L in the last step.
    public let rank: Int
    /// ‖L + S − M‖_F / ‖M‖_F of the last step.
    public let residual: Double
    /// The duality gap when it was last looked at, as an estimate; nil before. The certificate proves its own.
    public let gap: Double?
}
