internal import CLapacke

/// A = VΛVᵀ for a symmetric A: orthonormal eigenvectors as columns of V.
public struct SymmetricEigendecomposition: Hashable, Sendable {
    /// The eigenvalues with multiplicity, descending.
    public let values: [Double]
    /// Column k is a unit eigenvector of `values[k]`.
    public let vectors: NumericMatrix

    /// VΛVᵀ, which is A up to rounding.
    public func reconstructed() throws(NumericError) -> NumericMatrix {
        try vectors.scalingColumns(by: values) * vectors.transposed
    }
}

extension NumericMatrix {
    /// Eigenvalues and orthonormal eigenvectors of a symmetric matrix, by divide and conquer.
    ///
    /// - Throws: ``NumericError/notSquare(operation:shape:)``, ``NumericError/notSymmetric(row:column:)``
    ///   where two mirrored entries differ in any bit, ``NumericError/notFinite(row:column:)``.
    /// - Complexity: O(n³).
    /// - SeeAlso: LAPACK `dsyevd`, `JOBZ = 'V'`.
    public func symmetricEigendecomposition() throws(NumericError) -> SymmetricEigendecomposition {
        let (ascending, vectors) = try syevd("V")
        var descending = NumericMatrix.zeros(rows, columns)
        for j in 0..<columns {
            for i in 0..<rows { descending[i, j] = vectors[i, columns - 1 - j] }
        }
        return SymmetricEigendecomposition(values: ascending.reversed(), vectors: descending)
    }

    /// The eigenvalues of a symmetric matrix with multiplicity, descending.
    ///
    /// - Throws: as ``symmetricEigendecomposition()``.
    /// - SeeAlso: LAPACK `dsyevd`, `JOBZ = 'N'`.
    public func symmetricEigenvalues() throws(NumericError) -> [Double] {
        try syevd("N").values.reversed()
    }

    private func syevd(_ job: Unicode.Scalar) throws(NumericError) -> (
        values: [Double], vectors: NumericMatrix
    ) {
        try checkSquare("the symmetric eigenvalue problem")
        try checkFactorable()
        try checkSymmetric()
        if isEmpty { return ([], self) }
        var a = Workspace(self)
        var values = [Double](repeating: 0, count: rows)
        let (n, lda) = try (Lapack.size(rows), Lapack.size(a.leadingDimension))
        let info = unsafe LAPACKE_dsyevd(
            LAPACK_COL_MAJOR, CChar(job.value), CChar(UInt8(ascii: "L")), n, &a.values, lda, &values)
        try Lapack.check(info, of: "dsyevd") { _ in .notConverged(routine: "dsyevd") }
        return (values, a.matrix(rows: rows))
    }

    private func checkSymmetric() throws(NumericError) {
        for j in 0..<columns {
            for i in 0..<j where self[i, j] != self[j, i] { throw .notSymmetric(row: i, column: j) }
        }
    }
}
