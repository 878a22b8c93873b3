internal import Pictures

/// Figure 8: λ, and a null space without a pursuit.
struct PriceSection: ReportSection {
    static let key = "lambda"
    static let heading = "The price λ"
    static let claim =
        "With λ = 1/n a larger n gives a larger null space and a stronger edit, and n = 60 suits best; the "
        + "eigenvectors of M alone have no null space (appendix C, figure 8)."

    let study: SettingStudy
    let region: String
    let dimension: Int

    /// The n of the paper.
    private static let paper = 60.0

    init(
        _ example: ReportExample, _ generator: EditableGenerator, _ plan: ReportPlan, analyses: [Analysis],
        observer: EditingObserver
    ) throws(EditingError) {
        dimension = generator.latentDimension
        let own = 1 / (try plan.weight.lambda(dimension: dimension))
        let prices = (plan.prices + [own]).sorted()
        study = try SettingStudy(
            generator, analyses,
            settings: prices.map { SettingStudy.Setting($0 == own ? plan.weight : .value(1 / $0)) },
            options: PrecisionOptions(alpha: plan.alpha), observer: observer)
        region = example.region.text
    }

    private func name(_ row: SettingStudy.Row) -> String {
        "1/\((1 / row.lambda).told())" + (row.setting.weight == .scaled ? " = 1/(2.65 √d)" : "")
    }

    // MARK: - Words

    var finding: String {
        let ranks = study.rows.map(\.outsideRank)
        let falls = zip(ranks, ranks.dropFirst()).allSatisfy { $0 >= $1 }
        var words =
            falls
            ? "The rank of L_B falls as n grows, from \(ranks.first?.told(2) ?? "") to "
                + "\(ranks.last?.told(2) ?? "") of \(dimension): the null space grows."
            : "The rank of L_B does not only fall as n grows."
        if let paper = study.rows.first(where: { abs(1 / $0.lambda - Self.paper) < 1e-9 }) {
            let verdict =
                max(paper.insideRank, paper.outsideRank) < 2
                ? "no choice of directions is left, for \(dimension) is not the paper's dimension, 512"
                : "there is a choice of directions"
            words +=
                " With the paper's n = 60 the ranks are \(paper.insideRank.told(2)) inside and "
                + "\(paper.outsideRank.told(2)) outside: \(verdict)."
        }
        let kept = study.rows.compactMap(\.insideKept)
        if kept.count > 1, let first = kept.first, let last = kept.last {
            words +=
                " The edit grows \(last > first ? "stronger" : "no stronger"): from \(first.told(2)) to "
                + "\(last.told(2)) of the unprojected change inside."
        }
        let count = study.images * dimension
        return words
            + (study.smallEigenvalues == 0
                ? " Of the \(count) eigenvalues of M_B none is below 10⁻⁷ (the smallest is "
                    + "\(study.leastEigenvalue.told(2))): without a pursuit there is no null space at that "
                    + "threshold."
                : " Of the \(count) eigenvalues of M_B \(study.smallEigenvalues) are not above 10⁻⁷.")
    }

    func evidence() throws(PictureError) -> [Page.Block] {
        var blocks: [Page.Block] = [
            .table(
                Page.Table(
                    caption:
                        "\(region), means over \(study.images) images, against the strongest eigenvector of "
                        + "M_A "
                        + "as it is.",
                    columns: ["λ"] + SettingStudy.Row.columns, rows: study.rows.map { [name($0)] + $0.cells })
            )
        ]
        func series(_ label: String, _ value: (SettingStudy.Row) -> Double) -> LinePlot.Series {
            LinePlot.Series(label, points: study.rows.map { Plane.Vector(1 / $0.lambda, value($0)) })
        }
        if study.rows.count > 1 {
            blocks.append(
                .picture(
                    try Picture(
                        .plot(
                            LinePlot(
                                [series("inside", \.insideRank), series("outside", \.outsideRank)],
                                xLabel: "n",
                                yLabel: "rank of L")),
                        caption: "The ranks of the low-rank parts with λ = 1/n at d = \(dimension).")))
        }
        let failures = study.rows.compactMap { row in row.failure.map { "λ = \(name(row)): \($0)." } }
        return failures.isEmpty ? blocks : blocks + [.list(failures)]
    }

    // MARK: - JSON

    private enum Key: String, CodingKey {
        case claim, finding, region, images, settings, smallEigenvalues, leastEigenvalue
    }

    func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: Key.self)
        try fields.encode(Self.claim, forKey: .claim)
        try fields.encode(finding, forKey: .finding)
        try fields.encode(region, forKey: .region)
        try fields.encode(study.images, forKey: .images)
        try fields.encode(study.rows.map(SettingStudy.Row.Fields.init), forKey: .settings)
        try fields.encode(study.smallEigenvalues, forKey: .smallEigenvalues)
        try fields.encode(study.leastEigenvalue, forKey: .leastEigenvalue)
    }
}
