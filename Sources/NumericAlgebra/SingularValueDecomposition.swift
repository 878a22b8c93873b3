internal import CLapacke

/// A = UΣVᵀ with as many columns in U and rows in Vᵀ as the smaller dimension of A.
///
/// For A of shape m×n and p = min(m, n): U is m×p, Vᵀ is p×n, both with orthonormal columns and rows.
public struct ThinSVD: Hashable, Sendable {
    /// The left singular vectors, m×p.
    public let u: NumericMatrix
    /// p numbers, descending, none negative.
    public let singularValues: [Double]
    /// The right singular vectors as rows, p×n.
    public let vTransposed: NumericMatrix
}

/// A = UΣVᵀ with square orthogonal U and V.
public struct FullSVD: Hashable, Sendable {
    /// m×m; the columns past the rank complete an orthonormal basis.
    public let u: NumericMatrix
    /// min(m, n) numbers, descending, none negative.
    public let singularValues: [Double]
    /// n×n.
    public let vTransposed: NumericMatrix
}

extension NumericMatrix {
    /// The thin singular value decomposition, by divide and conquer.
    ///
    /// - Throws: ``NumericError/notFinite(row:column:)`` with the place, ``NumericError/tooLarge(shape:)``,
    ///   ``NumericError/notConverged(routine:)``.
    /// - Complexity: O(mn · min(m, n)).
    /// - SeeAlso: LAPACK `dgesdd`, `JOBZ = 'S'`.
    public func svd() throws(NumericError) -> ThinSVD {
        let p = min(rows, columns)
        let factors = try gesdd("S", u: (rows, p), vTransposed: (p, columns))
        return ThinSVD(u: factors.u, singularValues: factors.values, vTransposed: factors.vTransposed)
    }

    /// The full singular value decomposition, by divide and conquer.
    ///
    /// - Throws: as ``svd()``.
    /// - SeeAlso: LAPACK `dgesdd`, `JOBZ = 'A'`.
    public func fullSVD() throws(NumericError) -> FullSVD {
        let factors = try gesdd("A", u: (rows, rows), vTransposed: (columns, columns))
        return FullSVD(u: factors.u, singularValues: factors.values, vTransposed: factors.vTransposed)
    }

    /// The min(m, n) singular values, descending, zeros included.
    ///
    /// - Throws: as ``svd()``.
    /// - SeeAlso: LAPACK `dgesdd`, `JOBZ = 'N'`.
    public func singularValues() throws(NumericError) -> [Double] {
        try gesdd("N", u: (0, 0), vTransposed: (0, 0)).values
    }

    /// How many singular values are above `tolerance`; by default max(m, n) · ε · σ₁.
    ///
    /// A rank of doubles is a judgement, not a decision: the exact engine decides.
    public func rank(tolerance: Double? = nil) throws(NumericError) -> Int {
        let values = try singularValues()
        return values.count { $0 > tolerance ?? defaultTolerance(values.first ?? 0) }
    }

    func defaultTolerance(_ largest: Double) -> Double {
        Double(max(rows, columns)) * Double.ulpOfOne * largest
    }

    private func gesdd(
        _ job: Unicode.Scalar, u uShape: (Int, Int), vTransposed vShape: (Int, Int)
    ) throws(NumericError) -> (u: NumericMatrix, values: [Double], vTransposed: NumericMatrix) {
        try checkFactorable()
        if max(uShape.0, vShape.1) > Lapack.largestSmallerDimension, job == "A" {
            throw .tooLarge(shape: shape)
        }
        if isEmpty { return (.identityLike(uShape), [], .identityLike(vShape)) }
        var a = Workspace(self)
        var u = Workspace(.zeros(uShape.0, uShape.1))
        var vTransposed = Workspace(.zeros(vShape.0, vShape.1))
        if job == "N" { (u.values, vTransposed.values) = ([0], [0]) }
        var values = [Double](repeating: 0, count: min(rows, columns))
        let (m, n) = try (Lapack.size(rows), Lapack.size(columns))
        let (lda, ldu, ldv) = try (
            Lapack.size(a.leadingDimension), Lapack.size(u.leadingDimension),
            Lapack.size(vTransposed.leadingDimension)
        )
        let info = unsafe LAPACKE_dgesdd(
            LAPACK_COL_MAJOR, CChar(job.value), m, n, &a.values, lda, &values, &u.values, ldu,
            &vTransposed.values, ldv)
        try Lapack.check(info, of: "dgesdd") { _ in .notConverged(routine: "dgesdd") }
        if job == "N" { return (.zeros(0, 0), values, .zeros(0, 0)) }
        return (u.matrix(rows: uShape.0), values, vTransposed.matrix(rows: vShape.0))
    }

    /// Ones on the diagonal: the orthogonal factor of an empty matrix.
    private static func identityLike(_ shape: (rows: Int, columns: Int)) -> NumericMatrix {
        var result = zeros(shape.rows, shape.columns)
        for i in 0..<min(shape.rows, shape.columns) { result[i, i] = 1 }
        return result
    }
}

// MARK: - What a decomposition is good for

extension ThinSVD {
    /// UΣVᵀ, which is A up to rounding.
    public func reconstructed() throws(NumericError) -> NumericMatrix {
        try u.scalingColumns(by: singularValues) * vTransposed
    }

    /// The best approximation of rank at most k, in the Frobenius and the spectral norm.
    ///
    /// Unique only where σₖ > σₖ₊₁. A negative k counts as zero.
    ///
    /// - SeeAlso: Eckart and Young 1936; Mirsky 1960.
    public func lowRank(_ k: Int) throws(NumericError) -> NumericMatrix {
        let kept = min(max(k, 0), singularValues.count)
        return try u.columns(in: 0..<kept).scalingColumns(by: Array(singularValues.prefix(kept)))
            * vTransposed.rows(in: 0..<kept)
    }

    /// The Moore-Penrose inverse, with the singular values up to `tolerance` taken as zero.
    ///
    /// By default the tolerance is max(m, n) · ε · σ₁.
    public func pseudoinverse(tolerance: Double? = nil) throws(NumericError) -> NumericMatrix {
        let largest = singularValues.first ?? 0
        let cut = tolerance ?? Double(max(u.rows, vTransposed.columns)) * Double.ulpOfOne * largest
        let inverses = singularValues.map { $0 > cut ? 1 / $0 : 0 }
        return try vTransposed.transposed.scalingColumns(by: inverses) * u.transposed
    }
}

extension FullSVD {
    /// UΣVᵀ, which is A up to rounding.
    public func reconstructed() throws(NumericError) -> NumericMatrix { try thin.reconstructed() }

    /// The columns of U and the rows of Vᵀ that belong to singular values.
    public var thin: ThinSVD {
        let p = singularValues.count
        return ThinSVD(
            u: u.columns(in: 0..<p), singularValues: singularValues,
            vTransposed: vTransposed.rows(in: 0..<p))
    }
}
