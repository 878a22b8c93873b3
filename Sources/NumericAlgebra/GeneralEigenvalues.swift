internal import CLapacke

/// A complex number of two doubles, as an eigenvalue is returned.
public struct NumericComplex: Hashable, Sendable {
    public var real: Double
    public var imaginary: Double

    public init(_ real: Double, _ imaginary: Double = 0) {
        self.real = real
        self.imaginary = imaginary
    }

    /// The absolute value, without overflow on the way.
    public var magnitude: Double {
        let (large, small) = (
            max(real.magnitude, imaginary.magnitude), min(real.magnitude, imaginary.magnitude)
        )
        if large == 0 { return 0 }
        return large * (1 + (small / large) * (small / large)).squareRoot()
    }
}

extension NumericMatrix {
    /// The eigenvalues of a square matrix with multiplicity.
    ///
    /// Those that come out real first, descending; then the conjugate pairs by descending real part,
    /// the one above the real axis first. A repeated eigenvalue of a defective matrix is accurate to about
    /// the k-th root of ε only, and may come out as a pair that is not real.
    ///
    /// - Throws: ``NumericError/notSquare(operation:shape:)``, ``NumericError/notFinite(row:column:)``,
    ///   ``NumericError/notConverged(routine:)``.
    /// - Complexity: O(n³).
    /// - SeeAlso: LAPACK `dgeev`, `JOBVL = JOBVR = 'N'`.
    public func eigenvalues() throws(NumericError) -> [NumericComplex] {
        try checkSquare("eigenvalues")
        try checkFactorable()
        if isEmpty { return [] }
        var a = Workspace(self)
        var real = [Double](repeating: 0, count: rows)
        var imaginary = real
        let (n, lda) = try (Lapack.size(rows), Lapack.size(a.leadingDimension))
        let none = CChar(UInt8(ascii: "N"))
        let info = unsafe LAPACKE_dgeev(
            LAPACK_COL_MAJOR, none, none, n, &a.values, lda, &real, &imaginary, nil, 1, nil, 1)
        try Lapack.check(info, of: "dgeev") { _ in .notConverged(routine: "dgeev") }
        let roots = zip(real, imaginary).map { NumericComplex($0, $1) }
        return roots.filter { $0.imaginary == 0 }.sorted { $0.real > $1.real }
            + roots.filter { $0.imaginary != 0 }.sorted {
                ($0.real, $0.imaginary.magnitude, $0.imaginary) > (
                    $1.real, $1.imaginary.magnitude, $1.imaginary
                )
            }
    }
}
