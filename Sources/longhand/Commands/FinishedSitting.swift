internal import Foundation
internal import Tutoring

/// A lesson that the learner finished, opened once more to look at: to export it, or to draw something.
///
/// Nothing is recorded, so that it stays as it was finished.
struct FinishedSitting: SittingLoop {
    let surroundings: Surroundings
    private let learner: String
    private let problem: Problem
    /// When it was finished, in seconds since the beginning of 1970, UTC.
    private let at: Int?
    var reader: LineReader
    var desk: Desk

    init(
        problem: Problem, worker: Worker, folder: JournalFolder?, learner: String, surroundings: Surroundings
    ) throws(CommandFailure) {
        self.surroundings = surroundings
        self.learner = learner
        self.problem = problem
        let opened = try Desk.open(problem, with: worker)
        let path = folder?.journalPath(of: opened.id) ?? ""
        let list = SittingList(path: path)
        guard let entry = list.finished(problem.sitting(of: opened.id)) else {
            throw CommandFailure(.notFound, Self.nothingFinished(list, problem, learner))
        }
        at = entry.at
        reader = LineReader(surroundings: surroundings, history: folder)
        desk = try Desk(
            worker: worker, problem: problem, opened: opened, turns: try Self.turns(of: entry.head, in: path),
            layout: Layout(surroundings))
    }

    private static func turns(of head: Sitting, in path: String) throws(CommandFailure) -> [Turn] {
        do {
            let log = try JournalFile(path: path).logs.last { $0.head.sitting == head.sitting }
            return log?.turns.filter(\.isSettled) ?? []
        } catch {
            throw CommandFailure(.badData, "the journal \(path) cannot be read: \(error.message)")
        }
    }

    private static func nothingFinished(_ list: SittingList, _ problem: Problem, _ learner: String) -> String
    {
        let others = list.standing.filter(\.isFinished).suffix(3).map {
            "`\(problem.like($0.head).command(learner: learner)) --finished`"
        }
        let advice =
            others.isEmpty
            ? "`\(problem.command(learner: learner))` goes on with it"
            : "what you finished is opened by \(others.joined(separator: ", "))"
        return "you have not finished \(problem.lesson) with these numbers; \(advice)"
    }

    mutating func run() throws(CommandFailure) {
        let day = at.map { " on \(Reminder.day($0, in: .current))" } ?? ""
        try say(
            "You finished this\(day). Here it is open for `export`, `status`, `show` and `plot`; nothing that you "
                + "type is recorded.")
        try Console.put(desk.scene.text)
        try readLines()
    }

    private func say(_ words: String) throws(CommandFailure) {
        try Console.put(Screen(layout: Layout(surroundings)).paragraph(words) + "\n")
    }
}
