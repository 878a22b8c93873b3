internal import ArgumentParser
internal import LowRankGAN
internal import Pictures

/// `longhand lowrankgan transfer`: one image's direction on other images.
struct LowRankGANTransferCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "transfer",
        abstract: "Move other images along the direction that was found with one.",
        discussion: """
            As in: longhand lowrankgan transfer d.safetensors --seeds 1,2,5..9 --sheet others.png

            The table has, for the image itself and for each seed, the mean squared changes of pixels in 0..1 \
            inside the region and outside, the mean over -alpha and +alpha. A direction that means the same \
            everywhere has about the same ratio in every row.

            With --json: {"generator","region","direction","projected","kept","alpha","images":[{"name",\
            "inside","outside"}],"sheet"}, the image of the directions first.
            """)

    @Argument(help: "What directions wrote.")
    var directions: String

    @Option(help: ArgumentHelp("The other images, at most 60, as in 1,2,5..9.", valueName: "list"))
    var seeds: SeedList

    @OptionGroup var edit: EditChoices

    @Option(help: ArgumentHelp("Write the images: .png or .svg.", valueName: "file"))
    var sheet: String?

    @OptionGroup var region: RegionOption
    @OptionGroup var generator: GeneratorOption

    @Flag(help: "Answer with one JSON object.")
    var json = false

    @OptionGroup var look: LookOption

    func validate() throws {
        if let sheet, PictureFormat(path: sheet) == nil {
            throw ValidationError("--sheet takes a .png or .svg file, not '\(sheet)'.")
        }
    }

    func run() throws {
        let surroundings = look.surroundings
        let source = try EditSource(
            file: directions, generator: generator, image: nil, region: region)
        guard let region = source.region else {
            throw CommandFailure(
                .usage, "\(directions) names a mask, not its pixels: give it again with --mask FILE.png")
        }
        let report = try EditingWork.run(shownTo: surroundings) { observer throws(EditingError) in
            try TransferReport(
                source, region, seeds: seeds.seeds, choices: edit, output: sheet, observer: observer)
        }
        if let sheet { try report.sheet().write(reporting: sheet) }
        try report.put(json: json, surroundings)
    }
}
