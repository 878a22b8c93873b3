internal import Lessons
internal import Tutoring

#if canImport(FoundationEssentials)
    internal import FoundationEssentials
#else
    internal import Foundation
#endif

/// A transcript and the lesson that it is played with.
struct Stage {
    let transcript: Transcript
    let lesson: Lesson
    /// The transcript's file.
    let path: String

    /// Finds what is meant: a transcript's file, or a lesson's `right.transcript`.
    init(_ script: Script, in library: LessonLibrary) throws(CommandFailure) {
        if script.name.hasSuffix(".transcript") {
            try self.init(path: script.name, in: library, language: script.language)
            return
        }
        let lesson = try Office.lesson(script.name, in: library, language: script.language)
        guard let file = try? library.path(of: script.name),
            let path = library.companion("right.transcript", ofLessonAt: file)
        else { throw CommandFailure(.notFound, "\(script.name) has no right.transcript") }
        try self.init(path: path, lesson: lesson)
    }

    /// A transcript's file; its lesson is the one it lies beside, else the one that its head names.
    init(path: String, in library: LessonLibrary, language: String? = nil) throws(CommandFailure) {
        let transcript = try Self.read(path)
        let folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "."
        if let beside = try? library.lesson(named: folder + "/lesson.yaml", in: language),
            transcript.lesson == nil || transcript.lesson == beside.id
        {
            self.init(transcript: transcript, lesson: beside, path: path)
        } else if let name = transcript.lesson {
            let lesson = try Office.lesson(name, in: library, language: language)
            self.init(transcript: transcript, lesson: lesson, path: path)
        } else {
            throw CommandFailure(.badData, "\(path): its head does not name a lesson: write `lesson: ID`")
        }
    }

    init(path: String, lesson: Lesson) throws(CommandFailure) {
        self.init(transcript: try Self.read(path), lesson: lesson, path: path)
    }

    private init(transcript: Transcript, lesson: Lesson, path: String) {
        self.transcript = transcript
        self.lesson = lesson
        self.path = path
    }

    private static func read(_ path: String) throws(CommandFailure) -> Transcript {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw CommandFailure(.notFound, "\(path): no such file")
        }
        guard let text = String(data: data, encoding: .utf8) else {
            throw CommandFailure(.badData, "\(path): not UTF-8 text")
        }
        do {
            return try Transcript(parsing: text)
        } catch {
            throw CommandFailure(.badData, "\(path):\(error.line): \(error.message)")
        }
    }
}
