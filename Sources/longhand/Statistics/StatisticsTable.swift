internal import Notation

/// Statistics as a table for people.
struct StatisticsTable {
    let layout: Layout

    /// The commonest mistakes that are named in a row.
    private static let mistakes = 3

    func text(of statistics: LessonStatistics) -> String {
        statistics.lessons.map { heading($0) + rows($0) }.joined(separator: "\n")
    }

    private func heading(_ lesson: LessonStatistics.Lesson) -> String {
        let counts = [
            counted(lesson.learners, "learner"), counted(lesson.sittings, "sitting"),
            "\(lesson.finished) finished",
        ]
        let words = "\(lesson.lesson.withoutControls): \(counts.joined(separator: ", "))"
        return Screen(layout: layout).heading(words)
    }

    private func rows(_ lesson: LessonStatistics.Lesson) -> String {
        let head = ["step", "learners", "tries", "at first", "hints", "skips", "stopped", "mistakes"]
        let lines = [head] + lesson.steps.map { row($0) }
        let widths = head.indices.dropLast().map { column in
            lines.map { DisplayWidth.of($0[column]) }.max() ?? 0
        }
        return lines.map { cells in
            var line = "  "
            for (column, width) in widths.enumerated() {
                let space = String(repeating: " ", count: width - DisplayWidth.of(cells[column]))
                line += (column == 0 ? cells[column] + space : space + cells[column]) + "  "
            }
            line += cells.last ?? ""
            while line.last == " " { line.removeLast() }
            return (layout.ascii ? ASCIIText.of(line) : line) + "\n"
        }
        .joined()
    }

    private func row(_ step: LessonStatistics.Step) -> [String] {
        let named = step.diagnoses.prefix(Self.mistakes).map { "\($0.id.withoutControls) \($0.count)" }
        let rest = step.diagnoses.count - named.count
        return [
            step.step.withoutControls, "\(step.learners)",
            step.learners == 0 ? "" : tenths(step.attempts, step.learners),
            step.firstAttempts == 0 ? "" : "\((200 * step.rightAtFirst / step.firstAttempts + 1) / 2) %",
            "\(step.hints)", "\(step.skips)", "\(step.stopped)",
            named.joined(separator: ", ") + (rest > 0 ? ", \(rest) more" : ""),
        ]
    }

    private func counted(_ count: Int, _ word: String) -> String {
        "\(count) \(word)\(count == 1 ? "" : "s")"
    }

    /// A quotient with one digit after the point, rounded.
    private func tenths(_ a: Int, _ b: Int) -> String {
        let tenths = (20 * a / b + 1) / 2
        return "\(tenths / 10).\(tenths % 10)"
    }
}

extension String {
    /// What a file calls something, shortened, and so that it cannot move the cursor.
    var withoutControls: String {
        let scalars = unicodeScalars.prefix(60).map { scalar -> Character in
            scalar.properties.generalCategory == .control || scalar.properties.generalCategory == .format
                ? "?" : Character(scalar)
        }
        return String(scalars)
    }
}
