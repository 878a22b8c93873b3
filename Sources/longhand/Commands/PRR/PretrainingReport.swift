internal import Diffusion
internal import Pictures
internal import RankReduction

/// What `longhand prr pretrain` has trained.
struct PretrainingReport: EditingReport {
    let data: String
    let parameters: Int
    let plan: PretrainingPlan
    let history: LossHistory
    let output: String
    /// Nil where no picture was written.
    let plot: String?

    var blocks: [ReportBlock] {
        var lines = ["\(parameters) numbers, \(history.losses.count) steps of \(plan.batch) images."]
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
        case data, parameters, steps, batch, leftOut, seed, loss, losses, output, plot
    }

    func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: Key.self)
        try fields.encode(data, forKey: .data)
        try fields.encode(parameters, forKey: .parameters)
        try fields.encode(history.losses.count, forKey: .steps)
        try fields.encode(plan.batch, forKey: .batch)
        try fields.encode(plan.leftOut, forKey: .leftOut)
        try fields.encode(plan.seed, forKey: .seed)
        try fields.encode(history.ends.map { Loss(first: $0.first, last: $0.last) }, forKey: .loss)
        try fields.encode(history.losses, forKey: .losses)
        try fields.encode(output, forKey: .output)
        try fields.encode(plot, forKey: .plot)
    }
}
