internal import Networks
public import RankReduction

/// The experiments on personalising a denoiser, carried out: what came of each training, of two subjects
/// combined, and of one image learnt with a large rank.
///
/// The same base, images and plan give the same report.
public struct PersonalisationReport: Sendable {
    /// One training, and what its network makes.
    public struct Run: Sendable {
        public let method: AdaptationMethod
        public let subset: LayerSubset
        public let rank: Int
        public let layers: Int
        public let parameters: Int
        public let metrics: PersonalisationMetrics
        let samples: ImageSet

        var name: String { "\(method.word) \(subset.rawValue) r = \(rank)" }
    }

    /// Two subjects in one network.
    public struct Joined: Sendable {
        /// How they were combined, in words.
        public let way: String
        /// Distances to the nearest image of the first subject, and of the second.
        public let first: Double
        public let second: Double
        public let diversity: Double
        let samples: ImageSet
    }

    public let plan: ExperimentPlan
    public let base: PersonalisationMetrics
    public let runs: [Run]
    public let joined: [Joined]
    /// One image learnt: of the base, at rank 1, and at a large rank.
    public let editing: [(name: String, study: EditingStudy)]
    let images: ImageSet
    let baseSamples: ImageSet

    /// - Parameters:
    ///   - path: the base's weights.
    ///   - images: the subject, at least one image.
    ///   - others: a second subject of the same class, to combine with the first; also what is held out.
    ///   - folder: where what was trained is kept, so that a report that was broken off goes on.
    ///   - goOn: asked before each step; false ends the work.
    /// - Throws: ``DiffusionError/interrupted``, and what training and sampling throw.
    public init(
        base path: String, images: ImageSet, others: ImageSet, plan: ExperimentPlan, keptIn folder: String,
        goOn: @escaping (Int, Int, String) -> Bool = { _, _, _ in true }
    ) throws(DiffusionError) {
        let network = try Denoiser<Float>(path: path, changes: [])
        let runner = ExperimentRunner(
            basePath: path, base: network, plan: plan, folder: folder, goOn: goOn)
        let study = try PersonalisationStudy(
            of: network, images: images, heldOut: others, label: plan.label, plan: plan.study,
            goOn: runner.sampling("base"))
        self.plan = plan
        self.images = images
        base = try study.metrics(of: network, goOn: runner.sampling("base"))
        baseSamples = try study.samples(of: network, goOn: runner.sampling("base"))
        runs = try Self.runs(runner, study, images)
        joined = try Self.joined(runner, images, others)
        editing = try Self.editing(runner, images.single(0))
    }

    private static func runs(
        _ runner: ExperimentRunner, _ study: PersonalisationStudy, _ images: ImageSet
    ) throws(DiffusionError) -> [Run] {
        var runs: [Run] = []
        for subset in runner.plan.subsets {
            let most = (subset.layers(of: runner.base).map(\.outputs).max() ?? 0) / 2
            for rank in runner.plan.ranks where rank <= most {
                for method in [AdaptationMethod.prr, .lora] {
                    let name = "\(method.rawValue)-\(subset.rawValue)-r\(rank)"
                    let trained = try runner.trained(
                        runner.plan.training(method, subset, rank: rank), on: images, called: name)
                    let network = try runner.changed(by: [trained.path])
                    runs.append(
                        Run(
                            method: method, subset: subset, rank: rank, layers: trained.layers,
                            parameters: trained.parameters,
                            metrics: try study.metrics(of: network, goOn: runner.sampling(name)),
                            samples: try study.samples(of: network, goOn: runner.sampling(name))))
                }
            }
        }
        return runs
    }

    /// Both subjects alone, in the three ways, and a PRR with a LoRA after it.
    private static func joined(
        _ runner: ExperimentRunner, _ images: ImageSet, _ others: ImageSet
    ) throws(DiffusionError) -> [Joined] {
        let (plan, subset) = (runner.plan, runner.plan.subsets[0])
        let second = ImageSet(side: others.side, known: Array(others.pixels.prefix(5 * others.area)))
        func path(_ method: AdaptationMethod, _ images: ImageSet, _ name: String) throws(DiffusionError)
            -> String
        {
            try runner.trained(
                plan.training(method, subset, rank: plan.combinedRank), on: images,
                called: "\(method.rawValue)-\(subset.rawValue)-r\(plan.combinedRank)\(name)"
            ).path
        }
        let one = try path(.prr, images, "")
        let other = try path(.prr, second, "-second")
        let update = try path(.lora, second, "-second")
        let ways: [(String, [String], Combination)] = [
            ("first alone", [one], .sequential), ("second alone", [other], .sequential),
            ("sequential", [one, other], .sequential), ("joint", [one, other], .joint),
            ("sum", [one, other], .sum), ("PRR, then LoRA", [one, update], .sequential),
        ]
        let study = try PersonalisationStudy(
            of: runner.base, images: images, heldOut: second, label: plan.label, plan: plan.study,
            goOn: runner.sampling("base"))
        var joined: [Joined] = []
        for (way, paths, combination) in ways {
            let network = try runner.changed(by: paths, as: combination)
            let metrics = try study.metrics(of: network, goOn: runner.sampling(way))
            joined.append(
                Joined(
                    way: way, first: metrics.alignment, second: metrics.heldOut ?? 0,
                    diversity: metrics.diversity,
                    samples: try study.samples(of: network, goOn: runner.sampling(way))))
        }
        return joined
    }

    private static func editing(
        _ runner: ExperimentRunner, _ image: ImageSet
    ) throws(DiffusionError) -> [(name: String, study: EditingStudy)] {
        let plan = runner.plan
        let sampler = try DDIMSampler(
            schedule: NoiseSchedule(steps: runner.base.steps), steps: plan.samplingSteps)
        let most = (plan.subsets[0].layers(of: runner.base).map(\.outputs).max() ?? 2) / 2
        var networks = [("the base", runner.base)]
        for rank in Set([1, min(ExperimentPlan.editingRank, most)]).sorted() {
            let trained = try runner.trained(
                plan.training(.prr, plan.subsets[0], rank: rank), on: image, called: "one-image-r\(rank)")
            networks.append(("r = \(rank)", try runner.changed(by: [trained.path])))
        }
        var studies: [(name: String, study: EditingStudy)] = []
        for (name, network) in networks {
            studies.append(
                (
                    name,
                    try EditingStudy(
                        of: network, image: image, sampler: sampler, seed: plan.seed,
                        goOn: runner.sampling("one image, \(name)"))
                ))
        }
        return studies
    }
}

extension AdaptationMethod {
    /// As it is written in a sentence.
    var word: String {
        switch self {
        case .prr: "PRR"
        case .lora: "LoRA"
        }
    }
}
