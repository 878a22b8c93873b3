internal import NumericAlgebra

/// The parts of the denoising U-Net and how they follow one another.
struct DenoiserNetwork: Hashable, Sendable {
    let architecture: DenoiserArchitecture
    /// Every tensor of weights, in the order in which the parts are laid out.
    let parameters: [DenoiserParameter]
    private let classes: Int
    private let time1, time2: LinearWeights
    private let convIn, down1, down2, up2, up1, convOut: ConvolutionWeights
    private let d1, d2, mid1, mid2, u2, u1: ResidualBlock
    private let a2, mida, ua2: TransformerBlock
    private let normOut: NormalisationWeights

    init(_ a: DenoiserArchitecture) {
        architecture = a
        var list = DenoiserParameterList()
        let c = a.channels
        func residual(_ name: String, _ inputs: Int, _ outputs: Int) -> ResidualBlock {
            ResidualBlock(name, inputs, outputs, groups: a.groups, timeWidth: a.timeWidth, in: &list)
        }
        func transformer(_ name: String) -> TransformerBlock {
            TransformerBlock(name, 2 * c, context: a.contextWidth, heads: a.heads, in: &list)
        }
        classes = list.embedding("class_emb", a.classes, a.contextTokens * a.contextWidth)
        time1 = list.linear("time_embedding.0", 2 * a.frequencies, a.timeWidth)
        time2 = list.linear("time_embedding.2", a.timeWidth, a.timeWidth)
        convIn = list.convolution("conv_in", 1, c)
        d1 = residual("d1", c, c)
        down1 = list.convolution("down1", c, c, stride: 2)
        d2 = residual("d2", c, 2 * c)
        a2 = transformer("a2")
        down2 = list.convolution("down2", 2 * c, 2 * c, stride: 2)
        mid1 = residual("mid1", 2 * c, 2 * c)
        mida = transformer("mida")
        mid2 = residual("mid2", 2 * c, 2 * c)
        up2 = list.convolution("up2", 2 * c, 2 * c)
        u2 = residual("u2", 4 * c, 2 * c)
        ua2 = transformer("ua2")
        up1 = list.convolution("up1", 2 * c, c)
        u1 = residual("u1", 2 * c, c)
        normOut = list.normalisation("norm_out", c)
        convOut = list.convolution("conv_out", c, 1)
        parameters = list.all
    }

    /// The noise in each image.
    ///
    /// - Parameters:
    ///   - images: one after the other; with one channel, pixels and planes are in the same order.
    ///   - times: what the network is told of the time, from 0.
    ///   - labels: rows of the class embedding.
    func noise<Scalar>(
        in images: [Scalar], times: [Int], labels: [Int], on tape: inout Tape<Scalar>
    ) throws(NetworkError) -> Node<Scalar> {
        let a = architecture
        let context = tape.embedding(
            labels, of: classes,
            as: FeatureShape(channels: a.contextWidth, height: 1, width: a.contextTokens))
        var t = try tape.linear(tape.waves(times, frequencies: a.frequencies), time1)
        t = try tape.linear(tape.silu(t), time2)
        t = tape.silu(t)

        let shape = FeatureShape(channels: 1, height: a.side, width: a.side)
        let x = tape.constant(FeatureBatch(shape, count: times.count, images))
        let h1 = try d1.apply(to: try tape.convolution(x, convIn), at: t, on: &tape)
        var h = try d2.apply(to: try tape.convolution(h1, down1), at: t, on: &tape)
        let h2 = try a2.apply(to: h, context: context, on: &tape)
        h = try mid1.apply(to: try tape.convolution(h2, down2), at: t, on: &tape)
        h = try mida.apply(to: h, context: context, on: &tape)
        h = try mid2.apply(to: h, at: t, on: &tape)
        h = tape.concatenation(try tape.convolution(tape.doubled(h), up2), h2)
        h = try ua2.apply(to: try u2.apply(to: h, at: t, on: &tape), context: context, on: &tape)
        h = tape.concatenation(try tape.convolution(tape.doubled(h), up1), h1)
        h = try u1.apply(to: h, at: t, on: &tape)
        h = tape.silu(try tape.groupNormalisation(h, groups: a.groups, normOut))
        return try tape.convolution(h, convOut)
    }
}
