internal import NumericAlgebra

/// Mean and covariance of samples, as if they came from a Gaussian.
public struct GaussianFit: Hashable, Sendable {
    public let mean: [Double]
    /// k×k, row after row, symmetric in every bit.
    public let covariance: [Double]
    public let samples: Int

    /// - Parameter features: at least two samples of one length.
    /// - Throws: ``EditingError/wrongCount(of:found:wanted:)``, ``EditingError/numeric(_:)``.
    public init(_ features: [[Double]]) throws(EditingError) {
        guard features.count >= 2 else { throw .wrongCount(of: "samples", found: features.count, wanted: 2) }
        let (mean, rest) = try PrincipalComponents.centred(features)
        let columns = try NumericMatrix(columns: rest, rows: mean.count)
        let product = try numerically { () throws(NumericError) in try columns * columns.transposedView }
        self.mean = mean
        covariance = product.mirrored().values.map { $0 / Double(features.count - 1) }
        samples = features.count
    }

    init(mean: [Double], covariance: [Double], samples: Int) {
        self.mean = mean
        self.covariance = covariance
        self.samples = samples
    }

    /// The Fréchet distance of two Gaussians: ‖μ₁ − μ₂‖² + tr(Σ₁ + Σ₂ − 2 (Σ₁Σ₂)^½).
    ///
    /// With Inception's features it is called FID; in other features it is another number, comparable only
    /// with those in the same features and of the same number of samples (few samples make it larger). tr
    /// (Σ₁Σ₂)^½ is the sum of the square roots of the eigenvalues of Σ₁^½ Σ₂ Σ₁^½, which is symmetric.
    ///
    /// - Throws: ``EditingError/wrongCount(of:found:wanted:)`` for features of another length,
    ///   ``EditingError/numeric(_:)``.
    /// - Complexity: O(k³).
    /// - SeeAlso: Dowson and Landau, *The Fréchet distance between multivariate normal distributions*,
    ///   1982.
    public func frechetDistance(to other: GaussianFit) throws(EditingError) -> Double {
        let k = mean.count
        guard other.mean.count == k else {
            throw .wrongCount(of: "features", found: other.mean.count, wanted: k)
        }
        let (first, second) = try numerically { () throws(NumericError) in
            (
                try NumericMatrix(rows: k, columns: k, columnMajor: covariance),
                try NumericMatrix(rows: k, columns: k, columnMajor: other.covariance)
            )
        }
        let values = try numerically { () throws(NumericError) in
            let parts = try first.symmetricEigendecomposition()
            let roots = parts.values.map { max($0, 0).squareRoot() }
            let root = try parts.vectors * NumericMatrix.diagonal(roots) * parts.vectors.transposedView
            return try (root * second * root).mirrored().symmetricEigenvalues()
        }
        let traces = (0..<k).reduce(0) { $0 + first[$1, $1] + second[$1, $1] }
        let shift = mean.moved(by: -1, along: other.mean)
        // Rounding may take equal distributions below zero.
        return max(0, shift.dot(shift) + traces - 2 * values.reduce(0) { $0 + max($1, 0).squareRoot() })
    }
}
