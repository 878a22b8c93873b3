internal import NumericAlgebra

/// Several edits of the same images: what each does to an attribute, and how far it takes the images from
/// others.
///
/// All edits are given the same images, and are compared with the same other ones; the distances of the
/// images without an edit are the ground that no edit can be below.
/// - SeeAlso: Zhu et al., *Low-rank subspaces in GANs*, 2021, figure 5 and table 1.
public struct QualityStudy: Hashable, Sendable {
    /// One edit and its strength.
    public struct Edit: Hashable, Sendable {
        public let name: String
        public let edit: LatentEdit
        public let alpha: Double

        public init(_ name: String, _ edit: LatentEdit, alpha: Double) {
            self.name = name
            self.edit = edit
            self.alpha = alpha
        }
    }

    public struct Row: Hashable, Sendable {
        public let edit: Edit
        /// The mean over the images.
        public let change: MaskedChange
        /// The statistic before and after.
        public let shift: AttributeShift
        /// Distances from the other images.
        public let slicedWasserstein, frechet: Double
    }

    public let rows: [Row]
    /// The distances of the images without an edit.
    public let groundSlicedWasserstein, groundFrechet: Double
    public let samples: Int
    /// What the Fréchet distance looked at.
    public let features: String

    /// - Parameters:
    ///   - samples: images with an edit, and as many others; at least two.
    ///   - psi: truncation of the latents.
    /// - Throws: ``EditingError/outOfRange(name:value:wanted:)``, and as the distances and the statistic.
    /// - Complexity: an image for each sample and each edit and two more, and the distances.
    public init(
        _ generator: EditableGenerator, edits: [Edit], samples: Int, seed: UInt64,
        statistic: AttributeStatistic, features: DistributionStudy.Features, psi: Double = 1,
        projections: Int = 128, observer: EditingObserver = .none
    ) throws(EditingError) {
        guard samples >= 2 else {
            throw .outOfRange(name: "samples", value: Double(samples), wanted: "2 or more")
        }
        var random = SeededRandom(seed: seed)
        let (latents, foreign) = try Self.latents(generator, samples, psi: psi, using: &random)
        let most = samples * (edits.count + 2)
        func images(_ count: Int, at place: (Int) throws(EditingError) -> [Double]) throws(EditingError)
            -> [[Double]]
        {
            var images: [[Double]] = []
            for i in 0..<samples {
                try observer.report(.images, count * samples + i, of: most)
                images.append(try place(i))
            }
            return images
        }
        let before = try images(0) { i throws(EditingError) in try generator.pixels(at: latents[i]) }
        let others = try images(1) { i throws(EditingError) in try generator.pixels(at: foreign[i]) }
        let measure = try Distance(others, features, projections: projections, random: random)
        (groundSlicedWasserstein, groundFrechet) = try measure(before)
        var rows: [Row] = []
        for (k, edit) in edits.enumerated() {
            let after = try images(k + 2) { i throws(EditingError) in
                try generator.pixels(at: latents[i], edit.edit, alpha: edit.alpha)
            }
            let changes = try zip(before, after).map { before, after throws(EditingError) in
                try MaskedChange(from: before, to: after, region: statistic.region)
            }
            let (sliced, frechet) = try measure(after)
            rows.append(
                Row(
                    edit: edit, change: MaskedChange(meanOf: changes),
                    shift: try AttributeShift(statistic, before: before, after: after),
                    slicedWasserstein: sliced, frechet: frechet))
        }
        self.rows = rows
        self.samples = samples
        self.features = features.name
    }

    // MARK: - Strengths

    /// The latents of the first images that a study with this seed edits.
    ///
    /// - Throws: ``EditingError/network(_:)``.
    public static func edited(
        _ generator: EditableGenerator, count: Int, seed: UInt64, psi: Double = 1
    ) throws(EditingError) -> [[Double]] {
        var random = SeededRandom(seed: seed)
        return try latents(generator, count, psi: psi, using: &random).edited
    }

    /// Latents to edit and others, in turn.
    private static func latents(
        _ generator: EditableGenerator, _ count: Int, psi: Double, using random: inout SeededRandom
    ) throws(EditingError) -> (edited: [[Double]], others: [[Double]]) {
        var (edited, others) = ([[Double]](), [[Double]]())
        for _ in 0..<count {
            edited.append(try generator.latent(using: &random, psi: psi))
            others.append(try generator.latent(using: &random, psi: psi))
        }
        return (edited, others)
    }

    /// The strength at which an edit changes the region as much as wanted, on average over some images.
    ///
    /// - Parameters:
    ///   - target: the mean change inside at α, above 0.
    ///   - start: a strength near the one sought.
    /// - Returns: within 2 % of the change; nil where no strength up to `limit` does.
    /// - Throws: as ``MatchedChange``.
    /// - Complexity: an image for each strength and each latent.
    public static func strength(
        _ generator: EditableGenerator, _ edit: LatentEdit, latents: [[Double]], region: Region,
        target: Double, start: Double, limit: Double, observer: EditingObserver = .none
    ) throws(EditingError) -> Double? {
        var tries = 0
        let originals = try generator.pixels(at: latents)
        return try MatchedChange.find(target: target, start: start, limit: limit, tolerance: 2e-2) {
            alpha throws(EditingError) in
            try observer.report(.matching, tries, of: 60)
            tries += 1
            return try meanChange(
                generator, edit, alpha: alpha, latents: latents, originals: originals, region: region)
        }.alpha
    }

    /// The mean change over some images at α.
    ///
    /// - Parameter originals: the pixels of the latents.
    /// - Throws: as ``MaskedChange``.
    public static func meanChange(
        _ generator: EditableGenerator, _ edit: LatentEdit, alpha: Double, latents: [[Double]],
        originals: [[Double]], region: Region
    ) throws(EditingError) -> MaskedChange {
        let images = try generator.pixels(at: latents, edit, alpha: alpha)
        return MaskedChange(
            meanOf: try zip(originals, images).map { original, image throws(EditingError) in
                try MaskedChange(from: original, to: image, region: region)
            })
    }
}

/// How far images are from others.
private struct Distance {
    let others: [[Double]]
    let projections: Int
    /// The same directions for all, so that differences are the edits'.
    let random: SeededRandom
    let look: ([[Double]]) throws(EditingError) -> [[Double]]
    let fit: GaussianFit

    init(
        _ others: [[Double]], _ features: DistributionStudy.Features, projections: Int, random: SeededRandom
    ) throws(EditingError) {
        (self.others, self.projections, self.random) = (others, projections, random)
        look = try features.fitted(to: others)
        fit = try GaussianFit(look(others))
    }

    func callAsFunction(_ images: [[Double]]) throws(EditingError) -> (sliced: Double, frechet: Double) {
        var own = random
        let sliced = try SlicedWasserstein.distance(images, others, projections: projections, using: &own)
        return (sliced, try GaussianFit(look(images)).frechetDistance(to: fit))
    }
}
