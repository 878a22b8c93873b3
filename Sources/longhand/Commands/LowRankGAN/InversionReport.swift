internal import Foundation
internal import LowRankGAN
internal import Networks
internal import Pictures
internal import RankReduction

/// What `longhand lowrankgan invert` found.
struct InversionReport: EditingReport {
    let generator: EditableGenerator
    let target: InversionTarget
    let found: ImageInversion
    let output: String?
    let compare: String?

    /// The peak signal-to-noise ratio; nil where there is no error at all.
    private var decibels: Double? { found.error > 0 ? -10 * log10(found.error) : nil }
    private var steps: Int { found.history.count - 1 }

    var blocks: [ReportBlock] {
        let latent = (found.latent.reduce(0) { $0 + $1 * $1 } / Double(found.latent.count)).squareRoot()
        return [
            .sentences(["\(target.path.plainName) in the latent space of \(generator.name.plainName):"]),
            .table([
                ["mean squared error", found.error.shown()],
                ["peak signal to noise", decibels.map { "\($0.shown()) dB" } ?? "no noise"],
                ["steps", "\(steps)"],
                ["best start", "\(found.winner + 1) of \(found.objectives.count)"],
                [
                    "what the starts came to",
                    found.objectives.prefix(8).map { $0.shown(2) }.joined(separator: ", "),
                ],
                ["size of a latent number", latent.shown(2)],
            ]),
            .sentences(notes),
        ]
    }

    private var notes: [String] {
        var notes = ["The error is that of pixels in 0…1. What the generator cannot draw stays wrong."]
        let written = [output, compare].compactMap { $0 }.map(\.plainName)
        if !written.isEmpty { notes.append("Written to \(written.joined(separator: " and ")).") }
        if let output {
            notes.append("To edit it: `longhand lowrankgan edit --latent \(output.plainName) --region mouth`")
        }
        return notes
    }

    func pictures() throws(PictureError) -> [Picture] { [try sheet()] }

    /// Target, result, and where they differ.
    func sheet() throws(PictureError) -> Picture {
        let shape = generator.imageShape
        let change = (0..<shape.pixels).map { pixel in
            (0..<shape.channels).reduce(0) {
                let place = $1 * shape.pixels + pixel
                return $0 + abs(found.pixels[place] - target.pixels[place])
            } / Double(shape.channels)
        }
        let map = try RasterImage(
            numbers: change, height: shape.height, width: shape.width,
            range: 0...max(change.max() ?? 0, 1e-9),
            ramp: .inferno)
        let tiles = [
            ContactSheet.Tile(try shape.raster(target.pixels)),
            ContactSheet.Tile(try shape.raster(found.pixels)),
            ContactSheet.Tile(map),
        ]
        return try Picture(
            .sheet(ContactSheet(columnLabels: ["target", "result", "difference"], tiles: [tiles])),
            caption: "Mean squared error \(found.error.shown()).")
    }

    private enum Key: String, CodingKey {
        case generator, picture, error, decibels, steps, starts, output, compare
    }

    func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: Key.self)
        try fields.encode(generator.name, forKey: .generator)
        try fields.encode(target.path, forKey: .picture)
        try fields.encode(found.error, forKey: .error)
        try fields.encode(decibels, forKey: .decibels)
        try fields.encode(steps, forKey: .steps)
        try fields.encode(found.objectives, forKey: .starts)
        try fields.encode(output, forKey: .output)
        try fields.encode(compare, forKey: .compare)
    }
}
