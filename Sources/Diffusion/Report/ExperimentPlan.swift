public import RankReduction

/// What a report trains and samples.
public struct ExperimentPlan: Hashable, Sendable, Encodable {
    /// Each is trained at each rank, by PRR and by LoRA.
    public var subsets: [LayerSubset]
    public var ranks: [Int]
    /// Steps of each training.
    public var steps: Int
    /// Samples of the subject, and of each other class.
    public var samples: Int
    public var perClass: Int
    /// Steps of DDIM.
    public var samplingSteps: Int
    /// The class that the images are shown as.
    public var label: Int
    public var seed: UInt64

    /// Three subsets at three ranks, by settings that the documentation's figures belong to.
    public init(
        subsets: [LayerSubset] = [.exceptCrossAttention, .selfAttentionOnly, .fullModel],
        ranks: [Int] = [1, 4, 8], steps: Int = 400, samples: Int = 24, perClass: Int = 4,
        samplingSteps: Int = 50, label: Int = 8, seed: UInt64 = 0
    ) {
        self.subsets = subsets
        self.ranks = ranks
        self.steps = steps
        self.samples = samples
        self.perClass = perClass
        self.samplingSteps = samplingSteps
        self.label = label
        self.seed = seed
    }

    /// All subsets, and the ranks 1, 2, 4, 8 and 16.
    public static func full(seed: UInt64 = 0) -> ExperimentPlan {
        ExperimentPlan(subsets: LayerSubset.allCases, ranks: [1, 2, 4, 8, 16], seed: seed)
    }

    /// The same with so little training and sampling that its figures mean nothing.
    public var quick: ExperimentPlan {
        var plan = self
        (plan.subsets, plan.ranks) = (Array(subsets.prefix(1)), Array(ranks.prefix(2)))
        (plan.steps, plan.samples, plan.perClass, plan.samplingSteps) = (3, 4, 1, 3)
        return plan
    }

    /// The rank with which one image is learnt: large, as Appendix G wants it.
    static let editingRank = 24
    /// The rank at which two subjects are combined.
    var combinedRank: Int { ranks.sorted()[ranks.count / 2] }

    var study: PersonalisationStudy.Plan {
        var plan = PersonalisationStudy.Plan()
        (plan.count, plan.perClass, plan.steps, plan.seed) = (samples, perClass, samplingSteps, seed)
        return plan
    }

    func training(
        _ method: AdaptationMethod, _ subset: LayerSubset, rank: Int
    ) throws(DiffusionError) -> PersonalisationPlan {
        try PersonalisationPlan(
            method: method, subset: subset, rank: rank, steps: steps, label: label, seed: seed)
    }
}
