internal import NumericAlgebra

/// One Levenberg-Marquardt problem at one point: JᵀJ, Jᵀr, and steps for any damping.
///
/// The eigendecomposition of JᵀJ is taken once; a step for another damping then costs two products with a
/// vector.
struct DampedLeastSquares {
    private let values: [Double]
    private let vectors: NumericMatrix
    /// Qᵀ g.
    private let gradient: [Double]

    /// - Parameters:
    ///   - curvature: JᵀJ, symmetric in every bit.
    ///   - gradient: Jᵀr.
    init(curvature: NumericMatrix, gradient: [Double]) throws(EditingError) {
        let parts = try numerically { () throws(NumericError) in try curvature.symmetricEigendecomposition() }
        values = parts.values.map { max($0, 0) }
        vectors = parts.vectors
        let basis = parts.vectors
        self.gradient = gradient.indices.map { basis.column($0).dot(gradient) }
    }

    /// The largest eigenvalue.
    var largest: Double { values.first ?? 0 }

    /// −(JᵀJ + μI)⁻¹ Jᵀr, and how much the quadratic model falls along it.
    func step(damping mu: Double) -> (step: [Double], fall: Double) {
        var step = [Double](repeating: 0, count: vectors.rows)
        var fall = 0.0
        for (k, value) in values.enumerated() {
            let length = gradient[k] / max(value + mu, .leastNormalMagnitude)
            step = step.moved(by: -length, along: vectors.column(k))
            fall += length * gradient[k] - value * length * length / 2
        }
        return (step, fall)
    }
}
