internal import Pictures

/// Appendix G: training on edited images.
struct AugmentationSection: ReportSection {
    static let key = "augmentation"
    static let heading = "A rare attribute in a training set"
    static let claim =
        "Where edited images replace a part of a training set in which an attribute is rare, a classifier of "
        + "it rises from 52 % to 95 % (appendix G)."

    let study: AugmentationStudy
    let statistic: String
    let replaced: Int
    let alpha: Double

    private static let (projected, unprojected) = ("projected", "unprojected")

    init(
        _ example: ReportExample, _ generator: EditableGenerator, _ plan: ReportPlan,
        statistic: AttributeStatistic, classifier: FashionClassifier, observer: EditingObserver
    ) throws(EditingError) {
        let training = AugmentationPlan(
            statistic: statistic, rarity: 0.03, trainingCount: plan.trainingCount,
            replacedCount: plan.trainingCount / 3, testCount: max(10, plan.trainingCount / 6),
            alpha: plan.reach)
        // A direction has no sign of its own: it is given the one that raises the statistic of most images.
        let few = try QualityStudy.edited(
            generator, count: 32, seed: plan.seed, psi: training.psi)
        let edits = try [(Self.projected, example.projected), (Self.unprojected, example.unprojected)].map {
            name, edit throws(EditingError) in
            (name, try Self.raising(edit, statistic, of: few, generator, alpha: plan.reach))
        }
        study = try AugmentationStudy(
            generator, classifier, training,
            edits: edits.flatMap { name, edit in
                [
                    AugmentationEdit(name: name, edit: edit),
                    AugmentationEdit(name: "\(name), checked", edit: edit, isChecked: true),
                ]
            }, seed: plan.seed, observer: observer)
        self.statistic = statistic.name
        (replaced, alpha) = (training.replacedCount, training.alpha)
    }

    /// The edit with the sign that raises the mean of the statistic over these images.
    private static func raising(
        _ edit: LatentEdit, _ statistic: AttributeStatistic, of latents: [[Double]],
        _ generator: EditableGenerator, alpha: Double
    ) throws(EditingError) -> LatentEdit {
        func mean(_ alpha: Double) throws(EditingError) -> Double {
            let images = try generator.pixels(at: latents, edit, alpha: alpha)
            return Statistics.mean(
                try images.map { pixels throws(EditingError) in try statistic.value(pixels) })
        }
        return try mean(alpha) >= mean(-alpha)
            ? edit : LatentEdit(edit.direction.map { -$0 }, layers: edit.layers)
    }

    // MARK: - Words

    var finding: String {
        guard let plain = study.arms.first, let own = study.arms.first(where: { $0.name == Self.projected })
        else { return "Nothing was trained." }
        let gain = own.balancedAccuracy - plain.balancedAccuracy
        let verdict = gain > 0.05 ? "it helps" : gain > -0.05 ? "it makes no difference" : "it does harm"
        var words =
            "With \(study.rareCount) images that have it and \(replaced) edited ones instead of others, the "
            + "balanced accuracy goes from \(plain.balancedAccuracy.percent) to "
            + "\(own.balancedAccuracy.percent): \(verdict)."
        if let purity = own.purity { words += " \(purity.percent) of the edited images have the attribute." }
        if study.arms.count > 1, let best = study.arms.max(by: { $0.balancedAccuracy < $1.balancedAccuracy })
        {
            words += " The best is “\(best.name)” with \(best.balancedAccuracy.percent)."
        }
        return words
    }

    func evidence() throws(PictureError) -> [Page.Block] {
        [
            .paragraph(
                "An image has the attribute where the \(statistic) is above \(study.threshold.told()), which "
                    + "3 % of random images are. The same logistic regression on the classifier's features is "
                    + "trained on each set and tested on the same images, half of them with the attribute. "
                    + "Edited images are called images with the attribute, as the paper does it, or labelled by "
                    + "the statistic (“checked”); α is "
                    + "drawn between \((alpha / 2).told()) and \(alpha.told())."),
            .table(
                Page.Table(
                    columns: [
                        "training set", "balanced accuracy", "with it", "without it", "edited that have it",
                    ],
                    rows: study.arms.map { arm in
                        [
                            arm.name, arm.balancedAccuracy.percent, arm.recall.percent,
                            arm.specificity.percent,
                            arm.purity?.percent ?? "",
                        ]
                    })),
        ]
    }

    // MARK: - JSON

    private struct Arm: Encodable {
        let name: String
        let balancedAccuracy, recall, specificity: Double
        let purity: Double?
    }

    private enum Key: String, CodingKey { case claim, finding, statistic, threshold, rare, replaced, sets }

    func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: Key.self)
        try fields.encode(Self.claim, forKey: .claim)
        try fields.encode(finding, forKey: .finding)
        try fields.encode(statistic, forKey: .statistic)
        try fields.encode(study.threshold, forKey: .threshold)
        try fields.encode(study.rareCount, forKey: .rare)
        try fields.encode(replaced, forKey: .replaced)
        try fields.encode(
            study.arms.map {
                Arm(
                    name: $0.name, balancedAccuracy: $0.balancedAccuracy, recall: $0.recall,
                    specificity: $0.specificity, purity: $0.purity)
            }, forKey: .sets)
    }
}
