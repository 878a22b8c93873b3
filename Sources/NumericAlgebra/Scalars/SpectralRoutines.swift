internal import CLapacke

/// LAPACK's eigenvalue and singular value routines in one precision.
@safe struct SpectralRoutines<Scalar>: Sendable {
    typealias MutableEntries = UnsafeMutablePointer<Scalar>?
    typealias MutableCounts = UnsafeMutablePointer<LapackInt>?

    /// Order, job, m, n, A, lda, Σ, U, ldu, Vᵀ, ldvt.
    typealias Gesdd =
        @Sendable (
            Int32, CChar, LapackInt, LapackInt, MutableEntries, LapackInt, MutableEntries, MutableEntries,
            LapackInt, MutableEntries, LapackInt
        ) -> LapackInt
    /// Order, job, triangle, n, A, lda, eigenvalues.
    typealias Syevd =
        @Sendable (
            Int32, CChar, CChar, LapackInt, MutableEntries, LapackInt, MutableEntries
        ) -> LapackInt
    /// Order, job, range, triangle, n, A, lda, lower, upper, first, last, tolerance, how many were found,
    /// eigenvalues, eigenvectors, ldz, supports.
    typealias Syevr =
        @Sendable (
            Int32, CChar, CChar, CChar, LapackInt, MutableEntries, LapackInt, Scalar, Scalar, LapackInt,
            LapackInt, Scalar, MutableCounts, MutableEntries, MutableEntries, LapackInt, MutableCounts
        ) -> LapackInt
    /// Order, type, job, triangle, n, A, lda, B, ldb, eigenvalues.
    typealias Sygvd =
        @Sendable (
            Int32, LapackInt, CChar, CChar, LapackInt, MutableEntries, LapackInt, MutableEntries, LapackInt,
            MutableEntries
        ) -> LapackInt
    /// Order, type, job, range, triangle, n, A, lda, B, ldb, lower, upper, first, last, tolerance, how many
    /// were found, eigenvalues, eigenvectors, ldz, failures.
    typealias Sygvx =
        @Sendable (
            Int32, LapackInt, CChar, CChar, CChar, LapackInt, MutableEntries, LapackInt, MutableEntries,
            LapackInt, Scalar, Scalar, LapackInt, LapackInt, Scalar, MutableCounts, MutableEntries,
            MutableEntries, LapackInt, MutableCounts
        ) -> LapackInt
    /// Order, left job, right job, n, A, lda, real parts, imaginary parts, left vectors, ldvl, right
    /// vectors, ldvr.
    typealias Geev =
        @Sendable (
            Int32, CChar, CChar, LapackInt, MutableEntries, LapackInt, MutableEntries, MutableEntries,
            MutableEntries, LapackInt, MutableEntries, LapackInt
        ) -> LapackInt

    let gesdd: Gesdd
    let syevd: Syevd
    let syevr: Syevr
    let sygvd: Sygvd
    let sygvx: Sygvx
    let geev: Geev
}

extension SpectralRoutines<Double> {
    static let double = unsafe SpectralRoutines(
        gesdd: LAPACKE_dgesdd, syevd: LAPACKE_dsyevd, syevr: LAPACKE_dsyevr, sygvd: LAPACKE_dsygvd,
        sygvx: LAPACKE_dsygvx, geev: LAPACKE_dgeev)
}

extension SpectralRoutines<Float> {
    static let single = unsafe SpectralRoutines(
        gesdd: LAPACKE_sgesdd, syevd: LAPACKE_ssyevd, syevr: LAPACKE_ssyevr, sygvd: LAPACKE_ssygvd,
        sygvx: LAPACKE_ssygvx, geev: LAPACKE_sgeev)
}
