/// The norm that a condition number is measured in.
public enum ConditionNorm: Hashable, Sendable, CaseIterable {
    /// The largest singular value; for every shape, and exact up to rounding.
    case spectral
    /// The largest column sum of absolute values; for square matrices, and estimated.
    case one
    /// The largest row sum of absolute values; for square matrices, and estimated.
    case infinity
}

extension DenseOperand {
    /// κ(A) = ‖A‖·‖A⁻¹‖: how much more than the entries a solution of AX = B may be off, relatively.
    ///
    /// σ₁/σₚ in the spectral norm, with p = min(m, n). In the other two ‖A⁻¹‖ is estimated from the LU
    /// factors: a lower bound, hardly ever less than a third of the truth. Infinity for a singular matrix,
    /// 1 for an empty one.
    ///
    /// - Throws: ``NumericError/notFinite(row:column:)``, ``NumericError/notSquare(operation:shape:)`` for
    ///   ``ConditionNorm/one`` and ``ConditionNorm/infinity``.
    /// - Complexity: O(mn · min(m, n)); LU is several times as fast as the singular values.
    /// - SeeAlso: LAPACK `dgecon`, `sgecon`; Higham, FORTRAN codes for estimating the one-norm, 1988.
    public func conditionNumber(in norm: ConditionNorm = .spectral) throws(NumericError) -> Scalar {
        switch norm {
        case .spectral:
            let values = try singularValues()
            guard let largest = values.first, let least = values.last else { return 1 }
            return least == 0 ? .infinity : largest / least
        case .one: return try lu().conditionNumber("1", norm: self.norm(.one))
        case .infinity: return try lu().conditionNumber("I", norm: self.norm(.infinity))
        }
    }
}

extension LUFactorization {
    fileprivate func conditionNumber(
        _ letter: Unicode.Scalar, norm: Scalar
    ) throws(NumericError) -> Scalar {
        if packed.isEmpty { return 1 }
        if (0..<packed.rows).contains(where: { packed[$0, $0] == 0 }) { return .infinity }
        let n = try Lapack.size(packed.rows)
        var reciprocal = Scalar.zero
        let info = unsafe Scalar.lapack.linear.gecon(
            Lapack.columnMajor, Lapack.letter(letter), n, packed.values, n, norm, &reciprocal)
        try Lapack.check(info, of: Scalar.routine("gecon")) { _ in .notConverged(routine: "gecon") }
        return 1 / reciprocal
    }
}
