internal import LowRankGAN
internal import RankReduction

/// What `longhand lowrankgan report` tells of the page that it wrote.
struct GeneratorAnswer: EditingReport {
    let report: GeneratorReport
    let output: String

    var blocks: [ReportBlock] {
        report.parts.map { .sentences([$0.heading + ($0.heading.hasSuffix("?") ? "" : "."), $0.finding]) }
            + [.sentences(["Written to \(output.plainName)."])]
    }

    private enum Key: String, CodingKey { case output }

    func encode(to encoder: any Encoder) throws {
        try report.encode(to: encoder)
        var fields = encoder.container(keyedBy: Key.self)
        try fields.encode(output, forKey: .output)
    }
}
