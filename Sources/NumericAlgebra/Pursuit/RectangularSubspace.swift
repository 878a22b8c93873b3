internal import CLapacke

/// D_τ of tall matrices by subspace iteration from both sides: singular values are lowered.
///
/// From a block V: U from XV, Z = XᵀU, and the small decomposition of Z gives the values and both sides. XUᵀ…
/// is exact on the span of U, so a step is worth two of the power method.
/// - SeeAlso: Halko, Martinsson, Tropp, Finding structure with randomness, SIAM Review 53 (2011).
struct RectangularSubspace: SpectralIteration {
    private let layout: PursuitLayout
    private let m: Int
    private let n: Int
    private var width: BlockWidth
    private var wantsAll = false
    private var noise = BlockNoise()
    private var leftOrthonormal: OrthonormalBlock
    private var rightOrthonormal: OrthonormalBlock

    /// The right vectors that the next step starts from, n rows.
    private var block: [Double]
    private var image: [Double]
    private var basis: [Double]
    private var left: [Double]
    private var right: [Double]
    private var small: [Double]
    private var smallLeft: [Double]
    private var smallRight: [Double]
    private var values: [Double]
    private var work: [Double]
    private var counts: [LapackInt]

    private var lowered: [Double] = []
    private(set) var nuclearNorm = 0.0
    var rank: Int { lowered.count }

    /// - Precondition: no fewer rows than columns.
    init(_ layout: PursuitLayout) {
        self.layout = layout
        (m, n) = (layout.rows, layout.columns)
        width = BlockWidth(most: n)
        let capacity = BlockWidth.capacity(most: n)
        leftOrthonormal = OrthonormalBlock(rows: m, capacity: capacity)
        rightOrthonormal = OrthonormalBlock(rows: n, capacity: capacity)
        let (tall, short) = (max(1, m * capacity), max(1, n * capacity))
        block = [Double](repeating: 0, count: short)
        (basis, right) = (block, block)
        image = [Double](repeating: 0, count: tall)
        left = image
        small = [Double](repeating: 0, count: max(1, capacity * capacity))
        (smallLeft, smallRight) = (small, small)
        values = [Double](repeating: 0, count: max(1, n))
        // What dgesdd needs for a thin decomposition of any of these shapes.
        work = [Double](repeating: 0, count: 4 * n * n + 7 * n + m + 65 * (m + n))
        counts = [LapackInt](repeating: 0, count: max(1, 8 * n))
        lowered.reserveCapacity(n)
        for i in 0..<(n * width.value) { block[i] = noise.next() }
    }

    var factors: SpectralFactors {
        SpectralFactors(
            layout: layout, left: Array(left.prefix(m * rank)), right: Array(right.prefix(n * rank)),
            weights: lowered)
    }

    mutating func decomposeAll() { wantsAll = true }

    mutating func shrink(
        _ x: UnsafeMutablePointer<Double>, spare: UnsafeMutablePointer<Double>, by threshold: Double,
        accuracy: Double
    ) throws(NumericError) {
        if width.isWhole || wantsAll {
            try unsafe decompose(x, into: spare, threshold: threshold)
            wantsAll = false
        } else {
            try unsafe iterate(x, threshold: threshold)
        }
        try unsafe multiply(into: x)
        widen()
    }

    mutating func stretch(of x: UnsafePointer<Double>) throws(NumericError) -> Double {
        let k = min(width.value, n)
        let (rows, columns, count) = try (Lapack.size(m), Lapack.size(n), Lapack.size(k))
        let lda = try Lapack.size(layout.leadingDimension)
        unsafe cblas_dgemm(
            CblasColMajor, CblasNoTrans, CblasNoTrans, rows, count, columns, 1, x, lda, right, columns, 0,
            &image, rows)
        unsafe cblas_dsyrk(
            CblasColMajor, CblasLower, CblasTrans, count, rows, 1, image, rows, 0, &small, count)
        let info = unsafe LAPACKE_dsyevd_work(
            LAPACK_COL_MAJOR, CChar(UInt8(ascii: "N")), CChar(UInt8(ascii: "L")), count, &small, count,
            &values, &work, LapackInt(work.count), &counts, LapackInt(counts.count))
        try Lapack.check(info, of: "dsyevd") { _ in .notConverged(routine: "dsyevd") }
        return max(0, values[k - 1]).squareRoot()
    }
}

// MARK: - One step

extension RectangularSubspace {
    private mutating func iterate(_ x: UnsafePointer<Double>, threshold: Double) throws(NumericError) {
        let k = width.value
        let (rows, columns, count) = try (Lapack.size(m), Lapack.size(n), Lapack.size(k))
        let lda = try Lapack.size(layout.leadingDimension)
        unsafe cblas_dgemm(
            CblasColMajor, CblasNoTrans, CblasNoTrans, rows, count, columns, 1, x, lda, block, columns, 0,
            &image, rows)
        try leftOrthonormal.orthonormalise(&image, count: k)
        unsafe cblas_dgemm(
            CblasColMajor, CblasTrans, CblasNoTrans, columns, count, rows, 1, x, lda, image, rows, 0, &block,
            columns)
        // Z = QR; R = QᵀZ.
        unsafe cblas_dcopy(columns * count, block, 1, &basis, 1)
        try rightOrthonormal.orthonormalise(&basis, count: k)
        unsafe cblas_dgemm(
            CblasColMajor, CblasTrans, CblasNoTrans, count, count, columns, 1, basis, columns, block, columns,
            0, &small, count)
        let info = unsafe LAPACKE_dgesdd_work(
            LAPACK_COL_MAJOR, CChar(UInt8(ascii: "S")), count, count, &small, count, &values, &smallLeft,
            count, &smallRight, count, &work, LapackInt(work.count), &counts)
        try Lapack.check(info, of: "dgesdd") { _ in .notConverged(routine: "dgesdd") }
        lower(k, threshold: threshold)
        unsafe cblas_dgemm(
            CblasColMajor, CblasNoTrans, CblasNoTrans, columns, count, count, 1, basis, columns, smallLeft,
            count, 0, &right, columns)
        unsafe cblas_dgemm(
            CblasColMajor, CblasNoTrans, CblasTrans, rows, count, count, 1, image, rows, smallRight, count, 0,
            &left, rows)
        unsafe cblas_dcopy(columns * count, right, 1, &block, 1)
    }

    /// Everything, from LAPACK.
    private mutating func decompose(
        _ x: UnsafePointer<Double>, into a: UnsafeMutablePointer<Double>, threshold: Double
    ) throws(NumericError) {
        if left.count < m * n {
            (left, image) = ([Double](repeating: 0, count: m * n), [Double](repeating: 0, count: m * n))
        }
        if right.count < n * n {
            right = [Double](repeating: 0, count: n * n)
            (block, basis, smallRight) = (right, right, right)
        }
        let (rows, columns) = try (Lapack.size(m), Lapack.size(n))
        let lda = try Lapack.size(layout.leadingDimension)
        unsafe cblas_dcopy(try Lapack.size(layout.fullCount), x, 1, a, 1)
        let info = unsafe LAPACKE_dgesdd_work(
            LAPACK_COL_MAJOR, CChar(UInt8(ascii: "S")), rows, columns, a, lda, &values, &left, rows,
            &smallRight, columns, &work, LapackInt(work.count), &counts)
        try Lapack.check(info, of: "dgesdd") { _ in .notConverged(routine: "dgesdd") }
        lower(n, threshold: threshold)
        for j in 0..<n {
            for i in 0..<n {
                right[j * n + i] = smallRight[i * n + j]
                block[j * n + i] = smallRight[i * n + j]
            }
        }
    }

    private mutating func lower(_ count: Int, threshold: Double) {
        lowered.removeAll(keepingCapacity: true)
        nuclearNorm = 0
        for value in values.prefix(count) where value > threshold {
            lowered.append(value - threshold)
            nuclearNorm += value - threshold
        }
    }

    private mutating func multiply(into x: UnsafeMutablePointer<Double>) throws(NumericError) {
        if rank == 0 { return unsafe x.update(repeating: 0, count: layout.fullCount) }
        for (j, value) in lowered.enumerated() {
            for i in (j * m)..<((j + 1) * m) { image[i] = value * left[i] }
        }
        let (rows, columns, count) = try (Lapack.size(m), Lapack.size(n), Lapack.size(rank))
        unsafe cblas_dgemm(
            CblasColMajor, CblasNoTrans, CblasTrans, rows, columns, count, 1, image, rows, right, columns, 0,
            x, try Lapack.size(layout.leadingDimension))
    }

    /// Columns without a pattern where the next block is wider than this one.
    private mutating func widen() {
        let before = width.value
        width.adapt(to: rank)
        guard width.value > before, !width.isWhole else { return }
        for i in (before * n)..<(width.value * n) {
            block[i] = noise.next()
            right[i] = 0
        }
    }
}
