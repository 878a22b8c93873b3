internal import ArgumentParser
internal import RankReduction

/// `longhand prr apply`: one file of changes carried out on weights.
struct PRRApplyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "apply", abstract: "Write the weights that a PRR or LoRA file leads to.",
        discussion: """
            As in: longhand prr apply unet.safetensors bear.safetensors --output bear-unet.safetensors

            The weights pass through tensor by tensor, in little memory, and keep their types; the new file \
            appears whole or not at all. For each layer: how much it changes, and the rank that a weight of \
            full rank is left with. With --ranks the rank law is shown on the weights themselves, found before \
            rounding, and the size that rounding gives to the removed singular values.

            With --json: {"weights","changes":[…],"output","layers":[{"tensor","shape","type","reduced",\
            "updated","change","usualRank","ranks":[{"weight","predicted","found","tolerance","removed",\
            "removedAfterRounding"}]}]}.
            """)

    @Argument(help: "The weights: a safetensors file.")
    var weights: String

    @Argument(help: "The PRR or LoRA file.")
    var changes: String

    @Option(help: ArgumentHelp("The file to write; it may be that of the weights.", valueName: "file"))
    var output: String

    @Flag(help: "Find the ranks too: singular values of every changed layer, which takes its time.")
    var ranks = false

    @Flag(help: "Answer with one JSON object.")
    var json = false

    @OptionGroup var look: LookOption

    func validate() throws {
        try PRRWork.check(output: output, besides: [changes])
    }

    func run() throws {
        let surroundings = look.surroundings
        let layers = try PRRWork.run(shownTo: surroundings) { (goOn) throws(RankReductionError) in
            let edit = try WeightEdit(weights: weights, changes: changes)
            let written = try edit.write(to: output) { goOn($0, "writing") }
            guard ranks else { return written }
            return try edit.ranks(for: written, written: output) { goOn($0, "ranks of") }
        }
        let answer = EditAnswer(
            weights: weights, changes: [changes], way: nil, output: output, layers: layers)
        try answer.put(json: json, surroundings)
    }
}
