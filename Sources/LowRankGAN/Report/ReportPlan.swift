/// What a ``GeneratorReport`` looks at, and how closely.
public struct ReportPlan: Hashable, Sendable {
    /// A region, an image that its direction is found with, and which direction is shown.
    public struct Example: Hashable, Sendable, Codable {
        /// As it is typed.
        public let region: String
        /// Draws the image.
        public let seed: UInt64
        /// Counted from one, the strongest first.
        public let direction: Int

        public init(_ region: String, seed: UInt64, direction: Int = 1) {
            self.region = region
            self.seed = seed
            self.direction = direction
        }
    }

    /// At least one.
    public var examples: [Example]
    /// The images of the comparisons.
    public var seeds: [UInt64]
    /// Decides everything else that is random.
    public var seed: UInt64 = 0
    /// λ of all pursuits but those that try others.
    public var weight = PursuitWeight.scaled
    /// The strength of the comparisons; the mean over both signs counts.
    public var alpha = 0.7
    /// The strength of the projected edits that are shown, moved to other images and counted.
    public var reach = 2.0
    /// Images for distributions and distances.
    public var samples = 200
    /// Images that a direction is moved to.
    public var others = 40
    /// Random steps in each null space.
    public var steps = 16
    /// Images for λ and the relaxation, of the first of `seeds`.
    public var settingImages = 4
    /// n of λ = 1/n, beside the one that suits the dimension.
    public var prices: [Double] = [10, 15, 20, 40, 60, 80]
    /// r_relax.
    public var relaxations = [0, 1, 2, 3, 4, 6, 12]
    /// How far boxes are moved, in pixels; each also twice as far.
    public var boxSteps = [2, 4]
    /// The training set of the augmentation study.
    public var trainingCount = 600

    public init(examples: [Example], seeds: [UInt64]) {
        self.examples = examples
        self.seeds = seeds
    }

    /// The regions and images that show something on a generator that is known.
    ///
    /// With the named boxes and the default λ none of the faces' first sixty seeds closes the eyes and leaves
    /// the rest alone; what the eyes of 18 do well is to put glasses on and take them off. Of the garments'
    /// first forty the sleeves of 39 lengthen most others.
    /// - Returns: nil where no region has a name.
    public static func standard(for generator: EditableGenerator) -> ReportPlan? {
        let names = generator.namedRegions.names
        let known: [[Example]] = [
            [Example("mouth", seed: 4), Example("eyes", seed: 18)],
            [Example("sleeves", seed: 39, direction: 3), Example("chest", seed: 3)],
        ]
        return known.first { $0.allSatisfy { names.contains($0.region) } }
            .map { ReportPlan(examples: $0, seeds: Array(1...8)) }
    }

    /// The same with few images: no number in it is worth much.
    public var quick: ReportPlan {
        var plan = self
        plan.seeds = Array(seeds.prefix(2))
        (plan.samples, plan.others, plan.steps, plan.settingImages) = (24, 6, 2, 1)
        (plan.prices, plan.relaxations, plan.boxSteps) = ([20, 60], [0, 4], [2])
        plan.trainingCount = 80
        return plan
    }

    /// Throws ``EditingError/outOfRange(name:value:wanted:)`` at the first number that makes no sense.
    func check() throws(EditingError) {
        let counts = [
            ("examples", examples.count, 1), ("seeds", seeds.count, 1), ("samples", samples, 2),
            ("others", others, 1), ("steps", steps, 1), ("settingImages", settingImages, 1),
            ("trainingCount", trainingCount, 20),
        ]
        for (name, count, least) in counts where count < least {
            throw .outOfRange(name: name, value: Double(count), wanted: "\(least) or more")
        }
        for (name, value) in [("alpha", alpha), ("reach", reach)] where !(value > 0 && value.isFinite) {
            throw .outOfRange(name: name, value: value, wanted: "a finite number above 0")
        }
    }
}
