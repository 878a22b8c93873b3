internal import CLapacke

/// Bounds of a whole spectrum, shared with no iteration.
struct SpectralBound: Sendable {
    let layout: PursuitLayout

    /// Proves ‖X‖₂ < b, up to rounding, by factorisations that exist only then.
    ///
    /// For a symmetric X by Cholesky of bI − X and bI + X; else of b²I − XᵀX. A fraction of the cost of the
    /// eigenvalues.
    ///
    /// - Parameters:
    ///   - x: the full form; it stays as it is.
    ///   - spare: memory of the same size.
    func isProved(
        _ x: UnsafePointer<Double>, below b: Double, spare: UnsafeMutablePointer<Double>
    ) throws(NumericError) -> Bool {
        if layout.columns == 0 { return true }
        if layout.isSymmetric {
            guard try unsafe isPositive(x, sign: -1, shift: b, in: spare) else { return false }
            return try unsafe isPositive(x, sign: 1, shift: b, in: spare)
        }
        let (m, n) = try (Lapack.size(layout.rows), Lapack.size(layout.columns))
        let lda = try Lapack.size(layout.leadingDimension)
        unsafe cblas_dsyrk(CblasColMajor, CblasLower, CblasTrans, n, m, -1, x, lda, 0, spare, n)
        for j in 0..<layout.columns { unsafe spare[j * (layout.columns + 1)] += b * b }
        return unsafe LAPACKE_dpotrf_work(LAPACK_COL_MAJOR, CChar(UInt8(ascii: "L")), n, spare, n) == 0
    }

    /// About ‖X‖₂, a little below it, by the power method.
    func estimate(
        _ x: UnsafePointer<Double>
    ) throws(NumericError) -> Double {
        let (m, n) = try (Lapack.size(layout.rows), Lapack.size(layout.columns))
        let lda = try Lapack.size(layout.leadingDimension)
        var noise = BlockNoise()
        var vector = (0..<layout.columns).map { _ in noise.next() }
        var image = [Double](repeating: 0, count: layout.rows)
        var value = 0.0
        for _ in 0..<8 {
            let length = unsafe cblas_dnrm2(n, vector, 1)
            guard length > 0 else { break }
            unsafe cblas_dscal(n, 1 / length, &vector, 1)
            if layout.isSymmetric {
                unsafe cblas_dsymv(CblasColMajor, CblasLower, n, 1, x, lda, vector, 1, 0, &image, 1)
                value = unsafe cblas_dnrm2(n, image, 1)
                swap(&image, &vector)
            } else {
                unsafe cblas_dgemv(CblasColMajor, CblasNoTrans, m, n, 1, x, lda, vector, 1, 0, &image, 1)
                value = unsafe cblas_dnrm2(m, image, 1)
                unsafe cblas_dgemv(CblasColMajor, CblasTrans, m, n, 1, x, lda, image, 1, 0, &vector, 1)
            }
        }
        return value
    }

    private func isPositive(
        _ x: UnsafePointer<Double>, sign: Double, shift: Double, in spare: UnsafeMutablePointer<Double>
    ) throws(NumericError) -> Bool {
        let (n, lda) = try (Lapack.size(layout.columns), Lapack.size(layout.leadingDimension))
        unsafe cblas_dcopy(try Lapack.size(layout.fullCount), x, 1, spare, 1)
        for j in 0..<layout.columns {
            let start = layout.fullStart(j)
            if sign < 0 { unsafe cblas_dscal(LapackInt(layout.height(j)), -1, spare + start, 1) }
            unsafe spare[start] += shift
        }
        return unsafe LAPACKE_dpotrf_work(LAPACK_COL_MAJOR, CChar(UInt8(ascii: "L")), n, spare, lda) == 0
    }
}
