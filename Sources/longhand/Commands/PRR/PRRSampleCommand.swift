internal import ArgumentParser
internal import Diffusion
internal import Networks
internal import Pictures
internal import RankReduction

/// `longhand prr sample`: images of a denoiser, with changes or without.
struct PRRSampleCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sample", abstract: "Make images with a denoiser and PRR or LoRA changes of it.",
        discussion: """
            As in: longhand prr sample --change bag.safetensors --to bags.png --metrics

            Each label gets a row of images, from the same noises, by DDIM. Two PRR files are combined as --way \
            says; more are carried out in their order, and LoRA files after all PRR files.

            The metrics: alignment is the mean squared distance of samples of the first label to the nearest of \
            the images that were trained on, heldOut to the nearest of others of their kind, diversity the \
            variance of pixels over the samples, and drift the mean squared change of the other classes' \
            samples against the base. Pixels are in -1..1.

            With --json: {"base","changes":[…],"way","labels":[…],"count","steps","guidance","seed",\
            "diversity":[…],"metrics":{"alignment","heldOut","diversity","drift"},"to"}; diversity is that of \
            each label.
            """)

    @OptionGroup var denoiser: DenoiserOption

    @Option(help: ArgumentHelp("A PRR or LoRA file; may be given several times.", valueName: "file"))
    var change: [String] = []

    @Option(
        help: ArgumentHelp("sequential, joint or sum: how two PRR files work together.", valueName: "way"))
    var way: CombinationName = .sequential

    @Option(help: ArgumentHelp("A class; may be given several times. Else 8.", valueName: "n"))
    var label: [Int] = []

    @Option(help: ArgumentHelp("Images a label.", valueName: "n"))
    var count = 24

    @Option(help: ArgumentHelp("Steps of DDIM, 1 to 1000.", valueName: "n"))
    var steps = 50

    @Option(help: ArgumentHelp("How much the label counts; 1 is the label alone.", valueName: "x"))
    var guidance = 1.0

    @Option(help: ArgumentHelp("What the noises follow from.", valueName: "n"))
    var seed: UInt64 = 0

    @Option(help: ArgumentHelp("Write the images in a sheet: .png or .svg.", valueName: "file"))
    var to: String?

    @Flag(help: "Measure the samples, too.")
    var metrics = false

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp(
            "What was trained on, for the metrics; else the lab's five bags.", valueName: "file")
    )
    var images: [String] = []

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp(
            "Others of their kind; else the lab's bags, where no --images are given.", valueName: "file"))
    var heldOut: [String] = []

    @Flag(help: "Answer with one JSON object.")
    var json = false

    @OptionGroup var look: LookOption

    /// The labels that were asked for.
    private var labels: [Int] { label.isEmpty ? [8] : label }

    func validate() throws {
        guard (1...ContactSheet.mostColumns * 4).contains(count) else {
            throw ValidationError("--count takes 1 to \(ContactSheet.mostColumns * 4), not \(count).")
        }
        guard labels.count == 1 || count <= ContactSheet.mostColumns else {
            throw ValidationError(
                "--count takes 1 to \(ContactSheet.mostColumns) with several labels, a row for each.")
        }
        guard labels.count <= 16 else { throw ValidationError("--label can be given 16 times.") }
        guard guidance >= 0, guidance <= 100 else {
            throw ValidationError("--guidance takes a number from 0 to 100, not \(guidance).")
        }
        if let to, PictureFormat(path: to) == nil {
            throw ValidationError("--to takes a .png or .svg file, not '\(to)'.")
        }
        if !metrics, !(images + heldOut).isEmpty {
            throw ValidationError("--images and --held-out are for --metrics; give that, too.")
        }
    }

    func run() throws {
        let surroundings = look.surroundings
        let base = try denoiser.path()
        let measured = try metrics ? subject() : nil
        let report = try DiffusionWork.run(shownTo: surroundings) { (goOn) throws(DiffusionError) in
            let network = try Denoiser<Float>(path: base, changes: change, as: way.combination)
            let samples = try samples(of: network, goOn)
            return try SampleReport(
                self, base: base, labels: labels, samples: samples,
                metrics: try measured.map { (files) throws(DiffusionError) in
                    try measure(network, base: base, files, goOn)
                })
        }
        if let to { try report.sheet().write(reporting: to) }
        try report.put(json: json, surroundings)
    }

    /// The samples of each label.
    private func samples(
        of network: Denoiser<Float>, _ goOn: (Int, Int, String) -> Bool
    ) throws(DiffusionError) -> [ImageSet] {
        let sampler = try DDIMSampler(
            schedule: NoiseSchedule(steps: network.steps), steps: steps, guidance: guidance)
        let noise = DDIMSampler.noise(count, of: network.imageCount, seed: seed)
        return try labels.map { (label) throws(DiffusionError) in
            guard (0..<network.labels).contains(label) else {
                throw .badSetting("the label", found: "\(label)", wanted: "from 0 to \(network.labels - 1)")
            }
            let pixels = try sampler.images(
                from: noise, labels: Array(repeating: label, count: count), by: network
            ) { goOn($0, $1, "label \(label)") }
            return try ImageSet(side: network.side, pixels: pixels)
        }
    }

    /// The files of what was trained on, and of others of their kind.
    private func subject() throws(CommandFailure) -> (images: [String], heldOut: [String]) {
        let trained = try denoiser.images(images, usual: "train", option: "--images")
        guard images.isEmpty, heldOut.isEmpty else { return (trained, heldOut) }
        return (trained, try denoiser.images([], usual: "held_out", option: "--held-out"))
    }

    private func measure(
        _ network: Denoiser<Float>, base: String, _ files: (images: [String], heldOut: [String]),
        _ goOn: (Int, Int, String) -> Bool
    ) throws(DiffusionError) -> PersonalisationMetrics {
        let before = try Denoiser<Float>(path: base, changes: [])
        var plan = PersonalisationStudy.Plan()
        (plan.count, plan.steps, plan.guidance, plan.seed) = (count, steps, guidance, seed)
        let study = try PersonalisationStudy(
            of: before, images: try ImageSet(paths: files.images, side: before.side),
            heldOut: files.heldOut.isEmpty ? nil : try ImageSet(paths: files.heldOut, side: before.side),
            label: labels[0], plan: plan
        ) { goOn($0, $1, "the base's other classes") }
        return try study.metrics(of: network) { goOn($0, $1, "the metrics") }
    }
}
