internal import NumericAlgebra

extension StencilKernel {
    /// The convolution of all tangents at once, at the features of `wanted`.
    ///
    /// The inputs under one row of taps are one contiguous run of rows, so each output pixel is a product of
    /// (tangents × rows of the run) and (rows × channels wanted) for every row of taps, added where it
    /// belongs. Where the support of either side is not everything, the few weights that matter are gathered
    /// first: they serve all tangents.
    ///
    /// - Complexity: O(tangents · Σ over pairs of input and output that a tap joins, both in the supports).
    func push(
        _ tangents: Tangents<Scalar>, onto wanted: FeatureSupport, workers: Workers
    ) throws(NetworkError) -> Tangents<Scalar> {
        let shape = try outputShape(for: tangents.shape)
        guard wanted.shape == shape else {
            throw .wrongInput(layer: name, found: wanted.shape, wanted: "a support of \(shape)")
        }
        let rows = StencilRows(
            kernel: self, input: tangents.support, output: wanted, tangents: tangents.count)
        var failure: NetworkError?
        let values = unsafe [Scalar](
            unsafeUninitializedCapacity: wanted.count * tangents.count
        ) { target, filled in
            filled = wanted.count * tangents.count
            guard filled > 0, let target = target.baseAddress else { return }
            unsafe target.initialize(repeating: 0, count: filled)
            failure = unsafe rows.fill(target, from: tangents.values, workers: workers)
        }
        if let failure { throw failure }
        return Tangents(wanted, count: tangents.count, values)
    }
}

/// The products that make the output tangents of a stencil, one output row a task.
private struct StencilRows<Scalar: LapackScalar> {
    let kernel: StencilKernel<Scalar>
    let input: FeatureSupport
    let output: FeatureSupport
    let tangents: Int

    /// A run of inputs under one row of taps of one output pixel.
    private struct Run {
        /// The first input pixel and how many there are.
        let pixel: Int
        let pixels: Int
        /// Where the weights of the first begin.
        let weights: Int
        /// The output pixel.
        let target: Int
    }

    /// Fills `target`, which holds zeros; the error of a product that was refused.
    func fill(
        _ target: UnsafeMutablePointer<Scalar>, from source: [Scalar], workers: Workers
    ) -> NetworkError? {
        let vertical = StencilAxis(input: input.shape.height, geometry: kernel.geometry.vertical)
        let horizontal = StencilAxis(input: input.shape.width, geometry: kernel.geometry.horizontal)
        let run = kernel.geometry.horizontal.kernel * input.shape.channels * output.shape.channels
        return unsafe source.withUnsafeBufferPointer { source -> NetworkError? in
            guard let source = source.baseAddress else { return nil }
            return unsafe kernel.weights.withUnsafeBufferPointer { weights -> NetworkError? in
                guard let weights = weights.baseAddress else { return nil }
                do throws(NetworkError) {
                    try workers.perform(output.shape.height) { (oy) throws(NetworkError) in
                        let gathered = UnsafeMutablePointer<Scalar>.allocate(capacity: max(1, run))
                        defer { unsafe gathered.deallocate() }
                        for run in runs(ofRow: oy, vertical, horizontal) {
                            unsafe try add(run, source, weights, gathered, to: target)
                        }
                    }
                    return nil
                } catch { return error }
            }
        }
    }

    private func runs(ofRow oy: Int, _ vertical: StencilAxis, _ horizontal: StencilAxis) -> [Run] {
        let y = vertical.window(at: oy)
        var runs: [Run] = []
        runs.reserveCapacity(y.taps.count * output.shape.width)
        for ox in 0..<output.shape.width {
            let x = horizontal.window(at: ox)
            for (i, jy) in y.taps.enumerated() where !x.taps.isEmpty {
                runs.append(
                    Run(
                        pixel: (y.firstInput + i) * input.shape.width + x.firstInput, pixels: x.taps.count,
                        weights: kernel.start(phase: (y.phase, x.phase), tap: (jy, x.taps.lowerBound)),
                        target: oy * output.shape.width + ox))
            }
        }
        return runs
    }

    /// Adds what one run gives to the tangents of its output pixel.
    private func add(
        _ run: Run, _ source: UnsafePointer<Scalar>, _ weights: UnsafePointer<Scalar>,
        _ gathered: UnsafeMutablePointer<Scalar>, to target: UnsafeMutablePointer<Scalar>
    ) throws(NetworkError) {
        let first = input.starts[run.pixel]
        let depth = input.starts[run.pixel + run.pixels] - first
        let row = output.starts[run.target]
        let width = output.starts[run.target + 1] - row
        guard depth > 0, width > 0 else { return }
        var factor = unsafe weights + run.weights
        if input.features != nil || output.features != nil {
            unsafe gather(run, from: factor, into: gathered)
            unsafe factor = UnsafePointer(gathered)
        }
        do throws(NumericError) {
            unsafe try MatrixProduct.multiply(
                .init(source + first * tangents, rows: tangents, columns: depth),
                .init(factor, rows: width, columns: depth, isTransposed: true),
                into: target + row * tangents, beta: 1)
        } catch { throw .numeric(error) }
    }

    /// The weights between the features of a run and those of its output pixel that have rows.
    private func gather(
        _ run: Run, from weights: UnsafePointer<Scalar>, into gathered: UnsafeMutablePointer<Scalar>
    ) {
        let (n, channels) = (output.shape.channels, input.shape.channels)
        let base = run.pixel * channels
        let columns = output.starts[run.target]..<output.starts[run.target + 1]
        let firstColumn = run.target * n
        var place = unsafe gathered
        for row in input.starts[run.pixel]..<input.starts[run.pixel + run.pixels] {
            let from = unsafe weights + (input.feature(ofRow: row) - base) * n
            guard let features = output.features else {
                unsafe place.update(from: from, count: n)
                unsafe place += n
                continue
            }
            unsafe features.withUnsafeBufferPointer { features in
                for column in columns {
                    unsafe place.pointee = from[Int(features[column]) - firstColumn]
                    unsafe place += 1
                }
            }
        }
    }
}
