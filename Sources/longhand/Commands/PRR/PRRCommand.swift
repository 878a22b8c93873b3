internal import ArgumentParser
internal import RankReduction
internal import TensorFiles

/// `longhand prr`: rank reduction of the weights of networks.
struct PRRCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "prr", abstract: "Remove rank from a network's weights: W becomes W - QQ'W.",
        discussion: """
            A PRR file is a safetensors file with a tensor LAYER.B (any independent columns) or LAYER.Q \
            (orthonormal ones) of d_out x r for each layer that it changes. A LoRA file has LAYER.lora_up.weight \
            and LAYER.lora_down.weight (or lora_B and lora_A) and may have LAYER.alpha. The weight of LAYER is \
            the tensor LAYER.weight; a convolution's is seen as d_out x (d_in k k).
            """,
        subcommands: [
            PRRSizesCommand.self, PRRApplyCommand.self, PRRCombineCommand.self, PRRExtractCommand.self,
            PRRTrainCommand.self, PRRSampleCommand.self, PRRPretrainCommand.self,
        ])
}

extension RankReductionError {
    /// How the program ends for this reason.
    var failure: CommandFailure {
        switch self {
        case .interrupted: CommandFailure(.interrupted, "")
        case .file(let error): CommandFailure(error.status, description)
        case .unreadableBoundary: CommandFailure(.usage, description)
        default: CommandFailure(.badData, description)
        }
    }
}

extension TensorFileError {
    fileprivate var status: ExitStatus {
        switch problem {
        case .refused(action: "written", _): .writeFailed
        case .refused: .notFound
        default: .badData
        }
    }
}

/// What works on a network's weights, with what it shows meanwhile.
enum PRRWork {
    /// Carries out `work`; Ctrl-C makes it end at its next part.
    ///
    /// - Parameter work: given what it has to call after each part: how far it is, and what it is doing.
    static func run<Result>(
        shownTo surroundings: Surroundings,
        _ work: ((WorkProgress, String) -> Bool) throws(RankReductionError) -> Result
    ) throws(CommandFailure) -> Result {
        Interrupts.note()
        var line = ProgressLine(surroundings)
        defer { line.clear() }
        do throws(RankReductionError) {
            return try work { progress, doing in
                let share = Double(progress.done) / Double(max(1, progress.total))
                line.show(share, "\(doing) \(progress.tensor.plainName)")
                return !Interrupts.wereTaken()
            }
        } catch {
            throw error.failure
        }
    }

    /// Refuses to write over a file that is only read.
    static func check(output: String, besides inputs: [String]) throws {
        if inputs.contains(output) {
            throw ValidationError("--output is '\(output)', which is read; give the new file another name.")
        }
    }
}
