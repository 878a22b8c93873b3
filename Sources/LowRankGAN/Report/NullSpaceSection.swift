internal import Networks
internal import Pictures

/// Figure 2: what the null spaces are worth.
struct NullSpaceSection: ReportSection {
    static let key = "nullSpaces"
    static let heading = "Null spaces"
    static let claim =
        "Moving the latent within the null space of a part of the image leaves that part nearly unchanged, "
        + "and changes the rest (section 4.1, figure 2)."

    struct Item: Sendable {
        let title: String
        let study: NullSpaceStudy
        let regionImage: RasterImage
        /// The image, moved where the outside does not see it, and where the region does not see it; heat maps
        /// of both.
        let images: [ContactSheet.Tile]
    }

    let items: [Item]
    private let alpha: Double

    init(
        _ examples: [ReportExample], _ generator: EditableGenerator, _ plan: ReportPlan,
        observer: EditingObserver
    ) throws(EditingError) {
        items = try examples.map { example throws(EditingError) in
            let study = try NullSpaceStudy(
                generator, example.analysis, weight: plan.weight, alpha: plan.reach, samples: plan.steps,
                seed: plan.seed,
                observer: observer)
            var images = [ContactSheet.Tile(try example.analysis.imageShape.image(example.analysis.pixels))]
            let strips = try [study.hiddenOutside, study.hiddenInside].map { steps throws(EditingError) in
                try EditStrip(
                    generator, at: example.analysis.latent, LatentEdit(steps.example), alphas: [plan.reach])
            }
            let largest = strips.flatMap { $0.change(0) }.max()
            for strip in strips {
                let tiles = try strip.tiles(largest: largest)
                images += [ContactSheet.Tile(tiles[0][0].image), tiles[1][0]]
            }
            return Item(
                title: example.region.text, study: study, regionImage: try example.regionImage(),
                images: images)
        }
        alpha = plan.reach
    }

    // MARK: - Words

    var finding: String {
        items.map { item in
            let (any, outside, inside) = (
                item.study.anywhere.change, item.study.hiddenOutside.change, item.study.hiddenInside.change
            )
            let fall = any.outside / max(outside.outside, .leastNormalMagnitude)
            let leak = any.inside / max(inside.inside, .leastNormalMagnitude)
            return
                "Around the \(item.title), random steps of length \(alpha.told()) in the null space of the "
                + "rest change the rest \(fall.told(2)) times less than steps in any direction and keep "
                + "\((outside.inside / any.inside).told(2)) of the change inside; in the null space of the "
                + "region the region changes \(leak.told(2)) times less and the rest keeps "
                + "\((inside.outside / any.outside).told(2)) of its change."
                + (min(fall, leak) < 2 ? " That is hardly a null space." : "")
        }.joined(separator: " ")
    }

    func evidence() throws(PictureError) -> [Page.Block] {
        var blocks: [Page.Block] = [
            .picture(
                try .sheet(
                    rows: items.map(\.title),
                    columns: ["region", "image", "rest is blind", "change", "region is blind", "change"],
                    items.map { [ContactSheet.Tile($0.regionImage)] + $0.images },
                    caption:
                        "One random step of length \(alpha.told()) in the null space of L_B (the rest is "
                        + "blind to it) and of L_A (the region is), and where the image changes."))
        ]
        for item in items {
            blocks += [
                .heading(item.title), .table(table(item.study)), .picture(try spectrum(item)),
            ]
        }
        return blocks
    }

    private func table(_ study: NullSpaceStudy) -> Page.Table {
        let steps = [
            ("any direction", study.anywhere), ("null space of the rest", study.hiddenOutside),
            ("null space of the region", study.hiddenInside),
        ]
        return Page.Table(
            caption: "Mean squared change of pixels in 0…1 at ±\(study.alpha.told()).",
            columns: ["steps in", "dimension", "inside", "outside", "outside/inside"],
            rows: steps.map { name, steps in
                let change = steps.change
                return [
                    name, "\(steps.dimension)", change.inside.told(), change.outside.told(),
                    change.inside > 0 ? (change.outside / change.inside).told(2) : "",
                ]
            })
    }

    private func spectrum(_ item: Item) throws(PictureError) -> Picture {
        let (inside, outside) = (item.study.subspaces.inside, item.study.subspaces.outside)
        func series(_ name: String, _ values: [Double]) -> LinePlot.Series {
            LinePlot.Series(name, values: Array(values.prefix { $0 > 0 }))
        }
        return try Picture(
            .plot(
                LinePlot(
                    [
                        series("M_A", item.study.insideSpectrum), series("M_B", item.study.outsideSpectrum),
                        series("L_A, rank \(inside.rank)", inside.values.map(abs)),
                        series("L_B, rank \(outside.rank)", outside.values.map(abs)),
                    ], xLabel: "number", yLabel: "singular value", isLogarithmic: true)),
            caption:
                "\(item.title): the singular values of JᵀJ/rows inside (M_A) and outside (M_B), none of them "
                + "zero, and of their low-rank parts, which end.")
    }

    // MARK: - JSON

    private struct Fields: Encodable {
        struct Steps: Encodable {
            let dimension: Int
            let inside, outside: Double

            init(_ steps: NullSpaceStudy.Steps) {
                dimension = steps.dimension
                (inside, outside) = (steps.change.inside, steps.change.outside)
            }
        }
        let region: String
        let insideSpectrum, outsideSpectrum, insideLowRank, outsideLowRank: [Double]
        let anywhere, hiddenOutside, hiddenInside: Steps
    }

    private enum Key: String, CodingKey { case claim, finding, alpha, regions }

    func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: Key.self)
        try fields.encode(Self.claim, forKey: .claim)
        try fields.encode(finding, forKey: .finding)
        try fields.encode(alpha, forKey: .alpha)
        try fields.encode(
            items.map { item in
                Fields(
                    region: item.title, insideSpectrum: item.study.insideSpectrum,
                    outsideSpectrum: item.study.outsideSpectrum,
                    insideLowRank: item.study.subspaces.inside.values,
                    outsideLowRank: item.study.subspaces.outside.values,
                    anywhere: Fields.Steps(item.study.anywhere),
                    hiddenOutside: Fields.Steps(item.study.hiddenOutside),
                    hiddenInside: Fields.Steps(item.study.hiddenInside))
            }, forKey: .regions)
    }
}
