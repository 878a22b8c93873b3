internal import ArgumentParser
internal import LowRankGAN

/// `longhand lowrankgan compare`: the methods side by side.
struct LowRankGANCompareCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "compare",
        abstract: "Seven ways to find a direction for a region, side by side.",
        discussion: """
            As in: longhand lowrankgan compare --seeds 1..4 --regions mouth,eyes

            Each method's strongest direction against the unprojected one, as geometric means over images and \
            regions. At equal strength: how many times less the outside changes, and what is kept of the change \
            inside. At matched change: what is left of the change outside where the edit is made as strong as it \
            takes to change the region as much as the unprojected one does; below 1 is better. A weaker edit looks \
            precise at equal strength for that reason alone, and gains nothing at matched change.

            With --json: {"generator","alpha","relaxation","seeds":[…],"regions":[…],"methods":[{"method","title",\
            "cases","outsideFall","insideKept","matchedOutside","matchedCases"}],"failures":[{"region","method",\
            "reason"}],"sentence"}; method is unprojected, pursuit, truncation, reSeFa, seFa, ganSpace or random.
            """)

    @Option(help: ArgumentHelp("The images, at most 60, as in 1,2,5..9.", valueName: "list"))
    var seeds = SeedList(1...4)

    @Option(
        help: ArgumentHelp(
            "Names or boxes; mouth,eyes on faces, collar,chest on garments.", valueName: "list"))
    var regions: RegionList?

    @Option(help: ArgumentHelp("The strength of the edits; the mean over both signs counts.", valueName: "x"))
    var alpha = 0.7

    @Option(help: ArgumentHelp("The random direction and GANSpace's samples.", valueName: "n"))
    var seed: UInt64 = 0

    @Option(help: ArgumentHelp("How many samples GANSpace is given.", valueName: "n"))
    var samples = 512

    @OptionGroup var choices: DirectionChoices
    @OptionGroup var generator: GeneratorOption

    @Flag(help: "Answer with one JSON object.")
    var json = false

    @OptionGroup var look: LookOption

    func validate() throws {
        guard alpha > 0, alpha <= 100 else {
            throw ValidationError("--alpha takes a number above 0 and up to 100, not \(alpha).")
        }
        guard (2...100_000).contains(samples) else {
            throw ValidationError("--samples takes a number from 2 to 100000, not \(samples).")
        }
    }

    func run() throws {
        let surroundings = look.surroundings
        let generator = try generator.loaded()
        var chosen: [Region] = []
        for text in try texts(generator) { chosen.append(try RegionOption.typed(text, generator)) }
        let regions = chosen
        let report = try EditingWork.run(shownTo: surroundings) { observer throws(EditingError) in
            var latents: [[Double]] = []
            for seed in seeds.seeds { latents.append(try generator.latent(seed: seed)) }
            let others = try EditingMethod.regionlessDirections(
                generator, samples: samples, seed: seed, observer: observer)
            let study = try PrecisionStudy(
                generator, latents: latents, regions: regions, methods: EditingMethod.allCases,
                weight: choices.weight, relaxation: choices.relax, others: others,
                options: PrecisionOptions(alpha: alpha), observer: observer)
            return ComparisonReport(
                generator: generator.name, study: study, seeds: seeds.seeds, relaxation: choices.relax)
        }
        try report.put(json: json, surroundings)
    }

    private func texts(_ generator: EditableGenerator) throws(CommandFailure) -> [String] {
        if let regions { return regions.regions }
        let names = generator.namedRegions.names
        for usual in [["mouth", "eyes"], ["collar", "chest"]] where usual.allSatisfy(names.contains) {
            return usual
        }
        throw CommandFailure(.usage, "which parts of the image? Say --regions ROWS,COLUMNS")
    }
}
