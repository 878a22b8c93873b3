internal import Networks
internal import Pictures

/// Figure 3: an edit with the projection and without.
struct EditSection: ReportSection {
    static let key = "edits"
    static let heading = "Edits with and without the projection"
    static let claim =
        "Without the projection the rest changes violently; with it changes of the rest can barely be seen "
        + "(section 4.1, figure 3)."

    struct Item: Sendable {
        let title: String
        let region: String
        /// What the projection left of the direction.
        let kept: Double
        let projectedAlpha, unprojectedAlpha: Double
        let projected, unprojected: MaskedChange
        let tiles: [[ContactSheet.Tile]]
        /// The change of outside to that of the unprojected edit, at matched change inside.
        var ratio: Double { projected.outside / max(unprojected.outside, .leastNormalMagnitude) }

        /// How much of the rest's change is left, in words.
        var verdict: String {
            switch ratio {
            case ..<0.1: "hardly anything"
            case ..<0.5: "clearly less"
            case ..<0.95: "little less"
            default: "no less"
            }
        }
    }

    let items: [Item]

    init(
        _ examples: [ReportExample], _ generator: EditableGenerator, _ plan: ReportPlan,
        observer: EditingObserver
    ) throws(EditingError) {
        items = try examples.map { example throws(EditingError) in
            try Item(example, generator, plan, observer)
        }
    }

    // MARK: - Words

    var finding: String {
        items.map { item in
            return "For the same change of the \(item.region), the projected edit changes the rest "
                + "\(item.ratio.told(2)) times as much as the unprojected one: \(item.verdict)."
        }.joined(separator: " ")
    }

    func evidence() throws(PictureError) -> [Page.Block] {
        var blocks: [Page.Block] = [
            .table(
                Page.Table(
                    caption:
                        "Both edits made as strong as it takes for the same change inside; mean squared "
                        + "change "
                        + "of pixels in 0…1 at ±α.",
                    columns: ["edit", "α", "inside", "outside", "outside/inside"],
                    rows: items.flatMap { item in
                        [
                            row("\(item.title), as it is", item.unprojectedAlpha, item.unprojected),
                            row("\(item.title), projected", item.projectedAlpha, item.projected),
                        ]
                    }))
        ]
        for item in items {
            blocks.append(
                .picture(
                    try .sheet(
                        rows: ["as it is", "change", "projected", "change"], item.tiles,
                        caption:
                            "\(item.title): unprojected and projected at the same change inside, and where "
                            + "the image changes, on one scale. The projection left \(item.kept.told(2)) of "
                            + "the "
                            + "direction.")))
        }
        return blocks
    }

    private func row(_ name: String, _ alpha: Double, _ change: MaskedChange) -> [String] {
        [
            name, alpha.told(), change.inside.told(), change.outside.told(),
            change.inside > 0 ? (change.outside / change.inside).told(2) : "",
        ]
    }

    // MARK: - JSON

    private struct Fields: Encodable {
        let example: String
        let kept, projectedAlpha, unprojectedAlpha: Double
        let projected, unprojected: MaskedChange
        let ratio: Double
    }

    private enum Key: String, CodingKey { case claim, finding, edits }

    func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: Key.self)
        try fields.encode(Self.claim, forKey: .claim)
        try fields.encode(finding, forKey: .finding)
        try fields.encode(
            items.map {
                Fields(
                    example: $0.title, kept: $0.kept, projectedAlpha: $0.projectedAlpha,
                    unprojectedAlpha: $0.unprojectedAlpha, projected: $0.projected,
                    unprojected: $0.unprojected, ratio: $0.ratio)
            }, forKey: .edits)
    }
}

extension EditSection.Item {
    fileprivate init(
        _ example: ReportExample, _ generator: EditableGenerator, _ plan: ReportPlan,
        _ observer: EditingObserver
    ) throws(EditingError) {
        let (plain, clean) = (try example.unprojected, try example.projected)
        let target = try example.change(generator, clean, plan.reach)
        let matched = try MatchedChange.find(
            target: max(target.inside, .leastNormalMagnitude), start: plan.reach / 4, limit: 8 * plan.reach,
            tolerance: 1e-4
        ) { alpha throws(EditingError) in
            try observer.report(.matching, 0, of: 60)
            return try example.change(generator, plain, alpha)
        }
        let alpha = matched.alpha ?? plan.reach
        let change =
            if let change = matched.change { change } else { try example.change(generator, plain, alpha) }
        func strip(_ edit: LatentEdit, _ alpha: Double) throws(EditingError) -> EditStrip {
            try EditStrip(
                generator, at: example.analysis.latent, edit,
                alphas: EditStrip.alphas(most: alpha, count: 7))
        }
        let strips = [try strip(plain, alpha), try strip(clean, plan.reach)]
        let largest = strips.flatMap { strip in strip.images.indices.flatMap(strip.change) }.max()
        self.init(
            title: example.title, region: example.region.text,
            kept: try example.directions.attribute(example.plan.direction - 1).projected.kept,
            projectedAlpha: plan.reach, unprojectedAlpha: alpha, projected: target, unprojected: change,
            tiles: try strips[0].tiles(largest: largest) + strips[1].tiles(largest: largest))
    }
}
