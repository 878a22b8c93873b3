internal import LowRankGAN
internal import Pictures
internal import RankReduction

/// What `longhand lowrankgan transfer` made.
struct TransferReport: EditingReport {
    /// One image under the edit.
    private struct Row {
        let name: String
        /// At −α, 0 and α.
        let strip: EditStrip
        /// The mean over −α and α.
        let change: MaskedChange
    }

    let source: EditSource
    let choices: EditChoices
    let kept: Double
    let output: String?
    private let rows: [Row]

    init(
        _ source: EditSource, _ region: Region, seeds: [UInt64], choices: EditChoices, output: String?,
        observer: EditingObserver
    ) throws(EditingError) {
        let (edit, kept) = try choices.edit(source.directions)
        let generator = source.generator
        var images = [(name: "itself", latent: source.latent)]
        for seed in seeds { images.append(("seed \(seed)", try generator.latent(seed: seed))) }
        var rows: [Row] = []
        for (name, latent) in images {
            let strip = try EditStrip(
                generator, at: latent, edit, alphas: EditStrip.alphas(most: choices.alpha, count: 3),
                observer: observer)
            var ends: [MaskedChange] = []
            for k in [0, 2] {
                ends.append(try MaskedChange(from: strip.original, to: strip.images[k], region: region))
            }
            let change = MaskedChange(
                inside: (ends[0].inside + ends[1].inside) / 2,
                outside: (ends[0].outside + ends[1].outside) / 2)
            rows.append(Row(name: name, strip: strip, change: change))
        }
        self.source = source
        self.choices = choices
        self.kept = kept
        self.output = output
        self.rows = rows
    }

    var blocks: [ReportBlock] {
        let table = rows.map { row in
            [
                row.name, row.change.inside.shown(), row.change.outside.shown(),
                row.change.inside > 0 ? (row.change.outside / row.change.inside).shown(2) : "",
            ]
        }
        return [
            .sentences([
                "\(source.regionText.plainName), \(choices.words(source.directions, kept: kept)), "
                    + "α = ±\(choices.alpha.shown())."
            ]),
            .table([["image", "inside", "outside", "outside/inside"]] + table),
            .sentences(output.map { ["Written to \($0.plainName)."] } ?? []),
        ]
    }

    func pictures() throws(PictureError) -> [Picture] { [try sheet()] }

    /// A row for each image.
    func sheet() throws(PictureError) -> Picture {
        let tiles = try rows.map { row throws(PictureError) in
            try row.strip.images.map { image throws(PictureError) in
                ContactSheet.Tile(try row.strip.imageShape.raster(image))
            }
        }
        let alpha = choices.alpha.shown()
        return try Picture(
            .sheet(
                ContactSheet(
                    rowLabels: rows.map(\.name), columnLabels: ["−\(alpha)", "0", "+\(alpha)"], tiles: tiles)),
            caption: "\(source.regionText), \(choices.words(source.directions, kept: kept))")
    }

    private struct Image: Encodable {
        let name: String
        let inside: Double
        let outside: Double
    }

    private enum Key: String, CodingKey {
        case generator, region, direction, projected, kept, alpha, images, sheet
    }

    func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: Key.self)
        try fields.encode(source.generator.name, forKey: .generator)
        try fields.encode(source.regionText, forKey: .region)
        try fields.encode(choices.direction, forKey: .direction)
        try fields.encode(!choices.unprojected, forKey: .projected)
        try fields.encode(kept, forKey: .kept)
        try fields.encode(choices.alpha, forKey: .alpha)
        try fields.encode(
            rows.map { Image(name: $0.name, inside: $0.change.inside, outside: $0.change.outside) },
            forKey: .images)
        try fields.encode(output, forKey: .sheet)
    }
}
