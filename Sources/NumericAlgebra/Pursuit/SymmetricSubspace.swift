internal import CLapacke

/// D_τ of symmetric matrices by subspace iteration: eigenvalues are lowered in size and keep their sign.
///
/// - SeeAlso: Saad, Numerical Methods for Large Eigenvalue Problems, chapter 5.
struct SymmetricSubspace: SpectralIteration {
    private let layout: PursuitLayout
    private let n: Int
    private var width: BlockWidth
    private var wantsAll = false
    private var noise = BlockNoise()
    private var orthonormal: OrthonormalBlock

    /// The block of the next step, not orthonormal yet: X times the vectors of this one.
    private var block: [Double]
    private var basis: [Double]
    /// The Ritz vectors of the last step, those beyond the threshold first, positive values before negative.
    private var vectors: [Double]
    private var ritz: [Double]
    private var rotation: [Double]
    private var values: [Double]
    private var work: [Double]
    private var counts: [LapackInt]
    private var order: [Int] = []

    private var lowered: [Double] = []
    private(set) var nuclearNorm = 0.0
    var rank: Int { lowered.count }

    init(_ layout: PursuitLayout) {
        self.layout = layout
        n = layout.rows
        width = BlockWidth(most: n)
        let capacity = BlockWidth.capacity(most: n)
        orthonormal = OrthonormalBlock(rows: n, capacity: capacity)
        let room = [Double](repeating: 0, count: max(1, n * capacity))
        (block, basis, vectors) = (room, room, room)
        ritz = [Double](repeating: 0, count: max(1, capacity * capacity))
        rotation = ritz
        values = [Double](repeating: 0, count: max(1, n))
        work = [Double](repeating: 0, count: 1 + 6 * n + 2 * n * n)
        counts = [LapackInt](repeating: 0, count: 3 + 5 * n)
        order.reserveCapacity(n)
        lowered.reserveCapacity(n)
        for i in 0..<(n * width.value) { block[i] = noise.next() }
    }

    var factors: SpectralFactors {
        SpectralFactors(layout: layout, left: Array(vectors.prefix(n * rank)), weights: lowered)
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
            // Vectors that lag behind X make the whole iteration unstable: X first takes the block along.
            for _ in 0..<3 {
                try unsafe drag(x)
                try unsafe iterate(x, threshold: threshold)
                if missing() <= accuracy { break }
            }
        }
        try unsafe multiply(into: x)
        widen()
    }

    mutating func stretch(of x: UnsafePointer<Double>) throws(NumericError) -> Double {
        let k = min(width.value, n)
        let (size, lda, count) = try (Lapack.size(n), Lapack.size(layout.leadingDimension), Lapack.size(k))
        unsafe cblas_dsymm(
            CblasColMajor, CblasLeft, CblasLower, size, count, 1, x, lda, vectors, size, 0, &basis, size)
        unsafe cblas_dsyrk(
            CblasColMajor, CblasLower, CblasTrans, count, size, 1, basis, size, 0, &ritz, count)
        try eigenvalues("N", order: count)
        return max(0, values[k - 1]).squareRoot()
    }
}

// MARK: - One step

extension SymmetricSubspace {
    /// X times an orthonormal basis of the block.
    private mutating func drag(_ x: UnsafePointer<Double>) throws(NumericError) {
        let k = width.value
        let (size, lda, count) = try (Lapack.size(n), Lapack.size(layout.leadingDimension), Lapack.size(k))
        swap(&basis, &block)
        try orthonormal.orthonormalise(&basis, count: k)
        unsafe cblas_dsymm(
            CblasColMajor, CblasLeft, CblasLower, size, count, 1, x, lda, basis, size, 0, &block, size)
    }

    /// Rayleigh and Ritz in the span of the block.
    private mutating func iterate(_ x: UnsafePointer<Double>, threshold: Double) throws(NumericError) {
        let k = width.value
        let (size, lda, count) = try (Lapack.size(n), Lapack.size(layout.leadingDimension), Lapack.size(k))
        swap(&basis, &block)
        try orthonormal.orthonormalise(&basis, count: k)
        unsafe cblas_dsymm(
            CblasColMajor, CblasLeft, CblasLower, size, count, 1, x, lda, basis, size, 0, &vectors, size)
        unsafe cblas_dgemm(
            CblasColMajor, CblasTrans, CblasNoTrans, count, count, size, 1, basis, size, vectors, size, 0,
            &ritz, count)
        try eigenvalues("V", order: count)
        arrange(k, threshold: threshold)
        for (j, from) in order.enumerated() {
            for i in 0..<k { rotation[j * k + i] = ritz[from * k + i] }
        }
        // X times the new vectors, then the vectors themselves.
        unsafe cblas_dgemm(
            CblasColMajor, CblasNoTrans, CblasNoTrans, size, count, count, 1, vectors, size, rotation, count,
            0, &block, size)
        unsafe cblas_dgemm(
            CblasColMajor, CblasNoTrans, CblasNoTrans, size, count, count, 1, basis, size, rotation, count, 0,
            &vectors, size)
    }

    /// Everything, from LAPACK.
    private mutating func decompose(
        _ x: UnsafePointer<Double>, into a: UnsafeMutablePointer<Double>, threshold: Double
    ) throws(NumericError) {
        let (size, lda) = try (Lapack.size(n), Lapack.size(layout.leadingDimension))
        unsafe cblas_dcopy(try Lapack.size(layout.fullCount), x, 1, a, 1)
        let info = unsafe LAPACKE_dsyevd_work(
            LAPACK_COL_MAJOR, CChar(UInt8(ascii: "V")), CChar(UInt8(ascii: "L")), size, a, lda, &values,
            &work, LapackInt(work.count), &counts, LapackInt(counts.count))
        try Lapack.check(info, of: "dsyevd") { _ in .notConverged(routine: "dsyevd") }
        arrange(n, threshold: threshold)
        let kept = max(rank, min(width.value, n))
        if vectors.count < n * kept { vectors = [Double](repeating: 0, count: n * n) }
        if basis.count < n * kept { basis = vectors }
        if block.count < n * kept { block = vectors }
        for (j, from) in order.prefix(kept).enumerated() {
            for i in 0..<n {
                let entry = unsafe a[from * layout.leadingDimension + i]
                vectors[j * n + i] = entry
                block[j * n + i] = entry
            }
        }
    }

    private mutating func eigenvalues(_ job: Unicode.Scalar, order count: LapackInt) throws(NumericError) {
        let info = unsafe LAPACKE_dsyevd_work(
            LAPACK_COL_MAJOR, CChar(job.value), CChar(UInt8(ascii: "L")), count, &ritz, count, &values, &work,
            LapackInt(work.count), &counts, LapackInt(counts.count))
        try Lapack.check(info, of: "dsyevd") { _ in .notConverged(routine: "dsyevd") }
    }

    /// The order of the `count` values: positive ones beyond the threshold, negative ones, the rest by size.
    private mutating func arrange(_ count: Int, threshold: Double) {
        order.removeAll(keepingCapacity: true)
        lowered.removeAll(keepingCapacity: true)
        nuclearNorm = 0
        // LAPACK's values ascend.
        var (first, last) = (0, count - 1)
        while last >= 0, values[last] > threshold {
            order.append(last)
            last -= 1
        }
        while first <= last, values[first] < -threshold {
            order.append(first)
            first += 1
        }
        for index in order {
            let value = values[index].softened(by: threshold)
            lowered.append(value)
            nuclearNorm += abs(value)
        }
        while first <= last {
            if abs(values[first]) > abs(values[last]) {
                order.append(first)
                first += 1
            } else {
                order.append(last)
                last -= 1
            }
        }
    }

    /// ‖XU − UΘ‖_F over the vectors beyond the threshold.
    private func missing() -> Double {
        var sum = 0.0
        for j in 0..<rank {
            let value = values[order[j]]
            for i in (j * n)..<((j + 1) * n) {
                let off = block[i] - value * vectors[i]
                sum += off * off
            }
        }
        return sum.squareRoot()
    }

    /// U diag(lowered) Uᵀ: one product of half a matrix for the positive values, one for the negative.
    private mutating func multiply(into x: UnsafeMutablePointer<Double>) throws(NumericError) {
        let positive = lowered.prefix { $0 > 0 }.count
        for (j, value) in lowered.enumerated() {
            let root = abs(value).squareRoot()
            for i in (j * n)..<((j + 1) * n) { basis[i] = root * vectors[i] }
        }
        let (size, ldx) = try (Lapack.size(n), Lapack.size(layout.leadingDimension))
        if rank == 0 { unsafe x.update(repeating: 0, count: layout.fullCount) }
        try unsafe basis.withUnsafeBufferPointer { (scaled) throws(NumericError) in
            guard let start = scaled.baseAddress else { return }
            if positive > 0 {
                unsafe cblas_dsyrk(
                    CblasColMajor, CblasLower, CblasNoTrans, size, LapackInt(positive), 1, start, size, 0, x,
                    ldx)
            }
            if rank > positive {
                unsafe cblas_dsyrk(
                    CblasColMajor, CblasLower, CblasNoTrans, size, LapackInt(rank - positive), -1,
                    start + positive * n, size, positive > 0 ? 1 : 0, x, ldx)
            }
        }
    }

    /// Columns without a pattern where the next block is wider than this one.
    private mutating func widen() {
        let before = width.value
        width.adapt(to: rank)
        guard width.value > before, !width.isWhole else { return }
        for i in (before * n)..<(width.value * n) {
            block[i] = noise.next()
            vectors[i] = 0
        }
    }
}
