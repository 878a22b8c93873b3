internal import Diffusion
internal import Pictures
internal import RankReduction

/// What `longhand prr sample` made.
struct SampleReport: EditingReport {
    let command: PRRSampleCommand
    let base: String
    let labels: [Int]
    /// Of each label.
    let samples: [ImageSet]
    /// Nil where nothing was to be measured.
    let metrics: PersonalisationMetrics?
    private let drawn: Picture

    init(
        _ command: PRRSampleCommand, base: String, labels: [Int], samples: [ImageSet],
        metrics: PersonalisationMetrics?
    ) throws(DiffusionError) {
        self.command = command
        self.base = base
        self.labels = labels
        self.samples = samples
        self.metrics = metrics
        let all = try ImageSet.joined(samples)
        drawn = try all.sheet(
            columns: labels.count > 1 ? min(command.count, ContactSheet.mostColumns) : 8,
            caption: "Label \(labels.map(String.init).joined(separator: ", ")), \(command.steps) steps")
    }

    var blocks: [ReportBlock] {
        let changes = command.change.map(\.plainName).joined(separator: ", ")
        var blocks = [
            ReportBlock.sentences([
                "\(command.count) images a label from the noises of seed \(command.seed)"
                    + (changes.isEmpty ? ", by the base itself." : ", with \(changes).")
            ]),
            .table(
                [["label", "diversity"]]
                    + zip(labels, samples).map { ["\($0)", $1.diversity.rounded(places: 4)] }),
        ]
        if let metrics {
            let heldOut = metrics.heldOut.map { [["held-out distance", $0.rounded(places: 4)]] } ?? []
            blocks.append(
                .table(
                    [["label \(labels[0])", ""], ["alignment", metrics.alignment.rounded(places: 4)]]
                        + heldOut
                        + [
                            ["diversity", metrics.diversity.rounded(places: 4)],
                            ["drift", metrics.drift.rounded(places: 4)],
                        ]))
        }
        if let to = command.to { blocks.append(.sentences(["Written to \(to.plainName)."])) }
        return blocks
    }

    func pictures() throws(PictureError) -> [Picture] { [drawn] }

    /// The images, label after label.
    func sheet() -> Picture { drawn }

    private enum Key: String, CodingKey {
        case base, changes, way, labels, count, steps, guidance, seed, diversity, metrics, to
    }

    func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: Key.self)
        try fields.encode(base, forKey: .base)
        try fields.encode(command.change, forKey: .changes)
        try fields.encode(command.way.rawValue, forKey: .way)
        try fields.encode(labels, forKey: .labels)
        try fields.encode(command.count, forKey: .count)
        try fields.encode(command.steps, forKey: .steps)
        try fields.encode(command.guidance, forKey: .guidance)
        try fields.encode(command.seed, forKey: .seed)
        try fields.encode(samples.map(\.diversity), forKey: .diversity)
        try fields.encode(metrics, forKey: .metrics)
        try fields.encode(command.to, forKey: .to)
    }
}
