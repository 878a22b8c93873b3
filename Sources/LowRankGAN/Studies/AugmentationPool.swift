internal import NumericAlgebra

/// Random images of a generator with their labels and features: what training and test sets are taken from.
struct AugmentationPool {
    struct Sample {
        let latent: [Double]
        let features: [Double]
        let statistic: Double
    }

    /// The training set.
    private(set) var natural: [Sample] = []
    let threshold: Double
    private(set) var withAttribute: [Sample] = []
    private(set) var without: [Sample] = []

    /// Draws images until there are enough for training and test.
    ///
    /// - Throws: ``EditingError/attributeTooRare(draws:)`` after fifty times as many draws as should be
    ///   enough.
    init(
        _ generator: EditableGenerator, _ classifier: FashionClassifier, _ plan: AugmentationPlan,
        using random: inout SeededRandom, observer: EditingObserver
    ) throws(EditingError) {
        var drawer = Drawer(generator: generator, classifier: classifier, plan: plan, random: random)
        var rare = 0
        while natural.count < plan.trainingCount {
            try observer.report(.images, natural.count, of: plan.trainingCount)
            let most = Int(50 * Double(plan.trainingCount) / plan.rarity)
            guard let sample = try drawer.next(most: most) else { continue }
            if let threshold = plan.threshold {
                let hasIt = sample.statistic > threshold
                let places =
                    hasIt ? plan.rareCount - rare : plan.trainingCount - plan.rareCount - natural.count + rare
                guard places > 0 else { continue }
                if hasIt { rare += 1 }
            }
            natural.append(sample)
        }
        threshold =
            plan.threshold ?? Statistics.quantile(natural.map(\.statistic), 1 - plan.rarity) ?? 0
        let most = drawer.draws + Int(50 * Double(plan.testCount) / plan.rarity)
        while withAttribute.count < plan.testCount || without.count < plan.testCount {
            try observer.report(.images, withAttribute.count + without.count, of: 2 * plan.testCount)
            guard let sample = try drawer.next(most: most) else { continue }
            if sample.statistic > threshold {
                if withAttribute.count < plan.testCount { withAttribute.append(sample) }
            } else if without.count < plan.testCount {
                without.append(sample)
            }
        }
        random = drawer.random
    }
}

/// Draws random images of the classes that take part.
private struct Drawer {
    let generator: EditableGenerator
    let classifier: FashionClassifier
    let plan: AugmentationPlan
    var random: SeededRandom
    private(set) var draws = 0

    init(
        generator: EditableGenerator, classifier: FashionClassifier, plan: AugmentationPlan,
        random: SeededRandom
    ) {
        self.generator = generator
        self.classifier = classifier
        self.plan = plan
        self.random = random
    }

    /// The next image; nil where its class does not take part.
    mutating func next(most: Int) throws(EditingError) -> AugmentationPool.Sample? {
        guard draws < most else {
            throw .attributeTooRare(draws: draws)
        }
        draws += 1
        let latent = try generator.latent(using: &random, psi: plan.psi)
        let pixels = try generator.pixels(at: latent)
        if !plan.classes.isEmpty {
            guard plan.classes.contains(try classifier.classIndex(pixels)) else { return nil }
        }
        return AugmentationPool.Sample(
            latent: latent, features: try classifier.features(pixels),
            statistic: try plan.statistic.value(pixels))
    }
}
