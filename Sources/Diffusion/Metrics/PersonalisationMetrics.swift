/// How well a change has learnt its subject, and what it has cost.
public struct PersonalisationMetrics: Hashable, Sendable, Codable {
    /// The mean squared distance of samples to the nearest of the images that were trained on.
    public let alignment: Double
    /// The same to the nearest of held-out images of the subject's kind; nil where there are none.
    public let heldOut: Double?
    /// The variance of pixels over samples from different noises: how different what is made is.
    public let diversity: Double
    /// The mean squared change of samples of the other classes, from the same noises.
    public let drift: Double
}

/// What personalised networks are compared by, against one base.
///
/// All networks are given the same noises, and the base's samples are made once.
public struct PersonalisationStudy: Sendable {
    /// How much is sampled.
    public struct Plan: Hashable, Sendable {
        /// Samples of the subject.
        public var count = 24
        /// Samples of each other class.
        public var perClass = 4
        public var steps = 50
        public var guidance = 1.0
        public var seed: UInt64 = 0

        public init() {}
    }

    private let plan: Plan
    private let sampler: DDIMSampler
    private let label: Int
    private let subject: Subject
    private let heldOut: Subject?
    private let otherLabels: [Int]
    /// The base's samples of the other classes.
    private let before: ImageSet

    /// - Parameters:
    ///   - base: the network before.
    ///   - images: that were trained on, under `label`.
    ///   - goOn: told how many steps of sampling are done, of how many; false ends the work.
    /// - Throws: ``DiffusionError/interrupted``, and what sampling throws.
    public init(
        of base: some NoisePredictor, images: ImageSet, heldOut: ImageSet? = nil, label: Int,
        plan: Plan = Plan(), goOn: (Int, Int) -> Bool = { _, _ in true }
    ) throws(DiffusionError) {
        self.plan = plan
        sampler = try DDIMSampler(
            schedule: NoiseSchedule(steps: base.steps), steps: plan.steps, guidance: plan.guidance)
        self.label = label
        subject = Subject(images: images)
        self.heldOut = heldOut.map { Subject(images: $0) }
        // The last label asks for no class.
        otherLabels = (0..<max(0, base.labels - 1)).filter { $0 != label }
            .flatMap { Array(repeating: $0, count: plan.perClass) }
        before = try Self.samples(otherLabels, of: base, sampler, plan, goOn)
    }

    /// The metrics of a network; those of the base have no drift.
    ///
    /// - Throws: ``DiffusionError/interrupted``, and what sampling throws.
    /// - Complexity: `plan.steps` times count + (classes − 1) · perClass images through the network.
    public func metrics(
        of network: some NoisePredictor, goOn: (Int, Int) -> Bool = { _, _ in true }
    ) throws(DiffusionError) -> PersonalisationMetrics {
        let made = try samples(of: network, goOn: goOn)
        let after = try Self.samples(otherLabels, of: network, sampler, plan, goOn)
        return PersonalisationMetrics(
            alignment: subject.distance(of: made), heldOut: heldOut?.distance(of: made),
            diversity: made.diversity, drift: after.meanSquare(to: before))
    }

    /// The samples of the subject that ``metrics(of:goOn:)`` looks at.
    public func samples(
        of network: some NoisePredictor, goOn: (Int, Int) -> Bool = { _, _ in true }
    ) throws(DiffusionError) -> ImageSet {
        try Self.samples(Array(repeating: label, count: plan.count), of: network, sampler, plan, goOn)
    }

    private static func samples(
        _ labels: [Int], of network: some NoisePredictor, _ sampler: DDIMSampler, _ plan: Plan,
        _ goOn: (Int, Int) -> Bool
    ) throws(DiffusionError) -> ImageSet {
        let noise = DDIMSampler.noise(labels.count, of: network.imageCount, seed: plan.seed)
        let pixels = try sampler.images(from: noise, labels: labels, by: network, goOn: goOn)
        return ImageSet(side: network.side, known: pixels)
    }
}
