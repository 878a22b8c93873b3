/// A training set in which an attribute is rare, and what is done about it.
///
/// Labels come from a statistic of the pixels: an image has the attribute where the statistic is above a
/// threshold. The classifier never sees the statistic, only features.
public struct AugmentationPlan: Hashable, Sendable {
    public var statistic: AttributeStatistic
    /// The part of the training set that has the attribute.
    public var rarity: Double
    /// The statistic above which an image has it: where images with the attribute are commoner than
    /// `rarity`, the training set leaves most of them out. `nil`: the quantile that makes it as rare as
    /// that by itself.
    public var threshold: Double?
    /// Images of the training set.
    public var trainingCount: Int
    /// How many of them are replaced by edited ones.
    public var replacedCount: Int
    /// Test images with the attribute, and as many without.
    public var testCount: Int
    /// The edit's strength is drawn between half of it and it.
    public var alpha: Double
    public var psi: Double
    /// Classes that take part, as the classifier names them, from zero; empty for all.
    public var classes: Set<Int>

    public init(
        statistic: AttributeStatistic, rarity: Double = 0.03, threshold: Double? = nil,
        trainingCount: Int = 600,
        replacedCount: Int = 200, testCount: Int = 100, alpha: Double = 2, psi: Double = 0.7,
        classes: Set<Int> = []
    ) {
        self.statistic = statistic
        self.rarity = rarity
        self.threshold = threshold
        self.trainingCount = trainingCount
        self.replacedCount = replacedCount
        self.testCount = testCount
        self.alpha = alpha
        self.psi = psi
        self.classes = classes
    }

    /// Images of the training set with the attribute, where a threshold is given.
    var rareCount: Int { max(1, Int((rarity * Double(trainingCount)).rounded())) }

    /// Throws ``EditingError/outOfRange(name:value:wanted:)`` at the first number that makes no sense.
    func check() throws(EditingError) {
        guard rarity > 0, rarity <= 0.5 else {
            throw .outOfRange(name: "rarity", value: rarity, wanted: "above 0 and at most 0.5")
        }
        for (name, count) in [("trainingCount", trainingCount), ("testCount", testCount)] where count < 2 {
            throw .outOfRange(name: name, value: Double(count), wanted: "2 or more")
        }
        guard (0..<trainingCount).contains(replacedCount) else {
            throw .outOfRange(
                name: "replacedCount", value: Double(replacedCount), wanted: "0 or more, below trainingCount")
        }
        for (name, value) in [("alpha", alpha), ("threshold", threshold ?? 0)] where !value.isFinite {
            throw .outOfRange(name: name, value: value, wanted: "a finite number")
        }
    }
}
