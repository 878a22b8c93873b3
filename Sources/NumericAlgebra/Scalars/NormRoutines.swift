internal import CLapacke

/// LAPACK's norms in one precision.
@safe struct NormRoutines<Scalar>: Sendable {
    /// Order, norm, m, n, A, lda.
    typealias Lange =
        @Sendable (Int32, CChar, LapackInt, LapackInt, UnsafePointer<Scalar>?, LapackInt) -> Scalar

    let lange: Lange
}

extension NormRoutines<Double> {
    static let double = unsafe NormRoutines(lange: LAPACKE_dlange)
}

extension NormRoutines<Float> {
    static let single = unsafe NormRoutines(lange: LAPACKE_slange)
}
