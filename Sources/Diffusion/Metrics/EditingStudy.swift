/// A network that was trained on one image with a large r, asked for every class: how much of the image stays,
/// and how much a class can still change.
///
/// Appendix G of the PRR paper claims that with a large r the outputs resemble the image whatever is asked for,
/// so that asking for something else edits the image.
public struct EditingStudy: Hashable, Sendable {
    /// Labels in turn, without that of no class.
    public let labels: [Int]
    /// One sample a label, all from the same noise.
    public let samples: ImageSet
    /// For each label the mean squared distance of its sample to the image.
    public let distances: [Double]

    /// The mean squared difference between samples of different labels, over all pairs: what a label still
    /// changes.
    public let spread: Double

    /// - Throws: what sampling throws.
    public init(
        of network: some NoisePredictor, image: ImageSet, sampler: DDIMSampler, seed: UInt64,
        goOn: (Int, Int) -> Bool = { _, _ in true }
    ) throws(DiffusionError) {
        labels = Array(0..<max(1, network.labels - 1))
        let noise = DDIMSampler.noise(1, of: network.imageCount, seed: seed)
        let pixels = try sampler.images(
            from: labels.flatMap { _ in noise }, labels: labels, by: network, goOn: goOn)
        samples = ImageSet(side: network.side, known: pixels)
        let (made, subject) = (samples, Subject(images: image))
        distances = labels.indices.map { subject.distance(of: made.single($0)) }
        // The mean of (a − b)² over pairs is twice the variance.
        spread = 2 * samples.diversity
    }
}

extension ImageSet {
    /// One image as a set of its own; the index counts from zero.
    public func single(_ index: Int) -> ImageSet { ImageSet(side: side, known: Array(self[index])) }
}
