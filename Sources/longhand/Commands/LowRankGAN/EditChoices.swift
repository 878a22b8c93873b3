internal import ArgumentParser
internal import LowRankGAN

/// Which direction is gone along, how far, and on which layers.
struct EditChoices: ParsableArguments {
    @Option(help: ArgumentHelp("Which direction, from 1, the strongest first.", valueName: "n"))
    var direction = 1

    @Flag(help: "The direction as it is, not projected: the rest changes too.")
    var unprojected = false

    @Option(help: ArgumentHelp("How far: the latent moves by up to this, both ways.", valueName: "x"))
    var alpha = 3.0

    @Option(
        help: ArgumentHelp(
            "Layers FIRST:LAST of a style generator, counted from 1; all if left out.", valueName: "a:b"))
    var layers: LayerRange?

    func validate() throws {
        guard direction >= 1 else {
            throw ValidationError("--direction takes a number from 1, not \(direction).")
        }
        guard alpha > 0, alpha <= 1_000 else {
            throw ValidationError("--alpha takes a number above 0 and up to 1000, not \(alpha).")
        }
    }

    /// The edit along the direction that was chosen, and what the projection left of it.
    ///
    /// - Throws: `EditingError` where there is no such direction, or nothing is left of it.
    func edit(_ directions: AttributeDirections) throws(EditingError) -> (edit: LatentEdit, kept: Double) {
        let attribute = try directions.attribute(direction - 1)
        let vector = unprojected ? attribute.direction : try directions.projected(direction - 1)
        return (LatentEdit(vector, layers: layers?.range), attribute.projected.kept)
    }

    /// `direction 1 of 24, projected: 0.41 of it is left`.
    func words(_ directions: AttributeDirections, kept: Double) -> String {
        let layers = layers.map { ", layers \($0.range.lowerBound + 1) to \($0.range.upperBound)" } ?? ""
        let projected = unprojected ? "not projected" : "projected: \(kept.shown(2)) of it is left"
        return "direction \(direction) of \(directions.attributes.count)\(layers), \(projected)"
    }
}

/// `2:4`: the layers 2, 3 and 4, counted from 1.
struct LayerRange: ExpressibleByArgument {
    /// Counted from 0.
    let range: Range<Int>

    init?(argument: String) {
        let ends = argument.split(separator: ":", omittingEmptySubsequences: false).map { Int($0) }
        guard ends.count == 2, let first = ends[0], let last = ends[1], first >= 1, last >= first,
            last < Int.max
        else { return nil }
        range = (first - 1)..<last
    }
}
