internal import ArgumentParser
internal import Lessons

/// `longhand`: the commands, and the menu where none is named.
struct LonghandCommand: JudgingCommand {
    static let configuration = CommandConfiguration(
        commandName: "longhand",
        abstract: "Linear algebra worked by hand, every line checked exactly.",
        discussion: "Without a command: the menu of lessons, which resumes where you stopped.",
        version: "0.1.0",
        subcommands: [
            LearnCommand.self, DrillCommand.self, PlayCommand.self, MarkCommand.self, SolveCommand.self,
            EvalCommand.self,
            ClaimCommand.self, GradeCommand.self, LessonCommand.self, ProgressCommand.self,
            PursuitCommand.self, PRRCommand.self, LowRankGANCommand.self,
        ])

    @OptionGroup var lessons: LessonFolderOption
    @OptionGroup var learner: LearnerOption
    @OptionGroup var look: LookOption

    func run(with worker: Worker) throws(CommandFailure) {
        let surroundings = look.surroundings
        var menu = Menu(
            worker: worker, surroundings: surroundings, folder: learner.folder, learner: learner.learner,
            lessons: lessons.lessons)
        try menu.run()
    }
}

/// `--lessons DIR`.
struct LessonFolderOption: ParsableArguments {
    @Option(help: ArgumentHelp("The folder where lessons are looked for.", valueName: "dir"))
    var lessons: String?
}

/// `--language CODE`.
struct LanguageOption: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The language of the lesson's texts, where it is translated: zh. Else LONGHAND_LANGUAGE says it.",
            valueName: "code"))
    var language: String?

    func validate() throws {
        if let language, !LessonLibrary.isLanguage(language) {
            throw ValidationError("--language takes a code such as zh, de or pt-BR; '\(language)' is none.")
        }
    }

    /// The language that is asked for; nil for lessons as they were written.
    var code: String? { language ?? Self.usual }

    /// Says on standard error that a lesson has no translation into the language that was asked for here.
    ///
    /// LONGHAND_LANGUAGE is for all lessons, and not all are translated: nothing is said of that.
    func complain(of lesson: String, in folder: String?) {
        let library = Office.library(folder)
        guard let language, language != "en", let path = try? library.path(of: lesson),
            library.translation(ofLessonAt: path, into: language) == nil
        else { return }
        Console.complain("there is no `\(language)` translation beside `\(path)`: it is shown in English")
    }

    /// What LONGHAND_LANGUAGE says.
    static var usual: String? {
        Surroundings.variable("LONGHAND_LANGUAGE").flatMap { LessonLibrary.isLanguage($0) ? $0 : nil }
    }
}

/// `--ascii` and `--reader`.
struct LookOption: ParsableArguments {
    @Flag(help: "Show only ASCII characters.")
    var ascii = false

    @Flag(help: "For a screen reader: in words, nothing drawn. Or set LONGHAND_READER=1.")
    var reader = false

    var surroundings: Surroundings { .current(ascii: ascii, reader: reader) }
}

/// `--learner NAME`.
struct LearnerOption: ParsableArguments {
    @Option(help: ArgumentHelp("Whose progress and history to use.", valueName: "name"))
    var learner = JournalFolder.defaultLearner

    func validate() throws {
        guard JournalFolder.isLearnerName(learner) else {
            throw ValidationError(
                "A learner's name has letters, digits, '-', '_' and '.', and at most 64 of them; "
                    + "'\(learner)' is none.")
        }
    }

    /// Where the learner's lines are kept; nil where there is no home.
    var folder: JournalFolder? {
        JournalFolder(learner: learner, environment: Surroundings.variable)
    }
}

/// `LESSON [--set NAME=VALUE]… [--seed N]`: a lesson with the numbers chosen for it.
struct ProblemOptions: ParsableArguments {
    @Argument(
        help: "The lesson, by its id or by the path of its file or folder.",
        completion: .custom { _, _, _ in Office.lessonIDs })
    var lesson: String

    @Option(
        help: ArgumentHelp(
            "Other numbers for a given name of the lesson, as in --set W=\"4 0; 3 -5; 0 2\".",
            valueName: "name=value"))
    var set: [String] = []

    @Option(help: ArgumentHelp("Chooses among the lesson's variants.", valueName: "n"))
    var seed: UInt64 = 0

    func validate() throws {
        for text in set where Self.parts(of: text) == nil {
            throw ValidationError("--set takes NAME=VALUE, as in --set W=\"4 0; 3 -5; 0 2\"; not '\(text)'.")
        }
    }

    func problem(folder: String?, language: String? = nil, from step: String? = nil) -> Problem {
        var values: [String: String] = [:]
        for text in set {
            if let (name, value) = Self.parts(of: text) { values[name] = value }
        }
        return Problem(
            lesson: lesson, set: values, seed: seed, from: step, folder: folder, language: language)
    }

    static func parts(of text: String) -> (name: String, value: String)? {
        guard let sign = text.firstIndex(of: "=") else { return nil }
        let name = text[..<sign].filter { !$0.isWhitespace }
        let value = text[text.index(after: sign)...]
        guard !name.isEmpty, value.contains(where: { !$0.isWhitespace }) else { return nil }
        return (name, String(value))
    }
}
