internal import ArgumentParser
internal import Diffusion
internal import Networks
internal import Pictures
internal import RankReduction

#if canImport(FoundationEssentials)
    internal import FoundationEssentials
#else
    internal import Foundation
#endif

/// `longhand prr report`: the experiments on personalising a denoiser, in one page.
struct PRRReportCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "report",
        abstract: "Personalise a denoiser in many ways and compare them: one page of HTML.",
        discussion: """
            As in: longhand prr report --to prr.html

            PRR and LoRA at ranks 1, 4 and 8 on three subsets of layers, two subjects combined, and one image \
            learnt with a large rank; each section has what the paper claims and what came out here. It takes \
            some ten minutes on two cores, and --full, all subsets at ranks 1 to 16, an hour.

            What was trained is kept in --work, so that a report that was broken off goes on where it stopped, \
            and --full after the usual report trains only what is new.

            With --json: {"plan",\
            "base":{"alignment","heldOut","diversity","drift"},"runs":[{"method","subset","rank","layers",\
            "parameters","metrics"}],"matches":[{"subset","rank","drift"}],"joined":[{"way","first","second",\
            "diversity"}],"editing":[{"network","distances","spread"}],"output"}; the drift of a match is LoRA's \
            over PRR's at equal alignment.
            """)

    @Option(help: ArgumentHelp("The .html file to write.", valueName: "file"))
    var to = "prr-report.html"

    @Option(
        help: ArgumentHelp(
            "The folder where changes are kept; else one beside the page.", valueName: "folder"))
    var work: String?

    @Flag(help: "All subsets, at ranks 1, 2, 4, 8 and 16.")
    var full = false

    @Flag(help: "A few steps of everything: the whole page in seconds, and no number in it worth anything.")
    var quick = false

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp("Images of the subject; else the lab's five bags.", valueName: "file"))
    var images: [String] = []

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp(
            "Others of their kind, the first five of them the second subject; else the lab's bags.",
            valueName: "file"))
    var heldOut: [String] = []

    @Option(help: ArgumentHelp("What everything random follows from.", valueName: "n"))
    var seed: UInt64 = 0

    @OptionGroup var denoiser: DenoiserOption

    @Flag(help: "Answer with one JSON object.")
    var json = false

    @OptionGroup var look: LookOption

    func validate() throws {
        try PageFile.checkName(to)
        guard images.isEmpty || !heldOut.isEmpty else {
            throw ValidationError("--images of your own need --held-out, too: others of their kind.")
        }
    }

    func run() throws {
        let surroundings = look.surroundings
        let base = try denoiser.path()
        let trained = try denoiser.images(images, usual: "train", option: "--images")
        let others = try denoiser.images(heldOut, usual: "held_out", option: "--held-out")
        try PageFile.checkFolder(of: to)
        let folder = try workFolder()
        let usual = full ? ExperimentPlan.full(seed: seed) : ExperimentPlan(seed: seed)
        let report = try DiffusionWork.run(shownTo: surroundings) { goOn throws(DiffusionError) in
            let side = try Denoiser<Float>(path: base, changes: []).architecture.side
            return try withoutActuallyEscaping(goOn) { goOn throws(DiffusionError) in
                try PersonalisationReport(
                    base: base, images: ImageSet(paths: trained, side: side),
                    others: ImageSet(paths: others, side: side), plan: quick ? usual.quick : usual,
                    keptIn: folder, goOn: goOn)
            }
        }
        try write(report)
        try ExperimentAnswer(report: report, output: to).put(json: json, surroundings)
    }

    /// Made where it is not there: minutes of work for a folder that cannot be written to would be in vain.
    private func workFolder() throws(CommandFailure) -> String {
        let folder = work ?? String(to[..<(to.lastIndex(of: ".") ?? to.endIndex)]) + ".work"
        do {
            try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        } catch {
            throw CommandFailure(
                .writeFailed, "\(folder.plainName) cannot be made: name another folder with --work")
        }
        return folder
    }

    private func write(_ report: PersonalisationReport) throws(CommandFailure) {
        do throws(DiffusionError) {
            let page = try report.page()
            do throws(PictureError) { try page.write(to: to) } catch { throw .picture(error) }
        } catch { throw error.failure }
    }
}

/// What `longhand prr report` answers.
private struct ExperimentAnswer: EditingReport {
    let report: PersonalisationReport
    let output: String

    var blocks: [ReportBlock] {
        [.table(report.table), .sentences(report.findings + ["Written to \(output.plainName)."])]
    }

    func pictures() throws(PictureError) -> [Picture] { [] }

    private enum Key: String, CodingKey { case output }

    func encode(to encoder: any Encoder) throws {
        try report.encode(to: encoder)
        var fields = encoder.container(keyedBy: Key.self)
        try fields.encode(output, forKey: .output)
    }
}
