internal import Laboratory
internal import Lessons
internal import Tutoring

#if canImport(FoundationEssentials)
    internal import FoundationEssentials
#else
    internal import Foundation
#endif

/// The check of one lesson, part by part: the file, the lesson in it, and what lies beside it.
struct LessonCheck {
    /// What reading the file led to.
    private(set) var opened = LessonChecked()
    private let library: LessonLibrary
    private let path: String
    private var lines: [Substring] = []
    private var inspection: LessonInspection?
    private let conductor = Run.rememberingConductor()
    /// The transcripts that are still to be played.
    private var transcripts: [String] = []
    /// The processor time that was used before.
    private let start = ResourceLimits.secondsUsed

    /// - Throws: where there is no such lesson.
    init(_ name: String, in library: LessonLibrary) throws(CommandFailure) {
        self.library = library
        do {
            let found = try library.path(of: name)
            // A translation is checked with its lesson.
            let lesson = LessonLibrary.lesson(ofTranslationAt: found)
            path = lesson.flatMap { FileManager.default.fileExists(atPath: $0) ? $0 : nil } ?? found
        } catch {
            throw CommandFailure(.notFound, error.description)
        }
        do {
            let lesson = try library.lesson(named: path)
            lines = Self.lines(of: path)
            inspection = LessonInspection(lesson, conductor: conductor)
            transcripts = ["right.transcript", "erring.transcript"].filter {
                library.companion($0, ofLessonAt: path) != nil
            }
            opened = checked(LessonNeeds(of: lesson, at: path, in: library).findings)
            let translations = LessonTranslations(lesson: lesson, path: path, library: library)
            opened.said += Self.remarks(onFile: path) + translations.sayings
        } catch {
            opened.said = [LessonChecked.Saying(text: error.description, isFault: true)]
        }
    }

    /// Notes on words that are taken as they stand and were hardly meant so.
    static func remarks(onFile path: String) -> [LessonChecked.Saying] {
        guard let data = FileManager.default.contents(atPath: path) else { return [] }
        return LessonReader().remarks(onBytes: Array(data), file: path).map {
            let finding = LessonFinding(.file, .note, in: path, at: $0.place, $0.message)
            return LessonChecked.Saying(text: finding.described(), isFault: false, place: $0.place)
        }
    }

    /// The lines for excerpts; the reader has bounded the file.
    private static func lines(of path: String) -> [Substring] {
        guard let data = FileManager.default.contents(atPath: path) else { return [] }
        return String(decoding: data, as: UTF8.self).split(omittingEmptySubsequences: false) { $0.isNewline }
    }

    /// Checks the next part.
    mutating func next() -> LessonChecked {
        let found: [LessonFinding]
        if inspection?.upcoming != nil {
            found = inspection?.next() ?? []
        } else if let lesson = inspection?.lesson, !transcripts.isEmpty {
            found = differences(transcripts.removeFirst(), lesson)
        } else {
            found = []
        }
        // Only now is it known what comes next.
        return checked(found)
    }

    /// What was found, and what comes next.
    private func checked(_ findings: [LessonFinding]) -> LessonChecked {
        var checked = LessonChecked()
        checked.said = findings.map {
            LessonChecked.Saying(
                text: $0.described(in: lines), isFault: $0.isFault, place: $0.file == path ? $0.place : nil)
        }
        if let part = inspection?.upcoming {
            checked.upcoming = path + (part.place.map { ":\($0)" } ?? "") + ": \(part.subject)"
        } else if let transcript = transcripts.first {
            checked.upcoming = "\(path): \(transcript)"
        }
        checked.seconds = ResourceLimits.secondsUsed - start
        return checked
    }

    private func differences(_ name: String, _ lesson: Lesson) -> [LessonFinding] {
        guard let file = library.companion(name, ofLessonAt: path) else { return [] }
        func finding(_ message: String) -> LessonFinding {
            LessonFinding(.transcript, in: file, at: nil, message)
        }
        guard file.isInside(folderOf: path) else {
            return [finding("it leads out of the lesson's folder, and a lesson reads nothing outside")]
        }
        do {
            let stage = try Stage(path: file, lesson: lesson)
            var player = try TranscriptPlayer(stage.transcript, lesson: lesson, conductor: conductor)
            return player.playAll().map { finding("\($0)") }
        } catch let failure as CommandFailure {
            return [LessonFinding(.transcript, in: path, at: nil, failure.message)]
        } catch {
            return [finding("\(error)")]
        }
    }
}

/// What a part of a check led to.
struct LessonChecked: Codable, Hashable, Sendable {
    struct Saying: Codable, Hashable, Sendable {
        /// With the place and an excerpt.
        let text: String
        let isFault: Bool
        /// In the lesson's own file.
        var place: Lessons.Place?
    }

    var said: [Saying] = []
    /// The place and the name of the next part; nil at the end.
    var upcoming: String?
    /// The processor time that the check has taken so far.
    var seconds = 0.0
}

/// The lessons that a lesson needs: beside it, or where lessons are found.
struct LessonNeeds {
    private let lesson: Lesson
    private let known: Set<String>

    init(of lesson: Lesson, at path: String, in library: LessonLibrary) {
        self.lesson = lesson
        let folder = URL(fileURLWithPath: path).deletingLastPathComponent().deletingLastPathComponent().path
        known = Set(library.ids + LessonLibrary(folders: [folder]).ids)
    }

    /// A lesson may be handed on without those before it: what is not found is worth a note.
    var findings: [LessonFinding] {
        lesson.needed.filter { $0.text == lesson.id || !known.contains($0.text) }.map { need in
            if need.text == lesson.id {
                return LessonFinding(.needs, in: lesson.file, at: need.place, "the lesson needs itself")
            }
            let advice = need.text.nearest(among: known.sorted()).map { "; did you mean `\($0)`?" } ?? ""
            return LessonFinding(
                .needs, .note, in: lesson.file, at: need.place,
                "`needs: \(need.text)`: no lesson of that id is found\(advice)")
        }
    }
}

extension String {
    /// Whether the file lies, all links followed, in the folder of another.
    fileprivate func isInside(folderOf other: String) -> Bool {
        let folder = URL(fileURLWithPath: other).deletingLastPathComponent().resolvingSymlinksInPath().path
        return URL(fileURLWithPath: self).resolvingSymlinksInPath().path.hasPrefix(folder + "/")
    }
}
