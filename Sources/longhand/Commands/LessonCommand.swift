internal import ArgumentParser
internal import Notation

/// `longhand lesson list`.
struct LessonCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lesson", abstract: "Lessons and their files.",
        subcommands: [
            LessonListCommand.self, LessonCheckCommand.self, LessonNewCommand.self, LessonSchemaCommand.self,
            LessonStatsCommand.self,
        ])
}

/// `longhand lesson list`.
struct LessonListCommand: JudgingCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "The lessons that are found.")

    @OptionGroup var language: LanguageOption
    @OptionGroup var lessons: LessonFolderOption
    @OptionGroup var look: LookOption

    func run(with worker: Worker) throws(CommandFailure) {
        Interrupts.exitAtOnce()
        let cards = try LessonList.cards(
            folder: lessons.lessons, language: language.code, worker: worker)
        guard !cards.isEmpty else {
            throw CommandFailure(
                .notFound, "no lessons here: name their folder with --lessons or LONGHAND_LESSONS")
        }
        let surroundings = look.surroundings
        let width = cards.map(\.id.count).max() ?? 0
        for card in cards {
            let id = card.id + String(repeating: " ", count: width - card.id.count)
            let title = surroundings.ascii ? ASCIIText.of(card.title) : card.title
            let line = "\(id)  \(title)"
            // What another program reads is one line a lesson.
            let isWide = surroundings.outputIsTerminal && DisplayWidth.of(line) > Surroundings.width()
            let below = Screen(layout: Layout(surroundings)).paragraph(title, indent: 2)
            try Console.put(isWide ? "\(card.id)\n\(below)" : line + "\n")
            if let problem = card.problem { Console.complain(problem) }
        }
    }
}

/// The lessons of a folder, or of all the places where lessons are looked for.
enum LessonList {
    static func cards(
        folder: String?, language: String? = nil, worker: Worker
    ) throws(CommandFailure) -> [LessonCard] {
        do throws(Worker.Trouble) {
            guard
                case .lessons(let cards) = try worker.ask(
                    .lessons(folder: folder, language: language), seconds: 10)
            else {
                throw Worker.Trouble.died
            }
            return cards
        } catch {
            throw error.failure
        }
    }
}
