internal import ArgumentParser
internal import Tutoring

#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

/// `longhand mark FILE…`.
struct MarkCommand: JudgingCommand {
    static let configuration = CommandConfiguration(
        commandName: "mark", abstract: "Mark written work, line by line.",
        discussion: """
            A file has a quantity a line, WtW = [25 -15; -15 29], or a chain a = b = c; what states nothing is a \
            remark. Its first lines say what it is about: lesson: ID and, for other numbers, set: NAME=VALUE. \
            Every line is judged by the truth, and where an earlier one was off, by what follows from it. A \
            folder stands for the .txt and .tex files in it.
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

    @OptionGroup var lessons: LessonFolderOption
    @OptionGroup var look: LookOption

    func validate() throws {
        if files.isEmpty { throw ValidationError("A file of written work is needed.") }
        for text in set where ProblemOptions.parts(of: text) == nil {
            throw ValidationError("--set takes NAME=VALUE, as in --set W=\"4 0; 3 -5; 0 2\"; not '\(text)'.")
        }
    }

    func run(with worker: Worker) throws(CommandFailure) {
        Interrupts.exitAtOnce()
        let files = try allFiles()
        for file in files { _ = try text(of: file) }
        let layout = Layout(look.surroundings)
        var isRight = true
        if json { try Console.put("[\n") }
        var marking = Marking(worker: worker, layout: layout, isPaired: files.count > 3)
        for (number, file) in files.enumerated() {
            // The next one is sent before the answer to this one is waited for.
            while marking.hasRoom, marking.sent < files.count {
                try marking.send(paper(files[marking.sent]))
            }
            let marked: MarkedPaper
            do throws(CommandFailure) {
                marked = try marking.receive()
            } catch {
                if json { try Console.put("\n]\n") }
                throw error
            }
            isRight = isRight && marked.isRight
            let separator = number == 0 ? "" : json ? ",\n" : "\n"
            try Console.put(separator + marked.text)
            _ = file
        }
        if json { try Console.put("\n]\n") }
        if !isRight { throw CommandFailure(.notRight, "") }
    }

    /// The files that are named, and those in the folders that are.
    private func allFiles() throws(CommandFailure) -> [String] {
        var all: [String] = []
        for name in files {
            guard FileTree.isFolder(name) else {
                all.append(name)
                continue
            }
            let work = FileTree(path: name, endings: [".txt", ".tex"]).files
            guard !work.isEmpty else {
                throw CommandFailure(.notFound, "\(name): no written work there (.txt, .tex)")
            }
            all += work
        }
        return all
    }

    private func paper(_ file: String) throws(CommandFailure) -> Paper {
        var values: [String: String] = [:]
        for text in set {
            if let (name, value) = ProblemOptions.parts(of: text) { values[name] = value }
        }
        return Paper(
            file: file, text: try text(of: file), lesson: lesson, set: values, folder: lessons.lessons,
            isJSON: json)
    }

    /// - Throws: 66 where there is no such file, 65 where it is too long or no text.
    private func text(of file: String) throws(CommandFailure) -> String {
        let number = openForReading(file)
        guard number >= 0 else {
            throw CommandFailure(.notFound, "\(file): \(SystemCall.describe(errno))")
        }
        let descriptor = Descriptor(number: number)
        defer { descriptor.close() }
        var bytes: [UInt8] = []
        do {
            while bytes.count <= WrittenWork.longest { bytes += try descriptor.read() }
        } catch .closed {
            // The end of the file.
        } catch {
            throw CommandFailure(.notFound, "\(file): \(error.words)")
        }
        guard bytes.count <= WrittenWork.longest else {
            throw CommandFailure(
                .badData, "\(file): longer than \(WrittenWork.longest) bytes, the most that is read")
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw CommandFailure(.badData, "\(file): not UTF-8 text")
        }
        return text
    }
}

private func openForReading(_ path: String) -> Int32 {
    unsafe open(path, O_RDONLY | O_CLOEXEC)
}
