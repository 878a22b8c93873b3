internal import LowRankGAN
internal import Pictures
internal import RankReduction

/// What `longhand lowrankgan edit` made.
struct StripReport: EditingReport {
    let source: EditSource
    let strip: EditStrip
    let choices: EditChoices
    let kept: Double
    /// Where the strip was written; nil where it was not.
    let output: String?
    /// At each α; nil where the region is not known.
    let changes: [MaskedChange]?
    /// The images, and heat maps below them where they were asked for.
    private let tiles: [[ContactSheet.Tile]]

    init(
        _ source: EditSource, _ strip: EditStrip, choices: EditChoices, kept: Double, hasHeat: Bool,
        output: String?
    ) throws(EditingError) {
        self.source = source
        self.strip = strip
        self.choices = choices
        self.kept = kept
        self.output = output
        if let region = source.region {
            var changes: [MaskedChange] = []
            for image in strip.images {
                changes.append(try MaskedChange(from: strip.original, to: image, region: region))
            }
            self.changes = changes
        } else {
            changes = nil
        }
        let rows = try strip.tiles()
        tiles = hasHeat ? rows : Array(rows.prefix(1))
    }

    var blocks: [ReportBlock] {
        let heading =
            "\(source.regionText.plainName) of \(source.image.plainName), "
            + "\(choices.words(source.directions, kept: kept))."
        var notes = source.remarks.map { "Note: \($0)." }
        if let output { notes.append("Written to \(output.plainName).") }
        guard let changes else {
            let why = "The file names a mask, not its pixels: with --mask the changes can be told."
            return [.sentences([heading]), .sentences([why] + notes)]
        }
        let table = zip(strip.alphas, changes).map { alpha, change in
            [
                alpha.shown(), change.inside.shown(), change.outside.shown(),
                change.inside > 0 ? (change.outside / change.inside).shown(2) : "",
            ]
        }
        return [
            .sentences([heading]), .table([["α", "inside", "outside", "outside/inside"]] + table),
            .sentences(["Inside and outside: the mean squared change of pixels in 0…1."] + notes),
        ]
    }

    func pictures() throws(PictureError) -> [Picture] { [try sheet(isNarrow: true)] }

    /// The strip.
    ///
    /// - Parameter isNarrow: without words beside the rows, for a terminal.
    func sheet(isNarrow: Bool = false) throws(PictureError) -> Picture {
        let labels = isNarrow || tiles.count == 1 ? [] : ["image", "change"]
        return try Picture(
            .sheet(ContactSheet(rowLabels: labels, tiles: tiles)),
            caption: "\(source.regionText), \(choices.words(source.directions, kept: kept))")
    }

    private struct Change: Encodable {
        let inside: Double
        let outside: Double
    }

    private enum Key: String, CodingKey {
        case generator, image, region, direction, projected, kept, alphas, changes, remarks, strip
    }

    func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: Key.self)
        try fields.encode(source.generator.name, forKey: .generator)
        try fields.encode(source.image, forKey: .image)
        try fields.encode(source.regionText, forKey: .region)
        try fields.encode(choices.direction, forKey: .direction)
        try fields.encode(!choices.unprojected, forKey: .projected)
        try fields.encode(kept, forKey: .kept)
        try fields.encode(strip.alphas, forKey: .alphas)
        try fields.encode(
            changes?.map { Change(inside: $0.inside, outside: $0.outside) }, forKey: .changes)
        try fields.encode(source.remarks, forKey: .remarks)
        try fields.encode(output, forKey: .strip)
    }
}
