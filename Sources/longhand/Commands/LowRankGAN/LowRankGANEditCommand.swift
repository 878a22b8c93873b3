internal import ArgumentParser
internal import LowRankGAN
internal import Pictures

/// `longhand lowrankgan edit`: one image along one direction, in a strip.
struct LowRankGANEditCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "edit",
        abstract: "Move an image along a direction: a strip of images, and how much changed where.",
        discussion: """
            As in: longhand lowrankgan edit --seed 4 --region mouth --strip mouth.png

            or, along directions that were found before: longhand lowrankgan edit d.safetensors. With a file, \
            --seed or --latent take another image than the one that the directions were found with.

            The strip shows the image at steps from -alpha to +alpha, in the terminal and in --strip; --heat adds \
            the differences from the middle, brighter for larger. The table has the mean squared changes of \
            pixels in 0..1 inside the region and outside.

            With --json: {"generator","image","region","direction","projected","kept","alphas":[…],\
            "changes":[{"inside","outside"}],"remarks":[…],"strip"}; changes is null where the region is not known.
            """)

    @Argument(help: "What directions wrote; without it they are found for --seed and --region.")
    var directions: String?

    @OptionGroup var image: LatentOption
    @OptionGroup var region: RegionOption
    @OptionGroup var edit: EditChoices

    @Option(help: ArgumentHelp("How many images, an odd number from 3 to 31.", valueName: "n"))
    var steps = 7

    @Option(help: ArgumentHelp("Write the strip: .png or .svg.", valueName: "file"))
    var strip: String?

    @Flag(help: "Show where the image changes, too.")
    var heat = false

    @OptionGroup var choices: DirectionChoices
    @OptionGroup var generator: GeneratorOption

    @Flag(help: "Answer with one JSON object.")
    var json = false

    @OptionGroup var look: LookOption

    func validate() throws {
        guard (3...31).contains(steps), !steps.isMultiple(of: 2) else {
            throw ValidationError("--steps takes an odd number from 3 to 31, not \(steps).")
        }
        if directions != nil, choices.isGiven {
            throw ValidationError(
                "--lambda, --paper and --relax find directions, and these are found already: give them to directions."
            )
        }
        if directions == nil, !region.isGiven {
            throw ValidationError(
                "Which part of the image? Give --region or --mask, or a file that directions wrote.")
        }
        if let strip, PictureFormat(path: strip) == nil {
            throw ValidationError("--strip takes a .png or .svg file, not '\(strip)'.")
        }
    }

    func run() throws {
        let surroundings = look.surroundings
        let source = try source(surroundings)
        let report = try EditingWork.run(shownTo: surroundings) { observer throws(EditingError) in
            let (found, kept) = try edit.edit(source.directions)
            let strip = try EditStrip(
                source.generator, at: source.latent, found,
                alphas: EditStrip.alphas(most: edit.alpha, count: steps), observer: observer)
            return try StripReport(
                source, strip, choices: edit, kept: kept, hasHeat: heat, output: self.strip)
        }
        if let strip { try report.sheet().write(reporting: strip) }
        try report.put(json: json, surroundings)
    }

    private func source(_ surroundings: Surroundings) throws(CommandFailure) -> EditSource {
        guard let directions else {
            return try EditSource(
                generator: generator, image: image, region: region, choices: choices, shownTo: surroundings)
        }
        return try EditSource(file: directions, generator: generator, image: image, region: region)
    }
}
