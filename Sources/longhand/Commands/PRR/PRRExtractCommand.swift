internal import ArgumentParser
internal import RankReduction

/// `longhand prr extract`: the change between two files of weights, as a PRR or LoRA file.
struct PRRExtractCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "extract",
        abstract: "Make the PRR or LoRA file that leads from one file of weights to another.",
        discussion: """
            As in: longhand prr extract unet.safetensors tuned.safetensors --rank 16 --output tuned-prr.safetensors

            For each weight that differs, the Q of at most so many columns for which W - QQ'W comes nearest to \
            the other file's weight, or the nearest update of so many ranks. What is left unexplained is told; \
            most changes are no reductions at all.

            With --json: {"before","after","method","output","layers":[{"tensor","shape","rank","change",\
            "unexplained"}],"others":[…]}; unexplained is against the change, and others are the tensors that \
            differ and are no matrices.
            """)

    @Argument(help: "The weights before: a safetensors file.")
    var before: String

    @Argument(help: "The weights after.")
    var after: String

    @Option(help: ArgumentHelp("The most columns of Q, or ranks of an update.", valueName: "r"))
    var rank: Int

    @Option(help: ArgumentHelp("prr or lora.", valueName: "name"))
    var method: AdaptationMethodName = .prr

    @Option(help: ArgumentHelp("The file to write.", valueName: "file"))
    var output: String

    @Flag(help: "Answer with one JSON object.")
    var json = false

    @OptionGroup var look: LookOption

    func validate() throws {
        guard (1...100_000).contains(rank) else {
            throw ValidationError("--rank takes 1 to 100000, not \(rank).")
        }
        try PRRWork.check(output: output, besides: [before, after])
    }

    func run() throws {
        let surroundings = look.surroundings
        let outcome = try PRRWork.run(shownTo: surroundings) { (goOn) throws(RankReductionError) in
            try ChangeExtraction(before: before, after: after, method: method.method, rank: rank)
                .write(to: output) { goOn($0, "comparing") }
        }
        let answer = ExtractionAnswer(
            before: before, after: after, method: method.method, output: output, layers: outcome.layers,
            others: outcome.others)
        if json {
            try Console.put((answer.stableJSON ?? "{}") + "\n")
        } else {
            try Console.put(PlainTable.finished(answer.text, isASCII: surroundings.ascii))
        }
    }
}

/// The words for the methods.
enum AdaptationMethodName: String, ExpressibleByArgument, CaseIterable {
    case prr, lora

    var method: AdaptationMethod {
        switch self {
        case .prr: .prr
        case .lora: .lora
        }
    }
}

/// What `prr extract` found.
private struct ExtractionAnswer: Encodable {
    let before: String
    let after: String
    let method: AdaptationMethod
    let output: String
    let layers: [ChangeExtraction.LayerResult]
    let others: [String]

    var text: String {
        let rows = layers.map { layer in
            [
                layer.tensor.plainName, layer.shape.map(String.init).joined(separator: "×"), "\(layer.rank)",
                layer.change?.rounded(places: 4) ?? "",
                layer.unexplained < 1e-4 ? layer.unexplained.inPowers : layer.unexplained.rounded(places: 4),
            ]
        }
        var text = PlainTable.text([["tensor", "shape", "r", "‖ΔW‖/‖W‖", "unexplained"]] + rows)
        text += "\nUnexplained: what is left of the change, over its norm.\n"
        if !others.isEmpty {
            text += "Also different, and no matrices: \(others.map(\.plainName).joined(separator: ", ")).\n"
        }
        return text + "Written to \(output.plainName).\n"
    }
}
