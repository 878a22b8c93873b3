import Checking
import Foundation
import Lessons
import Testing
import Tutoring

/// A session with its answers kept, for tests that type lines.
struct Sitting {
    var session: Session
    private(set) var outcomes: [Outcome] = []
    private(set) var lines: [String] = []

    init(_ lesson: String = "svd-by-hand", set overrides: [String: String] = [:], from: String? = nil) throws
    {
        session = try Session(
            lesson: try Sitting.library.lesson(named: lesson), overrides: overrides, start: from)
    }

    init(text: String, set overrides: [String: String] = [:]) throws {
        let lesson = try LessonReader().lesson(from: text, file: "test.yaml")
        session = try Session(lesson: lesson, overrides: overrides)
    }

    /// Types a line and gives what is shown.
    @discardableResult
    mutating func type(_ line: String) -> String {
        let events = session.handle(line)
        lines.append(line)
        if let outcome = session.lastOutcome { outcomes.append(outcome) }
        return EventText.recording.lines(of: events).joined(separator: "\n")
    }

    /// Types lines and gives the verdict of the last one.
    @discardableResult
    mutating func verdict(_ lines: String...) -> Verdict? {
        for line in lines { type(line) }
        return session.lastOutcome?.verdict
    }

    static let lessons = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("Lessons").path
    static let library = LessonLibrary(folders: [lessons])

    /// A lesson of the tests' own: a question for every kind of slip that no shipped lesson meets.
    static let questionsForDiagnoses: Lesson? = {
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("Fixtures/diagnoses.lesson.yaml").path
        guard let text = try? String(contentsOfFile: file, encoding: .utf8) else { return nil }
        return try? LessonReader().lesson(from: text, file: file)
    }()
}
