import Checking
import Foundation
import Laboratory
import Lessons
import Testing
import Tutoring

/// A session with its answers kept, for tests that type lines; it carries experiments out as a driver does.
struct Sitting {
    var session: Session
    private(set) var outcomes: [Outcome] = []
    private(set) var lines: [String] = []
    /// What the last line led to that was typed; what was run after it stands in ``outcomes`` only.
    private(set) var lastTyped: Outcome?

    init(_ lesson: String = "svd-by-hand", set overrides: [String: String] = [:], from: String? = nil) throws
    {
        session = try Session(
            lesson: try Sitting.library.lesson(named: lesson), overrides: overrides, start: from,
            conductor: from == nil ? nil : Run.conductor)
        session.conductor = nil
        _ = carryOut()
    }

    init(text: String, set overrides: [String: String] = [:]) throws {
        let lesson = try LessonReader().lesson(from: text, file: "test.yaml")
        session = try Session(lesson: lesson, overrides: overrides)
        _ = carryOut()
    }

    /// Types a line and gives what is shown.
    @discardableResult
    mutating func type(_ line: String) -> String {
        var events = session.handle(line)
        lastTyped = session.lastOutcome
        lines.append(line)
        if let lastTyped { outcomes.append(lastTyped) }
        events += carryOut()
        return EventText.recording.lines(of: events).joined(separator: "\n")
    }

    /// Carries out what the session waits for; each result is a line of the log.
    private mutating func carryOut() -> [Event] {
        var events: [Event] = []
        while let experiment = session.awaited, let result = try? Run.conductor(experiment) {
            events += session.take(result)
            lines.append(Session.runLine)
            if let outcome = session.lastOutcome { outcomes.append(outcome) }
        }
        return events
    }

    /// Types lines and gives the verdict of the last one.
    @discardableResult
    mutating func verdict(_ lines: String...) -> Verdict? {
        for line in lines { type(line) }
        return lastTyped?.verdict
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
