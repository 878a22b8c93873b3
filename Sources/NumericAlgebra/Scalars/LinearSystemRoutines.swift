internal import CLapacke

/// LAPACK's routines for square systems in one precision: LU and Cholesky.
@safe struct LinearSystemRoutines<Scalar>: Sendable {
    typealias Entries = UnsafePointer<Scalar>?
    typealias MutableEntries = UnsafeMutablePointer<Scalar>?

    /// Order, m, n, A, lda, pivots.
    typealias Getrf =
        @Sendable (
            Int32, LapackInt, LapackInt, MutableEntries, LapackInt, UnsafeMutablePointer<LapackInt>?
        ) -> LapackInt
    /// Order, transposition, n, columns of B, LU, lda, pivots, B, ldb.
    typealias Getrs =
        @Sendable (
            Int32, CChar, LapackInt, LapackInt, Entries, LapackInt, UnsafePointer<LapackInt>?, MutableEntries,
            LapackInt
        ) -> LapackInt
    /// Order, n, LU, lda, pivots.
    typealias Getri =
        @Sendable (Int32, LapackInt, MutableEntries, LapackInt, UnsafePointer<LapackInt>?) -> LapackInt
    /// Order, norm, n, LU, lda, ‖A‖, 1/κ.
    typealias Gecon =
        @Sendable (Int32, CChar, LapackInt, Entries, LapackInt, Scalar, MutableEntries) -> LapackInt
    /// Order, triangle, n, A, lda.
    typealias Potrf = @Sendable (Int32, CChar, LapackInt, MutableEntries, LapackInt) -> LapackInt
    /// Order, triangle, n, columns of B, L, lda, B, ldb.
    typealias Potrs =
        @Sendable (
            Int32, CChar, LapackInt, LapackInt, Entries, LapackInt, MutableEntries, LapackInt
        ) -> LapackInt

    let getrf: Getrf
    let getrs: Getrs
    let getri: Getri
    let gecon: Gecon
    let potrf: Potrf
    let potrs: Potrs
    /// The inverse from the Cholesky factor.
    let potri: Potrf
}

extension LinearSystemRoutines<Double> {
    static let double = unsafe LinearSystemRoutines(
        getrf: LAPACKE_dgetrf, getrs: LAPACKE_dgetrs, getri: LAPACKE_dgetri, gecon: LAPACKE_dgecon,
        potrf: LAPACKE_dpotrf, potrs: LAPACKE_dpotrs, potri: LAPACKE_dpotri)
}

extension LinearSystemRoutines<Float> {
    static let single = unsafe LinearSystemRoutines(
        getrf: LAPACKE_sgetrf, getrs: LAPACKE_sgetrs, getri: LAPACKE_sgetri, gecon: LAPACKE_sgecon,
        potrf: LAPACKE_spotrf, potrs: LAPACKE_spotrs, potri: LAPACKE_spotri)
}
