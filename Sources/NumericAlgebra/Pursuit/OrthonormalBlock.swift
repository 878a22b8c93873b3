internal import CLapacke

/// Makes the columns of a tall block orthonormal, in place and without allocating.
///
/// By Cholesky: R from YᵀY = RᵀR, then Y R⁻¹, which is two products and costs half of a Householder QR. It is
/// as good as that while the columns, first scaled to length 1, are far from dependent; a second round makes
/// up for some dependence, and Householder's reflections take over where Cholesky finds none of it positive.
/// - SeeAlso: Yamamoto, Nakatsukasa, Yanagisawa, Fukaya, Roundoff error analysis of the CholeskyQR2 algorithm,
///   ETNA 44 (2015).
struct OrthonormalBlock: Sendable {
    private let rows: Int
    /// R, or the reflections' factors.
    private var gram: [Double]
    private var work: [Double]

    init(rows: Int, capacity: Int) {
        self.rows = rows
        gram = [Double](repeating: 0, count: max(1, capacity * capacity))
        work = [Double](repeating: 0, count: max(1, capacity * 65))
    }

    /// Replaces the first `count` columns of `y` by orthonormal ones of the same span, in the same order.
    mutating func orthonormalise(_ y: inout [Double], count k: Int) throws(NumericError) {
        guard k > 0 else { return }
        let n = try Lapack.size(rows)
        normalise(&y, count: k)
        for _ in 0..<3 {
            let order = try Lapack.size(k)
            unsafe cblas_dsyrk(CblasColMajor, CblasUpper, CblasTrans, order, n, 1, y, n, 0, &gram, order)
            let info = unsafe LAPACKE_dpotrf_work(
                LAPACK_COL_MAJOR, CChar(UInt8(ascii: "U")), order, &gram, order)
            let least = (0..<k).reduce(1.0) { min($0, gram[$1 * (k + 1)]) }
            if info != 0 || !(least > 1e-6) { return try reflect(&y, count: k) }
            unsafe cblas_dtrsm(
                CblasColMajor, CblasRight, CblasUpper, CblasNoTrans, CblasNonUnit, n, order, 1, gram, order,
                &y, n)
            if least > 0.7 { return }
        }
    }

    /// By Householder's reflections.
    private mutating func reflect(_ y: inout [Double], count k: Int) throws(NumericError) {
        let (n, order, room) = try (Lapack.size(rows), Lapack.size(k), Lapack.size(work.count))
        var info = unsafe LAPACKE_dgeqrf_work(LAPACK_COL_MAJOR, n, order, &y, n, &gram, &work, room)
        try Lapack.check(info, of: "dgeqrf") { _ in .notConverged(routine: "dgeqrf") }
        info = unsafe LAPACKE_dorgqr_work(LAPACK_COL_MAJOR, n, order, order, &y, n, gram, &work, room)
        try Lapack.check(info, of: "dorgqr") { _ in .notConverged(routine: "dorgqr") }
    }

    /// Columns of length 1; one of zeros becomes a column of the identity.
    private func normalise(_ y: inout [Double], count k: Int) {
        unsafe y.withUnsafeMutableBufferPointer { block in
            guard let start = block.baseAddress else { return }
            for j in 0..<k {
                let column = unsafe start + j * rows
                let length = unsafe cblas_dnrm2(LapackInt(rows), column, 1)
                if length > 0x1p-500 {
                    unsafe cblas_dscal(LapackInt(rows), 1 / length, column, 1)
                } else {
                    for i in 0..<rows { unsafe column[i] = i == j % rows ? 1 : 0 }
                }
            }
        }
    }
}
