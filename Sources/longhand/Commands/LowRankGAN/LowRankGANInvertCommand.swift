internal import ArgumentParser
internal import LowRankGAN
internal import Networks
internal import Pictures
internal import RankReduction
internal import TensorFiles

/// `longhand lowrankgan invert`: the latent whose image is nearest to a picture.
struct LowRankGANInvertCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "invert",
        abstract: "Find the latent whose image is nearest to a picture, to edit it.",
        discussion: """
            As in: longhand lowrankgan invert me.png --output me.npy
            and then: longhand lowrankgan edit --latent me.npy --region mouth

            Levenberg and Marquardt's method with the Jacobian in forward mode, from the best of many random \
            latents. The picture has to have the size of the generator's images, and a face to stand where its \
            faces stand. There are many local minima: what is found is the best of the starts.

            With --json: {"generator","picture","error","decibels","steps","starts":[…],"output","compare"}: error \
            is the mean squared error of pixels in 0..1, starts what each start came to.
            """)

    @Argument(help: "A PNG of the size of the generator's images.")
    var picture: String

    @Option(help: ArgumentHelp("The .npy file to write the latent to.", valueName: "file"))
    var output: String?

    @Option(
        help: ArgumentHelp(
            "Write target, result and difference side by side: .png or .svg.", valueName: "file"))
    var compare: String?

    @Option(help: ArgumentHelp("At most so many steps from each start.", valueName: "n"))
    var steps = 40

    @Option(help: ArgumentHelp("How many starts are followed.", valueName: "n"))
    var starts = 3

    @Option(help: ArgumentHelp("How many random latents are tried for starts.", valueName: "n"))
    var candidates = 64

    @Option(help: ArgumentHelp("The seed of these latents.", valueName: "n"))
    var seed: UInt64 = 0

    @Option(help: ArgumentHelp("The price of a latent that is far from the average.", valueName: "x"))
    var prior = 1e-4

    @OptionGroup var generator: GeneratorOption

    @Flag(help: "Answer with one JSON object.")
    var json = false

    @OptionGroup var look: LookOption

    func validate() throws {
        for (name, value) in [("--steps", steps), ("--starts", starts), ("--candidates", candidates)]
        where !(1...100_000).contains(value) {
            throw ValidationError("\(name) takes a number from 1 to 100000, not \(value).")
        }
        guard prior >= 0, prior.isFinite else {
            throw ValidationError("--prior takes a finite number, 0 or above, not \(prior).")
        }
        if let output, MatrixFormat(path: output) != .npy {
            throw ValidationError("--output takes a .npy file, not '\(output)'.")
        }
        if let compare, PictureFormat(path: compare) == nil {
            throw ValidationError("--compare takes a .png or .svg file, not '\(compare)'.")
        }
    }

    func run() throws {
        let surroundings = look.surroundings
        let generator = try generator.loaded()
        let target = try InversionTarget(picture, for: generator)
        let options = InversionOptions(
            candidates: candidates, starts: starts, steps: steps, prior: prior, seed: seed)
        let found = try EditingWork.run(shownTo: surroundings) { observer throws(EditingError) in
            try ImageInversion(generator, of: target.pixels, options: options, observer: observer)
        }
        if let output { try write(found.latent, to: output) }
        let report = InversionReport(
            generator: generator, target: target, found: found, output: output, compare: compare)
        if let compare { try report.sheet().write(reporting: compare) }
        try report.put(json: json, surroundings)
    }

    private func write(_ latent: [Double], to path: String) throws(CommandFailure) {
        guard let tensor = DenseTensor([latent.count], latent) else { return }
        do throws(TensorFileError) { try NpyFile.write(tensor, to: path) } catch {
            throw CommandFailure(error)
        }
    }
}

/// The picture that an inversion comes near to.
struct InversionTarget {
    let path: String
    /// In 0…1, channel after channel, of the generator's shape.
    let pixels: [Double]

    /// Reads it; colours become brightness where the generator knows no colour.
    init(_ path: String, for generator: EditableGenerator) throws(CommandFailure) {
        let image: RasterImage
        do throws(PictureError) {
            image = try RasterImage(contentsOf: path)
        } catch .unreadable(let path, let why) {
            throw CommandFailure(.notFound, "\(PictureError.unreadable(path, why))")
        } catch {
            throw CommandFailure(.badData, "\(path.plainName): \(error)")
        }
        let (found, wanted) = (ImageSize(height: image.height, width: image.width), generator.imageSize)
        guard found == wanted else {
            throw CommandFailure(
                .badData,
                "\(path.plainName): it has \(found) pixels, where \(generator.name) makes \(wanted) "
                    + "(height × width): cut and scale it first")
        }
        self.path = path
        pixels =
            generator.imageShape.channels == 1 ? image.brightness : image.inColour.planes.map(Double.init)
    }
}
