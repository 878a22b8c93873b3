internal import NumericAlgebra

/// The inputs under each output pixel of a convolution, as runs of consecutive numbers.
///
/// The geometry is that of ``StencilAxis``. Other than ``StencilKernel``, which gathers bands of one map and
/// pushes tangents along known supports, this gathers several maps into one matrix and scatters gradients
/// back along the same runs.
struct StencilPatches: Sendable {
    /// So many numbers at `target` of a patch matrix stand at `source` of the map.
    private struct Run {
        let target: Int
        let source: Int
        let count: Int
    }

    let input: FeatureShape
    /// Output pixels of one map, and the count of numbers under each of them.
    let pixels: Int
    let depth: Int
    private let height: Int
    private let width: Int
    private let runs: [Run]

    init(_ geometry: StencilGeometry, input: FeatureShape) {
        let vertical = StencilAxis(input: input.height, geometry: geometry.vertical)
        let horizontal = StencilAxis(input: input.width, geometry: geometry.horizontal)
        let (channels, across) = (input.channels, geometry.horizontal.kernel)
        self.input = input
        (height, width) = (max(0, vertical.output), max(0, horizontal.output))
        pixels = height * width
        depth = geometry.vertical.kernel * across * channels
        let columns = (0..<width).map(horizontal.window)
        var runs: [Run] = []
        for oy in 0..<height {
            let y = vertical.window(at: oy)
            for (ox, x) in columns.enumerated() where !x.taps.isEmpty {
                for (i, tap) in y.taps.enumerated() {
                    runs.append(
                        Run(
                            target: (oy * width + ox) * depth + (tap * across + x.taps.lowerBound) * channels,
                            source: ((y.firstInput + i) * input.width + x.firstInput) * channels,
                            count: x.taps.count * channels))
                }
            }
        }
        self.runs = runs
    }

    func outputShape(channels: Int) -> FeatureShape {
        FeatureShape(channels: channels, height: height, width: width)
    }

    /// Consecutive maps whose patches together are about 2¹⁶ numbers, which stay in the cache.
    func bands(of count: Int) -> [Range<Int>] {
        let band = bandSize(of: count)
        return stride(from: 0, to: count, by: band).map { $0..<min(count, $0 + band) }
    }

    private func bandSize(of count: Int) -> Int {
        min(max(1, count), max(1, (1 << 16) / max(1, depth * pixels)))
    }

    /// A matrix for the patches of one band. Where a patch hangs over the edge its zeros are never written.
    func zeros<Scalar: LapackScalar>(of _: Scalar.Type, maps count: Int) -> [Scalar] {
        [Scalar](repeating: 0, count: bandSize(of: count) * pixels * depth)
    }

    /// Copies the patches of some maps, a column of `depth` numbers for each output pixel.
    func gather<Scalar>(_ batch: FeatureBatch<Scalar>, _ maps: Range<Int>, into patches: inout [Scalar]) {
        precondition(
            batch.shape == input && maps.upperBound <= batch.count
                && maps.count * pixels * depth <= patches.count, "patches of another batch")
        let source = batch.values.span
        var target = patches.mutableSpan
        for (i, map) in maps.enumerated() {
            let (from, to) = (map * input.count, i * pixels * depth)
            for run in runs {
                let (s, t) = (from &+ run.source, to &+ run.target)
                for k in 0..<run.count { unsafe target[unchecked: t &+ k] = source[unchecked: s &+ k] }
            }
        }
    }

    /// Adds every number of the patches to where it was gathered from.
    func scatter<Scalar>(_ patches: [Scalar], _ maps: Range<Int>, into batch: inout FeatureBatch<Scalar>) {
        precondition(
            batch.shape == input && maps.upperBound <= batch.count
                && maps.count * pixels * depth <= patches.count, "patches of another batch")
        let source = patches.span
        var target = batch.values.mutableSpan
        for (i, map) in maps.enumerated() {
            let (to, from) = (map * input.count, i * pixels * depth)
            for run in runs {
                let (t, s) = (to &+ run.source, from &+ run.target)
                for k in 0..<run.count { unsafe target[unchecked: t &+ k] += source[unchecked: s &+ k] }
            }
        }
    }
}
