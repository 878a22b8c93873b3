internal import Networks
internal import NumericAlgebra

/// GANSpace: the principal components of what the generator makes of many random latents.
///
/// A style-based generator is looked at in w, and its components are directions already. Of a DCGAN the
/// features behind the first block are looked at; the directions are what latents have to do with their
/// coordinates, by least squares. Any other generator is looked at in its pixels.
/// - SeeAlso: Härkönen, Hertzmann, Lehtinen, Paris, *GANSpace: discovering interpretable GAN controls*,
///   2020.
public struct SampledDirections: Hashable, Sendable {
    /// The unit directions, those of the largest variance first.
    public let directions: [[Double]]
    /// The variances of the components.
    public let variances: [Double]
    /// What was sampled.
    public let space: String

    /// - Parameters:
    ///   - samples: at least two.
    ///   - count: how many directions, at most; fewer where the samples have fewer components.
    /// - Throws: ``EditingError/outOfRange(name:value:wanted:)``, ``EditingError/network(_:)``,
    ///   ``EditingError/cancelled``.
    /// - Complexity: O(samples² · features + samples³).
    public init(
        _ generator: EditableGenerator, samples: Int = 512, count: Int = 10, seed: UInt64 = 0,
        observer: EditingObserver = .none
    ) throws(EditingError) {
        guard samples >= 2 else {
            throw .outOfRange(name: "samples", value: Double(samples), wanted: "2 or more")
        }
        var random = SeededRandom(seed: seed)
        var (latents, features) = ([[Double]](), [[Double]]())
        let space = Space(generator)
        for i in 0..<samples {
            try observer.report(.images, i, of: samples)
            let latent = try generator.latent(using: &random)
            latents.append(latent)
            features.append(try space.features(generator, latent))
        }
        let components = try PrincipalComponents(features, count: count)
        variances = components.variances
        self.space = space.rawValue
        switch space {
        case .latents: directions = components.axes.map { $0.withPositivePeak() }
        case .activations, .pixels:
            let scores = try components.coordinates(of: features)
            directions = try components.axes.indices.map { k throws(EditingError) in
                // The coordinates of a component are uncorrelated with those of the others: each has its
                // own slope.
                let slope = latents.indices.reduce([Double](repeating: 0, count: latents[0].count)) {
                    $0.moved(by: scores[$1][k], along: latents[$1])
                }
                guard let unit = slope.normalised() else {
                    throw .noDirections(reason: "the features do not change with the latent: no component")
                }
                return unit.withPositivePeak()
            }
        }
    }

    private enum Space: String {
        case latents = "w"
        case activations = "features behind the first block"
        case pixels

        init(_ generator: EditableGenerator) {
            self =
                if generator.base is any LayeredGenerator { .latents } else {
                    generator.base is any ActivatedGenerator ? .activations : .pixels
                }
        }

        func features(_ generator: EditableGenerator, _ latent: [Double]) throws(EditingError) -> [Double] {
            switch self {
            case .latents: return latent
            case .pixels: return try generator.pixels(at: latent)
            case .activations:
                guard let base = generator.base as? any ActivatedGenerator else { return latent }
                return try inNetwork { () throws(NetworkError) in try Self.opened(base, latent) }
            }
        }

        private static func opened<G: ActivatedGenerator>(
            _ generator: G, _ latent: [Double]
        ) throws(NetworkError) -> [Double] {
            try generator.firstActivations(at: latent.map { G.Scalar($0) }).map { Double($0) }
        }
    }
}
