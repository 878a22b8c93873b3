public import RankReduction

/// What is trained on a few images of one subject, and how.
public struct PersonalisationPlan: Hashable, Sendable {
    public let method: AdaptationMethod
    public let subset: LayerSubset
    /// r; a layer with fewer than 2r outputs is given half of its outputs.
    public let rank: Int
    /// How many steps in all.
    public var steps: Int
    /// Images a step.
    public let batch: Int
    public let learningRate: Double
    /// The class that the images are shown as: one that the network has never seen, whose embedding stays as
    /// it is.
    public let label: Int
    public let seed: UInt64

    /// - Parameter learningRate: that of the method, where it is not given.
    /// - Throws: ``DiffusionError/badSetting(_:found:wanted:)``.
    public init(
        method: AdaptationMethod = .prr, subset: LayerSubset = .exceptCrossAttention, rank: Int = 8,
        steps: Int = 400, batch: Int = 16, learningRate: Double? = nil, label: Int = 8, seed: UInt64 = 0
    ) throws(DiffusionError) {
        let rate = learningRate ?? Self.usualLearningRate(of: method)
        for (name, value, most) in [("the steps", steps, 1_000_000), ("the batch", batch, 4096)]
        where !(1...most).contains(value) {
            throw .badSetting(name, found: "\(value)", wanted: "a whole number from 1 to \(most)")
        }
        guard rate > 0, rate <= 10 else {
            throw .badSetting("the learning rate", found: "\(rate)", wanted: "a number above 0, at most 10")
        }
        self.method = method
        self.subset = subset
        self.rank = rank
        self.steps = steps
        self.batch = batch
        self.learningRate = rate
        self.label = label
        self.seed = seed
    }

    /// 0.05 for PRR, whose B is of size 1 and only turns; 0.001 for LoRA, whose numbers are small.
    public static func usualLearningRate(of method: AdaptationMethod) -> Double {
        switch method {
        case .prr: 0.05
        case .lora: 0.001
        }
    }

    /// What has to be the same for a training to go on; the steps may be others.
    var settings: [String: String] {
        [
            "method": method.rawValue, "subset": subset.rawValue, "rank": "\(rank)", "batch": "\(batch)",
            "learning rate": "\(learningRate)", "label": "\(label)", "seed": "\(seed)",
        ]
    }
}
