internal import CLapacke

/// BLAS 3 in one precision; matrices lie by columns.
@safe struct ProductRoutines<Scalar>: Sendable {
    /// C ← αAB + βC; A is m×k after its transposition, B k×n, C m×n.
    typealias Gemm =
        @Sendable (
            CBLAS_ORDER, CBLAS_TRANSPOSE, CBLAS_TRANSPOSE, LapackInt, LapackInt, LapackInt, Scalar,
            UnsafePointer<Scalar>?, LapackInt, UnsafePointer<Scalar>?, LapackInt, Scalar,
            UnsafeMutablePointer<Scalar>?, LapackInt
        ) -> Void
    /// B ← αA⁻¹B or αBA⁻¹ for a triangular A; B is m×n.
    typealias Trsm =
        @Sendable (
            CBLAS_ORDER, CBLAS_SIDE, CBLAS_UPLO, CBLAS_TRANSPOSE, CBLAS_DIAG, LapackInt, LapackInt, Scalar,
            UnsafePointer<Scalar>?, LapackInt, UnsafeMutablePointer<Scalar>?, LapackInt
        ) -> Void

    let gemm: Gemm
    let trsm: Trsm
}

extension ProductRoutines<Double> {
    static let double = unsafe ProductRoutines(gemm: cblas_dgemm, trsm: cblas_dtrsm)
}

extension ProductRoutines<Float> {
    static let single = unsafe ProductRoutines(gemm: cblas_sgemm, trsm: cblas_strsm)
}
