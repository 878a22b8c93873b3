internal import Diffusion
internal import Networks
internal import Pictures
internal import RankReduction
internal import TensorFiles

/// What trains and samples a denoiser, with what it shows meanwhile.
enum DiffusionWork {
    /// Carries out `work`; Ctrl-C makes it end at its next step.
    ///
    /// - Parameter work: given what it has to call before each step: how much is done, of how much, and what it
    ///   is doing.
    static func run<Result>(
        shownTo surroundings: Surroundings,
        _ work: (_ goOn: (Int, Int, String) -> Bool) throws(DiffusionError) -> Result
    ) throws(CommandFailure) -> Result {
        Interrupts.note()
        var line = ProgressLine(surroundings)
        defer { line.clear() }
        do throws(DiffusionError) {
            return try work { done, most, doing in
                line.show(Double(done) / Double(max(1, most)), doing)
                return !Interrupts.wereTaken()
            }
        } catch {
            throw error.failure
        }
    }

    /// Trains to the end, keeping the state beside the output meanwhile.
    ///
    /// - Parameter interval: steps from one writing of the state to the next.
    static func train<Training: ResumableTraining>(
        _ training: inout Training, output: String, every interval: Int, shownTo surroundings: Surroundings
    ) throws(CommandFailure) {
        let state = statePath(for: output)
        do throws(CommandFailure) {
            try run(shownTo: surroundings) { (goOn) throws(DiffusionError) in
                try training.run(keepingState: state, every: interval) { training in
                    let loss = LossHistory(training.losses).recent.map { ", loss \($0.rounded(places: 4))" }
                    return goOn(
                        training.step, training.plannedSteps,
                        "step \(training.step + 1) of \(training.plannedSteps)\(loss ?? "")")
                }
            }
        } catch  where error.code == ExitStatus.interrupted.rawValue {
            throw CommandFailure(
                .interrupted,
                "broken off after step \(training.step); the same command with --resume goes on from there")
        }
    }

    /// Where a training that writes `output` in the end keeps its state.
    static func statePath(for output: String) -> String {
        let ending = ".safetensors"
        return output.hasSuffix(ending)
            ? output.dropLast(ending.count) + ".state" + ending : output + ".state" + ending
    }
}

extension DiffusionError {
    /// How the program ends for this reason.
    var failure: CommandFailure {
        switch self {
        case .interrupted: CommandFailure(.interrupted, "")
        case .file(let error), .network(.file(let error)): CommandFailure(error)
        case .reduction(let error): error.failure
        case .picture(.unwritable): CommandFailure(.writeFailed, description)
        case .picture(.unreadable), .badData(_, .unreadable): CommandFailure(.notFound, description)
        case .stepsOutside, .rankOutside, .badSetting, .wayNeedsTwoReductions:
            CommandFailure(.usage, description)
        default: CommandFailure(.badData, description)
        }
    }
}
