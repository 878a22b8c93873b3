/// What a principal component pursuit is told beside its matrix.
public struct PursuitOptions: Hashable, Sendable {
    /// When the iteration may end.
    public enum Stop: String, Codable, Hashable, Sendable, CaseIterable {
        /// ‖L + S − M‖ is small against ‖M‖. That alone proves nothing about the objective.
        case residual
        /// The residual is small and so is the duality gap: the objective is near the least there is.
        case gap
    }

    /// The price λ of an entry of S; nil for 1/√max(n₁, n₂).
    public var lambda: Double?
    public var method: PursuitMethod
    /// The penalty μ; nil for n₁n₂ / (4 Σ|Mᵢⱼ|) where it is fixed, and for what the method starts with else.
    public var mu: Double?
    public var stop: Stop
    /// ‖L + S − M‖_F against ‖M‖_F.
    public var residualTolerance: Double
    /// The duality gap against the objective.
    public var gapTolerance: Double
    /// After so many steps the iteration ends unsettled.
    public var maximumSteps: Int

    public init(
        lambda: Double? = nil, method: PursuitMethod = .adaptive, mu: Double? = nil, stop: Stop = .gap,
        residualTolerance: Double = 1e-7,
        gapTolerance: Double = 1e-6, maximumSteps: Int = 5_000
    ) {
        self.lambda = lambda
        self.method = method
        self.mu = mu
        self.stop = stop
        self.residualTolerance = residualTolerance
        self.gapTolerance = gapTolerance
        self.maximumSteps = maximumSteps
    }

    /// Throws ``NumericError/outOfRange(name:value:wanted:)`` at the first number that makes no sense.
    func check() throws(NumericError) {
        for (name, value) in [("lambda", lambda), ("mu", mu)] {
            guard let value, !(value > 0 && value.isFinite) else { continue }
            throw .outOfRange(name: name, value: value, wanted: "a finite number above 0")
        }
        for (name, value) in [
            ("residualTolerance", residualTolerance), ("gapTolerance", gapTolerance),
        ] where !(value >= 0 && value.isFinite) {
            throw .outOfRange(name: name, value: value, wanted: "a finite number, 0 or above")
        }
        if case .inexactLagrangian(let growth) = method, !(growth > 1 && growth.isFinite) {
            throw .outOfRange(name: "growth", value: growth, wanted: "a finite number above 1")
        }
        guard maximumSteps >= 1 else {
            throw .outOfRange(name: "maximumSteps", value: Double(maximumSteps), wanted: "1 or more")
        }
    }
}
