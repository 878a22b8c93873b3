internal import ArgumentParser
internal import Lessons
internal import LowRankGAN
internal import Pictures
internal import RankReduction

/// Which part of the image is to change.
struct RegionOption: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "A name (faces: mouth, eyes, nose, hair, background; style: sleeves, collar, chest, hem, sole, shaft) "
                + "or boxes such as 38:56,20:44: rows from the top, columns from the left, counted from 0, ends not "
                + "included; + joins several.", valueName: "region"))
    var region: String?

    @Option(help: ArgumentHelp("A PNG of the image's size that is not black inside.", valueName: "file"))
    var mask: String?

    func validate() throws {
        if region != nil, mask != nil {
            throw ValidationError("--region and --mask both say which part; give one of them.")
        }
    }

    /// Whether a region was named.
    var isGiven: Bool { region != nil || mask != nil }

    /// The region that was named.
    func found(on generator: EditableGenerator) throws(CommandFailure) -> Region {
        if let mask { return try Self.read(mask: mask, generator) }
        guard let region else {
            throw CommandFailure(
                .usage, "which part of the image? Say --region NAME, --region ROWS,COLUMNS or --mask FILE.png"
            )
        }
        return try Self.typed(region, generator)
    }

    /// A region as it is typed, with a suggestion where a name is nearly one that is known.
    static func typed(_ text: String, _ generator: EditableGenerator) throws(CommandFailure) -> Region {
        do throws(EditingError) {
            return try generator.region(text)
        } catch .region(let fault) {
            var near = ""
            if case .unknownName(let name, let names) = fault, let word = name.nearest(among: names) {
                near = "; did you mean \(word)?"
            }
            throw CommandFailure(.usage, "\(fault)\(near)")
        } catch {
            throw error.failure
        }
    }

    private static func read(mask path: String, _ generator: EditableGenerator) throws(CommandFailure)
        -> Region
    {
        let image: RasterImage
        do throws(PictureError) {
            image = try RasterImage(contentsOf: path)
        } catch .unreadable(let path, let why) {
            throw CommandFailure(.notFound, "\(PictureError.unreadable(path, why))")
        } catch {
            throw CommandFailure(.badData, "\(path.plainName): \(error)")
        }
        do throws(EditingError) {
            return try Region(mask: image, size: generator.imageSize, text: "mask \(path.plainName)")
        } catch {
            throw CommandFailure(.badData, "\(path.plainName): \(error)")
        }
    }
}
