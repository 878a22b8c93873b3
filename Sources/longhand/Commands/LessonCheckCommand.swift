internal import ArgumentParser
internal import Tutoring

/// `longhand lesson check [ID|FILE|FOLDER]…`.
struct LessonCheckCommand: JudgingCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Check that lessons are right; 1 where one is not.",
        discussion: "Without names every lesson that is found is checked.")

    @Argument(help: "Lessons by id, file or folder, or folders of lessons.")
    var names: [String] = []

    @OptionGroup var lessons: LessonFolderOption

    /// The processor time that one lesson may take.
    private static let seconds = 90.0
    /// What one step or claim of it may take; the machine's own work counts, which a busy machine has more of.
    private static let secondsForAPart = 20.0
    /// How many times as long that may be by the clock: a busy machine makes no lesson wrong.
    private static let patience = 4.0

    func run(with worker: Worker) throws(CommandFailure) {
        Interrupts.exitAtOnce()
        var targets: [String] = []
        for name in names {
            let inside = try LessonList.cards(folder: name, worker: worker)
            targets += inside.isEmpty ? [name] : inside.map { "\(name)/\($0.id)" }
        }
        if names.isEmpty { targets = try LessonList.cards(folder: lessons.lessons, worker: worker).map(\.id) }
        guard !targets.isEmpty else {
            throw CommandFailure(
                .notFound, "no lessons here: name their folder with --lessons or LONGHAND_LESSONS")
        }
        var count = 0
        for target in targets {
            let faults = try check(target, worker)
            count += faults
            if faults == 0 { try Console.put("\(target): good\n") }
        }
        if count > 0 { throw CommandFailure(.notRight, "\(count) \(count == 1 ? "finding" : "findings")") }
    }

    /// Prints what is found, in the order of the file.
    ///
    /// - Returns: the number of faults.
    private func check(_ target: String, _ worker: Worker) throws(CommandFailure) -> Int {
        var said: [LessonChecked.Saying] = []
        let overrun = try check(target, worker, &said)
        for saying in said.inLineOrder(\.place) { try Console.put(saying.text + "\n") }
        if let overrun { try Console.put(overrun + "\n") }
        return said.count(where: \.isFault) + (overrun == nil ? 0 : 1)
    }

    /// Checks part by part.
    ///
    /// - Returns: which part did not come to its end; nil where all did.
    private func check(
        _ target: String, _ worker: Worker, _ said: inout [LessonChecked.Saying]
    ) throws(CommandFailure) -> String? {
        var used = 0.0
        var work = Work.check(name: target, folder: lessons.lessons)
        var part = target
        while true {
            let left = Self.seconds - used
            let start = ContinuousClock.now
            let checked: LessonChecked
            do throws(Worker.Trouble) {
                guard left > 0 else { throw Worker.Trouble.overran }
                let reply = try worker.ask(
                    work, seconds: min(left, Self.secondsForAPart), patience: Self.patience)
                guard case .checked(let answer) = reply else { throw Worker.Trouble.died }
                checked = answer
            } catch .died {
                return "\(part) takes more memory than is given to it, or fails"
            } catch .overran {
                let bound = Self.bound(left: left, waited: (ContinuousClock.now - start).seconds)
                return "\(part) takes more than \(bound); the rest is not checked"
            } catch {
                throw error.failure
            }
            used = checked.seconds
            said += checked.said
            guard let upcoming = checked.upcoming else { return nil }
            (part, work) = (upcoming, .checkPart)
        }
    }

    /// What was passed, in words.
    ///
    /// - Parameters:
    ///   - left: the processor time that the lesson had left.
    ///   - waited: the seconds that passed meanwhile.
    private static func bound(left: Double, waited: Double) -> String {
        let given = min(left, secondsForAPart)
        if left > 0, waited > given * patience - 1 {
            return "\(Int(given * patience)) seconds by the clock"
        }
        return left > secondsForAPart
            ? "\(Int(secondsForAPart)) seconds of processor time"
            : "\(Int(seconds)) seconds of processor time with all before it"
    }
}

extension Duration {
    fileprivate var seconds: Double {
        Double(components.seconds) + Double(components.attoseconds) * 1e-18
    }
}
