extension DenseOperand {
    /// The eigenvalues of a square matrix with multiplicity.
    ///
    /// Those that come out real first, descending; then the conjugate pairs by descending real part,
    /// the one above the real axis first. A repeated eigenvalue of a defective matrix is accurate to about
    /// the k-th root of ε only, and may come out as a pair that is not real.
    ///
    /// - Throws: ``NumericError/notSquare(operation:shape:)``, ``NumericError/notFinite(row:column:)``,
    ///   ``NumericError/notConverged(routine:)``.
    /// - Complexity: O(n³).
    /// - SeeAlso: LAPACK `dgeev`, `sgeev`, `JOBVL = JOBVR = 'N'`.
    public func eigenvalues() throws(NumericError) -> [ComplexNumber<Scalar>] {
        try checkSquare("eigenvalues")
        try checkFactorable()
        var a = Workspace(self)
        if a.rows == 0 { return [] }
        var real = [Scalar](repeating: 0, count: a.rows)
        var imaginary = real
        let (n, lda) = try (Lapack.size(a.rows), Lapack.size(a.leadingDimension))
        let none = Lapack.letter("N")
        let info = unsafe Scalar.lapack.spectral.geev(
            Lapack.columnMajor, none, none, n, &a.values, lda, &real, &imaginary, nil, 1, nil, 1)
        try Lapack.checkConverged(info, of: Scalar.routine("geev"))
        let roots = zip(real, imaginary).map { ComplexNumber($0, $1) }
        return roots.filter { $0.imaginary == 0 }.sorted { $0.real > $1.real }
            + roots.filter { $0.imaginary != 0 }.sorted {
                ($0.real, $0.imaginary.magnitude, $0.imaginary) > (
                    $1.real, $1.imaginary.magnitude, $1.imaginary
                )
            }
    }
}
