internal import Foundation

/// For other programs: JSON and CSV.
extension ProgressReport {
    /// One JSON object; the form is told by `longhand help progress`.
    var json: String? {
        let learners = learners.map { learner in
            Record.Learner(learner: learner.learner, lessons: learner.lessons.map(Record.Lesson.init))
        }
        return Record(learners: learners, skipped: damaged.map(\.path).sorted()).stableJSON
    }

    /// A line for each learner and lesson, under a line with the names of the columns.
    var csv: String {
        let head = [
            "learner", "lesson", "state", "step", "of", "sittings", "finished", "lines", "right", "wrong",
            "hints", "solutions", "skips", "seconds", "last_seen",
        ]
        let rows = learners.flatMap { learner in
            learner.lessons.map { lesson -> [String] in
                let counts = [
                    lesson.sittings, lesson.finished, lesson.lines, lesson.right, lesson.wrong, lesson.hints,
                    lesson.solutions, lesson.skips,
                ]
                return [
                    learner.learner, lesson.lesson, lesson.state.rawValue, lesson.step.map(String.init) ?? "",
                    lesson.of.map(String.init) ?? "",
                ] + counts.map(String.init)
                    + [lesson.seconds.map(String.init) ?? "", lesson.lastSeen.map(\.asInstant) ?? ""]
            }
        }
        return ([head] + rows).map { $0.map(\.asField).joined(separator: ",") + "\r\n" }.joined()
    }

    private struct Record: Encodable {
        struct Lesson: Encodable {
            let lesson: String
            let state: LessonProgress.State
            let step, of: Int?
            let sittings, finished, lines, right, wrong, hints, solutions, skips: Int
            let seconds: Int?
            let lastSeen: String?

            init(_ lesson: LessonProgress) {
                self.lesson = lesson.lesson
                state = lesson.state
                (step, of) = (lesson.step, lesson.of)
                (sittings, finished, lines) = (lesson.sittings, lesson.finished, lesson.lines)
                (right, wrong) = (lesson.right, lesson.wrong)
                (hints, solutions, skips) = (lesson.hints, lesson.solutions, lesson.skips)
                (seconds, lastSeen) = (lesson.seconds, lesson.lastSeen.map(\.asInstant))
            }
        }

        struct Learner: Encodable {
            let learner: String
            let lessons: [Lesson]
        }

        /// The form of the JSON.
        let format = 1
        let learners: [Learner]
        let skipped: [String]
    }
}

extension Int {
    /// Seconds since the beginning of 1970 as `2026-11-29T06:52:16Z`.
    fileprivate var asInstant: String {
        Date(timeIntervalSince1970: TimeInterval(self)).formatted(.iso8601)
    }
}

extension String {
    /// As a field of CSV (RFC 4180).
    fileprivate var asField: String {
        guard contains(where: { ",\"".contains($0) || $0.isNewline }) else { return self }
        return "\"" + replacing("\"", with: "\"\"") + "\""
    }
}
