internal import NumericAlgebra

/// A generator of the DCGAN kind: transposed convolutions from a latent pixel up to the image.
///
/// Behind every block but the last stand a batch normalisation, which is folded into its weights, and a
/// rectifier; tanh comes last. At one latent most rectifiers are off, so the Jacobian needs only the weights
/// between features that are on, about a sixteenth of them.
///
/// - SeeAlso: Radford, Metz, Chintala, *Unsupervised representation learning with deep convolutional
///   generative adversarial networks*, 2016.
public struct DCGANGenerator<Scalar: NetworkScalar>: ImageGenerator {
    let blocks: [TransposedConvolution<Scalar>]
    public let latentDimension: Int
    public let imageShape: FeatureShape
    public var workers: Workers

    /// - Parameter blocks: at least one, the first on a map of one pixel; batch normalisation folded in.
    init(blocks: [TransposedConvolution<Scalar>], workers: Workers) throws(NetworkError) {
        guard let first = blocks.first else { throw .wrongCount(of: "blocks", found: 0, wanted: 1) }
        latentDimension = first.kernel.inputChannels
        var shape = FeatureShape.vector(latentDimension)
        for block in blocks { shape = try block.outputShape(for: shape) }
        imageShape = shape
        self.blocks = blocks
        self.workers = workers
    }

    public var noiseDimension: Int { latentDimension }

    /// The noise itself.
    public func latent(ofNoise noise: [Scalar]) throws(NetworkError) -> [Scalar] {
        try vector(noise, count: noiseDimension, name: "the noise").values
    }

    @specialized(where Scalar == Float)
    @specialized(where Scalar == Double)
    public func image(for latent: [Scalar]) throws(NetworkError) -> GeneratedImage<Scalar> {
        var map = try vector(latent, count: latentDimension, name: "the latent")
        for (i, block) in blocks.enumerated() {
            map = activation(i).forward(try block.forward(map, workers: workers))
        }
        return GeneratedImage(map)
    }

    public func imageAndJacobian(
        at latent: [Scalar]
    ) throws(NetworkError) -> (image: GeneratedImage<Scalar>, jacobian: ColumnMatrix<Scalar>) {
        let (image, jacobian) = try imageAndDerivatives(
            at: latent, pushing: .identity(.vector(latentDimension)))
        return (image, jacobian)
    }

    public func imageAndDerivatives(
        at latent: [Scalar], along directions: [[Scalar]]
    ) throws(NetworkError) -> (image: GeneratedImage<Scalar>, derivatives: ColumnMatrix<Scalar>) {
        try imageAndDerivatives(at: latent, pushing: try tangents(along: directions))
    }

    @specialized(where Scalar == Float)
    @specialized(where Scalar == Double)
    private func imageAndDerivatives(
        at latent: [Scalar], pushing start: Tangents<Scalar>
    ) throws(NetworkError) -> (image: GeneratedImage<Scalar>, derivatives: ColumnMatrix<Scalar>) {
        var map = try vector(latent, count: latentDimension, name: "the latent")
        var tangents = start
        for (i, block) in blocks.enumerated() {
            let sum = try block.forward(map, workers: workers)
            tangents = try block.jvp(tangents, onto: activation(i).support(at: sum), workers: workers)
            tangents = try activation(i).jvp(consume tangents, at: sum, workers: workers)
            map = activation(i).forward(sum)
        }
        return (GeneratedImage(map), ColumnMatrix(consume tangents, workers: workers))
    }

    /// The first block, normalisation folded in: its features, channel after channel, × latent dimension.
    public func firstLayer() throws(NetworkError) -> ColumnMatrix<Scalar> {
        let latent = FeatureShape.vector(latentDimension)
        let shape = try blocks[0].outputShape(for: latent)
        return ColumnMatrix(
            try blocks[0].jvp(.identity(latent), onto: .all(shape), workers: workers), workers: workers)
    }

    private func activation(_ block: Int) -> ActivationFunction<Scalar> {
        block == blocks.count - 1 ? .tanh : .rectifier
    }
}
