internal import ArgumentParser
internal import Lessons

#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

/// `longhand lesson new ID`.
struct LessonNewCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "new", abstract: "Begin a lesson: a small one that is right, with the format explained.",
        discussion: "Makes FOLDER/ID/lesson.yaml. A lesson that is there already is left as it is.")

    @Argument(help: "The new lesson's id: lower-case letters, digits and hyphens.")
    var id: String

    @Argument(help: "Where lessons are kept; without it `Lessons` where that is there, else here.")
    var folder: String?

    @Option(help: "What the lesson is called.")
    var title: String?

    func validate() throws {
        if let title, title.allSatisfy(\.isWhitespace) {
            throw ValidationError("A title has at least one letter.")
        }
        if LessonSkeleton.isID(id) { return }
        let advice = LessonSkeleton.id(from: id).map { "; try `\($0)`" } ?? ""
        throw ValidationError(
            "An id has lower-case letters, digits and hyphens, at most 40, the first no hyphen. "
                + "`\(id)` is none\(advice).")
    }

    func run() throws {
        let base = folder ?? (unsafe access("Lessons", F_OK) == 0 ? "Lessons" : ".")
        let path = (base == "." ? "" : base + (base.hasSuffix("/") ? "" : "/")) + id
        try makeFolders(path)
        let file = path + "/lesson.yaml"
        try write(LessonSkeleton(id: id, title: title).text, to: file)
        let name = (file.hasPrefix("-") ? "./" : "") + file
        try Console.put(
            """
            \(file) is there: two small questions, and the format explained beside them.
            Open it in an editor, and try it while you write:

                longhand learn \(name.quotedForShell) --watch
                longhand lesson check \(name.quotedForShell)

            """)
    }

    private func makeFolders(_ path: String) throws(CommandFailure) {
        var made = path.hasPrefix("/") ? "/" : ""
        for part in path.split(separator: "/") {
            made += part
            if unsafe mkdir(made, 0o777) != 0, errno != EEXIST {
                throw CommandFailure(.writeFailed, "\(made) cannot be made: \(SystemCall.describe(errno))")
            }
            made += "/"
        }
    }

    private func write(_ text: String, to path: String) throws(CommandFailure) {
        let number = createNew(path)
        guard number >= 0 else {
            let code = errno
            if code == EEXIST {
                throw CommandFailure(
                    .badData, "\(path) is there already and is left as it is: take another id")
            }
            throw CommandFailure(.writeFailed, "\(path) cannot be written: \(SystemCall.describe(code))")
        }
        let file = Descriptor(number: number)
        defer { file.close() }
        do {
            try file.write(Array(text.utf8))
        } catch {
            throw CommandFailure(.writeFailed, "\(path) cannot be written: \(error.words)")
        }
    }
}

private func createNew(_ path: String) -> Int32 {
    unsafe open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o666)
}
