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
                    .notFound, "no lessons here: name their folder with --lessons or LONGHAND_LESSONS")
            }
            let standing = Standing(folder: folder, cards: cards)
            try Console.put(text(of: cards, standing))
            guard var problem = try choice(among: cards, standing) else { return }
            problem.language = LanguageOption.usual
            var sitting = try LessonSitting(
                problem: problem, fresh: false, worker: worker, folder: folder, learner: learner,
                surroundings: surroundings, reader: reader)
            try sitting.run()
            reader = sitting.reader
            guard sitting.isFinished else { return }
        }
    }

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

    /// What the learner chooses; nil where they leave.
    private mutating func choice(
        among cards: [LessonCard], _ standing: Standing
    ) throws(CommandFailure) -> Problem? {
        while true {
            let typed = try reader.next(
                prompt: "longhand", completions: Completions(beginnings: cards.map(\.id) + ["quit"]),
                commands: ["quit"])
            guard case .text(let line) = typed else {
                if typed == .end { return nil }
                if let problem = typed.problem { try Console.put("  \(problem)\n") }
                continue
            }
            let word = line.filter { !$0.isWhitespace }
            if ["quit", "exit", ":quit", "q"].contains(word) { return nil }
            if word.isEmpty {
                if let last = standing.last { return problem(of: last) }
                return Problem(lesson: next(of: cards, standing), folder: lessons)
            }
            if let number = Int(word), cards.indices.contains(number - 1) {
                return Problem(lesson: cards[number - 1].id, folder: lessons)
            }
            if cards.contains(where: { $0.id == word }) { return Problem(lesson: word, folder: lessons) }
            let advice =
                word.lowercased().meant(among: cards.map(\.id)).map { "Did you mean \($0)?" }
                ?? "Type a number from 1 to \(cards.count), or a name."
            let words = "There is no lesson `\(word.prefix(40))`. \(advice)"
            try Console.put(Screen(layout: Layout(surroundings)).paragraph(words, indent: 2))
        }
    }

    private func problem(of sitting: Sitting) -> Problem {
        Problem(
            lesson: sitting.lesson, set: sitting.set, seed: sitting.seed, from: sitting.from, folder: lessons)
    }
}
