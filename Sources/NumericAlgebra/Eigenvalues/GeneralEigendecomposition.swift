/// AV = VΛ for a square A, over the complex numbers.
public struct GeneralEigendecomposition<Scalar: LapackScalar>: Hashable, Sendable {
    /// The eigenvalues with multiplicity, in the order of ``DenseOperand/eigenvalues()``.
    public let values: [ComplexNumber<Scalar>]
    /// Column k is the real part of a unit eigenvector of `values[k]`.
    public let realParts: DenseMatrix<Scalar>
    /// Column k is the imaginary part of it: zero where the eigenvalue is real.
    public let imaginaryParts: DenseMatrix<Scalar>
}

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
        let found = try view.geev("N")
        return found.order.map { found.roots[$0] }
    }

    /// The eigenvalues of a square matrix with an eigenvector for each.
    ///
    /// The vectors of a defective matrix are dependent up to rounding: there are too few of them.
    ///
    /// - Throws: as ``eigenvalues()``.
    /// - Complexity: O(n³).
    /// - SeeAlso: LAPACK `dgeev`, `sgeev`, `JOBVR = 'V'`.
    public func eigendecomposition() throws(NumericError) -> GeneralEigendecomposition<Scalar> {
        let found = try view.geev("V")
        let n = found.order.count
        var (real, imaginary) = (DenseMatrix<Scalar>.zeros(n, n), DenseMatrix<Scalar>.zeros(n, n))
        for (k, source) in found.order.enumerated() {
            // LAPACK keeps a pair as two real columns: the real parts, then the imaginary ones.
            let above = found.roots[source].imaginary
            let first = above < 0 ? source - 1 : source
            for i in 0..<n {
                real[i, k] = found.vectors[i, first]
                if above != 0 { imaginary[i, k] = found.vectors[i, first + 1] * (above < 0 ? -1 : 1) }
            }
        }
        return GeneralEigendecomposition(
            values: found.order.map { found.roots[$0] }, realParts: real, imaginaryParts: imaginary)
    }
}

extension DenseView {
    /// The roots as LAPACK orders them, the places of ours in theirs, and the packed right vectors.
    fileprivate func geev(
        _ job: Unicode.Scalar
    ) throws(NumericError) -> (
        roots: [ComplexNumber<Scalar>], order: [Int], vectors: DenseMatrix<Scalar>
    ) {
        try checkSquare("eigenvalues")
        try checkFactorable()
        if rows == 0 { return ([], [], .zeros(0, 0)) }
        var a = Workspace(self)
        var vectors = Workspace<Scalar>(shaped: NumericShape(rows, job == "V" ? rows : 0))
        var real = [Scalar](repeating: 0, count: rows)
        var imaginary = real
        let (n, lda) = try (Lapack.size(rows), Lapack.size(a.leadingDimension))
        let info = unsafe Scalar.lapack.spectral.geev(
            Lapack.columnMajor, Lapack.letter("N"), Lapack.letter(job), n, &a.values, lda, &real,
            &imaginary, nil, 1, &vectors.values, lda)
        try Lapack.checkConverged(info, of: Scalar.routine("geev"))
        let roots = zip(real, imaginary).map { ComplexNumber($0, $1) }
        let order =
            roots.indices.filter { roots[$0].imaginary == 0 }.sorted { roots[$0].real > roots[$1].real }
            + roots.indices.filter { roots[$0].imaginary != 0 }.sorted {
                let (one, other) = (roots[$0], roots[$1])
                return (one.real, one.imaginary.magnitude, one.imaginary) > (
                    other.real, other.imaginary.magnitude, other.imaginary
                )
            }
        return (roots, order, vectors.matrix(rows: rows))
    }
}
