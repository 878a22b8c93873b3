internal import Checking
internal import Laboratory
internal import Lessons
internal import Tutoring

/// What is wrong with a lesson: each finding is a line that names the file and the step.
///
/// Checked are the file itself, that each computed key exists and is accepted by its own step, the
/// lesson's `claims` and `tests`, and the transcripts that lie beside it.
struct LessonCheck {
    private let library: LessonLibrary

    init(_ library: LessonLibrary) {
        self.library = library
    }

    func findings(_ name: String) throws(CommandFailure) -> [String] {
        let path: String
        let lesson: Lesson
        do {
            path = try library.path(of: name)
            lesson = try library.lesson(named: path)
        } catch {
            if error.code == .notFound { throw CommandFailure(.notFound, error.description) }
            return [error.description]
        }
        var findings = keys(of: lesson) + tests(of: lesson)
        findings = findings.map { "\(path): \($0)" }
        findings += LessonClaims(lesson: lesson).findings.map { "\(path):\($0)" }
        findings += LessonTranslations(lesson: lesson, path: path, library: library).findings
        for file in ["right.transcript", "erring.transcript"] {
            guard let transcript = library.companion(file, ofLessonAt: path) else { continue }
            findings += differences(transcript, lesson)
        }
        return findings
    }

    /// Goes through the lesson with the computed key of each step as the answer.
    private func keys(of lesson: Lesson) -> [String] {
        var findings: [String] = []
        do throws(SessionError) {
            var session = try Session(lesson: lesson, conductor: Run.conductor)
            while !session.isFinished {
                let step = session.stepName
                var skipping = session
                _ = skipping.handle(":skip")
                guard skipping.lastOutcome?.kind == .skip, let key = skipping.lastOutcome?.bound, !key.isEmpty
                else { return findings + ["step \(step): its key cannot be computed"] }
                let line = Self.line(for: key)
                _ = session.handle(line)
                if session.lastOutcome?.verdict?.advances != true {
                    let verdict = session.lastOutcome?.verdict?.rawValue ?? "no verdict"
                    findings.append("step \(step): its own key `\(line)` gets `\(verdict)`")
                    session = skipping
                }
            }
        } catch {
            findings.append(error.message)
        }
        return findings
    }

    /// One part is typed as it is, several with their names.
    private static func line(for key: [String: String]) -> String {
        if key.count == 1, let answer = key.values.first { return answer }
        return key.sorted { $0.key < $1.key }.map { "\($0.key) = \($0.value)" }.joined(separator: ", ")
    }

    private func tests(of lesson: Lesson) -> [String] {
        lesson.tests.compactMap { (test) -> String? in
            do throws(SessionError) {
                var session = try Session(lesson: lesson, start: test.step, conductor: Run.conductor)
                _ = session.handle(test.answer)
                let outcome = session.lastOutcome
                let isMet =
                    outcome?.verdict?.rawValue == test.verdict
                    && (test.diagnosis.map { outcome?.diagnosis.contains($0) == true } ?? true)
                if isMet { return nil }
                let expected = ([test.verdict] + (test.diagnosis.map { [$0] } ?? [])).joined(separator: " ")
                let found = ([outcome?.verdict?.rawValue ?? "no verdict"] + (outcome?.diagnosis ?? []))
                    .joined(separator: " ")
                return "test of \(test.step): `\(test.answer)` should get `\(expected)`; it got `\(found)`"
            } catch {
                return "test of \(test.step): \(error.message)"
            }
        }
    }

    private func differences(_ path: String, _ lesson: Lesson) -> [String] {
        do {
            let stage = try Stage(path: path, lesson: lesson)
            var player = try TranscriptPlayer(stage.transcript, lesson: lesson, conductor: Run.conductor)
            return player.playAll().map { "\(path): \($0)" }
        } catch let failure as CommandFailure {
            return [failure.message]
        } catch let error as SessionError {
            return ["\(path): \(error.message)"]
        } catch {
            return ["\(path): \(error)"]
        }
    }
}
