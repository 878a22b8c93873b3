internal import ArgumentParser
internal import Lessons
internal import RankReduction

#if canImport(FoundationEssentials)
    internal import FoundationEssentials
#else
    internal import Foundation
#endif

/// `longhand prr sizes`: what PRR and LoRA files weigh.
struct PRRSizesCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "sizes",
        abstract: "The sizes of PRR and LoRA files, as published and by the text's words.",
        discussion: """
            Table 1 of the PRR paper for the U-Net of Stable Diffusion XL: eight subsets of its layers at the \
            ranks 2, 16 and 128. The layers that the published figures belong to are not those that the \
            paper's words describe; both are shown, and the difference.

            With --json: {"rows":[{"subset","rank","method","parameters","bytes","size"}],"byWords":[…]}, the \
            published conventions first; method is prr or lora.
            """)

    @Option(
        help: ArgumentHelp(
            "A convolution has at most this share of its outputs as rank.", valueName: "fraction"))
    var gamma = "1/40"

    @Option(
        help: ArgumentHelp(
            "Another network's shapes: JSON as in Lessons/prr-lab/unet-shapes-sdxl.json.", valueName: "file"))
    var model: String?

    @Flag(help: "Answer with one JSON object.")
    var json = false

    @OptionGroup var lessons: LessonFolderOption
    @OptionGroup var look: LookOption

    func validate() throws {
        do { _ = try RankBoundary(gamma) } catch {
            throw ValidationError("--gamma takes a fraction above 0 and at most 1, as 1/40 or 0.025.")
        }
    }

    func run() throws {
        Interrupts.exitAtOnce()
        let sizes = try sizes()
        if json {
            try Console.put((SizesAnswer(sizes).stableJSON ?? "{}") + "\n")
        } else {
            let surroundings = Surroundings.current(ascii: look.ascii)
            try Console.put(SizesText(sizes: sizes, gamma: gamma).text(isASCII: surroundings.ascii))
        }
    }

    private func sizes() throws(CommandFailure) -> Sizes {
        let path: String
        if let model { path = model } else { path = try shippedShapes() }
        guard let bytes = FileManager.default.contents(atPath: path) else {
            throw CommandFailure(.notFound, "\(path): there is no such file, or it cannot be read")
        }
        do throws(RankReductionError) {
            return try Sizes(of: NetworkShapes(json: bytes), boundary: RankBoundary(gamma))
        } catch .unreadableShapes(let what, let place) {
            throw CommandFailure(.badData, "\(path): \(place.plainName): \(what.plainName)")
        } catch {
            throw error.failure
        }
    }

    /// The file of the lab, found as lessons are.
    private func shippedShapes() throws(CommandFailure) -> String {
        try LabFile.path("prr-lab/unet-shapes-sdxl.json", in: lessons, or: "a file of shapes with --model")
    }
}

/// The table in both readings.
struct Sizes {
    let shapes: NetworkShapes
    let published: SizeTable
    let byWords: SizeTable

    init(of shapes: NetworkShapes, boundary: RankBoundary) {
        self.shapes = shapes
        published = SizeTable(of: shapes, reading: .published, boundary: boundary)
        byWords = SizeTable(of: shapes, reading: .byWords, boundary: boundary)
    }
}

/// The documented object of `--json`.
private struct SizesAnswer: Encodable {
    let rows: [SizeRow]
    let byWords: [SizeRow]

    init(_ sizes: Sizes) {
        rows = sizes.published.rows
        byWords = sizes.byWords.rows
    }
}
