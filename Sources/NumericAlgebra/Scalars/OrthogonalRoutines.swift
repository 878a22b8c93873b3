internal import CLapacke

/// LAPACK's QR factorisations and least squares in one precision.
@safe struct OrthogonalRoutines<Scalar>: Sendable {
    typealias Entries = UnsafePointer<Scalar>?
    typealias MutableEntries = UnsafeMutablePointer<Scalar>?

    /// Order, m, n, A, lda, scales of the reflections.
    typealias Geqrf =
        @Sendable (Int32, LapackInt, LapackInt, MutableEntries, LapackInt, MutableEntries) -> LapackInt
    /// Order, m, n, A, lda, permutation, scales of the reflections.
    typealias Geqp3 =
        @Sendable (
            Int32, LapackInt, LapackInt, MutableEntries, LapackInt, UnsafeMutablePointer<LapackInt>?,
            MutableEntries
        ) -> LapackInt
    /// Order, m, n, reflections, A, lda, scales.
    typealias Orgqr =
        @Sendable (Int32, LapackInt, LapackInt, LapackInt, MutableEntries, LapackInt, Entries) -> LapackInt
    /// Order, transposition, m, n, columns of B, A, lda, B, ldb.
    typealias Gels =
        @Sendable (
            Int32, CChar, LapackInt, LapackInt, LapackInt, MutableEntries, LapackInt, MutableEntries,
            LapackInt
        ) -> LapackInt
    /// Order, m, n, columns of B, A, lda, B, ldb, singular values, relative tolerance, rank.
    typealias Gelsd =
        @Sendable (
            Int32, LapackInt, LapackInt, LapackInt, MutableEntries, LapackInt, MutableEntries, LapackInt,
            MutableEntries, Scalar, UnsafeMutablePointer<LapackInt>?
        ) -> LapackInt

    let geqrf: Geqrf
    let geqp3: Geqp3
    let orgqr: Orgqr
    let gels: Gels
    let gelsd: Gelsd
}

extension OrthogonalRoutines<Double> {
    static let double = unsafe OrthogonalRoutines(
        geqrf: LAPACKE_dgeqrf, geqp3: LAPACKE_dgeqp3, orgqr: LAPACKE_dorgqr,
        gels: LAPACKE_dgels, gelsd: LAPACKE_dgelsd)
}

extension OrthogonalRoutines<Float> {
    static let single = unsafe OrthogonalRoutines(
        geqrf: LAPACKE_sgeqrf, geqp3: LAPACKE_sgeqp3, orgqr: LAPACKE_sorgqr,
        gels: LAPACKE_sgels, gelsd: LAPACKE_sgelsd)
}
