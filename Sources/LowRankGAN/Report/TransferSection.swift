internal import Networks
internal import Pictures

/// Figure 4: one image's direction on others.
struct TransferSection: ReportSection {
    static let key = "transfer"
    static let heading = "One image's direction on others"
    static let claim =
        "A direction found with one image edits the same attribute of other images, wherever it lies in them "
        + "(section 4.2, figure 4)."

    struct Item: Sendable {
        let title: String
        let region: String
        let statistic: String
        let study: TransferStudy
        let sheet: [[ContactSheet.Tile]]

        var homeLeak: Double { study.home.change.outside / study.home.change.inside }
        /// The ratios of the others, the smallest first.
        var leaks: [Double] { study.others.map { $0.change.outside / $0.change.inside }.sorted() }
    }

    let items: [Item]

    /// How many of the others are shown.
    private static let shown = 6

    init(
        _ examples: [ReportExample], _ generator: EditableGenerator, _ plan: ReportPlan,
        statistics: [AttributeStatistic], others: [[Double]], observer: EditingObserver
    ) throws(EditingError) {
        items = try zip(examples, statistics).map { example, statistic throws(EditingError) in
            let edit = try example.projected
            let study = try TransferStudy(
                generator, edit, home: example.analysis.latent, others: others, alpha: plan.reach,
                statistic: statistic, observer: observer)
            let sheet = try ([example.analysis.latent] + others.prefix(Self.shown)).map {
                latent throws(EditingError) in
                try EditStrip(generator, at: latent, edit, alphas: [-plan.reach, 0, plan.reach]).tiles()[0]
            }
            return Item(
                title: example.title, region: example.region.text, statistic: statistic.name, study: study,
                sheet: sheet)
        }
    }

    // MARK: - Words

    var finding: String {
        items.map { item in
            let (leak, shift) = (item.study.medianLeak / item.homeLeak, item.study.medianShift)
            let verdict =
                item.study.agreement > 0.9 && shift > 0.5
                ? "it means the same there"
                : item.study.agreement > 0.7
                    ? "it means roughly the same there" : "it means something else there"
            return "The direction of the \(item.region) moves its \(item.statistic) the same way in "
                + "\(item.study.agreement.percent) of \(item.study.others.count) other images, by "
                + "\(shift.told(2)) of the shift at home (median): \(verdict). The rest changes "
                + "\(leak.told(2)) times as much for the change inside as it does at home."
        }.joined(separator: " ")
    }

    func evidence() throws(PictureError) -> [Page.Block] {
        var blocks: [Page.Block] = [
            .table(
                Page.Table(
                    caption: "Outside/inside: of the mean squared changes at ±α.",
                    columns: [
                        "direction", "same way", "median shift", "outside/inside at home",
                        "quarter of the others",
                        "half", "three quarters",
                    ],
                    rows: items.map { item in
                        [
                            item.title, item.study.agreement.percent, item.study.medianShift.told(2),
                            item.homeLeak.told(2),
                        ] + [0.25, 0.5, 0.75].map { (Statistics.quantile(item.leaks, $0) ?? 0).told(2) }
                    }))
        ]
        blocks.append(
            .picture(
                try Picture(
                    .plot(
                        LinePlot(
                            items.map { item in
                                LinePlot.Series(
                                    item.region,
                                    points: item.leaks.enumerated().map {
                                        Plane.Vector(Double($0.offset + 1), max($0.element, 1e-9))
                                    })
                            }, xLabel: "image, in order", yLabel: "outside/inside", isLogarithmic: true)),
                    caption: "How much the rest changes for the change inside, on each of the other images."))
        )
        for item in items {
            let alpha = item.study.alpha.told()
            blocks.append(
                .picture(
                    try .sheet(
                        rows: ["itself"] + item.sheet.indices.dropFirst().map { "other \($0)" },
                        columns: ["−\(alpha)", "0", "+\(alpha)"],
                        item.sheet.map { row in row.map { ContactSheet.Tile($0.image) } },
                        caption: "\(item.title): the image it was found with, and the first of the others.")))
        }
        return blocks
    }

    // MARK: - JSON

    private struct Fields: Encodable {
        let example, statistic: String
        let alpha, agreement, medianShift, medianLeak, homeLeak: Double
        let leaks: [Double]
    }

    private enum Key: String, CodingKey { case claim, finding, directions }

    func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: Key.self)
        try fields.encode(Self.claim, forKey: .claim)
        try fields.encode(finding, forKey: .finding)
        try fields.encode(
            items.map {
                Fields(
                    example: $0.title, statistic: $0.statistic, alpha: $0.study.alpha,
                    agreement: $0.study.agreement, medianShift: $0.study.medianShift,
                    medianLeak: $0.study.medianLeak, homeLeak: $0.homeLeak, leaks: $0.leaks)
            }, forKey: .directions)
    }
}
