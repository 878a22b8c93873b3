internal import Diffusion
internal import Pictures
internal import RankReduction

/// What `longhand prr train` has trained.
struct TrainingReport: EditingReport {
    let base: String
    let images: [String]
    let output: String
    /// Nil where no picture was written.
    let plot: String?
    private let plan: PersonalisationPlan
    private let parameters: Int
    private let layers: [String]
    private let history: LossHistory

    init(_ training: Personalisation, base: String, images: [String], output: String, plot: String?) {
        self.base = base
        self.images = images
        self.output = output
        self.plot = plot
        plan = training.plan
        parameters = training.parameterCount
        layers = training.layers
        history = LossHistory(training.losses)
    }

    var blocks: [ReportBlock] {
        var lines = [
            "\(plan.method == .prr ? "PRR" : "LoRA") of rank \(plan.rank) on \(plan.subset.rawValue): "
                + "\(layers.count) layers, \(parameters) numbers, \(history.losses.count) steps."
        ]
        if let ends = history.ends {
            lines.append(
                "The loss went from \(ends.first.rounded(places: 4)) to \(ends.last.rounded(places: 4)), "
                    + "means over a tenth of the steps.")
        }
        let written = [output, plot].compactMap { $0?.plainName }.joined(separator: " and ")
        return [.sentences(lines + ["Written to \(written)."])]
    }

    func pictures() throws(PictureError) -> [Picture] { (try? history.picture()).map { [$0] } ?? [] }

    private struct Loss: Encodable {
        let first: Double
        let last: Double
    }

    private enum Key: String, CodingKey {
        case base, images, method, subset, rank, layers, parameters, steps, learningRate, label, seed, loss
        case losses, output, plot
    }

    func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: Key.self)
        try fields.encode(base, forKey: .base)
        try fields.encode(images, forKey: .images)
        try fields.encode(plan.method, forKey: .method)
        try fields.encode(plan.subset, forKey: .subset)
        try fields.encode(plan.rank, forKey: .rank)
        try fields.encode(layers, forKey: .layers)
        try fields.encode(parameters, forKey: .parameters)
        try fields.encode(history.losses.count, forKey: .steps)
        try fields.encode(plan.learningRate, forKey: .learningRate)
        try fields.encode(plan.label, forKey: .label)
        try fields.encode(plan.seed, forKey: .seed)
        try fields.encode(history.ends.map { Loss(first: $0.first, last: $0.last) }, forKey: .loss)
        try fields.encode(history.losses, forKey: .losses)
        try fields.encode(output, forKey: .output)
        try fields.encode(plot, forKey: .plot)
    }
}
