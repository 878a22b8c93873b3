internal import NumericAlgebra

/// Whether edited images help a classifier with an attribute that is rare in its training set.
///
/// Each arm trains the same logistic regression on the same features and is tested on the same random
/// images, half of them with the attribute. The plain arm has the rare set as it is; the weighted arm gives
/// both kinds the same weight; an edited arm replaces images without the attribute by edited ones. These
/// are *called* images with the attribute, as the paper does it, unless the arm has them checked.
/// - SeeAlso: Zhu et al., *Low-rank subspaces in GANs*, 2021, appendix G.
public struct AugmentationStudy: Hashable, Sendable {
    /// What was trained on, and how well it went.
    public struct Arm: Hashable, Sendable {
        public let name: String
        /// The mean of both parts that were told right, with and without the attribute.
        public let balancedAccuracy: Double
        /// The part of the images with the attribute that was told right.
        public let recall: Double
        /// The part of the images without it that was told right.
        public let specificity: Double
        /// The part of the edited images that have the attribute by the statistic; nil where nothing was
        /// edited.
        public let purity: Double?
    }

    public let arms: [Arm]
    /// The statistic above which an image has the attribute.
    public let threshold: Double
    /// Images with the attribute in the plain training set.
    public let rareCount: Int

    /// - Parameters:
    ///   - edits: one arm each.
    /// - Throws: ``EditingError/outOfRange(name:value:wanted:)``, ``EditingError/attributeTooRare(draws:)``
    ///   where the attribute is too rare to be tested, and as the classifier and the regression.
    /// - Complexity: an image for each sample of training and test, the latter divided by the rarity.
    public init(
        _ generator: EditableGenerator, _ classifier: FashionClassifier, _ plan: AugmentationPlan,
        edits: [AugmentationEdit], seed: UInt64, observer: EditingObserver = .none
    ) throws(EditingError) {
        try plan.check()
        var random = SeededRandom(seed: seed)
        let pool = try AugmentationPool(generator, classifier, plan, using: &random, observer: observer)
        let labels = pool.natural.map { $0.statistic > pool.threshold }
        let rare = labels.count { $0 }
        let features = pool.natural.map(\.features)
        func tested(
            _ name: String, _ samples: [[Double]], _ labels: [Bool], weighted: Bool = false,
            purity: Double? = nil
        ) throws(EditingError) -> Arm {
            let share = Double(labels.count { $0 }) / Double(labels.count)
            let importance = labels.map { $0 ? 0.5 / share : 0.5 / (1 - share) }
            let regression = try LogisticRegression(
                samples, labels: labels, importance: weighted ? importance : nil)
            return Arm(name, regression, pool, purity: purity)
        }
        var arms = [
            try tested("as it is", features, labels),
            try tested("both kinds weighted alike", features, labels, weighted: true),
        ]
        for (i, arm) in edits.enumerated() {
            try observer.report(.training, i, of: edits.count)
            var randomOfArm = random
            let edited = try Self.edited(generator, classifier, plan, pool, arm.edit, using: &randomOfArm)
            let kept = Self.withoutReplaced(labels, count: plan.replacedCount)
            arms.append(
                try tested(
                    arm.name, kept.map { features[$0] } + edited.map(\.features),
                    kept.map { labels[$0] }
                        + edited.map { !arm.isChecked || $0.statistic > pool.threshold },
                    purity: edited.isEmpty
                        ? nil
                        : Double(edited.count { $0.statistic > pool.threshold }) / Double(edited.count)))
        }
        self.arms = arms
        threshold = pool.threshold
        rareCount = rare
    }

    /// The indices that stay when the first `count` samples without the attribute are taken out.
    private static func withoutReplaced(_ labels: [Bool], count: Int) -> [Int] {
        let replaced = Set(labels.indices.filter { !labels[$0] }.prefix(count))
        return labels.indices.filter { !replaced.contains($0) }
    }

    /// Edited copies of the latents that are replaced, with strengths between half of α and α.
    private static func edited(
        _ generator: EditableGenerator, _ classifier: FashionClassifier, _ plan: AugmentationPlan,
        _ pool: AugmentationPool, _ edit: LatentEdit, using random: inout SeededRandom
    ) throws(EditingError) -> [(features: [Double], statistic: Double)] {
        let sources = pool.natural.filter { $0.statistic <= pool.threshold }.prefix(plan.replacedCount)
        return try sources.map { source throws(EditingError) in
            let alpha = plan.alpha * (0.5 + 0.5 * random.unit())
            let pixels = try generator.pixels(at: source.latent, edit, alpha: alpha)
            return (try classifier.features(pixels), try plan.statistic.value(pixels))
        }
    }
}

extension AugmentationStudy.Arm {
    init(
        _ name: String, _ regression: LogisticRegression, _ pool: AugmentationPool, purity: Double?
    ) {
        func part(_ samples: [AugmentationPool.Sample], _ isRight: (Double) -> Bool) -> Double {
            Double(samples.count { isRight(regression.probability($0.features)) })
                / Double(max(1, samples.count))
        }
        self.name = name
        recall = part(pool.withAttribute) { $0 > 0.5 }
        specificity = part(pool.without) { $0 <= 0.5 }
        balancedAccuracy = (recall + specificity) / 2
        self.purity = purity
    }
}
