internal import Pictures

/// Table 1a: seven methods, at equal strength and at matched change.
struct PrecisionSection: ReportSection {
    static let key = "precision"
    static let heading = "Seven methods, at equal strength and at matched change"
    static let claim =
        "The projection lowers the error outside the region: 1.4 times for the eyes and 3.2 times for the "
        + "mouth, at equal strength (table 1a)."

    let study: PrecisionStudy
    let regions: [String]
    let seeds: [UInt64]

    init(
        _ examples: [ReportExample], _ generator: EditableGenerator, _ plan: ReportPlan,
        regionless: [EditingMethod: [Double]], observer: EditingObserver
    ) throws(EditingError) {
        study = try PrecisionStudy(
            generator,
            latents: plan.seeds.map { seed throws(EditingError) in try generator.latent(seed: seed) },
            regions: examples.map(\.region), methods: EditingMethod.allCases, weight: plan.weight,
            others: regionless,
            options: PrecisionOptions(alpha: plan.alpha), observer: observer)
        regions = examples.map(\.region.text)
        seeds = plan.seeds
    }

    // MARK: - Words

    var finding: String {
        guard let own = study.summaries.first(where: { $0.method == .pursuit }) else {
            return "The projection left nothing of any direction."
        }
        var words =
            "At equal strength the outside changes \(own.outsideFall.told(2)) times less with LowRankGAN, "
            + "but only \(own.insideKept.told(2)) of the change inside is kept."
        if let matched = own.matchedOutside {
            let gain =
                matched < 1
                ? "\((1 / matched).told(2)) times less" : "no less: \(matched.told(2)) times as much"
            words += " Where both change the region alike, the outside changes \(gain)."
        }
        let ranked = study.summaries.filter { $0.matchedOutside != nil && $0.matchedCases == $0.cases }
            .sorted { ($0.matchedOutside ?? 1) < ($1.matchedOutside ?? 1) }
        if let best = ranked.first, let least = best.matchedOutside {
            words +=
                best.method == .pursuit
                ? " No other method is more precise by that measure."
                : " The most precise by that measure is \(best.method.title) (\(least.told(2)))."
        }
        return words + truncation(own)
    }

    private func truncation(_ own: PrecisionStudy.Summary) -> String {
        guard let plain = study.summaries.first(where: { $0.method == .truncation })?.matchedOutside,
            let matched = own.matchedOutside, matched > 0
        else { return "" }
        return abs(plain / matched - 1) < 0.1
            ? " Plain eigenvectors, as many of them, do the same (\(plain.told(2))): the pursuit chooses "
                + "the rank, no more."
            : " Plain eigenvectors, as many of them, come to \(plain.told(2))."
    }

    func evidence() throws(PictureError) -> [Page.Block] {
        let failures = EditingMethod.allCases.compactMap { method -> String? in
            let found = study.cases.compactMap { $0.failures[method] }
            return found.first.map {
                "\(method.title) found no direction in \(found.count) of \(study.cases.count) cases: \($0)."
            }
        }
        return [
            .paragraph(
                "Seeds \(seeds.map(String.init).listed), \(regions.listed), α = "
                    + "±\(study.options.alpha.told()); geometric means of the ratios to the unprojected edit. A "
                    + "weaker edit looks precise at equal strength for that reason alone; at matched change each "
                    + "edit is as strong as it takes to change "
                    + "the region as much as the unprojected one does."),
            .table(
                Page.Table(
                    columns: ["", "outside falls", "inside kept", "outside, matched", "cases"],
                    rows: study.summaries.map { summary in
                        [
                            summary.method.title, "\(summary.outsideFall.told(2))×",
                            summary.insideKept.told(2),
                            summary.matchedOutside?.told(2) ?? "none",
                            summary.matchedCases == summary.cases
                                ? "\(summary.cases)" : "\(summary.matchedCases) of \(summary.cases)",
                        ]
                    })),
            .picture(
                try Picture(
                    .bars(
                        Bars(
                            study.summaries.compactMap { summary in
                                summary.matchedOutside.map { Bars.Bar(summary.method.title, $0) }
                            })),
                    caption:
                        "The change outside against the unprojected edit's, at matched change inside; short "
                        + "bars "
                        + "are precise.")),
            .table(table), .list(failures),
        ].filter { if case .list(let items) = $0 { !items.isEmpty } else { true } }
    }

    /// The errors themselves, region by region, as the paper has them.
    private var table: Page.Table {
        let rows = regions.flatMap { region in
            [EditingMethod.unprojected, .pursuit].map { method in
                let measures = study.cases.filter { $0.analysis.region.text == region }.flatMap(\.measures)
                    .filter { $0.method == method }
                let change = MaskedChange(meanOf: measures.map(\.change))
                return ["\(region), \(method.title)", change.inside.told(2), change.outside.told(2)]
            }
        }
        return Page.Table(
            caption: "Mean squared errors at equal strength, pixels in 0…1 (table 1a has those outside).",
            columns: ["", "inside", "outside"], rows: rows)
    }

    // MARK: - JSON

    private struct Method: Encodable {
        let method: EditingMethod
        let title: String
        let cases: Int
        let outsideFall, insideKept: Double
        let matchedOutside: Double?
        let matchedCases: Int
    }

    private enum Key: String, CodingKey { case claim, finding, alpha, seeds, regions, methods }

    func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: Key.self)
        try fields.encode(Self.claim, forKey: .claim)
        try fields.encode(finding, forKey: .finding)
        try fields.encode(study.options.alpha, forKey: .alpha)
        try fields.encode(seeds, forKey: .seeds)
        try fields.encode(regions, forKey: .regions)
        try fields.encode(
            study.summaries.map {
                Method(
                    method: $0.method, title: $0.method.title, cases: $0.cases, outsideFall: $0.outsideFall,
                    insideKept: $0.insideKept, matchedOutside: $0.matchedOutside,
                    matchedCases: $0.matchedCases)
            }, forKey: .methods)
    }
}
