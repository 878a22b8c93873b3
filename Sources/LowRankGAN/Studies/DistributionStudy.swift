internal import NumericAlgebra

/// What an edit does to many images: the attribute's distribution, and the distances of the edited images
/// from others.
///
/// Distances compare the edited images with images of other latents, and, as the ground that no edit can be
/// below, the same images without an edit with those others.
public struct DistributionStudy: Hashable, Sendable {
    public let shift: AttributeShift
    public let slicedWasserstein: Distances
    public let frechet: Distances
    /// What the Fréchet distance looked at.
    public let features: String
    public let alpha: Double

    /// How far from the others.
    public struct Distances: Hashable, Sendable, Codable {
        /// The edited images.
        public let edited: Double
        /// The same images without an edit.
        public let ground: Double
    }

    /// What a Fréchet distance looks at.
    public enum Features: Sendable {
        /// So many principal components of the pixels of the other images.
        case components(Int)
        /// The features of a classifier.
        case classifier(FashionClassifier)
    }

    /// - Parameters:
    ///   - samples: images with an edit, and as many others; at least two.
    ///   - psi: truncation of the latents.
    /// - Throws: ``EditingError/outOfRange(name:value:wanted:)``, and as the distances and the statistic.
    /// - Complexity: three images for each sample, and the distances.
    public init(
        _ generator: EditableGenerator, _ edit: LatentEdit, alpha: Double, samples: Int, seed: UInt64,
        statistic: AttributeStatistic, features: Features, psi: Double = 1, projections: Int = 128,
        observer: EditingObserver = .none
    ) throws(EditingError) {
        guard samples >= 2 else {
            throw .outOfRange(name: "samples", value: Double(samples), wanted: "2 or more")
        }
        var random = SeededRandom(seed: seed)
        var (before, after, others) = ([[Double]](), [[Double]](), [[Double]]())
        for i in 0..<samples {
            try observer.report(.images, i, of: samples)
            let latent = try generator.latent(using: &random, psi: psi)
            before.append(try generator.pixels(at: latent))
            after.append(try generator.pixels(at: latent, edit, alpha: alpha))
            others.append(try generator.pixels(at: try generator.latent(using: &random, psi: psi)))
        }
        shift = try AttributeShift(statistic, before: before, after: after)
        // The same directions for both, so that their difference is the edit's.
        var (one, two) = (random, random)
        slicedWasserstein = Distances(
            edited: try SlicedWasserstein.distance(after, others, projections: projections, using: &one),
            ground: try SlicedWasserstein.distance(before, others, projections: projections, using: &two))
        let look = try features.fitted(to: others)
        let ground = try GaussianFit(look(others))
        frechet = Distances(
            edited: try GaussianFit(look(after)).frechetDistance(to: ground),
            ground: try GaussianFit(look(before)).frechetDistance(to: ground))
        self.features = features.name
        self.alpha = alpha
    }
}

extension DistributionStudy.Features {
    var name: String {
        switch self {
        case .components(let count): "\(count) principal components of the pixels"
        case .classifier: "the classifier's features"
        }
    }

    /// What makes features of images.
    func fitted(
        to reference: [[Double]]
    ) throws(EditingError) -> ([[Double]]) throws(EditingError) -> [[Double]] {
        switch self {
        case .components(let count):
            let components = try PrincipalComponents(reference, count: count)
            return { set throws(EditingError) in try components.coordinates(of: set) }
        case .classifier(let classifier):
            return { set throws(EditingError) in
                try set.map { pixels throws(EditingError) in try classifier.features(pixels) }
            }
        }
    }
}
