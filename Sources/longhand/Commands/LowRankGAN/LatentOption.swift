internal import ArgumentParser
internal import LowRankGAN
internal import RankReduction
internal import TensorFiles

/// Which image: the latent of a seed, or one in a file.
struct LatentOption: ParsableArguments {
    @Option(help: ArgumentHelp("The image that this seed draws.", valueName: "n"))
    var seed: UInt64?

    @Option(
        help: ArgumentHelp("The image of a latent in a .npy file, as invert writes it.", valueName: "file"))
    var latent: String?

    @Option(
        help: ArgumentHelp(
            "How far a seed's latent goes from the average: 0 not at all, 1 all the way.", valueName: "x"))
    var psi = 1.0

    func validate() throws {
        if seed != nil, latent != nil {
            throw ValidationError("--seed and --latent both say which image; give one of them.")
        }
        guard psi >= 0, psi <= 2 else {
            throw ValidationError("--psi takes a number from 0 to 2, not \(psi).")
        }
    }

    /// Whether an image was named.
    var isGiven: Bool { seed != nil || latent != nil }

    /// What tables call the image.
    var name: String { latent.map(\.plainName) ?? "seed \(seed ?? 0)" }

    /// The latent; that of seed 0 where nothing was said.
    func values(for generator: EditableGenerator) throws(CommandFailure) -> [Double] {
        guard let latent else {
            do throws(EditingError) {
                return try generator.latent(seed: seed ?? 0, psi: psi)
            } catch { throw error.failure }
        }
        let values: [Double]
        do throws(TensorFileError) {
            values = try NpyFile(path: latent).doubles(convertingIntegers: true).elements
        } catch { throw CommandFailure(error) }
        let d = generator.latentDimension
        guard values.count == d else {
            throw CommandFailure(
                .badData,
                "\(name): it has \(values.count) numbers, where a latent of \(generator.name) has \(d)")
        }
        if let index = values.firstIndex(where: { !$0.isFinite }) {
            throw CommandFailure(.badData, "\(name): number \(index + 1) is not finite")
        }
        return values
    }
}
