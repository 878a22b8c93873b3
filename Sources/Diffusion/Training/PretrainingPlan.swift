/// How a denoiser is trained from nothing.
public struct PretrainingPlan: Hashable, Sendable {
    public var steps: Int
    /// Images a step.
    public let batch: Int
    public let learningRate: Double
    /// How often an image is shown without its class.
    public let unconditionalShare: Double
    /// What longer gradients are shortened to.
    public let largestNorm: Double
    /// A class that is left out of the data; nil for none.
    public let leftOut: Int?
    public let seed: UInt64

    /// The shipped base was made with 6067 steps of the other values given here.
    ///
    /// - Throws: ``DiffusionError/badSetting(_:found:wanted:)``.
    public init(
        steps: Int = 6000, batch: Int = 64, learningRate: Double = 1e-3, leftOut: Int? = 8, seed: UInt64 = 0
    ) throws(DiffusionError) {
        for (name, value, most) in [("the steps", steps, 10_000_000), ("the batch", batch, 4096)]
        where !(1...most).contains(value) {
            throw .badSetting(name, found: "\(value)", wanted: "a whole number from 1 to \(most)")
        }
        guard learningRate > 0, learningRate <= 1 else {
            throw .badSetting(
                "the learning rate", found: "\(learningRate)", wanted: "a number above 0, at most 1")
        }
        self.steps = steps
        self.batch = batch
        self.learningRate = learningRate
        self.leftOut = leftOut
        self.seed = seed
        unconditionalShare = 0.1
        largestNorm = 1
    }

    /// The learning rate of a step, from 0: constant for three fifths of the training, then falling in a
    /// straight line, to 3 % of what it was at the least.
    func learningRate(at step: Int) -> Double {
        let share = Double(step) / Double(steps)
        return learningRate * (share < 0.6 ? 1 : max(0.03, (1 - share) / 0.4))
    }

    /// What has to be the same for a training to go on; the steps too, which the learning rate depends on.
    var settings: [String: String] {
        [
            "steps": "\(steps)", "batch": "\(batch)", "learning rate": "\(learningRate)",
            "left out": leftOut.map(String.init) ?? "none", "seed": "\(seed)",
        ]
    }
}
