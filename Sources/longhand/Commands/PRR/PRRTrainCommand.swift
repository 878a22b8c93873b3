internal import ArgumentParser
internal import Diffusion
internal import Networks
internal import RankReduction

/// `longhand prr train`: a denoiser personalised on a few images.
struct PRRTrainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "train",
        abstract: "Train a PRR or LoRA change of a denoiser on a few images of one subject.",
        discussion: """
            As in: longhand prr train --rank 8 --output bag.safetensors

            or with images of your own: longhand prr train --images cup1.png cup2.png --output cup.safetensors

            Without --base and --images the lab's denoiser learns five bags, a class that it has never seen. \
            Images are square .png files, or .npy and .safetensors files (file.safetensors:tensor) of \
            n x 16 x 16 numbers, from -1 to 1 or whole ones from 0 to 255. A layer of fewer than 2r outputs is \
            given half of its outputs as its rank. The same seed gives the same numbers.

            After Ctrl-C, and after a crash, the same command with --resume goes on from the state that is kept \
            beside the output, and reaches the same numbers. prr apply makes the changed weights, and prr \
            sample images.

            With --json: {"base","images","method","subset","rank","layers","parameters","steps",\
            "learningRate","label","seed","loss":{"first","last"},"losses":[…],"output","plot"}; first and \
            last are means over a tenth of the steps.
            """)

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp("Images of the subject; else the lab's five bags.", valueName: "file"))
    var images: [String] = []

    @Option(help: ArgumentHelp("prr or lora.", valueName: "name"))
    var method: AdaptationMethodName = .prr

    @Option(
        help: ArgumentHelp(
            "ExCA, ExSA, SAO, CAO, FMT, SCA, ExCA-HL or ExCA-HL-Last: which layers.", valueName: "name"))
    var subset = LayerSubsetName(.exceptCrossAttention)

    @Option(help: ArgumentHelp("r, from 1 to half of the outputs of the widest layer.", valueName: "r"))
    var rank = 8

    @Option(help: ArgumentHelp("How many steps.", valueName: "n"))
    var steps = 400

    @Option(help: ArgumentHelp("Images a step.", valueName: "n"))
    var batch = 16

    @Option(help: ArgumentHelp("Else 0.05 for prr and 0.001 for lora.", valueName: "x"))
    var learningRate: Double?

    @Option(help: ArgumentHelp("The class that the images are shown as.", valueName: "n"))
    var label = 8

    @Option(help: ArgumentHelp("What everything random follows from.", valueName: "n"))
    var seed: UInt64 = 0

    @OptionGroup var denoiser: DenoiserOption

    @Option(name: [.short, .long], help: ArgumentHelp("The PRR or LoRA file to write.", valueName: "file"))
    var output: String

    @OptionGroup var files: TrainingFiles

    @Flag(help: "Answer with one JSON object.")
    var json = false

    @OptionGroup var look: LookOption

    func validate() throws {
        try PRRWork.check(output: output, besides: images + [denoiser.base].compactMap { $0 })
    }

    func run() throws {
        let surroundings = look.surroundings
        let base = try denoiser.path()
        let shown = try denoiser.images(images, usual: "train", option: "--images")
        var training = try begun(base, shown)
        try DiffusionWork.train(&training, output: output, every: 50, shownTo: surroundings)
        do throws(DiffusionError) { try training.writeChange(to: output) } catch { throw error.failure }
        try files.finish(LossHistory(training.losses), output: output)
        let report = TrainingReport(training, base: base, images: shown, output: output, plot: files.plot)
        try report.put(json: json, surroundings)
    }

    private func begun(_ base: String, _ shown: [String]) throws(CommandFailure) -> Personalisation {
        do throws(DiffusionError) {
            let plan = try PersonalisationPlan(
                method: method.method, subset: subset.subset, rank: rank, steps: steps, batch: batch,
                learningRate: learningRate, label: label, seed: seed)
            let network = try Denoiser<Float>(path: base, changes: [])
            let images = try ImageSet(paths: shown, side: network.architecture.side)
            guard files.resume else { return try Personalisation(of: network, on: images, plan) }
            return try Personalisation(
                resuming: DiffusionWork.statePath(for: output), of: network, on: images, plan)
        } catch { throw error.failure }
    }
}

/// The words for the subsets, in letters of any size.
struct LayerSubsetName: ExpressibleByArgument {
    let subset: LayerSubset

    init(_ subset: LayerSubset) { self.subset = subset }

    init?(argument: String) {
        guard
            let subset = LayerSubset.allCases.first(where: {
                $0.rawValue.lowercased() == argument.lowercased()
            })
        else { return nil }
        self.subset = subset
    }

    var defaultValueDescription: String { subset.rawValue }
}
