internal import NumericAlgebra

/// The weights of a convolution or transposed convolution, in the order in which the products read them.
///
/// Weights of one phase lie together: tap row, tap column, input channel, output channel, the last running
/// fastest. The taps of one phase are a matrix of output channels × (taps · input channels) by columns, and
/// consecutive taps of one row are consecutive columns of it.
struct StencilKernel<Scalar: LapackScalar>: Hashable, Sendable {
    let name: String
    let geometry: StencilGeometry
    let inputChannels: Int
    let outputChannels: Int
    private(set) var weights: [Scalar]
    /// Where the weights of phase (py, px) begin, at `py * phases + px`.
    private let phaseStarts: [Int]

    /// - Parameter weight: the weight from an input channel to an output channel at a place of the kernel
    ///   (row, column).
    init(
        name: String, geometry: StencilGeometry, inputChannels: Int, outputChannels: Int,
        weight: (_ input: Int, _ output: Int, _ row: Int, _ column: Int) -> Scalar
    ) {
        self.name = name
        self.geometry = geometry
        self.inputChannels = inputChannels
        self.outputChannels = outputChannels
        let (vertical, horizontal) = (geometry.vertical, geometry.horizontal)
        var weights: [Scalar] = []
        weights.reserveCapacity(inputChannels * outputChannels * vertical.kernel * horizontal.kernel)
        var phaseStarts: [Int] = []
        for py in 0..<vertical.phases {
            for px in 0..<horizontal.phases {
                phaseStarts.append(weights.count)
                for jy in 0..<vertical.taps(ofPhase: py) {
                    let row = vertical.place(ofTap: jy, phase: py)
                    for jx in 0..<horizontal.taps(ofPhase: px) {
                        let column = horizontal.place(ofTap: jx, phase: px)
                        for i in 0..<inputChannels {
                            for o in 0..<outputChannels { weights.append(weight(i, o, row, column)) }
                        }
                    }
                }
            }
        }
        self.weights = weights
        self.phaseStarts = phaseStarts
    }

    /// Where in `weights` the columns of tap (jy, jx) of a phase begin, and how many taps one row has.
    func start(phase: (y: Int, x: Int), tap: (y: Int, x: Int)) -> Int {
        let across = geometry.horizontal.taps(ofPhase: phase.x)
        return phaseStarts[phase.y * geometry.horizontal.phases + phase.x]
            + (tap.y * across + tap.x) * inputChannels * outputChannels
    }

    /// The weights into output channel o, times `factors[o]`.
    func scalingOutputs(by factors: [Scalar]) -> StencilKernel {
        var result = self
        for i in weights.indices { result.weights[i] *= factors[i % outputChannels] }
        return result
    }

    /// The shape of what comes out.
    ///
    /// - Throws: ``NetworkError/wrongInput(layer:found:wanted:)`` for another count of channels or a map that
    ///   is too small for the kernel.
    func outputShape(for input: FeatureShape) throws(NetworkError) -> FeatureShape {
        guard input.channels == inputChannels else {
            throw .wrongInput(layer: name, found: input, wanted: "a map of \(inputChannels) channels")
        }
        let height = geometry.vertical.outputLength(input.height)
        let width = geometry.horizontal.outputLength(input.width)
        guard input.pixels > 0, height > 0, width > 0 else {
            throw .wrongInput(layer: name, found: input, wanted: "a map that its kernel fits into")
        }
        return FeatureShape(channels: outputChannels, height: height, width: width)
    }
}
