public import NumericAlgebra

/// The reduction, or the update, that explains best how W₀ became W₁.
public struct Extraction<Change: Hashable & Sendable>: Hashable, Sendable {
    public let change: Change
    /// ‖W₁ − W₀‖_F, what there was to explain.
    public let distance: Double
    /// The Frobenius norm of what is left unexplained.
    public let residual: Double
}

extension ImageReduction {
    /// The Q of at most `rank` columns for which W₀ − QQᵀW₀ comes nearest to W₁.
    ///
    /// With Δ = W₀ − W₁, ‖W₁ − (I − QQᵀ)W₀‖²_F = ‖Δ‖²_F − tr Qᵀ(ΔΔᵀ − W₁W₁ᵀ)Q, so that the best Q holds
    /// the eigenvectors of the largest positive eigenvalues of ΔΔᵀ − W₁W₁ᵀ. No other Q of so many columns
    /// is nearer. Where fewer eigenvalues are positive, further columns would only do harm, and are left out.
    /// Only the part of span Q inside im W₀ can be known.
    ///
    /// - Throws: ``RankReductionError/shapesDiffer(_:_:_:_:)``, ``RankReductionError/numeric(_:)``.
    /// - Complexity: O(d_out · s²) with s the smaller of d_out and 2 · d_in.
    public static func extracted(
        from before: NumericMatrix, to after: NumericMatrix, rank: Int
    ) throws(RankReductionError) -> Extraction<ImageReduction> {
        guard before.shape == after.shape else {
            throw .shapesDiffer("W₀", before.shape, "W₁", after.shape)
        }
        let (columns, distance) = try RankReductionError.numeric { () throws(NumericError) in
            let delta = try before - after
            let frame = try Self.frame(delta, after)
            let (inner, outer) = try (
                frame.map { (q) throws(NumericError) in try q.transposed * delta } ?? delta,
                frame.map { (q) throws(NumericError) in try q.transposed * after } ?? after
            )
            let gain = try (inner * inner.transposed - outer * outer.transposed).symmetricPart
            let eigen = try gain.symmetricEigendecomposition()
            let cut = Double(before.rows) * Double.ulpOfOne * (eigen.values.map(abs).max() ?? 0)
            let kept = min(max(0, rank), eigen.values.count { $0 > cut })
            let best = eigen.vectors.columns(in: 0..<kept)
            return (try frame.map { (q) throws(NumericError) in try q * best } ?? best, try delta.norm())
        }
        let reduction = try ImageReduction(orthonormal: ImageReduction(columns: columns).q)
        let reached = try reduction.applied(to: before)
        let residual = try RankReductionError.numeric { () throws(NumericError) in
            try (after - reached).norm()
        }
        return Extraction(change: reduction, distance: distance, residual: residual)
    }

    /// An orthonormal basis that both images lie in, where it is smaller than the whole space.
    private static func frame(
        _ delta: NumericMatrix, _ after: NumericMatrix
    ) throws(NumericError) -> NumericMatrix? {
        guard 2 * delta.columns < delta.rows else { return nil }
        return try NumericMatrix(
            rows: delta.rows, columns: 2 * delta.columns, columnMajor: delta.values + after.values
        ).qr().q
    }
}

extension LowRankUpdate {
    /// The update of at most `rank` for which W₀ + up · down comes nearest to W₁: the truncated SVD of
    /// W₁ − W₀, with the square roots of the singular values on both sides.
    ///
    /// - Throws: ``RankReductionError/shapesDiffer(_:_:_:_:)``, ``RankReductionError/numeric(_:)``.
    /// - Complexity: O(d_out · d_in · min(d_out, d_in)).
    /// - SeeAlso: Eckart and Young 1936.
    public static func extracted(
        from before: NumericMatrix, to after: NumericMatrix, rank: Int
    ) throws(RankReductionError) -> Extraction<LowRankUpdate> {
        guard before.shape == after.shape else {
            throw .shapesDiffer("W₀", before.shape, "W₁", after.shape)
        }
        let (up, down, values, kept) = try RankReductionError.numeric { () throws(NumericError) in
            let parts = try (after - before).svd()
            let cut =
                Double(max(before.rows, before.columns)) * Double.ulpOfOne
                * (parts.singularValues.first ?? 0)
            let kept = min(max(0, rank), parts.singularValues.count { $0 > cut })
            let roots = NumericMatrix.diagonal(parts.singularValues.prefix(kept).map { $0.squareRoot() })
            return (
                try parts.u.columns(in: 0..<kept) * roots,
                try roots * parts.vTransposed.rows(in: 0..<kept), parts.singularValues, kept
            )
        }
        return Extraction(
            change: try LowRankUpdate(up: up, down: down),
            distance: values.reduce(0) { $0 + $1 * $1 }.squareRoot(),
            residual: values.dropFirst(kept).reduce(0) { $0 + $1 * $1 }.squareRoot())
    }
}

extension NumericMatrix {
    /// (A + Aᵀ)/2: what rounding made of a symmetric product, symmetric to the last bit.
    fileprivate var symmetricPart: NumericMatrix {
        var result = self
        for j in 0..<columns {
            for i in 0..<j {
                let mean = (self[i, j] + self[j, i]) / 2
                result[i, j] = mean
                result[j, i] = mean
            }
        }
        return result
    }
}
