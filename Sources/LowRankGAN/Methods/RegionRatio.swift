public import NumericAlgebra

/// ReSeFa: the directions of largest change inside for the change outside, M_A v = γ (M_B + τ tr(M_B) I) v.
///
/// The term with τ keeps directions out that change nothing at all, for which the ratio means nothing.
/// - SeeAlso: Zhu, Shen, Xu, Zhao, Chen, *Region-based semantic factorization in GANs*, 2022, equation (5).
public struct RegionRatio: Hashable, Sendable {
    /// γ, the largest first.
    public let ratios: [Double]
    /// Column k is the unit direction of `ratios[k]`.
    public let vectors: NumericMatrix
    public let tau: Double

    /// - Parameter tau: above 0.
    /// - Throws: ``EditingError/outOfRange(name:value:wanted:)``, ``EditingError/numeric(_:)``,
    ///   ``EditingError/noDirections(reason:)`` where the outside does not change at all.
    /// - Complexity: O(d³).
    public init(_ grams: RegionGrams, tau: Double = 1e-3) throws(EditingError) {
        guard tau > 0, tau.isFinite else {
            throw .outOfRange(name: "tau", value: tau, wanted: "a finite number above 0")
        }
        let d = grams.outside.rows
        let trace = (0..<d).reduce(0) { $0 + grams.outside[$1, $1] }
        guard trace > 0 else {
            throw .noDirections(
                reason: "the outside does not change with the latent at all: there is no ratio")
        }
        let damped = try numerically { () throws(NumericError) in
            try grams.outside + NumericMatrix.diagonal([Double](repeating: tau * trace, count: d))
        }
        let parts = try numerically { () throws(NumericError) in
            try grams.inside.symmetricEigendecomposition(relativeTo: damped)
        }
        self.tau = tau
        ratios = parts.values
        vectors = try NumericMatrix(
            columns: (0..<d).map { k in
                let v = parts.vectors.column(k)
                return (v.normalised() ?? v).withPositivePeak()
            }, rows: d)
    }

    /// Direction k, from zero.
    public func direction(_ k: Int) -> [Double] { vectors.column(k) }
}
