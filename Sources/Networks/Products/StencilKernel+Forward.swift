internal import NumericAlgebra

extension StencilKernel {
    /// Some output rows of one phase, computed by one product.
    private struct Band {
        let rows: ArraySlice<Int>
        let columns: [Int]
        let phase: (y: Int, x: Int)
        /// The rows of the gathered matrix: taps · input channels.
        let depth: Int

        var pixels: Int { rows.count * columns.count }
    }

    /// The convolution of one map: of each phase, the inputs under every output pixel are gathered into a
    /// column, and one product makes all channels of all these pixels.
    ///
    /// - Complexity: O(input channels · output channels · taps · output pixels).
    func forward(
        _ input: FeatureMap<Scalar>, bias: [Scalar]?, workers: Workers
    ) throws(NetworkError) -> FeatureMap<Scalar> {
        let shape = try outputShape(for: input.shape)
        let vertical = StencilAxis(input: input.shape.height, geometry: geometry.vertical)
        let horizontal = StencilAxis(input: input.shape.width, geometry: geometry.horizontal)
        let bands = bands(vertical, horizontal)
        var output = [Scalar](repeating: 0, count: shape.count)
        let failure = unsafe output.withUnsafeMutableBufferPointer { output -> NetworkError? in
            guard let target = output.baseAddress else { return nil }
            return unsafe input.values.withUnsafeBufferPointer { source -> NetworkError? in
                guard let source = source.baseAddress else { return nil }
                do throws(NetworkError) {
                    try workers.perform(bands.count) { (i) throws(NetworkError) in
                        let band = bands[i]
                        let gathered = UnsafeMutablePointer<Scalar>.allocate(
                            capacity: max(1, band.depth * band.pixels))
                        defer { unsafe gathered.deallocate() }
                        unsafe gather(band, vertical, horizontal, from: source, into: gathered)
                        unsafe try multiply(band, gathered, bias: bias, into: target, width: shape.width)
                    }
                    return nil
                } catch { return error }
            }
        }
        if let failure { throw failure }
        return FeatureMap(shape: shape, output)
    }

    /// Bands of a gathered matrix of about a quarter of a million numbers, which stay in the cache.
    private func bands(_ vertical: StencilAxis, _ horizontal: StencilAxis) -> [Band] {
        var bands: [Band] = []
        for py in 0..<geometry.vertical.phases {
            let rows = vertical.outputs(ofPhase: py)
            for px in 0..<geometry.horizontal.phases {
                let columns = horizontal.outputs(ofPhase: px)
                let taps = geometry.vertical.taps(ofPhase: py) * geometry.horizontal.taps(ofPhase: px)
                let depth = taps * inputChannels
                let wanted = max(64, (1 << 18) / max(1, depth))
                let height = max(1, wanted / max(1, columns.count))
                for first in stride(from: 0, to: rows.count, by: height) {
                    bands.append(
                        Band(
                            rows: rows[first..<min(rows.count, first + height)], columns: columns,
                            phase: (py, px), depth: depth))
                }
            }
        }
        return bands
    }

    /// Column by column the inputs under each pixel of the band, zeros where they are outside the map.
    private func gather(
        _ band: Band, _ vertical: StencilAxis, _ horizontal: StencilAxis, from source: UnsafePointer<Scalar>,
        into gathered: UnsafeMutablePointer<Scalar>
    ) {
        let taps = geometry.horizontal.taps(ofPhase: band.phase.x)
        var column = unsafe gathered
        for oy in band.rows {
            let y = vertical.window(at: oy)
            for ox in band.columns {
                let x = horizontal.window(at: ox)
                if y.taps.count * x.taps.count * inputChannels < band.depth {
                    unsafe column.initialize(repeating: 0, count: band.depth)
                }
                for (i, jy) in y.taps.enumerated() where !x.taps.isEmpty {
                    let first = ((y.firstInput + i) * horizontal.input + x.firstInput) * inputChannels
                    unsafe (column + (jy * taps + x.taps.lowerBound) * inputChannels)
                        .update(from: source + first, count: x.taps.count * inputChannels)
                }
                unsafe column += band.depth
            }
        }
    }

    /// Bias + weights · gathered, into the pixels of the band.
    private func multiply(
        _ band: Band, _ gathered: UnsafeMutablePointer<Scalar>, bias: [Scalar]?,
        into target: UnsafeMutablePointer<Scalar>, width: Int
    ) throws(NetworkError) {
        let (n, pixels) = (outputChannels, band.pixels)
        let product = UnsafeMutablePointer<Scalar>.allocate(capacity: max(1, n * pixels))
        defer { unsafe product.deallocate() }
        for pixel in 0..<pixels {
            for o in 0..<n { unsafe product[pixel * n + o] = bias?[o] ?? 0 }
        }
        let first = start(phase: band.phase, tap: (0, 0))
        let failure = unsafe weights.withUnsafeBufferPointer { weights -> NumericError? in
            guard let base = weights.baseAddress, band.depth > 0 else { return nil }
            do throws(NumericError) {
                unsafe try MatrixProduct.multiply(
                    .init(base + first, rows: n, columns: band.depth),
                    .init(gathered, rows: band.depth, columns: pixels), into: product, beta: 1)
                return nil
            } catch { return error }
        }
        if let failure { throw .numeric(failure) }
        var source = unsafe product
        for oy in band.rows {
            for ox in band.columns {
                unsafe (target + (oy * width + ox) * n).update(from: source, count: n)
                unsafe source += n
            }
        }
    }
}
