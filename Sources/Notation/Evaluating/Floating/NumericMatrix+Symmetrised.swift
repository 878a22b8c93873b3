import NumericAlgebra

extension NumericMatrix {
    /// ½(A + Aᵀ) of a matrix that is symmetric up to rounding, as a computed AᵀA or BCBᵀ is.
    ///
    /// Mirrored entries may differ by 10·n·ε·‖A‖ (Frobenius): that much the rounding of a product, or of
    /// a few behind each other, leaves between them. Half of it is what symmetrising moves an entry, so
    /// that the result is a matrix as near to A as the computed eigenvalues are exact for. A matrix that
    /// is not square, or has an entry that is not finite, comes back as it is, for its factorisation to
    /// refuse.
    ///
    /// - Throws: ``NumericError/notSymmetric(row:column:)`` with the first place, column after column,
    ///   where mirrored entries differ by more.
    /// - Complexity: O(n²).
    func symmetrised() throws(NumericError) -> NumericMatrix {
        guard shape.isSquare, !isMirrored, values.allSatisfy(\.isFinite) else { return self }
        let allowed = try 10 * Double(rows) * Double.ulpOfOne * norm()
        var symmetric = self
        for j in 0..<columns {
            for i in 0..<j where self[i, j] != self[j, i] {
                // Halved first: the sum of two large entries is beyond the range of doubles.
                guard (self[i, j] / 2 - self[j, i] / 2).magnitude <= allowed / 2 else {
                    throw .notSymmetric(row: i, column: j)
                }
                let mean = self[i, j] / 2 + self[j, i] / 2
                (symmetric[i, j], symmetric[j, i]) = (mean, mean)
            }
        }
        return symmetric
    }
}
