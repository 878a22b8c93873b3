internal import CLapacke

/// The routines of BLAS and LAPACK in one precision; `d…` for doubles, `s…` for floats.
@safe public struct LapackRoutines<Scalar>: Sendable {
    /// C ← αAB + βC, of matrices by columns; A is m×k after its transposition, B k×n, C m×n.
    typealias Gemm =
        @Sendable (
            CBLAS_ORDER, CBLAS_TRANSPOSE, CBLAS_TRANSPOSE, LapackInt, LapackInt, LapackInt, Scalar,
            UnsafePointer<Scalar>?, LapackInt, UnsafePointer<Scalar>?, LapackInt, Scalar,
            UnsafeMutablePointer<Scalar>?, LapackInt
        ) -> Void

    let gemm: Gemm
}

extension LapackRoutines<Double> {
    static let double = unsafe LapackRoutines(gemm: cblas_dgemm)
}

extension LapackRoutines<Float> {
    static let single = unsafe LapackRoutines(gemm: cblas_sgemm)
}
