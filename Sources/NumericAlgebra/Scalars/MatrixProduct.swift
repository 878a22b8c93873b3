internal import CLapacke

/// The product of two matrices that lie by columns in memory of the caller's, parts of larger ones included.
public enum MatrixProduct {
    /// A factor: `rows` × `columns` as it lies there, by columns that start `leadingDimension` apart.
    @unsafe public struct Factor<Scalar> {
        let start: UnsafePointer<Scalar>
        let rows: Int
        let columns: Int
        let leadingDimension: Int
        let isTransposed: Bool

        /// - Parameters:
        ///   - rows: how many rows lie there, before any transposition.
        ///   - isTransposed: whether the transpose takes part in the product.
        public init(
            _ start: UnsafePointer<Scalar>, rows: Int, columns: Int, leadingDimension: Int? = nil,
            isTransposed: Bool = false
        ) {
            unsafe self.start = start
            unsafe self.rows = rows
            unsafe self.columns = columns
            unsafe self.leadingDimension = leadingDimension ?? max(1, rows)
            unsafe self.isTransposed = isTransposed
        }

        var shape: NumericShape {
            unsafe isTransposed ? NumericShape(columns, rows) : NumericShape(rows, columns)
        }
    }

    /// C ← α · A · B + β · C. Where β is 0, C is written without being read.
    ///
    /// One BLAS thread: several calls may run side by side on memory that does not overlap.
    ///
    /// - Parameter c: as many rows as A, as many columns as B; the columns start `leadingDimension` apart.
    /// - Throws: ``NumericError/shapeMismatch(operation:left:right:)``, ``NumericError/tooLarge(shape:)``.
    /// - Complexity: O(mkn).
    /// - SeeAlso: BLAS `dgemm`, `sgemm`.
    public static func multiply<Scalar: LapackScalar>(
        _ a: Factor<Scalar>, _ b: Factor<Scalar>, into c: UnsafeMutablePointer<Scalar>,
        leadingDimension: Int? = nil, alpha: Scalar = 1, beta: Scalar = 0
    ) throws(NumericError) {
        let (left, right) = unsafe (a.shape, b.shape)
        guard left.columns == right.rows else {
            throw .shapeMismatch(operation: "product", left: left, right: right)
        }
        guard left.rows > 0, right.columns > 0 else { return }
        let (m, k, n) = try (Lapack.size(left.rows), Lapack.size(left.columns), Lapack.size(right.columns))
        let ldc = try Lapack.size(leadingDimension ?? left.rows)
        let lda = unsafe try Lapack.size(a.leadingDimension)
        let ldb = unsafe try Lapack.size(b.leadingDimension)
        Lapack.useOneThread()
        unsafe Scalar.lapack.products.gemm(
            CblasColMajor, a.isTransposed ? CblasTrans : CblasNoTrans,
            b.isTransposed ? CblasTrans : CblasNoTrans, m, n, k, alpha, a.start, lda, b.start, ldb, beta, c,
            ldc)
    }
}
