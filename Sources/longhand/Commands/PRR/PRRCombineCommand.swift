internal import ArgumentParser
internal import RankReduction

/// `longhand prr combine`: two files of changes on the same weights.
struct PRRCombineCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "combine", abstract: "Combine two PRR or LoRA files on the same weights.",
        discussion: """
            As in: longhand prr combine unet.safetensors bear.safetensors hat.safetensors --way joint \
            --output both.safetensors

            Two reductions of the same layer are combined one after the other (sequential, the first file \
            first), by both spans at once (joint), or by subtracting both parts (sum). The ranks are shown as \
            predicted and as found; without --way for all three. A reduction comes before a LoRA update, \
            whichever file is named first. Without --output nothing is written.

            With --json: as prr apply, with "way" beside "weights" and in "ranks", and for two reductions \
            "angles":{"first","second","count","coinciding","perpendicular","predictedGap","foundGap"}; the gap is \
            |sequential - joint|^2 (Frobenius) for W = I.
            """)

    @Argument(help: "The weights: a safetensors file.")
    var weights: String

    @Argument(help: "A PRR or LoRA file.")
    var first: String

    @Argument(help: "Another one.")
    var second: String

    @Option(
        help: ArgumentHelp("sequential, joint or sum; sequential where a file is written.", valueName: "way"))
    var way: CombinationName?

    @Option(help: ArgumentHelp("The file to write; it may be that of the weights.", valueName: "file"))
    var output: String?

    @Flag(
        inversion: .prefixedNo, help: "Find the ranks: singular values of every layer, which takes its time.")
    var ranks = true

    @Flag(help: "Answer with one JSON object.")
    var json = false

    @OptionGroup var look: LookOption

    func validate() throws {
        if let output { try PRRWork.check(output: output, besides: [first, second]) }
        if output == nil, !ranks {
            throw ValidationError("--no-ranks without --output leaves nothing to do.")
        }
    }

    func run() throws {
        let surroundings = look.surroundings
        let layers = try PRRWork.run(shownTo: surroundings) { (goOn) throws(RankReductionError) in
            let edit = try WeightEdit(
                weights: weights, first: first, second: second, as: way?.combination ?? .sequential)
            let written = try output.map { (path) throws(RankReductionError) in
                try edit.write(to: path) { goOn($0, "writing") }
            }
            if let written, !ranks { return written }
            let ways = way == nil && edit.combinesReductions ? Combination.allCases : []
            return try edit.ranks(for: written, ways: ways, written: output) { goOn($0, "ranks of") }
        }
        let answer = EditAnswer(
            weights: weights, changes: [first, second],
            way: way?.combination ?? (output == nil ? nil : .sequential), output: output, layers: layers)
        try answer.put(json: json, surroundings)
    }
}

/// The words for the ways.
enum CombinationName: String, ExpressibleByArgument, CaseIterable {
    case sequential, joint, sum

    var combination: Combination {
        switch self {
        case .sequential: .sequential
        case .joint: .joint
        case .sum: .sum
        }
    }
}
