internal import ArgumentParser
internal import Lessons
internal import LowRankGAN
internal import Networks
internal import RankReduction

#if canImport(FoundationEssentials)
    internal import FoundationEssentials
#else
    internal import Foundation
#endif

/// Which generator: one of those shipped, or a file of weights.
struct GeneratorOption: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "faces, style, or a safetensors file of weights; that of the files read, else faces.",
            valueName: "name"))
    var generator: String?

    @Option(help: ArgumentHelp("A safetensors file of weights.", valueName: "file"))
    var weights: String?

    @OptionGroup var lessons: LessonFolderOption

    func validate() throws {
        if generator != nil, weights != nil {
            throw ValidationError("--generator and --weights both say which generator; give one of them.")
        }
    }

    /// The names of the command line, and the files that they stand for.
    private static let shipped = ["faces": "faces-dcgan64", "style": "style-fmnist28"]

    /// Loads the weights.
    ///
    /// - Parameter maker: what a file that was read says it was made with; it decides where no option does.
    func loaded(for maker: String? = nil) throws(CommandFailure) -> EditableGenerator {
        let path = try path(for: maker)
        do throws(EditingError) { return try EditableGenerator(path: path) } catch { throw error.failure }
    }

    private func path(for maker: String?) throws(CommandFailure) -> String {
        if let weights { return weights }
        if let generator {
            guard let file = Self.shipped[generator] else { return try given(generator) }
            return try found(file)
        }
        guard let maker else { return try found("faces-dcgan64") }
        guard Self.shipped.values.contains(maker) else {
            throw CommandFailure(
                .usage,
                "the file was made with the generator `\(maker.plainName)`: name its weights with --weights"
            )
        }
        return try found(maker)
    }

    /// A path, or a name that was mistyped.
    private func given(_ name: String) throws(CommandFailure) -> String {
        if FileManager.default.fileExists(atPath: name) || name.contains(where: { "/.".contains($0) }) {
            return name
        }
        let near = name.nearest(among: Self.shipped.keys.sorted()).map { "; did you mean \($0)?" } ?? ""
        throw CommandFailure(
            .notFound,
            "no generator and no file is called `\(name.plainName)`: there are faces and style\(near)")
    }

    /// The classifier of garments, for generators of such images; nil for others, and where it is not there.
    func classifier(for generator: EditableGenerator) throws(CommandFailure) -> FashionClassifier? {
        let shape = generator.imageShape
        guard generator.kind == .style, (shape.channels, shape.height, shape.width) == (1, 28, 28),
            let path = try? found("classifier-fmnist28")
        else { return nil }
        do throws(EditingError) { return try FashionClassifier(path: path) } catch { throw error.failure }
    }

    /// The weights of the lab, found as lessons are.
    private func found(_ file: String) throws(CommandFailure) -> String {
        let name = "lowrankgan-lab/weights/\(file).safetensors"
        let folders = Office.library(lessons.lessons).folders
        for folder in folders where FileManager.default.fileExists(atPath: "\(folder)/\(name)") {
            return "\(folder)/\(name)"
        }
        throw CommandFailure(
            .notFound,
            "no \(name) in \(folders.joined(separator: ", ")): name the folder of the lessons with --lessons or "
                + "LONGHAND_LESSONS, or a file of weights with --weights")
    }
}
