internal import CLapacke

/// A way to measure a matrix.
public enum NumericNorm: String, Hashable, Sendable, CaseIterable {
    /// √(sum of the squares of the entries).
    case frobenius
    /// The largest singular value.
    case spectral
    /// The sum of the singular values.
    case nuclear
    /// The largest column sum of absolute values.
    case one
    /// The largest row sum of absolute values.
    case infinity
    /// The largest absolute value of an entry: not submultiplicative.
    case largestEntry
}

extension NumericMatrix {
    /// The norm of the matrix; zero for an empty one.
    ///
    /// - Throws: ``NumericError/notFinite(row:column:)``; the spectral and the nuclear norm throw as
    ///   ``singularValues()`` does.
    /// - Complexity: O(mn); O(mn · min(m, n)) for the spectral and the nuclear norm.
    /// - SeeAlso: LAPACK `dlange`.
    public func norm(_ kind: NumericNorm = .frobenius) throws(NumericError) -> Double {
        switch kind {
        case .frobenius: try lange("F")
        case .spectral: try singularValues().first ?? 0
        case .nuclear: try singularValues().reduce(0, +)
        case .one: try lange("1")
        case .infinity: try lange("I")
        case .largestEntry: try lange("M")
        }
    }

    private func lange(_ kind: Unicode.Scalar) throws(NumericError) -> Double {
        try checkFactorable()
        if isEmpty { return 0 }
        let (m, n) = try (Lapack.size(rows), Lapack.size(columns))
        return unsafe LAPACKE_dlange(LAPACK_COL_MAJOR, CChar(kind.value), m, n, values, m)
    }
}
