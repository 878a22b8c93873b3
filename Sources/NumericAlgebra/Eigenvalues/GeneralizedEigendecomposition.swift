/// AV = BVΛ for a symmetric A and a symmetric positive definite B, with VᵀBV = I.
public struct GeneralizedEigendecomposition<Scalar: LapackScalar>: Hashable, Sendable {
    /// The eigenvalues with multiplicity, descending; all of them are real.
    public let values: [Scalar]
    /// Column k belongs to `values[k]`. The columns are orthonormal with respect to B, not to each other.
    public let vectors: DenseMatrix<Scalar>
}

extension DenseOperand {
    /// The numbers λ and vectors v with Av = λBv, for a symmetric A and a symmetric positive definite B.
    ///
    /// The accuracy suffers where B is ill conditioned: errors grow by up to κ(B).
    ///
    /// - Parameter b: B, of A's size.
    /// - Throws: ``NumericError/notPositiveDefinite(order:)`` for B, and for both matrices
    ///   ``NumericError/notSquare(operation:shape:)``, ``NumericError/notSymmetric(row:column:)``,
    ///   ``NumericError/notFinite(row:column:)``; ``NumericError/shapeMismatch(operation:left:right:)``.
    /// - Complexity: O(n³).
    /// - SeeAlso: LAPACK `dsygvd`, `ssygvd`, `ITYPE = 1`.
    public func symmetricEigendecomposition(
        relativeTo b: some DenseOperand<Scalar>
    ) throws(NumericError) -> GeneralizedEigendecomposition<Scalar> {
        try checkGeneralizedProblem(b)
        var (a, factor) = (Workspace(self), Workspace(b))
        let size = a.rows
        if size == 0 { return GeneralizedEigendecomposition(values: [], vectors: .zeros(0, 0)) }
        var values = [Scalar](repeating: 0, count: size)
        let (n, lda) = try (Lapack.size(size), Lapack.size(a.leadingDimension))
        let info = unsafe Scalar.lapack.spectral.sygvd(
            Lapack.columnMajor, 1, Lapack.letter("V"), Lapack.letter("L"), n, &a.values, lda,
            &factor.values, lda, &values)
        try checkGeneralized(info, of: "sygvd", size: size)
        return GeneralizedEigendecomposition(
            values: values.reversed(), vectors: a.reversedColumns(count: size))
    }

    /// Some of the numbers λ and vectors v with Av = λBv.
    ///
    /// An interval is cut out of the whole spectrum: nothing is saved by it.
    ///
    /// - Throws: ``NumericError/outOfRange(name:value:wanted:)`` for places outside the spectrum, and as
    ///   ``symmetricEigendecomposition(relativeTo:)``.
    /// - SeeAlso: LAPACK `dsygvx`, `ssygvx`, `ITYPE = 1`.
    public func symmetricEigendecomposition(
        relativeTo b: some DenseOperand<Scalar>, in range: EigenvalueRange<Scalar>
    ) throws(NumericError) -> GeneralizedEigendecomposition<Scalar> {
        try checkGeneralizedProblem(b)
        let size = shape.rows
        try range.check(size: size)
        switch range {
        case .values(let interval):
            let all = try symmetricEigendecomposition(relativeTo: b)
            let first = all.values.firstIndex { $0 <= interval.upperBound } ?? size
            let end = all.values.firstIndex { $0 < interval.lowerBound } ?? size
            let kept = first..<max(first, end)
            return GeneralizedEigendecomposition(
                values: Array(all.values[kept]), vectors: all.vectors.columns(in: kept))
        case .indices(let places):
            return try sygvx(b, places)
        }
    }

    private func sygvx(
        _ b: some DenseOperand<Scalar>, _ places: Range<Int>
    ) throws(NumericError) -> GeneralizedEigendecomposition<Scalar> {
        let size = shape.rows
        if places.isEmpty { return GeneralizedEigendecomposition(values: [], vectors: .zeros(size, 0)) }
        var (a, factor) = (Workspace(self), Workspace(b))
        var vectors = Workspace<Scalar>(shaped: NumericShape(size, places.count))
        var values = [Scalar](repeating: 0, count: size)
        var failures = [LapackInt](repeating: 0, count: size)
        var count: LapackInt = 0
        let (n, lda) = try (Lapack.size(size), Lapack.size(a.leadingDimension))
        // LAPACK counts from one, the smallest first.
        let (first, last) = try (
            Lapack.size(size - places.upperBound + 1), Lapack.size(size - places.lowerBound)
        )
        let info = unsafe Scalar.lapack.spectral.sygvx(
            Lapack.columnMajor, 1, Lapack.letter("V"), Lapack.letter("I"), Lapack.letter("L"), n, &a.values,
            lda, &factor.values, lda, 0, 0, first, last, 0, &count, &values, &vectors.values, lda, &failures)
        try checkGeneralized(info, of: "sygvx", size: size)
        return GeneralizedEigendecomposition(
            values: values.prefix(Int(count)).reversed(), vectors: vectors.reversedColumns(count: Int(count)))
    }

    private func checkGeneralizedProblem(_ b: some DenseOperand<Scalar>) throws(NumericError) {
        try checkSymmetricProblem()
        try b.checkSymmetricProblem()
        guard shape == b.shape else {
            throw .shapeMismatch(operation: "generalised eigenvalues", left: shape, right: b.shape)
        }
    }

    /// Past the size `info` tells which leading block of B has no positive determinant.
    private func checkGeneralized(
        _ info: LapackInt, of routine: String, size: Int
    ) throws(NumericError) {
        let name = Scalar.routine(routine)
        try Lapack.check(info, of: name) {
            $0 > size ? .notPositiveDefinite(order: $0 - size) : .notConverged(routine: name)
        }
    }
}
