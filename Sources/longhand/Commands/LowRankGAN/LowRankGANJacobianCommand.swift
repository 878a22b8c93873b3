internal import ArgumentParser
internal import LowRankGAN
internal import NumericAlgebra
internal import TensorFiles

/// `longhand lowrankgan jacobian`: how an image changes with its latent, inside a region and outside.
struct LowRankGANJacobianCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "jacobian",
        abstract: "How an image changes with its latent, inside a region and outside.",
        discussion: """
            As in: longhand lowrankgan jacobian --seed 4 --region mouth --output a.safetensors

            J is found exactly, in forward mode; the file holds the latent, the image, the mask, and the products \
            J'J divided by the rows, of the rows inside the region and of those outside. Numbers of the image are \
            in -1..1 in J, as the network makes them. The eigenvalues are the mean squared change of a number for \
            a unit step.

            With --json: {"generator","image","region","dimension","channels","height","width","pixelsInside",\
            "inside":[…],"outside":[…],"output","full"}, all d eigenvalues, descending.
            """)

    @OptionGroup var image: LatentOption
    @OptionGroup var region: RegionOption

    @Option(help: ArgumentHelp("The .safetensors file to write, for directions.", valueName: "file"))
    var output: String?

    @Option(help: ArgumentHelp("Write the whole Jacobian too: .npy.", valueName: "file"))
    var full: String?

    @OptionGroup var generator: GeneratorOption

    @Flag(help: "Answer with one JSON object.")
    var json = false

    @OptionGroup var look: LookOption

    func validate() throws {
        if let full, MatrixFormat(path: full) != .npy {
            throw ValidationError("--full takes a .npy file, not '\(full)'.")
        }
    }

    func run() throws {
        let surroundings = look.surroundings
        let generator = try generator.loaded()
        let region = try region.found(on: generator)
        let latent = try image.values(for: generator)
        let clock = ContinuousClock.now
        let analysis = try EditingWork.run(shownTo: surroundings) { observer throws(EditingError) in
            try Analysis(generator, at: latent, region: region, observer: observer)
        }
        let seconds = clock.duration(to: .now) / .seconds(1)
        if let output {
            do throws(EditingError) { try analysis.write(to: output) } catch { throw error.failure }
        }
        if let full { try write(generator, latent, to: full) }
        let report = try JacobianReport(
            analysis, image: image.name, output: output, full: full, seconds: seconds)
        try report.put(json: json, surroundings)
    }

    private func write(
        _ generator: EditableGenerator, _ latent: [Double], to path: String
    ) throws(CommandFailure) {
        let jacobian: NumericMatrix
        do throws(EditingError) { jacobian = try generator.jacobian(at: latent) } catch {
            throw error.failure
        }
        do throws(TensorFileError) {
            try MatrixFile.write(
                NumberTable(rows: jacobian.rows, columns: jacobian.columns) { jacobian[$0, $1] }, to: path)
        } catch { throw CommandFailure(error) }
    }
}
