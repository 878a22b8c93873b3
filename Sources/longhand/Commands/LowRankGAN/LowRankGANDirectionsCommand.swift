internal import ArgumentParser
internal import LowRankGAN

/// `longhand lowrankgan directions`: what to move a latent along, so that the region changes and the rest does not.
struct LowRankGANDirectionsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "directions",
        abstract: "Find the directions that change the region, projected onto the null space of the rest.",
        discussion: """
            As in: longhand lowrankgan directions a.safetensors --output d.safetensors

            Both products of the file are split into L + S by principal component pursuit, with a certificate \
            each. The directions are the right singular vectors of L inside; from each the first k of L outside \
            are projected away, k = max(1, its rank less --relax). Kept is the length that is left of 1; a \
            direction of which nothing is left has vanished.

            With --json: {"generator","region","dimension","lambda","relaxation","ranks":{"inside","outside",\
            "projected"},"inside":{"rank","cardinality","steps","settled","gap","residual","values":[…]},\
            "outside":{…},"directions":[{"number","strength","kept","vanished"}],"remarks":[…],"output"}.
            """)

    @Argument(help: "What jacobian wrote.")
    var analysis: String

    @OptionGroup var choices: DirectionChoices

    @Option(help: ArgumentHelp("The .safetensors file to write, for edit and transfer.", valueName: "file"))
    var output: String?

    @Flag(help: "Answer with one JSON object.")
    var json = false

    @OptionGroup var look: LookOption

    func validate() throws {
        if output == analysis {
            throw ValidationError("--output is '\(analysis)', which is read; give the new file another name.")
        }
    }

    func run() throws {
        let surroundings = look.surroundings
        let report = try EditingWork.run(shownTo: surroundings) { observer throws(EditingError) in
            let analysis = try Analysis(path: analysis)
            let subspaces = try RegionSubspaces(analysis, weight: choices.weight, observer: observer)
            let directions = try AttributeDirections(subspaces, relaxation: choices.relax)
            if let output { try DirectionsFile(analysis, directions).write(to: output) }
            return DirectionsReport(
                analysis: analysis, subspaces: subspaces, directions: directions, output: output)
        }
        try report.put(json: json, surroundings)
    }
}
