internal import ArgumentParser
internal import Foundation

/// `longhand progress [FOLDER]` and `longhand progress --forget [LESSON]…`.
struct ProgressCommand: JudgingCommand {
    static let configuration = CommandConfiguration(
        commandName: "progress", abstract: "How far you have come, or a class; or forget it.",
        discussion: """
            For each lesson: the step, the lines typed, answers right and wrong, hints and solutions shown, \
            steps skipped, the time spent (a gap of more than five minutes is a pause), and the day you were \
            there last. A folder stands for a class: each learner's journals in a folder of their own, as in \
            ~/.local/share/longhand, or that whole folder of each learner's in one with their name. Learners \
            are called by the part of the path that tells them apart.

            With --json: {"format":1,"learners":[{"learner","lessons":[{"lesson","state","step","of",\
            "sittings","finished","lines","right","wrong","hints","solutions","skips","seconds","lastSeen"}]\
            }],"skipped":[…]}. "state" is never, started, finished, or again (finished before, and begun \
            anew); "finished" counts sittings, of a drill exercises; what nobody knows is left out. --csv has \
            the same in columns.

            --forget deletes journals: those of the lessons that are named ("drill svd" is a drill), or all of \
            them together with the history of typed lines. It asks first.
            """)

    @Argument(
        help: ArgumentHelp(
            "A folder of journals; with --forget, the lessons to forget.", valueName: "folder|lesson"))
    var names: [String] = []

    @Flag(help: "One JSON object.")
    var json = false

    @Flag(help: "Comma-separated values, a line for each learner and lesson.")
    var csv = false

    @Flag(name: [.customLong("forget"), .customLong("delete")], help: "Delete what is kept of you.")
    var forget = false

    @Flag(help: "With --forget: do not ask.")
    var yes = false

    @OptionGroup var learner: LearnerOption
    @OptionGroup var lessons: LessonFolderOption
    @OptionGroup var look: LookOption

    func validate() throws {
        if json, csv { throw ValidationError("--json and --csv exclude each other.") }
        if forget, json || csv { throw ValidationError("--forget deletes; --json and --csv go without it.") }
        if yes, !forget { throw ValidationError("--yes goes with --forget.") }
        if !forget, names.count > 1 {
            throw ValidationError("One folder of journals at a time; \(names.count) were named.")
        }
    }

    func run(with worker: Worker) throws(CommandFailure) {
        Interrupts.exitAtOnce()
        if forget { return try askAndForget() }
        let report = try report(with: worker)
        for (path, reason) in report.damaged { Console.complain("\(path) is left out: \(reason)") }
        try Console.put(try text(of: report))
        guard report.damaged.isEmpty || report.damaged.count < report.count else {
            throw CommandFailure(.badData, "none could be read")
        }
    }

    // MARK: - Showing

    private func report(with worker: Worker) throws(CommandFailure) -> ProgressReport {
        if let folder = names.first {
            let isEverybody = learner.learner == JournalFolder.defaultLearner
            let report = ProgressReport(path: folder, learner: isEverybody ? nil : learner.learner)
            guard report.count > 0 else {
                throw CommandFailure(.notFound, "no journals (.jsonl) in \(folder)")
            }
            return report
        }
        guard let folder = learner.folder else {
            throw CommandFailure(.notFound, "there is no home folder, so nothing is kept: set HOME")
        }
        var report = ProgressReport(path: folder.path)
        let cards = try LessonList.cards(folder: lessons.lessons, worker: worker)
        report.complete(with: cards.map(\.id), for: learner.learner)
        return report
    }

    private func text(of report: ProgressReport) throws(CommandFailure) -> String {
        if csv { return report.csv }
        if json {
            guard let json = report.json else { throw CommandFailure(.fault, "no JSON can be made of this") }
            return json + "\n"
        }
        let layout = Layout(look.surroundings)
        if names.isEmpty, report.learners.allSatisfy({ $0.lessons.allSatisfy { $0.state == .never } }) {
            return Screen(layout: layout).paragraph(
                "Nothing is begun yet. `longhand` shows the lessons, `longhand learn rank` begins one.")
        }
        let shown = ProgressText(layout: layout, zone: .current)
        if !names.isEmpty { return shown.text(ofClass: report) }
        return shown.text(of: report, isNamed: learner.learner != JournalFolder.defaultLearner)
    }

    // MARK: - Forgetting

    private func askAndForget() throws(CommandFailure) {
        guard let folder = learner.folder else {
            throw CommandFailure(.notFound, "there is no home folder, so nothing is kept of anybody")
        }
        let kept = folder.kept(of: names)
        for name in names where !kept.lessons.contains(name) {
            let all = folder.kept(of: []).lessons
            let advice = all.isEmpty ? "of no lesson at all" : "there is \(all.joined(separator: ", "))"
            throw CommandFailure(.notFound, "nothing is kept of `\(name)`; \(advice)")
        }
        let surroundings = look.surroundings
        let screen = Screen(layout: Layout(surroundings))
        guard !kept.paths.isEmpty else {
            return try Console.put(screen.paragraph("Nothing is kept of \(learner.learner)."))
        }
        let what = Self.words(for: kept)
        if !yes {
            guard surroundings.inputIsTerminal else {
                throw CommandFailure(
                    .usage, "this would delete \(what) of \(learner.learner): add --yes if that is meant")
            }
            try Console.put(screen.paragraph("This deletes \(what) of \(learner.learner), for good."))
            try Console.put("Type yes to go on: ")
            var input = StandardInput()
            let answer = input.next()
            guard case .text(let line) = answer, ["yes", "y"].contains(line.withoutSpaces.lowercased()) else {
                return try Console.put(screen.paragraph("Nothing was deleted."))
            }
        }
        try folder.forget(kept)
        try Console.put(screen.paragraph("Deleted: \(what)."))
    }

    private static func words(for kept: JournalFolder.Forgotten) -> String {
        let journals = kept.lessons.isEmpty ? [] : ["the lines of \(kept.lessons.joined(separator: ", "))"]
        return (journals + (kept.hasHistory ? ["the history of what was typed"] : []))
            .joined(separator: " and ")
    }
}

extension String {
    fileprivate var withoutSpaces: String { filter { !$0.isWhitespace } }
}
