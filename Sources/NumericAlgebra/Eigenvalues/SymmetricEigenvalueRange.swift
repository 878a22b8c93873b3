extension DenseOperand {
    /// Some eigenvalues of a symmetric matrix, with orthonormal eigenvectors.
    ///
    /// Worth it for a small part of the spectrum; for all of it ``symmetricEigendecomposition()`` is faster.
    ///
    /// - Throws: ``NumericError/outOfRange(name:value:wanted:)`` for places outside the spectrum, and as
    ///   ``symmetricEigendecomposition()``.
    /// - Complexity: O(n³) for the tridiagonal form, then O(n²) for each eigenpair, and more in a cluster.
    /// - SeeAlso: LAPACK `dsyevr`, `ssyevr`, `JOBZ = 'V'`.
    public func symmetricEigendecomposition(
        in range: EigenvalueRange<Scalar>
    ) throws(NumericError) -> SymmetricEigendecomposition<Scalar> {
        let found = try view.syevr("V", range)
        return SymmetricEigendecomposition(
            values: found.values.reversed(), vectors: found.vectors.reversedColumns(count: found.values.count)
        )
    }

    /// Some eigenvalues of a symmetric matrix, descending.
    ///
    /// - Throws: as ``symmetricEigendecomposition(in:)``.
    /// - SeeAlso: LAPACK `dsyevr`, `ssyevr`, `JOBZ = 'N'`.
    public func symmetricEigenvalues(
        in range: EigenvalueRange<Scalar>
    ) throws(NumericError) -> [Scalar] {
        try view.syevr("N", range).values.reversed()
    }
}

extension DenseView {
    fileprivate func syevr(
        _ job: Unicode.Scalar, _ range: EigenvalueRange<Scalar>
    ) throws(NumericError) -> (values: [Scalar], vectors: Workspace<Scalar>) {
        try checkSymmetricProblem()
        let wanted = try LapackRange(range, size: rows, norm: norm(.one))
        var vectors = Workspace<Scalar>(shaped: NumericShape(rows, job == "V" ? wanted.room : 0))
        if wanted.room == 0 { return ([], vectors) }
        var a = Workspace(self)
        var values = [Scalar](repeating: 0, count: rows)
        var supports = [LapackInt](repeating: 0, count: 2 * rows)
        var count: LapackInt = 0
        let (n, lda) = try (Lapack.size(rows), Lapack.size(a.leadingDimension))
        let ldz = try Lapack.size(vectors.leadingDimension)
        let info = unsafe Scalar.lapack.spectral.syevr(
            Lapack.columnMajor, Lapack.letter(job), wanted.letter, Lapack.letter("L"), n, &a.values, lda,
            wanted.lower, wanted.upper, wanted.first, wanted.last, 0, &count, &values, &vectors.values, ldz,
            &supports)
        try Lapack.checkConverged(info, of: Scalar.routine("syevr"))
        return (Array(values.prefix(Int(count))), vectors)
    }
}
