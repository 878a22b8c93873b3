public import Pictures
internal import RankReduction

extension PersonalisationReport {
    /// The report as a document.
    ///
    /// - Throws: ``DiffusionError/picture(_:)`` where a number cannot be drawn.
    public func page() throws(DiffusionError) -> Page {
        var page = Page(
            title: "Personalising a denoiser by taking rank away",
            summary: [
                "A class-conditional denoiser learns \(images.count) images that it has never seen, by PRR (each weight W "
                    + "becomes W − QQᵀW, and Q is trained) and by LoRA (W + up · down). \(plan.steps) steps a training, "
                    + "\(plan.samples) images by \(plan.samplingSteps) steps of DDIM, seed \(plan.seed).",
                "Distances are mean squared differences of pixels in −1…1. Alignment is the distance to the nearest of the "
                    + "images, held out that to others of their kind, diversity the variance of a pixel over noises, and "
                    + "drift the change of the other classes at the same noise.",
            ])
        page.add(
            try section(
                "What was trained, and what came of it",
                "A few images teach the model a subject, with few numbers.", learningFinding,
                [.table(runsTable)]))
        page.add(
            try section(
                "PRR beside LoRA", "PRR keeps more of what the model could do before.", methodFinding, []))
        page.add(
            try section(
                "The spread over noises",
                "The larger r, the more alike is what different noises become (Appendix G).",
                spreadFinding, spreadPicture.map { [.picture($0)] } ?? []))
        page.add(
            try section(
                "Two subjects in one network",
                "One after the other or both at once is the same (Appendix C; it is so only where the projectors "
                    + "commute).",
                joinedFinding, [.table(joinedTable), .picture(try joinedSheet())]))
        page.add(
            try section(
                "One image, learnt with a large rank",
                "What is made resembles the image whatever is asked for, so that asking for something else edits it "
                    + "(Appendix G).",
                editingFinding, [.picture(try editingSheet())]))
        page.add(Page.Section("Images", [.picture(try sheet())]))
        return page
    }

    private func section(
        _ heading: String, _ claim: String, _ finding: String, _ evidence: [Page.Block]
    ) throws(DiffusionError) -> Page.Section {
        Page.Section(
            heading,
            [.terms([Page.Term("The paper", claim), Page.Term("Here", finding)])] + evidence)
    }

    // MARK: - Tables

    private func text(_ number: Double) -> String { number.told() }

    private var runsTable: Page.Table {
        let first = [
            "base", "", "", text(base.alignment), base.heldOut.map(text) ?? "", text(base.diversity), "0",
        ]
        return Page.Table(
            caption: "Each training, with the same noises",
            columns: ["", "layers", "numbers", "alignment", "held out", "diversity", "drift"],
            rows: [first]
                + runs.map { run in
                    [
                        run.name, "\(run.layers)", "\(run.parameters)", text(run.metrics.alignment),
                        run.metrics.heldOut.map(text) ?? "", text(run.metrics.diversity),
                        text(run.metrics.drift),
                    ]
                })
    }

    private var joinedTable: Page.Table {
        Page.Table(
            caption: "PRR at r = \(plan.combinedRank) on \(plan.subsets[0].rawValue)",
            columns: ["", "to the first", "to the second", "diversity"],
            rows: joined.map { [$0.way, text($0.first), text($0.second), text($0.diversity)] })
    }

    // MARK: - Sheets

    private static let across = 8

    private func sheet() throws(DiffusionError) -> Picture {
        try Self.sheet(
            [("the images", images), ("base", baseSamples)] + runs.map { ($0.name, $0.samples) },
            caption: "What each network makes of the same noises.")
    }

    private func joinedSheet() throws(DiffusionError) -> Picture {
        try Self.sheet(joined.map { ($0.way, $0.samples) }, caption: "Two subjects, combined.")
    }

    private func editingSheet() throws(DiffusionError) -> Picture {
        try Self.sheet(
            [("the image", images.single(0))] + editing.map { ($0.name, $0.study.samples) }, across: 10,
            caption: "Every class in turn, all from one noise.")
    }

    private static func sheet(
        _ rows: [(String, ImageSet)], across: Int = across, caption: String
    ) throws(DiffusionError) -> Picture {
        var tiles: [[ContactSheet.Tile]] = []
        for (_, images) in rows {
            var row: [ContactSheet.Tile] = []
            for index in 0..<min(across, images.count) {
                let image = try images.raster(index)
                row.append(
                    ContactSheet.Tile(
                        try DiffusionError.picture { () throws(PictureError) in try image.enlarged(by: 3) }))
            }
            tiles.append(row)
        }
        return try DiffusionError.picture { () throws(PictureError) in
            try Picture(.sheet(ContactSheet(rowLabels: rows.map(\.0), tiles: tiles)), caption: caption)
        }
    }
}
