internal import ArgumentParser

/// `longhand lesson check [ID|FILE|FOLDER]…`.
struct LessonCheckCommand: JudgingCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Check that lessons are right; 1 where one is not.",
        discussion: "Without names every lesson that is found is checked.")

    @Argument(help: "Lessons by id, file or folder, or folders of lessons.")
    var names: [String] = []

    @OptionGroup var lessons: LessonFolderOption

    /// What one lesson may take.
    private static let seconds = 120.0

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
            let findings = try check(target, worker)
            count += findings.count
            for finding in findings { try Console.put(finding + "\n") }
            if findings.isEmpty { try Console.put("\(target): good\n") }
        }
        if count > 0 { throw CommandFailure(.notRight, "\(count) \(count == 1 ? "finding" : "findings")") }
    }

    private func check(_ target: String, _ worker: Worker) throws(CommandFailure) -> [String] {
        do throws(Worker.Trouble) {
            let reply = try worker.ask(.check(name: target, folder: lessons.lessons), seconds: Self.seconds)
            guard case .findings(let findings) = reply else { throw Worker.Trouble.died }
            return findings
        } catch .died {
            return ["\(target): checking it takes more memory or time than is given, or fails"]
        } catch .overran {
            return ["\(target): checking it takes more than \(Int(Self.seconds)) seconds"]
        } catch {
            throw error.failure
        }
    }
}
