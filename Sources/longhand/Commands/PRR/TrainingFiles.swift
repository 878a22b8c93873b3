internal import ArgumentParser
internal import Diffusion
internal import Pictures
internal import RankReduction

#if canImport(FoundationEssentials)
    internal import FoundationEssentials
#else
    internal import Foundation
#endif

/// What a training writes, and whether it goes on from what another has left.
struct TrainingFiles: ParsableArguments {
    @Flag(help: "Go on from the state of a training that was broken off.")
    var resume = false

    @Option(help: ArgumentHelp("Write the losses as a picture: .png or .svg.", valueName: "file"))
    var plot: String?

    func validate() throws {
        if let plot, PictureFormat(path: plot) == nil {
            throw ValidationError("--plot takes a .png or .svg file, not '\(plot)'.")
        }
    }

    /// Writes the picture of the losses, and takes the state away: the training has come to its end.
    func finish(_ history: LossHistory, output: String) throws(CommandFailure) {
        if let plot {
            let drawn: Picture
            do throws(DiffusionError) { drawn = try history.picture() } catch { throw error.failure }
            try drawn.write(reporting: plot)
        }
        try? FileManager.default.removeItem(atPath: DiffusionWork.statePath(for: output))
    }
}

/// What a report says of a training's losses and files.
struct TrainingOutcome: Encodable {
    let history: LossHistory
    let output: String
    /// Nil where no picture was written.
    let plot: String?

    /// How the loss fell, and what was written.
    var sentences: [String] {
        let fall = history.ends.map {
            "The loss went from \($0.first.rounded(places: 4)) to \($0.last.rounded(places: 4)), means over a tenth "
                + "of the steps."
        }
        let written = [output, plot].compactMap { $0?.plainName }.joined(separator: " and ")
        return [fall, "Written to \(written)."].compactMap { $0 }
    }

    var pictures: [Picture] { (try? history.picture()).map { [$0] } ?? [] }

    private struct Loss: Encodable {
        let first: Double
        let last: Double
    }

    private enum Key: String, CodingKey {
        case steps, loss, losses, output, plot
    }

    func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: Key.self)
        try fields.encode(history.losses.count, forKey: .steps)
        try fields.encode(history.ends.map { Loss(first: $0.first, last: $0.last) }, forKey: .loss)
        try fields.encode(history.losses, forKey: .losses)
        try fields.encode(output, forKey: .output)
        try fields.encode(plot, forKey: .plot)
    }
}
