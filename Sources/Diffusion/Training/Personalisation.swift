public import Networks
public import NumericAlgebra
internal import RankReduction

/// Teaches a pretrained denoiser one subject from a few images, by training a change of low rank.
///
///     var training = try Personalisation(of: base, on: bags, PersonalisationPlan(rank: 8))
///     while !training.isFinished { try training.advance() }
///     try training.writeChange(to: "bag.safetensors")
///
/// Each step shows the network some of the images under the plan's label, with noise at random times, and moves
/// the change along the gradient of the mean squared error of the predicted noise, by ``AdamW``. Everything
/// random comes from the seed; results are the same for any count of cores.
public struct Personalisation: ResumableTraining, Sendable {
    public private(set) var plan: PersonalisationPlan
    /// The denoiser with the change so far.
    public private(set) var denoiser: Denoiser<Float>
    public private(set) var losses: [Double] = []
    private let images: ImageSet
    private let schedule: NoiseSchedule
    private let network: String
    private var adaptation: Adaptation
    private var optimiser: AdamW<Double>
    private var random: SeededRandom

    /// A training at its start.
    ///
    /// - Throws: ``DiffusionError/rankOutside(found:most:)``; ``DiffusionError/badSetting(_:found:wanted:)`` for a
    ///   label that the network does not have, and images of another size.
    public init(
        of base: Denoiser<Float>, on images: ImageSet, _ plan: PersonalisationPlan
    ) throws(DiffusionError) {
        guard (0..<base.architecture.classes).contains(plan.label) else {
            throw .badSetting(
                "the label", found: "\(plan.label)", wanted: "from 0 to \(base.architecture.classes - 1)")
        }
        guard images.side == base.architecture.side, images.count > 0 else {
            throw .badSetting(
                "the side of the images", found: "\(images.side)", wanted: "\(base.architecture.side)")
        }
        self.plan = plan
        self.images = images
        schedule = NoiseSchedule(steps: base.architecture.steps)
        network = try Self.fingerprint(of: base)
        random = SeededRandom(seed: plan.seed)
        adaptation = try Adaptation(
            of: base, method: plan.method, subset: plan.subset, rank: plan.rank, using: &random)
        optimiser = AdamW(counts: adaptation.numbers.map(\.count), learningRate: plan.learningRate)
        denoiser = base
        try adaptation.apply(to: &denoiser)
    }

    public var plannedSteps: Int { plan.steps }

    /// How many numbers are trained.
    public var parameterCount: Int { adaptation.parameterCount }

    /// The layers that are changed, in alphabetical order.
    public var layers: [String] { adaptation.layers.map(\.name) }

    public mutating func advance() throws(DiffusionError) {
        let images = self.images
        let label = plan.label
        let task = NoisyBatch(plan.batch, schedule: schedule, using: &random) { random in
            (Array(images[random.index(below: images.count)]), label)
        }
        let denoiser = self.denoiser
        let names = adaptation.weightNames
        let (loss, byWeight) = try DiffusionError.network { () throws(NetworkError) in
            try denoiser.loss(task.batch, target: task.noise, gradientsOf: names)
        }
        guard loss.isFinite else { throw .diverged(step: step + 1) }
        var numbers = adaptation.numbers
        optimiser.update(&numbers, along: try adaptation.gradients(from: byWeight))
        guard numbers.allSatisfy({ $0.allSatisfy(\.isFinite) }) else { throw .diverged(step: step + 1) }
        try adaptation.set(numbers)
        try adaptation.apply(to: &self.denoiser)
        losses.append(Double(loss))
    }

    /// Writes the change as a file that `prr apply` carries out.
    ///
    /// - Throws: ``DiffusionError/reduction(_:)``.
    public func writeChange(to path: String) throws(DiffusionError) { try adaptation.write(to: path) }

    private static func fingerprint(of base: Denoiser<Float>) throws(DiffusionError) -> String {
        let values = try DiffusionError.network { () throws(NetworkError) in
            try base.parameterNames.map { (name) throws(NetworkError) in try base.values(of: name) }
        }
        return Fingerprint.of(values.joined())
    }
}

// MARK: - Broken off and gone on with

extension Personalisation {
    private static let kind = "longhand personalisation 1"

    private var settings: [String: String] {
        plan.settings.merging(["network": network, "images": images.fingerprint]) { $1 }
    }

    /// A training where ``writeState(to:)`` left it.
    ///
    /// - Parameter plan: the same as at the start; more steps, or fewer, may be asked for.
    /// - Throws: as ``init(of:on:_:)``, and ``DiffusionError/badState(path:_:)``, also for another network, other
    ///   images and other settings.
    public init(
        resuming path: String, of base: Denoiser<Float>, on images: ImageSet, _ plan: PersonalisationPlan
    ) throws(DiffusionError) {
        try self.init(of: base, on: images, plan)
        let names = adaptation.numberNames
        var counts: [String: Int] = [:]
        for (name, numbers) in zip(names, adaptation.numbers) {
            for part in Part.allCases { counts[part.name(name)] = numbers.count }
        }
        let state = try TrainingState<Double>(
            path: path, kind: Self.kind, settings: settings, counts: counts)
        func arrays(_ part: Part) -> [[Double]] { names.map { state.numbers[part.name($0)] ?? [] } }
        optimiser = AdamW(
            learningRate: plan.learningRate, decay: optimiser.decay, step: state.losses.count,
            means: arrays(.mean), squares: arrays(.square))
        random = state.random
        losses = state.losses
        try adaptation.set(arrays(.value))
        try adaptation.apply(to: &denoiser)
    }

    public func writeState(to path: String) throws(DiffusionError) {
        var numbers: [String: [Double]] = [:]
        for (index, name) in adaptation.numberNames.enumerated() {
            numbers[Part.value.name(name)] = adaptation.numbers[index]
            numbers[Part.mean.name(name)] = optimiser.means[index]
            numbers[Part.square.name(name)] = optimiser.squares[index]
        }
        try TrainingState(
            kind: Self.kind, settings: settings, random: random, losses: losses, numbers: numbers
        ).write(to: path)
    }

    private enum Part: String, CaseIterable {
        case value, mean, square

        func name(_ layer: String) -> String { self == .value ? layer : "\(layer).\(rawValue)" }
    }
}
