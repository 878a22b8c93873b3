/// A = VΛVᵀ for a symmetric A: orthonormal eigenvectors as columns of V.
public struct SymmetricEigendecomposition<Scalar: LapackScalar>: Hashable, Sendable {
    /// The eigenvalues with multiplicity, descending.
    public let values: [Scalar]
    /// Column k is a unit eigenvector of `values[k]`.
    public let vectors: DenseMatrix<Scalar>

    /// VΛVᵀ, which is A up to rounding where every eigenvalue is there.
    public func reconstructed() throws(NumericError) -> DenseMatrix<Scalar> {
        try vectors.scalingColumns(by: values) * vectors.transposedView
    }
}

extension DenseOperand {
    /// Eigenvalues and orthonormal eigenvectors of a symmetric matrix, by divide and conquer.
    ///
    /// - Throws: ``NumericError/notSquare(operation:shape:)``, ``NumericError/notSymmetric(row:column:)``
    ///   where two mirrored entries differ at all, ``NumericError/notFinite(row:column:)``.
    /// - Complexity: O(n³).
    /// - SeeAlso: LAPACK `dsyevd`, `ssyevd`, `JOBZ = 'V'`.
    public func symmetricEigendecomposition() throws(NumericError) -> SymmetricEigendecomposition<Scalar> {
        let (ascending, vectors) = try view.syevd("V")
        return SymmetricEigendecomposition(
            values: ascending.reversed(), vectors: vectors.reversedColumns(count: ascending.count))
    }

    /// The eigenvalues of a symmetric matrix with multiplicity, descending.
    ///
    /// - Throws: as ``symmetricEigendecomposition()``.
    /// - SeeAlso: LAPACK `dsyevd`, `ssyevd`, `JOBZ = 'N'`.
    public func symmetricEigenvalues() throws(NumericError) -> [Scalar] {
        try view.syevd("N").values.reversed()
    }

    func checkSymmetricProblem() throws(NumericError) {
        try checkSquare("the symmetric eigenvalue problem")
        try checkFactorable()
        try checkSymmetric()
    }
}

extension DenseView {
    fileprivate func syevd(
        _ job: Unicode.Scalar
    ) throws(NumericError) -> (values: [Scalar], vectors: Workspace<Scalar>) {
        try checkSymmetricProblem()
        var a = Workspace(self)
        if isEmpty { return ([], a) }
        var values = [Scalar](repeating: 0, count: rows)
        let (n, lda) = try (Lapack.size(rows), Lapack.size(a.leadingDimension))
        let info = unsafe Scalar.lapack.spectral.syevd(
            Lapack.columnMajor, Lapack.letter(job), Lapack.letter("L"), n, &a.values, lda, &values)
        try Lapack.checkConverged(info, of: Scalar.routine("syevd"))
        return (values, a)
    }
}

extension Workspace {
    /// The first `count` columns, the last of them first: LAPACK's eigenvalues ascend, ours descend.
    consuming func reversedColumns(count: Int) -> DenseMatrix<Scalar> {
        let (rows, leadingDimension) = (rows, leadingDimension)
        return unsafe values.withUnsafeBufferPointer { buffer in
            unsafe DenseMatrix(shaped: NumericShape(rows, count)) { target in
                guard let source = buffer.baseAddress else { return }
                for j in 0..<count {
                    let column = unsafe source + (count - 1 - j) * leadingDimension
                    unsafe (target + j * rows).initialize(from: column, count: rows)
                }
            }
        }
    }
}
