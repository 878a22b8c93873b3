public import NumericAlgebra

#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

/// The angles between two subspaces: how far the spans of Q₁ and Q₂ agree, direction by direction.
///
/// There are min(r₁, r₂) of them, ascending, from 0° (a common direction) to 90°. Their cosines are the
/// singular values of Q₁ᵀQ₂. An angle near 0° cannot be had from its cosine (at 10⁻⁹ it is 1 to all digits),
/// so the sines are computed too, as the singular values of Q₂ − Q₁Q₁ᵀQ₂.
///
/// Doubles cannot tell 0° from a very small angle. An angle counts as 0° where its sine is at most
/// ``tolerance`` and as 90° where its cosine is.
///
/// - SeeAlso: Björck and Golub, Numerical methods for computing angles between linear subspaces, Math.
///   Comp. 27 (1973).
public struct PrincipalAngles: Hashable, Sendable {
    /// Descending, each in 0…1.
    public let cosines: [Double]
    /// Ascending, each in 0…1; the k-th belongs to the k-th cosine.
    public let sines: [Double]
    public let tolerance: Double

    /// The angles between the spans of two matrices with orthonormal columns and as many rows.
    ///
    /// - Parameter tolerance: by default 64 · d · ε, some roundings of a computed basis.
    /// - Throws: ``RankReductionError/shapesDiffer(_:_:_:_:)``, ``RankReductionError/numeric(_:)``.
    /// - Complexity: O(d · r₁ · r₂).
    public init(
        between first: NumericMatrix, and second: NumericMatrix, tolerance: Double? = nil
    ) throws(RankReductionError) {
        guard first.rows == second.rows else {
            throw .shapesDiffer("Q₁", first.shape, "Q₂", second.shape)
        }
        let (large, small) = first.columns >= second.columns ? (first, second) : (second, first)
        (cosines, sines) = try RankReductionError.numeric { () throws(NumericError) in
            let overlap = try large.transposed * small
            let rest = try small - large * overlap
            return (
                try overlap.singularValues().map { min($0, 1) },
                try rest.singularValues().reversed().map { min($0, 1) }
            )
        }
        self.tolerance = tolerance ?? Self.usualTolerance(first.rows)
    }

    static func usualTolerance(_ dimension: Int) -> Double { 64 * Double(dimension) * Double.ulpOfOne }

    /// How many angles count as 0°: the dimension of the intersection.
    public var coinciding: Int { sines.count { $0 <= tolerance } }
    /// How many angles count as 90°.
    public var perpendicular: Int { cosines.count { $0 <= tolerance } }

    /// The cosines of the angles strictly between 0° and 90°, descending.
    public var cosinesBetween: [Double] {
        Array(cosines.dropLast(perpendicular).dropFirst(coinciding))
    }

    /// In degrees, ascending, each from whichever of sine and cosine knows it better.
    public var degrees: [Double] {
        zip(sines, cosines).map { atan2($0, $1) * 180 / .pi }
    }
}
