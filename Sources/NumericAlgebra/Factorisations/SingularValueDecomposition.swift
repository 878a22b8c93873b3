extension DenseOperand {
    /// The thin singular value decomposition, by divide and conquer.
    ///
    /// - Throws: ``NumericError/notFinite(row:column:)`` with the place, ``NumericError/tooLarge(shape:)``,
    ///   ``NumericError/notConverged(routine:)``.
    /// - Complexity: O(mn · min(m, n)).
    /// - SeeAlso: LAPACK `dgesdd`, `sgesdd`, `JOBZ = 'S'`.
    public func svd() throws(NumericError) -> ThinSVD<Scalar> {
        let (shape, p) = (shape, min(shape.rows, shape.columns))
        let factors = try view.gesdd(
            "S", u: NumericShape(shape.rows, p), vTransposed: NumericShape(p, shape.columns))
        return ThinSVD(u: factors.u, singularValues: factors.values, vTransposed: factors.vTransposed)
    }

    /// The full singular value decomposition, by divide and conquer.
    ///
    /// - Throws: as ``svd()``.
    /// - SeeAlso: LAPACK `dgesdd`, `sgesdd`, `JOBZ = 'A'`.
    public func fullSVD() throws(NumericError) -> FullSVD<Scalar> {
        let shape = shape
        guard max(shape.rows, shape.columns) <= Lapack.largestSmallerDimension else {
            throw .tooLarge(shape: shape)
        }
        let factors = try view.gesdd(
            "A", u: NumericShape(shape.rows, shape.rows),
            vTransposed: NumericShape(shape.columns, shape.columns))
        return FullSVD(u: factors.u, singularValues: factors.values, vTransposed: factors.vTransposed)
    }

    /// The min(m, n) singular values, descending, zeros included.
    ///
    /// - Throws: as ``svd()``.
    /// - SeeAlso: LAPACK `dgesdd`, `sgesdd`, `JOBZ = 'N'`.
    public func singularValues() throws(NumericError) -> [Scalar] {
        try view.gesdd("N", u: NumericShape(0, 0), vTransposed: NumericShape(0, 0)).values
    }

    /// How many singular values are above `tolerance`; by default max(m, n) · ε · σ₁.
    ///
    /// A rank of floating-point numbers is a judgement, not a decision: the exact engine decides.
    public func rank(tolerance: Scalar? = nil) throws(NumericError) -> Int {
        let values = try singularValues()
        let cut = tolerance ?? Scalar.rankTolerance(shape) * (values.first ?? 0)
        return values.count { $0 > cut }
    }
}

extension DenseView {
    fileprivate func gesdd(
        _ job: Unicode.Scalar, u uShape: NumericShape, vTransposed vShape: NumericShape
    ) throws(NumericError) -> (
        u: DenseMatrix<Scalar>, values: [Scalar], vTransposed: DenseMatrix<Scalar>
    ) {
        try checkFactorable()
        if isEmpty { return (.identityLike(uShape), [], .identityLike(vShape)) }
        var a = Workspace(self)
        var (u, vTransposed) = (Workspace<Scalar>(shaped: uShape), Workspace<Scalar>(shaped: vShape))
        var values = [Scalar](repeating: 0, count: min(rows, columns))
        let (m, n) = try (Lapack.size(rows), Lapack.size(columns))
        let (lda, ldu, ldv) = try (
            Lapack.size(a.leadingDimension), Lapack.size(u.leadingDimension),
            Lapack.size(vTransposed.leadingDimension)
        )
        let info = unsafe Scalar.lapack.spectral.gesdd(
            Lapack.columnMajor, Lapack.letter(job), m, n, &a.values, lda, &values, &u.values, ldu,
            &vTransposed.values, ldv)
        try Lapack.checkConverged(info, of: Scalar.routine("gesdd"))
        return (u.matrix(rows: uShape.rows), values, vTransposed.matrix(rows: vShape.rows))
    }
}

extension DenseMatrix {
    /// Ones on the diagonal: the orthogonal factor of an empty matrix.
    static func identityLike(_ shape: NumericShape) -> DenseMatrix {
        var result = zeros(shape.rows, shape.columns)
        for i in 0..<min(shape.rows, shape.columns) { result[i, i] = 1 }
        return result
    }
}
