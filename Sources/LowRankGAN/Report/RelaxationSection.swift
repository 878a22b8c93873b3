internal import Networks
internal import Pictures

/// Figure 9: how many of the outside's weakest directions may move.
struct RelaxationSection: ReportSection {
    static let key = "relaxation"
    static let heading = "Relaxing the projection"
    static let claim =
        "With a larger r_relax the edit is stronger and other attributes change too; 4 to 12 is a good "
        + "choice (appendix C, figure 9)."

    let study: SettingStudy
    let region: String
    /// The example at each relaxation, at one strength.
    let strip: [ContactSheet.Tile]
    let alpha: Double

    init(
        _ example: ReportExample, _ generator: EditableGenerator, _ plan: ReportPlan, analyses: [Analysis],
        observer: EditingObserver
    ) throws(EditingError) {
        study = try SettingStudy(
            generator, analyses,
            settings: plan.relaxations.map { SettingStudy.Setting(plan.weight, relaxation: $0) },
            options: PrecisionOptions(alpha: plan.alpha), observer: observer)
        region = example.region.text
        alpha = plan.reach
        let subspaces = try RegionSubspaces(example.analysis, weight: plan.weight, observer: observer)
        strip = try plan.relaxations.map { relaxation throws(EditingError) in
            let directions = try AttributeDirections(subspaces, relaxation: relaxation)
            let edit = LatentEdit(try directions.projected(example.plan.direction - 1))
            let pixels = try generator.pixels(at: example.analysis.latent, edit, alpha: plan.reach)
            return ContactSheet.Tile(try generator.imageShape.image(pixels), caption: "\(relaxation)")
        }
    }

    // MARK: - Words

    var finding: String {
        guard let first = study.rows.first, let last = study.rows.last, let weak = first.insideKept,
            let strong = last.insideKept
        else { return "The projection left nothing of any direction." }
        var words =
            "From r_relax = \(first.setting.relaxation) to \(last.setting.relaxation) the edit keeps "
            + "\(weak.told(2)) to \(strong.told(2)) of the change inside: "
            + (strong > 1.1 * weak ? "it grows stronger." : "it grows hardly stronger.")
        let matched = study.rows.filter { $0.matchedOutside != nil && $0.matchedCases == study.images }
        if let best = matched.min(by: { ($0.matchedOutside ?? 1) < ($1.matchedOutside ?? 1) }),
            let least = best.matchedOutside
        {
            words +=
                " At the same change inside, the rest changes least with r_relax = "
                + "\(best.setting.relaxation) (\(least.told(2)) of the unprojected edit's); it is "
                + matched.map { "\(($0.matchedOutside ?? 1).told(2)) at \($0.setting.relaxation)" }.listed
                + "."
        }
        return words
    }

    func evidence() throws(PictureError) -> [Page.Block] {
        [
            .table(
                Page.Table(
                    caption:
                        "\(region), means over \(study.images) images, λ = 1/\((1 / (study.rows.first?.lambda ?? 1)).told()).",
                    columns: ["r_relax"] + SettingStudy.Row.columns,
                    rows: study.rows.map { ["\($0.setting.relaxation)"] + $0.cells })),
            .picture(
                try .sheet(
                    rows: ["r_relax"], [strip],
                    caption: "The \(region) of the example at α = \(alpha.told()), for each r_relax.")),
        ]
    }

    // MARK: - JSON

    private enum Key: String, CodingKey { case claim, finding, region, images, settings }

    func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: Key.self)
        try fields.encode(Self.claim, forKey: .claim)
        try fields.encode(finding, forKey: .finding)
        try fields.encode(region, forKey: .region)
        try fields.encode(study.images, forKey: .images)
        try fields.encode(study.rows.map(SettingStudy.Row.Fields.init), forKey: .settings)
    }
}
