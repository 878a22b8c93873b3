internal import LowRankGAN
internal import Networks
internal import Pictures
internal import TensorFiles

/// What works on a generator, with what it shows meanwhile.
enum EditingWork {
    /// Carries out `work`; Ctrl-C makes it end at its next step.
    ///
    /// - Parameter work: given the observer that it has to ask between its steps.
    static func run<Result>(
        shownTo surroundings: Surroundings, _ work: (EditingObserver) throws(EditingError) -> Result
    ) throws(CommandFailure) -> Result {
        Interrupts.note()
        let line = EditingProgressLine(surroundings)
        defer { line.clear() }
        do throws(EditingError) {
            return try work(
                EditingObserver { progress in
                    line.show(progress)
                    return !Interrupts.wereTaken()
                })
        } catch {
            throw error.failure
        }
    }
}

/// A progress line for work that has parts within parts.
///
/// A class, since the observer that draws it is a closure.
private final class EditingProgressLine {
    private var line: ProgressLine
    /// What goes on around the activity that was told of last.
    private var study: EditingProgress?

    init(_ surroundings: Surroundings) { line = ProgressLine(surroundings) }

    func show(_ progress: EditingProgress) {
        if progress.activity == .study, progress.part == nil { study = progress }
        let whole = study ?? progress
        line.show(Self.share(whole), Self.words(progress, in: study))
    }

    func clear() { line.clear() }

    /// Nil where the most steps are seldom needed.
    private static func share(_ progress: EditingProgress) -> Double? {
        if progress.part != nil { return Double(progress.done) / Double(max(1, progress.most)) }
        return switch progress.activity {
        case .insidePursuit, .outsidePursuit, .matching, .jacobian: nil
        case .images, .study, .inversion, .training: Double(progress.done) / Double(max(1, progress.most))
        }
    }

    private static func words(_ progress: EditingProgress, in study: EditingProgress?) -> String {
        let activity = progress.activity.rawValue
        if let part = progress.part { return "\(part): \(activity)" }
        guard let study else {
            return progress.activity == .jacobian ? activity : "\(activity), step \(progress.done + 1)"
        }
        let place = "\(study.done + 1) of \(study.most)"
        return progress.activity == .study ? place : "\(place): \(activity)"
    }
}

extension EditingError {
    /// How the program ends for this reason.
    var failure: CommandFailure {
        switch self {
        case .cancelled: CommandFailure(.interrupted, "")
        case .file(let error), .network(.file(let error)): CommandFailure(error)
        case .picture(.unwritable): CommandFailure(.writeFailed, description)
        case .picture(.unreadable): CommandFailure(.notFound, description)
        default: CommandFailure(.badData, description)
        }
    }
}

extension Picture {
    /// Writes the picture, or says how the program ends.
    func write(reporting path: String) throws(CommandFailure) {
        do throws(PictureError) { try write(to: path) } catch { throw EditingError.picture(error).failure }
    }
}
