internal import NumericAlgebra

/// Where the weights of a normalisation stand among the weights of a network.
struct NormalisationWeights: Hashable, Sendable {
    /// A factor and a summand for each channel, applied after the normalisation.
    let gain: Int
    let shift: Int
    let channels: Int
    let epsilon: Double
}

/// Mean and 1/√(variance + ε) of the values that are normalised together, for each such set.
struct NormalisationMoments<Scalar: LapackScalar> {
    var means: [Scalar]
    var inverseDeviations: [Scalar]

    init(count: Int) {
        means = [Scalar](repeating: 0, count: count)
        inverseDeviations = means
    }

    static func inverseDeviation(ofSquares sum: Scalar, count: Int, epsilon: Double) -> Scalar {
        1 / (sum / Scalar(count) + Scalar(epsilon)).squareRoot()
    }
}
