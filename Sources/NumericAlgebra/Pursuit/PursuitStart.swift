/// Where a pursuit starts from instead of from nothing: the end of an earlier one, of the same M or one near it.
public struct PursuitStart: Hashable, Sendable {
    public let sparse: NumericMatrix
    /// Λ.
    public let multiplier: NumericMatrix
    /// The μ that the earlier pursuit had come to; nil where it is not known.
    public let penalty: Double?

    public init(sparse: NumericMatrix, multiplier: NumericMatrix, penalty: Double? = nil) {
        self.sparse = sparse
        self.multiplier = multiplier
        self.penalty = penalty
    }

    /// L needs no mention: the next one follows from S and Λ.
    public init(_ result: PursuitResult) {
        self.init(sparse: result.sparse, multiplier: result.multiplier, penalty: result.penalty)
    }

    func check(against shape: NumericShape) throws(NumericError) {
        for part in [sparse, multiplier] {
            guard part.shape == shape else {
                throw .shapeMismatch(operation: "warm start", left: shape, right: part.shape)
            }
            try part.checkFinite()
        }
        guard let penalty, !(penalty > 0 && penalty.isFinite) else { return }
        throw .outOfRange(name: "penalty", value: penalty, wanted: "a finite number above 0")
    }
}
