internal import ArgumentParser
internal import Diffusion
internal import Networks

/// `longhand prr pretrain`: the base from Fashion-MNIST.
struct PRRPretrainCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "pretrain", abstract: "Train the denoiser itself, from nothing, on Fashion-MNIST.",
        discussion: """
            As in: longhand prr pretrain --data fashion --output denoiser.safetensors

            The folder holds train-images-idx3-ubyte and train-labels-idx1-ubyte, unpacked by gunzip. Images are \
            brought to 16 x 16 pixels. The recipe is that of the lab's denoiser: Adam, mirrored images, one in ten \
            without its class, and the average of the weights in the end. It takes about a quarter of an hour.

            After Ctrl-C, and after a crash, the same command with --resume goes on from the state that is kept \
            beside the output, and reaches the same numbers.

            With --json: {"data","parameters","steps","batch","leftOut","seed","loss":{"first","last"},\
            "losses":[…],"output","plot"}.
            """)

    @Option(help: ArgumentHelp("The folder of Fashion-MNIST.", valueName: "folder"))
    var data: String

    @Option(help: ArgumentHelp("How many steps.", valueName: "n"))
    var steps = 6000

    @Option(help: ArgumentHelp("Images a step.", valueName: "n"))
    var batch = 64

    @Option(help: ArgumentHelp("A class that is left out, for personalising; -1 for none.", valueName: "n"))
    var leaveOut = 8

    @Option(help: ArgumentHelp("What everything random follows from.", valueName: "n"))
    var seed: UInt64 = 0

    @Option(name: [.short, .long], help: ArgumentHelp("The file of weights to write.", valueName: "file"))
    var output: String

    @OptionGroup var files: TrainingFiles

    @Flag(help: "Answer with one JSON object.")
    var json = false

    @OptionGroup var look: LookOption

    func validate() throws {
        guard (-1...9).contains(leaveOut) else {
            throw ValidationError("--leave-out takes a class from 0 to 9, or -1 for none, not \(leaveOut).")
        }
    }

    func run() throws {
        let surroundings = look.surroundings
        var training = try begun()
        try DiffusionWork.train(&training, output: output, every: 200, shownTo: surroundings)
        do throws(DiffusionError) {
            let result = try training.averaged()
            do { try result.write(to: output) } catch { throw .network(error) }
        } catch { throw error.failure }
        let history = LossHistory(training.losses)
        try files.finish(history, output: output)
        let report = PretrainingReport(
            data: data, parameters: training.parameterCount, plan: training.plan,
            outcome: TrainingOutcome(history: history, output: output, plot: files.plot))
        try report.put(json: json, surroundings)
    }

    private func begun() throws(CommandFailure) -> Pretraining {
        do throws(DiffusionError) {
            let plan = try PretrainingPlan(
                steps: steps, batch: batch, leftOut: leaveOut < 0 ? nil : leaveOut, seed: seed)
            let images = try LabelledImages(fashionMNIST: data)
            let architecture: DenoiserArchitecture
            do { architecture = try DenoiserArchitecture() } catch { throw .network(error) }
            guard files.resume else { return try Pretraining(architecture, on: images, plan) }
            return try Pretraining(
                resuming: DiffusionWork.statePath(for: output), architecture, on: images, plan)
        } catch { throw error.failure }
    }
}
