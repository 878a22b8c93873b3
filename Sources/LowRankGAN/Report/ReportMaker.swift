internal import NumericAlgebra

/// Makes the parts of a report one after another, each from what is known by then.
struct ReportMaker {
    let generator: EditableGenerator
    let plan: ReportPlan
    let classifier: FashionClassifier?
    let observer: EditingObserver
    let examples: [ReportExample]
    /// Images that have nothing to do with the examples, for transfers and statistics.
    private let others: [[Double]]
    private let statistics: [AttributeStatistic]
    private(set) var parts: [GeneratorReport.Part] = []

    init(
        _ generator: EditableGenerator, _ plan: ReportPlan, _ classifier: FashionClassifier?,
        _ observer: EditingObserver
    ) throws(EditingError) {
        self.generator = generator
        self.plan = plan
        self.classifier = classifier
        self.observer = observer
        let watching = observer.watching("Directions", 0..<Self.start, of: Self.most)
        let examples = try plan.examples.map { example throws(EditingError) in
            try ReportExample(example, generator, weight: plan.weight, observer: watching)
        }
        var random = SeededRandom(seed: plan.seed)
        var others: [[Double]] = []
        for _ in 0..<plan.others { others.append(try generator.latent(using: &random)) }
        let images = try generator.pixels(at: others)
        statistics = try examples.map { example throws(EditingError) in
            try example.statistic(generator, others: images, alpha: plan.reach)
        }
        (self.examples, self.others) = (examples, others)
    }

    // MARK: - Steps of the whole

    /// About how long each part takes, in hundredths of the whole.
    private static let steps: [String: Int] = [
        NullSpaceSection.key: 2, EditSection.key: 1, TransferSection.key: 3, RobustnessSection.key: 13,
        PrecisionSection.key: 23, QualitySection.key: 40, PriceSection.key: 8, RelaxationSection.key: 8,
    ]
    private static let start = 2
    private static let most = 100

    /// Makes a part, or notes why there is none.
    private mutating func make<Section: ReportSection>(
        _ type: Section.Type, _ body: (EditingObserver) throws(EditingError) -> Section
    ) throws(EditingError) {
        let done = parts.reduce(Self.start) { $0 + (Self.steps[$1.key] ?? 0) }
        let steps = done..<(done + (Self.steps[Section.key] ?? 0))
        let outcome: GeneratorReport.Part.Outcome
        do throws(EditingError) {
            outcome = .found(try body(observer.watching(Section.heading, steps, of: Self.most)))
        } catch {
            if error == .cancelled { throw error }
            outcome = .missing(error)
        }
        parts.append(
            GeneratorReport.Part(
                key: Section.key, heading: Section.heading, claim: Section.claim, outcome: outcome))
    }

    // MARK: - The parts

    mutating func makeParts() throws(EditingError) {
        let (generator, plan, examples) = (generator, plan, examples)
        let (statistics, others) = (statistics, others)
        try make(NullSpaceSection.self) { observer throws(EditingError) in
            try NullSpaceSection(examples, generator, plan, observer: observer)
        }
        try make(EditSection.self) { observer throws(EditingError) in
            try EditSection(examples, generator, plan, observer: observer)
        }
        try make(TransferSection.self) { observer throws(EditingError) in
            try TransferSection(
                examples, generator, plan, statistics: statistics, others: others, observer: observer)
        }
        let regionless = try EditingMethod.regionlessDirections(
            generator, samples: max(8, 2 * plan.samples), seed: plan.seed,
            observer: observer.watching("GANSpace", 8..<8, of: Self.most))
        try makeQuality(regionless)
        try make(RobustnessSection.self) { observer throws(EditingError) in
            try RobustnessSection(examples, generator, plan, observer: observer)
        }
        try make(PrecisionSection.self) { observer throws(EditingError) in
            try PrecisionSection(examples, generator, plan, regionless: regionless, observer: observer)
        }
        try makeSettings()
        try makeAugmentation()
    }

    /// Figure 5 and table 1b, from the same images.
    private mutating func makeQuality(_ regionless: [EditingMethod: [Double]]) throws(EditingError) {
        let (generator, plan, examples, statistics) = (generator, plan, examples, statistics)
        let features =
            classifier.map { DistributionStudy.Features.classifier($0) }
            ?? .components(max(2, min(50, plan.samples / 4)))
        var items: [QualitySection.Item] = []
        try make(QualitySection.self) { observer throws(EditingError) in
            items = try zip(examples, statistics).map { example, statistic throws(EditingError) in
                try QualitySection.Item(
                    example, generator, plan, statistic: statistic, features: features,
                    regionless: regionless,
                    observer: observer)
            }
            return QualitySection(items: items)
        }
        guard !items.isEmpty else { return }
        try make(DistributionSection.self) { _ throws(EditingError) in
            DistributionSection(examples, Array(zip(statistics, items.map(\.study))))
        }
    }

    /// Figures 8 and 9, on the first example's region.
    private mutating func makeSettings() throws(EditingError) {
        let (generator, plan) = (generator, plan)
        guard let example = examples.first else { return }
        let analyses = try plan.seeds.prefix(plan.settingImages).map { seed throws(EditingError) in
            try Analysis(generator, at: generator.latent(seed: seed), region: example.region)
        }
        try make(PriceSection.self) { observer throws(EditingError) in
            try PriceSection(example, generator, plan, analyses: analyses, observer: observer)
        }
        try make(RelaxationSection.self) { observer throws(EditingError) in
            try RelaxationSection(example, generator, plan, analyses: analyses, observer: observer)
        }
    }

    private mutating func makeAugmentation() throws(EditingError) {
        let (generator, plan) = (generator, plan)
        guard let classifier, let example = examples.first else { return }
        let statistic = AttributeStatistic(.brightness, of: example.region)
        try make(AugmentationSection.self) { observer throws(EditingError) in
            try AugmentationSection(
                example, generator, plan, statistic: statistic, classifier: classifier, observer: observer)
        }
    }
}
