internal import Foundation
internal import Networks
internal import NumericAlgebra
internal import RankReduction

/// Carries the trainings of a report out, keeping each in a folder: what is there already is not trained again.
struct ExperimentRunner {
    let basePath: String
    let base: Denoiser<Float>
    let plan: ExperimentPlan
    /// Where changes and states are kept.
    let folder: String
    /// Asked before each step: how much is done, of how much, and what is being done.
    let goOn: (Int, Int, String) -> Bool

    /// A change that was trained, and how.
    struct Trained {
        let path: String
        let layers: Int
        let parameters: Int
        /// The mean loss over the last tenth of the steps; nil where it was found trained.
        let loss: Double?
    }

    /// Trains a change on the images, or finds it.
    func trained(
        _ training: PersonalisationPlan, on images: ImageSet, called name: String
    ) throws(DiffusionError) -> Trained {
        let path =
            "\(folder)/\(name)-\(images.fingerprint.prefix(8))-\(plan.seed)-\(training.steps).safetensors"
        let state = String(path.dropLast("safetensors".count)) + "state.safetensors"
        let manager = FileManager.default
        var run =
            manager.fileExists(atPath: state) && !manager.fileExists(atPath: path)
            ? try Personalisation(resuming: state, of: base, on: images, training)
            : try Personalisation(of: base, on: images, training)
        if !manager.fileExists(atPath: path) {
            try run.run(keepingState: state, every: 100) { run in
                goOn(run.step, run.plannedSteps, "\(name): step \(run.step + 1) of \(run.plannedSteps)")
            }
            try run.writeChange(to: path)
            try? manager.removeItem(atPath: state)
        }
        return Trained(
            path: path, layers: run.layers.count, parameters: run.parameterCount,
            loss: LossHistory(run.losses).ends?.last)
    }

    /// The base with changes.
    func changed(by paths: [String], as way: Combination = .sequential) throws(DiffusionError) -> Denoiser<
        Float
    > {
        try Denoiser<Float>(path: basePath, changes: paths, as: way)
    }

    /// What sampling asks before each step.
    func sampling(_ what: String) -> (Int, Int) -> Bool {
        { goOn($0, $1, "\(what): sampling, step \($0 + 1) of \($1)") }
    }
}
