internal import LowRankGAN

/// The directions of a region with the image they were found with: read from a file, or found on the spot.
struct EditSource {
    let generator: EditableGenerator
    /// The image that is edited.
    let latent: [Double]
    /// What tables call it.
    let image: String
    let directions: AttributeDirections
    /// What the region is called.
    let regionText: String
    /// Nil where the file has a mask's name only: what changed inside can then not be told.
    let region: Region?
    let remarks: [String]

    /// From a file that `directions` wrote.
    ///
    /// - Parameter image: another image than the file's, where one is named.
    init(
        file path: String, generator option: GeneratorOption, image: LatentOption?, region: RegionOption
    ) throws(CommandFailure) {
        let file: DirectionsFile
        do throws(EditingError) { file = try DirectionsFile(path: path) } catch { throw error.failure }
        generator = try option.loaded(for: file.generator)
        do throws(EditingError) { try file.check(madeWith: generator) } catch { throw error.failure }
        guard file.latent.count == generator.latentDimension else {
            throw CommandFailure(
                .badData,
                "\(path): its latent has \(file.latent.count) numbers, where that of "
                    + "\(generator.name) has \(generator.latentDimension)")
        }
        if let image, image.isGiven {
            (latent, self.image) = (try image.values(for: generator), image.name)
        } else {
            (latent, self.image) = (file.latent, "the image of the directions")
        }
        directions = file.directions
        if region.isGiven {
            let found = try region.found(on: generator)
            (self.region, regionText) = (found, found.text)
        } else {
            self.region = try? generator.region(file.region)
            regionText = file.region
        }
        remarks = []
    }

    /// Found for this image and this region.
    init(
        generator option: GeneratorOption, image: LatentOption, region: RegionOption,
        choices: DirectionChoices, shownTo surroundings: Surroundings
    ) throws(CommandFailure) {
        let generator = try option.loaded()
        let region = try region.found(on: generator)
        let latent = try image.values(for: generator)
        (self.generator, self.latent, self.image, self.region) = (generator, latent, image.name, region)
        regionText = region.text
        (directions, remarks) = try EditingWork.run(shownTo: surroundings) { observer throws(EditingError) in
            let analysis = try Analysis(generator, at: latent, region: region, observer: observer)
            let subspaces = try RegionSubspaces(analysis, weight: choices.weight, observer: observer)
            return (try AttributeDirections(subspaces, relaxation: choices.relax), subspaces.remarks)
        }
    }
}
