internal import Pictures

/// Table 1: distances of edited images from others.
struct QualitySection: ReportSection {
    static let key = "quality"
    static let heading = "Are edited images still like others?"
    static let claim =
        "Edited images are nearer to others with the projection than without it (table 1a), and with "
        + "LowRankGAN nearer than with SeFa or GANSpace (table 1b)."

    struct Item: Sendable {
        let region: String
        let study: QualityStudy
        /// Methods that cannot change the region as much.
        let outOfReach: [String]

        func row(_ name: String) -> QualityStudy.Row? { study.rows.first { $0.edit.name == name } }
    }

    let items: [Item]

    /// Over how many of the images the change is made the same.
    static let matched = 32

    /// What its rows are called that table 1a compares.
    static let equal = "unprojected, equal α"

    // MARK: - Words

    var finding: String { items.map(finding).joined(separator: " ") }

    private func finding(_ item: Item) -> String {
        guard let own = item.row(EditingMethod.pursuit.title), let plain = item.row(Self.equal),
            let matched = item.row(EditingMethod.unprojected.title)
        else { return "The \(item.region): nothing could be compared." }
        func compared(_ a: QualityStudy.Row, _ b: QualityStudy.Row) -> String {
            let (sliced, frechet) = (a.slicedWasserstein < b.slicedWasserstein, a.frechet < b.frechet)
            return sliced && frechet
                ? "nearer by both distances"
                : sliced || frechet ? "nearer by one distance only" : "no nearer by either"
        }
        let rivals = [EditingMethod.seFa, .ganSpace].compactMap { item.row($0.title) }
        let rivalWords = rivals.map { " Compared with \($0.edit.name) it is there \(compared(own, $0))." }
        let ranked = item.study.rows.filter { $0.edit.name != Self.equal }.sorted { $0.frechet < $1.frechet }
        let first = ranked.first.map { $0.edit.name } ?? ""
        return
            "\(item.region.prefix(1).uppercased() + item.region.dropFirst()): against the unprojected edit "
            + "the projected one is \(compared(own, plain)) at equal strength and \(compared(own, matched)) "
            + "at the same change of the region." + rivalWords.joined()
            + " The smallest Fréchet distance there has \(first)."
    }

    func evidence() throws(PictureError) -> [Page.Block] {
        items.flatMap { item -> [Page.Block] in
            let ground = [
                "no edit", "", "0", "0", item.study.groundSlicedWasserstein.told(),
                item.study.groundFrechet.told(),
            ]
            var blocks: [Page.Block] = [
                .table(
                    Page.Table(
                        caption:
                            "\(item.region): \(item.study.samples) edited images against as many others. All "
                            + "but “\(Self.equal)” change the region alike, on average over "
                            + "\(min(Self.matched, item.study.samples)) of them, each the way "
                            + "that moves the attribute as LowRankGAN does. The Fréchet distance is in "
                            + "\(item.study.features); it is no FID, and its numbers compare with "
                            + "those of this table only.",
                        columns: ["edit", "α", "inside", "outside", "sliced Wasserstein", "Fréchet"],
                        rows: [ground]
                            + item.study.rows.map { row in
                                [
                                    row.edit.name, row.edit.alpha.told(), row.change.inside.told(2),
                                    row.change.outside.told(2), row.slicedWasserstein.told(),
                                    row.frechet.told(),
                                ]
                            }))
            ]
            if !item.outOfReach.isEmpty {
                blocks.append(
                    .paragraph("At no strength the region changes as much with \(item.outOfReach.listed)."))
            }
            return blocks
        }
    }

    // MARK: - JSON

    private struct Fields: Encodable {
        struct Row: Encodable {
            let edit: String
            let alpha, inside, outside, slicedWasserstein, frechet: Double
        }
        let region, features: String
        let samples: Int
        let groundSlicedWasserstein, groundFrechet: Double
        let edits: [Row]
        let outOfReach: [String]
    }

    private enum Key: String, CodingKey { case claim, finding, regions }

    func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: Key.self)
        try fields.encode(Self.claim, forKey: .claim)
        try fields.encode(finding, forKey: .finding)
        try fields.encode(
            items.map { item in
                Fields(
                    region: item.region, features: item.study.features, samples: item.study.samples,
                    groundSlicedWasserstein: item.study.groundSlicedWasserstein,
                    groundFrechet: item.study.groundFrechet,
                    edits: item.study.rows.map {
                        Fields.Row(
                            edit: $0.edit.name, alpha: $0.edit.alpha, inside: $0.change.inside,
                            outside: $0.change.outside, slicedWasserstein: $0.slicedWasserstein,
                            frechet: $0.frechet)
                    }, outOfReach: item.outOfReach)
            }, forKey: .regions)
    }
}

extension QualitySection.Item {
    /// The methods at the same change of the region as the projected edit has at the plan's reach.
    init(
        _ example: ReportExample, _ generator: EditableGenerator, _ plan: ReportPlan,
        statistic: AttributeStatistic, features: DistributionStudy.Features,
        regionless: [EditingMethod: [Double]], observer: EditingObserver
    ) throws(EditingError) {
        let few = try QualityStudy.edited(
            generator, count: min(QualitySection.matched, plan.samples), seed: plan.seed)
        let own = try example.projected
        let originals = try generator.pixels(at: few)
        let target = try QualityStudy.meanChange(
            generator, own, alpha: plan.reach, latents: few, originals: originals, region: example.region
        ).inside
        let way = try AttributeWay(
            statistic, latents: few, originals: originals, of: own, generator, alpha: plan.reach)
        var edits = [
            QualityStudy.Edit(EditingMethod.pursuit.title, own, alpha: plan.reach),
            QualityStudy.Edit(
                QualitySection.equal,
                try way.following(try example.unprojected, generator, alpha: plan.reach),
                alpha: plan.reach),
        ]
        var outOfReach: [String] = []
        for method in EditingMethod.allCases where method != .pursuit {
            let direction: [Double]?
            if let known = regionless[method] {
                direction = known
            } else {
                direction = try method.regionDirection(
                    example.analysis, example.directions, attribute: example.plan.direction - 1)
            }
            guard let direction else { continue }
            let edit = try way.following(LatentEdit(direction), generator, alpha: plan.reach / 4)
            let alpha = try QualityStudy.strength(
                generator, edit, latents: few, region: example.region,
                target: max(target, .leastNormalMagnitude), start: plan.reach / 4, limit: 8 * plan.reach,
                observer: observer)
            if let alpha {
                edits.append(QualityStudy.Edit(method.title, edit, alpha: alpha))
            } else {
                outOfReach.append(method.title)
            }
        }
        self.init(
            region: example.region.text,
            study: try QualityStudy(
                generator, edits: edits, samples: plan.samples, seed: plan.seed, statistic: statistic,
                features: features, observer: observer), outOfReach: outOfReach)
    }
}
