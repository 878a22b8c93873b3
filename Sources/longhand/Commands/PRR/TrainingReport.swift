internal import Diffusion
internal import Pictures
internal import RankReduction

/// What `longhand prr train` has trained.
struct TrainingReport: EditingReport {
    let base: String
    let images: [String]
    private let plan: PersonalisationPlan
    private let parameters: Int
    private let layers: [String]
    private let outcome: TrainingOutcome

    init(_ training: Personalisation, base: String, images: [String], output: String, plot: String?) {
        self.base = base
        self.images = images
        plan = training.plan
        parameters = training.parameterCount
        layers = training.layers
        outcome = TrainingOutcome(history: LossHistory(training.losses), output: output, plot: plot)
    }

    var blocks: [ReportBlock] {
        let what =
            "\(plan.method == .prr ? "PRR" : "LoRA") of rank \(plan.rank) on \(plan.subset.rawValue): "
            + "\(layers.count) layers, \(parameters) numbers, \(outcome.history.losses.count) steps."
        return [.sentences([what] + outcome.sentences)]
    }

    func pictures() throws(PictureError) -> [Picture] { outcome.pictures }

    private enum Key: String, CodingKey {
        case base, images, method, subset, rank, layers, parameters, learningRate, label, seed
    }

    func encode(to encoder: any Encoder) throws {
        try outcome.encode(to: encoder)
        var fields = encoder.container(keyedBy: Key.self)
        try fields.encode(base, forKey: .base)
        try fields.encode(images, forKey: .images)
        try fields.encode(plan.method, forKey: .method)
        try fields.encode(plan.subset, forKey: .subset)
        try fields.encode(plan.rank, forKey: .rank)
        try fields.encode(layers, forKey: .layers)
        try fields.encode(parameters, forKey: .parameters)
        try fields.encode(plan.learningRate, forKey: .learningRate)
        try fields.encode(plan.label, forKey: .label)
        try fields.encode(plan.seed, forKey: .seed)
    }
}
