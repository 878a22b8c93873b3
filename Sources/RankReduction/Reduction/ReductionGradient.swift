public import NumericAlgebra

extension ImageReduction {
    /// ∂L/∂B of a loss L of W = W₀ − QQᵀW₀, where B = QR is what Q came from.
    ///
    /// With G = −(∂L/∂W)W₀ᵀ this is (I − QQᵀ)(G + Gᵀ)Q R⁻ᵀ: the QR decomposition itself need not be
    /// differentiated, because L depends on the span of B alone. For the same reason the gradient is
    /// orthogonal to B: Bᵀ(∂L/∂B) = 0. G has d_out × d_out entries and is never formed.
    ///
    /// - Parameters:
    ///   - lossByWeight: ∂L/∂W at the reduced weight, of W's shape.
    ///   - weight: W₀.
    /// - Returns: d_out × r.
    /// - Throws: ``RankReductionError/shapesDiffer(_:_:_:_:)``, ``RankReductionError/numeric(_:)``.
    /// - Complexity: 8 · r · d_out · d_in operations.
    public func gradient(
        of lossByWeight: NumericMatrix, weight: NumericMatrix
    ) throws(RankReductionError) -> NumericMatrix {
        guard weight.rows == outputs else { throw .shapesDiffer("Q", q.shape, "W₀", weight.shape) }
        guard lossByWeight.shape == weight.shape else {
            throw .shapesDiffer("∂L/∂W", lossByWeight.shape, "W₀", weight.shape)
        }
        let pull = try RankReductionError.numeric { () throws(NumericError) in
            let gq = try lossByWeight * (weight.transposed * q)
            let transposedGq = try weight * (lossByWeight.transposed * q)
            return try (gq + transposedGq).scaled(by: -1)
        }
        let outside = try applied(to: pull)
        return try RankReductionError.numeric { () throws(NumericError) in
            try triangle.solve(outside.transposed).transposed
        }
    }
}
