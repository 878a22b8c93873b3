internal import NumericAlgebra

/// A style-based generator: a constant map, convolutions that a style vector modulates, and a map to colours.
///
/// Its latent is w, the style vector after the mapping, one for all layers ("tied"): that is where directions
/// are sought. An edit may give each layer a w of its own (``image(forStyles:)``). Noise z becomes w by
/// ``latent(ofNoise:)``.
///
/// - SeeAlso: Karras et al., *Analyzing and improving the image quality of StyleGAN*, 2020.
public struct StyleGenerator<Scalar: NetworkScalar>: ImageGenerator {
    public let mapping: StyleMapping<Scalar>
    let constant: FeatureMap<Scalar>
    let layers: [ModulatedConvolution<Scalar>]
    /// It shares the style vector of the last layer.
    let toColours: ModulatedConvolution<Scalar>
    public let noiseDimension: Int
    public let latentDimension: Int
    public let imageShape: FeatureShape
    public var workers: Workers

    /// How many layers can have a style vector of their own.
    public var layerCount: Int { layers.count }

    /// w of z, without truncation.
    public func latent(ofNoise noise: [Scalar]) throws(NetworkError) -> [Scalar] {
        try mapping.forward(try vector(noise, count: noiseDimension, name: "the noise")).values
    }

    /// w drawn towards the average: average + ψ (w − average). ψ = 1 changes nothing, ψ = 0 gives the
    /// average.
    ///
    /// - Throws: ``NetworkError/wrongCount(of:found:wanted:)``, ``NetworkError/notFinite(name:index:)``.
    public func truncated(_ w: [Scalar], by psi: Scalar) throws(NetworkError) -> [Scalar] {
        let w = try vector(w, count: latentDimension, name: "the latent").values
        return zip(mapping.average, w).map { $0 + psi * ($1 - $0) }
    }

    /// The derivative of w by z: latent dimension × noise dimension.
    ///
    /// - Throws: ``NetworkError/wrongCount(of:found:wanted:)``, ``NetworkError/notFinite(name:index:)``.
    public func mappingJacobian(at noise: [Scalar]) throws(NetworkError) -> ColumnMatrix<Scalar> {
        let z = try vector(noise, count: noiseDimension, name: "the noise")
        return ColumnMatrix(try mapping.jvp(.identity(z.shape), at: z), workers: .one)
    }

    public func image(for latent: [Scalar]) throws(NetworkError) -> GeneratedImage<Scalar> {
        try image(forStyles: [[Scalar]](repeating: latent, count: layerCount))
    }

    /// The image with a style vector for each layer.
    ///
    /// - Throws: ``NetworkError/wrongCount(of:found:wanted:)``, ``NetworkError/notFinite(name:index:)``.
    @specialized(where Scalar == Float)
    @specialized(where Scalar == Double)
    public func image(forStyles styles: [[Scalar]]) throws(NetworkError) -> GeneratedImage<Scalar> {
        guard styles.count == layerCount else {
            throw .wrongCount(of: "style vectors", found: styles.count, wanted: layerCount)
        }
        var map = constant
        var w = FeatureMap(vector: mapping.average)
        for (i, layer) in layers.enumerated() {
            w = try vector(styles[i], count: latentDimension, name: "the latent")
            map = try layer.trace(map, w: w, workers: workers).output
        }
        return GeneratedImage(try toColours.trace(map, w: w, workers: workers).output)
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
        at latent: [Scalar], pushing styles: Tangents<Scalar>
    ) throws(NetworkError) -> (image: GeneratedImage<Scalar>, derivatives: ColumnMatrix<Scalar>) {
        let w = try vector(latent, count: latentDimension, name: "the latent")
        var map = constant
        // The constant does not depend on w.
        var tangents: Tangents<Scalar>?
        for layer in layers + [toColours] {
            let trace = try layer.trace(map, w: w, workers: workers)
            tangents = try layer.jvp(consume tangents, wTangents: styles, at: trace, workers: workers)
            map = trace.output
        }
        return (
            GeneratedImage(map),
            ColumnMatrix(tangents ?? Tangents(zeros: .all(map.shape), count: 0), workers: workers)
        )
    }

    /// The maps from w to the styles of all layers, one below the other.
    public func firstLayer() -> ColumnMatrix<Scalar> {
        let maps = (layers + [toColours]).map(\.affine)
        let rows = maps.reduce(0) { $0 + $1.outputs }
        var values: [Scalar] = []
        values.reserveCapacity(rows * latentDimension)
        let weights = maps.map(\.weights)
        for column in 0..<latentDimension {
            for (map, weights) in zip(maps, weights) {
                for row in 0..<map.outputs { values.append(weights[row * latentDimension + column]) }
            }
        }
        return ColumnMatrix(rows, latentDimension, values)
    }
}
