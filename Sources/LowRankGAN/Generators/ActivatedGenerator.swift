public import Networks

/// A generator that shows what its first layer makes of a latent.
public protocol ActivatedGenerator: ImageGenerator {
    /// The features behind the first rectifiers.
    ///
    /// - Throws: ``NetworkError``.
    func firstActivations(at latent: [Scalar]) throws(NetworkError) -> [Scalar]
}

extension DCGANGenerator: ActivatedGenerator {
    public func firstActivations(at latent: [Scalar]) throws(NetworkError) -> [Scalar] {
        try activations(at: latent, afterBlocks: 1)
    }
}
