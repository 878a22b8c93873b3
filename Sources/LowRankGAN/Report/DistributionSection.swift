internal import Pictures

/// Figure 5: an attribute over many images before and after.
struct DistributionSection: ReportSection {
    static let key = "distributions"
    static let heading = "An attribute before and after"
    static let claim =
        "With a direction found with only one image around 90 % of all images get an attribute that few of "
        + "them had (section 4.2, figure 5)."

    struct Item: Sendable {
        let region: String
        let statistic: String
        let alpha: Double
        let shift: AttributeShift
        /// The value beyond which a twentieth of the images lies before the edit.
        let threshold: Double
        /// The part of the images that lies beyond it after the edit.
        let beyond: Double
        /// Whether the edit lowers the statistic: what is counted then lies below the threshold.
        let isLowered: Bool
    }

    let items: [Item]
    private static let rare = 0.05

    /// - Parameter studies: each with the projected edit in its first row.
    init(_ examples: [ReportExample], _ studies: [(AttributeStatistic, QualityStudy)]) {
        items = zip(examples, studies).compactMap { example, found in
            guard let row = found.1.rows.first else { return nil }
            let isLowered = row.shift.meanShift < 0
            let part = isLowered ? Self.rare : 1 - Self.rare
            let threshold = Statistics.quantile(row.shift.before, part) ?? 0
            let count = row.shift.after.count { isLowered ? $0 < threshold : $0 > threshold }
            return Item(
                region: example.region.text, statistic: found.0.name, alpha: row.edit.alpha, shift: row.shift,
                threshold: threshold, beyond: Double(count) / Double(max(1, row.shift.after.count)),
                isLowered: isLowered)
        }
    }

    // MARK: - Words

    var finding: String {
        items.map { item in
            let moved = item.isLowered ? 1 - item.shift.grown : item.shift.grown
            let verdict =
                item.beyond > 0.8
                ? "most images get it"
                : item.beyond > 0.3 ? "a part of the images gets it" : "few images get it"
            return
                "At α = \(item.alpha.told()) the \(item.statistic) \(item.isLowered ? "falls" : "grows") in "
                + "\(moved.percent) of \(item.shift.before.count) images; where 5 % of them were before the "
                + "edit, \(item.beyond.percent) are after it: \(verdict)."
        }.joined(separator: " ")
    }

    func evidence() throws(PictureError) -> [Page.Block] {
        var blocks: [Page.Block] = [
            .paragraph(
                "The paper counts the pixels that a network for segmentation calls eyes or mouth. There is "
                    + "none here: the attribute is a statistic of the pixels of the box, the one that the edit "
                    + "moves most."
            )
        ]
        for item in items {
            let (edges, before, after) = item.shift.histograms(bins: 24)
            func steps(_ name: String, _ counts: [Int]) -> LinePlot.Series {
                LinePlot.Series(
                    name,
                    points: counts.enumerated().flatMap { k, count in
                        [edges[k], edges[k + 1]].map { Plane.Vector($0, Double(count)) }
                    })
            }
            blocks.append(
                .picture(
                    try Picture(
                        .plot(
                            LinePlot(
                                [steps("before", before), steps("after", after)], xLabel: item.statistic,
                                yLabel: "images")),
                        caption:
                            "\(item.statistic) over \(item.shift.before.count) images, before and after the "
                            + "edit with α = \(item.alpha.told()); the mean moves by "
                            + "\(item.shift.effect.told(2)) deviations.")))
        }
        return blocks
    }

    // MARK: - JSON

    private struct Fields: Encodable {
        let region, statistic: String
        let alpha, meanShift, effect, grown, threshold, beyond: Double
        let samples: Int
    }

    private enum Key: String, CodingKey { case claim, finding, regions }

    func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: Key.self)
        try fields.encode(Self.claim, forKey: .claim)
        try fields.encode(finding, forKey: .finding)
        try fields.encode(
            items.map {
                Fields(
                    region: $0.region, statistic: $0.statistic, alpha: $0.alpha,
                    meanShift: $0.shift.meanShift,
                    effect: $0.shift.effect, grown: $0.shift.grown, threshold: $0.threshold,
                    beyond: $0.beyond,
                    samples: $0.shift.before.count)
            }, forKey: .regions)
    }
}
