public import Networks
public import NumericAlgebra

/// Trains a denoiser from fresh weights on labelled images, as the shipped base was trained.
///
/// Each step shows images of all classes at random times, one in two mirrored, one in ten without its class, and
/// moves all weights by ``AdamW`` without decay; gradients longer than 1 are shortened. What is written in the
/// end is the exponential average of the weights.
public struct Pretraining: ResumableTraining, Sendable {
    public let plan: PretrainingPlan
    public private(set) var losses: [Double] = []
    private let data: LabelledImages
    private let schedule: NoiseSchedule
    private let names: [String]
    private var denoiser: Denoiser<Float>
    private var weights: [[Float]]
    private var average: ExponentialAverage
    private var optimiser: AdamW<Float>
    private var random: SeededRandom

    /// A training at its start.
    ///
    /// - Throws: ``DiffusionError/badSetting(_:found:wanted:)`` for images of another size, and for no images at
    ///   all once the class is left out.
    public init(
        _ architecture: DenoiserArchitecture, on data: LabelledImages, _ plan: PretrainingPlan
    ) throws(DiffusionError) {
        self.plan = plan
        self.data = plan.leftOut.map { data.without($0) } ?? data
        guard self.data.images.count > 0, data.images.side == architecture.side else {
            throw .badSetting(
                "the data", found: "\(self.data.images.count) images of \(data.images.side) pixels a side",
                wanted: "images of \(architecture.side) pixels a side")
        }
        schedule = NoiseSchedule(steps: architecture.steps)
        var random = SeededRandom(seed: plan.seed)
        denoiser = try DiffusionError.network { () throws(NetworkError) in
            try Denoiser(architecture: architecture, using: &random)
        }
        self.random = random
        let (names, fresh) = (denoiser.parameterNames, denoiser)
        self.names = names
        weights = try DiffusionError.network { () throws(NetworkError) in
            try names.map { (name) throws(NetworkError) in try fresh.values(of: name) }
        }
        average = ExponentialAverage(weights)
        optimiser = AdamW(counts: weights.map(\.count), learningRate: plan.learningRate, decay: 0)
    }

    public var plannedSteps: Int { plan.steps }

    /// How many numbers are trained.
    public var parameterCount: Int { weights.reduce(0) { $0 + $1.count } }

    public mutating func advance() throws(DiffusionError) {
        let task = nextTask()
        let denoiser = self.denoiser
        let names = self.names
        let (loss, byName) = try DiffusionError.network { () throws(NetworkError) in
            try denoiser.loss(task.batch, target: task.noise, gradientsOf: Set(names))
        }
        var gradients = names.map { byName[$0] ?? [] }
        GradientNorm.clip(&gradients, to: plan.largestNorm)
        optimiser.learningRate = plan.learningRate(at: step)
        optimiser.update(&weights, along: gradients)
        guard loss.isFinite, weights.allSatisfy({ $0.allSatisfy(\.isFinite) }) else {
            throw .diverged(step: step + 1)
        }
        losses.append(Double(loss))
        average.follow(weights, step: step)
        try Self.give(weights, names, to: &self.denoiser)
    }

    /// The denoiser with the averaged weights, and in its notes how it was trained.
    public func averaged() throws(DiffusionError) -> Denoiser<Float> {
        var result = denoiser
        try Self.give(average.values, names, to: &result)
        result.notes["training"] =
            "\(step) steps of Adam, batch \(plan.batch), 10 % unconditional, horizontal flips, exponential "
            + "average 0.999, seed \(plan.seed)"
        if let label = plan.leftOut {
            let classes = result.architecture.classes
            result.notes["classes"] =
                "0-\(classes - 2), \(classes - 1) = unconditional; trained without class \(label)"
        }
        return result
    }

    private static func give(
        _ values: [[Float]], _ names: [String], to denoiser: inout Denoiser<Float>
    ) throws(DiffusionError) {
        for (name, numbers) in zip(names, values) {
            try DiffusionError.network { () throws(NetworkError) in try denoiser.set(name, to: numbers) }
        }
    }

    private mutating func nextTask() -> NoisyBatch {
        let (data, share) = (data, plan.unconditionalShare)
        let anyClass = denoiser.architecture.unconditionalLabel
        return NoisyBatch(plan.batch, schedule: schedule, using: &random) { random in
            let index = random.index(below: data.images.count)
            let label = random.unit() < share ? anyClass : data.labels[index]
            let image = random.unit() < 0.5 ? data.images.mirrored(index) : Array(data.images[index])
            return (image, label)
        }
    }
}

extension ImageSet {
    /// One image with left and right exchanged.
    fileprivate func mirrored(_ index: Int) -> [Float] {
        let image = Array(self[index])
        return (0..<side).flatMap { image[$0 * side..<($0 + 1) * side].reversed() }
    }
}

// MARK: - Broken off and gone on with

extension Pretraining {
    private static let kind = "longhand pretraining 1"

    private var settings: [String: String] {
        plan.settings.merging(["data": data.images.fingerprint]) { $1 }
    }

    /// A training where ``writeState(to:)`` left it.
    ///
    /// - Throws: as ``init(_:on:_:)``, and ``DiffusionError/badState(path:_:)``, also for other data and other
    ///   settings.
    public init(
        resuming path: String, _ architecture: DenoiserArchitecture, on data: LabelledImages,
        _ plan: PretrainingPlan
    ) throws(DiffusionError) {
        try self.init(architecture, on: data, plan)
        let names = self.names
        var counts: [String: Int] = [:]
        for (name, numbers) in zip(names, weights) {
            for part in Part.allCases { counts[part.name(name)] = numbers.count }
        }
        let state = try TrainingState<Float>(
            path: path, kind: Self.kind, settings: settings, counts: counts)
        func arrays(_ part: Part) -> [[Float]] { names.map { state.numbers[part.name($0)] ?? [] } }
        weights = arrays(.weight)
        average = ExponentialAverage(arrays(.average))
        optimiser = AdamW(
            learningRate: plan.learningRate, decay: 0, step: state.losses.count, means: arrays(.mean),
            squares: arrays(.square))
        random = state.random
        losses = state.losses
        try Self.give(weights, names, to: &denoiser)
    }

    public func writeState(to path: String) throws(DiffusionError) {
        var numbers: [String: [Float]] = [:]
        for (index, name) in names.enumerated() {
            numbers[Part.weight.name(name)] = weights[index]
            numbers[Part.average.name(name)] = average.values[index]
            numbers[Part.mean.name(name)] = optimiser.means[index]
            numbers[Part.square.name(name)] = optimiser.squares[index]
        }
        try TrainingState(
            kind: Self.kind, settings: settings, random: random, losses: losses, numbers: numbers
        ).write(to: path)
    }

    private enum Part: String, CaseIterable {
        case weight, average, mean, square

        func name(_ parameter: String) -> String { "\(parameter).\(rawValue)" }
    }
}
