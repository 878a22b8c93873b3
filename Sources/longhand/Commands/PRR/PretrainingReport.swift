internal import Diffusion
internal import Pictures

/// What `longhand prr pretrain` has trained.
struct PretrainingReport: EditingReport {
    let data: String
    let parameters: Int
    let plan: PretrainingPlan
    let outcome: TrainingOutcome

    var blocks: [ReportBlock] {
        let steps = outcome.history.losses.count
        return [
            .sentences(
                ["\(parameters) numbers, \(steps) steps of \(plan.batch) images."] + outcome.sentences)
        ]
    }

    func pictures() throws(PictureError) -> [Picture] { outcome.pictures }

    private enum Key: String, CodingKey { case data, parameters, batch, leftOut, seed }

    func encode(to encoder: any Encoder) throws {
        try outcome.encode(to: encoder)
        var fields = encoder.container(keyedBy: Key.self)
        try fields.encode(data, forKey: .data)
        try fields.encode(parameters, forKey: .parameters)
        try fields.encode(plan.batch, forKey: .batch)
        try fields.encode(plan.leftOut, forKey: .leftOut)
        try fields.encode(plan.seed, forKey: .seed)
    }
}
