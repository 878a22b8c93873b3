public import Networks

/// A generator whose layers may each have a latent of their own.
public protocol LayeredGenerator: ImageGenerator {
    var layerCount: Int { get }

    /// The image with a latent for each layer.
    ///
    /// - Throws: ``NetworkError``.
    func image(forStyles styles: [[Scalar]]) throws(NetworkError) -> GeneratedImage<Scalar>

    /// The latent drawn towards the average: average + ψ (w − average).
    ///
    /// - Throws: ``NetworkError``.
    func truncated(_ latent: [Scalar], by psi: Scalar) throws(NetworkError) -> [Scalar]
}

extension StyleGenerator: LayeredGenerator {}
