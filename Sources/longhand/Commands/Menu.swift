internal import Foundation
internal import Lessons
internal import Notation
internal import Tutoring

/// The lessons, each with how far the learner has come; Enter goes on where they stopped.
struct Menu {
    private let worker: Worker
    private let surroundings: Surroundings
    private let folder: JournalFolder?
    private let learner: String
    private let lessons: String?
    private var reader: LineReader
    /// Whether the learner left what they had chosen, and the program with it.
    private var hasLeft = false

    init(
        worker: Worker, surroundings: Surroundings, folder: JournalFolder?, learner: String, lessons: String?
    ) {
        self.worker = worker
        self.surroundings = surroundings
        self.folder = folder
        self.learner = learner
        self.lessons = lessons
        reader = LineReader(surroundings: surroundings, history: folder)
    }

    /// Shows the lessons and opens those that are chosen, until the learner leaves.
    mutating func run() throws(CommandFailure) {
        while true {
            let cards = try LessonList.cards(
                folder: lessons, language: LanguageOption.usual, worker: worker)
            guard !cards.isEmpty else {
                throw CommandFailure(
                    .notFound,
                    "no lessons here: name their folder with --lessons or LONGHAND_LESSONS, or install them "
                        + "with `make install`")
            }
            let standing = Standing(folder: folder, cards: cards)
            try Console.put(text(of: cards, standing))
            var isShown = true
            while isShown {
                guard let line = try next(beginnings: cards.map(\.id)) else { return }
                switch MenuLine(line, cards: cards) {
                case .leave: return
                case .enter:
                    isShown = try !sit(
                        at: standing.last.map({ problem(of: $0) }) ?? plain(next(of: cards, standing)))
                case .lesson(let id):
                    isShown = try !sit(at: standing.sitting(at: id).map({ problem(of: $0) }) ?? plain(id))
                case .drill(let topic):
                    try practise(topic)
                    isShown = false
                case .drills: try Console.put(DrillList.text(layout: Layout(surroundings)))
                case .help: try say(Self.help)
                case .progress: try Console.put(progress(of: cards))
                case .unknown(let words): try say(words)
                }
                if hasLeft { return }
            }
        }
    }

    /// - Returns: true where it was finished, so that the menu is shown again.
    private mutating func sit(at problem: Problem) throws(CommandFailure) -> Bool {
        var problem = problem
        problem.language = LanguageOption.usual
        var sitting = try LessonSitting(
            problem: problem, fresh: false, worker: worker, folder: folder, learner: learner,
            surroundings: surroundings, reader: reader)
        try sitting.run()
        reader = sitting.reader
        hasLeft = !sitting.isFinished
        return sitting.isFinished
    }

    private mutating func practise(_ topic: DrillTopic) throws(CommandFailure) {
        var sitting = DrillSitting(
            topic: topic, level: nil, seed: nil, worker: worker, folder: folder, learner: learner,
            surroundings: surroundings, reader: reader)
        try sitting.run()
        reader = sitting.reader
        hasLeft = true
    }

    private func progress(of cards: [LessonCard]) -> String {
        guard let folder else { return "" }
        var report = ProgressReport(path: folder.path)
        report.complete(with: cards.map(\.id), for: learner)
        return ProgressText(layout: Layout(surroundings), zone: .current).text(of: report, isNamed: false)
    }

    private static let help =
        "A number or a name opens a lesson, Enter goes on where you stopped, `quit` leaves. `drill` lists what "
        + "there is to practise, `drill projection` begins one; `progress` shows how far you are. In a lesson "
        + "`help` lists its words. In the shell, `longhand learn rank` opens a lesson, and `longhand --help` "
        + "lists the other commands."

    private func text(of cards: [LessonCard], _ standing: Standing) -> String {
        let idWidth = cards.map(\.id.count).max() ?? 0
        var lines = wrapped("Longhand: linear algebra worked by hand, every line checked exactly.") + [""]
        for (index, card) in cards.enumerated() {
            let number = String(repeating: " ", count: index < 9 ? 1 : 0) + "\(index + 1)"
            let id = card.id + String(repeating: " ", count: idWidth - card.id.count)
            let state = card.problem.map { _ in "cannot be read" } ?? standing.words(for: card.id)
            lines += row("  \(number)  \(id)", card.title + (state.isEmpty ? "" : " (\(state))"))
        }
        let last = standing.last.map {
            "Enter goes on with \($0.lesson); a number or a name chooses; quit leaves."
        }
        lines +=
            [""]
            + wrapped(
                last ?? "A number or a name chooses; Enter takes \(next(of: cards, standing)); quit leaves.")
        if surroundings.ascii { lines = lines.map { ASCIIText.of($0) } }
        return lines.joined(separator: "\n") + "\n"
    }

    /// A lesson with its title beside it, or under it where the terminal is narrow.
    private func row(_ id: String, _ title: String) -> [String] {
        let line = id + "  " + title
        if DisplayWidth.of(line) <= Surroundings.width() { return [line] }
        return [String(id.reversed().drop { $0 == " " }.reversed())] + wrapped(title, by: 5)
    }

    /// The first lesson that is not finished; the first of all where all are.
    private func next(of cards: [LessonCard], _ standing: Standing) -> String {
        (cards.first { $0.problem == nil && !standing.isFinished($0.id) } ?? cards[0]).id
    }

    private func wrapped(_ words: String, by indent: Int = 0) -> [String] {
        Prose(paragraphs: [[.text(words)]]).lines(width: Surroundings.width() - indent)
            .map { String(repeating: " ", count: indent) + $0 }
    }

    /// The next line; nil where there is none.
    private mutating func next(beginnings: [String]) throws(CommandFailure) -> String? {
        while true {
            let typed = try reader.next(
                prompt: "longhand", completions: Completions(beginnings: beginnings + MenuLine.words),
                commands: Set(MenuLine.words))
            if case .text(let line) = typed { return line }
            if typed == .end { return nil }
            if let problem = typed.problem { try Console.put("  \(problem)\n") }
        }
    }

    private func say(_ words: String) throws(CommandFailure) {
        try Console.put(Screen(layout: Layout(surroundings)).paragraph(words, indent: 2))
    }

    private func plain(_ lesson: String) -> Problem { Problem(lesson: lesson, folder: lessons) }

    private func problem(of sitting: Sitting) -> Problem { plain(sitting.lesson).like(sitting) }
}
