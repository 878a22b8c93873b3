internal import ArgumentParser
internal import Tutoring

/// `longhand mark FILE…`.
struct MarkCommand: JudgingCommand {
    static let configuration = CommandConfiguration(
        commandName: "mark", abstract: "Mark written work, line by line.",
        discussion: """
            A file has a quantity a line, WtW = [25 -15; -15 29], or a chain a = b = c; what states nothing is a \
            remark. Its first lines say what it is about: lesson: ID and, for other numbers, set: NAME=VALUE. \
            Every line is judged by the truth, and where an earlier one was off, by what follows from it. A \
            folder stands for the .txt, .text, .tex and .md files in it. Several files are followed by a table.
            """)

    @Argument(help: ArgumentHelp("The files, in UTF-8, or folders of them.", valueName: "file"))
    var files: [String]

    @Option(help: "The lesson that all of them belong to.")
    var lesson: String?

    @Option(
        help: ArgumentHelp("Other numbers for a given name of the lesson.", valueName: "name=value"))
    var set: [String] = []

    @Flag(help: "An array of objects, one a file.")
    var json = false

    @Flag(help: "Only the table: a line a file.")
    var brief = false

    @Flag(help: "The table as comma-separated values.")
    var csv = false

    @OptionGroup var lessons: LessonFolderOption
    @OptionGroup var look: LookOption

    func validate() throws {
        if files.isEmpty { throw ValidationError("A file of written work is needed.") }
        if [json, brief, csv].count(where: { $0 }) > 1 {
            throw ValidationError("Only one of --json, --brief and --csv can be given.")
        }
        for text in set where ProblemOptions.parts(of: text) == nil {
            throw ValidationError("--set takes NAME=VALUE, as in --set W=\"4 0; 3 -5; 0 2\"; not '\(text)'.")
        }
    }

    func run(with worker: Worker) throws(CommandFailure) {
        Interrupts.exitAtOnce()
        let work = WorkFiles(files)
        let form: MarkedPile.Form = json ? .json : csv ? .csv : brief ? .table : .text
        var pile = MarkedPile(form: form, layout: Layout(look.surroundings), count: work.entries.count)
        var marking = Marking(worker: worker, layout: pile.layout, isPaired: work.entries.count > 3)
        // What became of the files that were looked at and are not shown yet, in order.
        var ahead: [Result<String, CommandFailure>] = []
        var next = 0
        try pile.begin()
        for entry in work.entries {
            // The next one is sent before the answer to this one is waited for.
            while marking.hasRoom, next < work.entries.count {
                ahead.append(send(work.entries[next], to: &marking))
                next += 1
            }
            do throws(CommandFailure) {
                let file = try ahead.removeFirst().get()
                try pile.add(try marking.receive(), file)
            } catch  where error.isOfOneFile {
                try pile.add(error, entry.path)
            } catch {
                try pile.breakOff()
                throw error
            }
        }
        try pile.end()
        if !work.skipped.isEmpty {
            Console.complain("skipped, no text: \(work.skipped.joined(separator: ", "))")
        }
        if let failure = pile.failure { throw failure }
    }

    /// - Returns: the file that is on its way, or why it is not.
    private func send(
        _ entry: WorkFiles.Entry, to marking: inout Marking
    ) -> Result<String, CommandFailure> {
        do throws(CommandFailure) {
            if case .missing(_, let failure) = entry { throw failure }
            try marking.send(paper(entry.path))
            return .success(entry.path)
        } catch {
            return .failure(error)
        }
    }

    private func paper(_ file: String) throws(CommandFailure) -> Paper {
        var values: [String: String] = [:]
        for text in set {
            if let (name, value) = ProblemOptions.parts(of: text) { values[name] = value }
        }
        // The marks come as data; how they look is decided here.
        return Paper(
            file: file, text: try WorkFile(path: file).text(), lesson: lesson, set: values,
            folder: lessons.lessons, isJSON: true)
    }
}

extension WorkFiles.Entry {
    fileprivate var path: String {
        switch self {
        case .file(let path), .missing(let path, _): path
        }
    }
}

extension CommandFailure {
    /// Whether the fault lies with one file, so that the others can be gone on with.
    fileprivate var isOfOneFile: Bool {
        code == ExitStatus.badData.rawValue || code == ExitStatus.notFound.rawValue
    }
}
