internal import Foundation
internal import Notation

/// Progress for people: a table where the terminal is wide enough, else a few lines a lesson.
struct ProgressText {
    let layout: Layout
    /// That of the days that are shown.
    let zone: TimeZone

    private var screen: Screen { Screen(layout: layout) }
    private var rows: ProgressRows { ProgressRows(zone: zone) }

    /// A class: one table where the terminal is wide enough, else learner by learner.
    func text(ofClass report: ProgressReport) -> String {
        guard !layout.reader, !report.learners.isEmpty,
            let table = ClassTable(layout: layout, rows: rows).text(of: report.learners)
        else { return text(of: report, isNamed: true) }
        let lessons = report.learners.flatMap(\.lessons).filter { !$0.isDrill }
        let words = [
            counted(report.learners.count, "learner"), "\(counted(lessons.count, "lesson")) begun",
            "\(lessons.count { $0.finished > 0 }) finished",
        ]
        return table + "\n" + screen.paragraph(words.joined(separator: ", ") + ".")
    }

    /// - Parameter isNamed: whether the learners' names are said.
    func text(of report: ProgressReport, isNamed: Bool) -> String {
        report.learners.map { learner in
            let begun = learner.lessons.filter { $0.state != .never }
            let heading = isNamed ? screen.heading(clean(learner.learner)) : ""
            let shown = table(of: begun).map { $0 + sittings(of: begun) }
            return heading + (shown ?? begun.map { record(of: $0) }.joined()) + summary(of: learner)
        }
        .joined(separator: "\n")
    }

    // MARK: - A table

    /// Nil where it would be wider than the terminal, or where rows are better read one by one.
    private func table(of lessons: [LessonProgress]) -> String? {
        guard !lessons.isEmpty else { return "" }
        if layout.reader { return nil }
        let text = PlainTable.text(
            [ProgressRows.cells.map(\.title)]
                + lessons.map { lesson in ProgressRows.cells.map { rows.text(of: $0, lesson) } })
        let lines = text.split(separator: "\n")
        guard lines.allSatisfy({ DisplayWidth.of(String($0)) <= layout.width }) else { return nil }
        return PlainTable.finished(text, isASCII: layout.ascii)
    }

    /// Which lessons have more sittings than the one whose step the table shows.
    private func sittings(of lessons: [LessonProgress]) -> String {
        let several = lessons.compactMap { lesson in
            sittingsInWords(of: lesson).map { "\(clean(lesson.lesson)) (\($0))" }
        }
        guard !several.isEmpty else { return "" }
        let words =
            "The step is that of the last sitting; there are more of \(several.joined(separator: ", "))."
        return "\n" + screen.paragraph(words)
    }

    /// `2 sittings, 1 finished`; nil where the lesson has only the one whose step is shown.
    private func sittingsInWords(of lesson: LessonProgress) -> String? {
        guard !lesson.isDrill, lesson.sittings > 1 else { return nil }
        return "\(lesson.sittings) sittings, \(lesson.finished == 0 ? "none" : "\(lesson.finished)") finished"
    }

    // MARK: - A record

    private func record(of lesson: LessonProgress) -> String {
        var parts = [
            "\(counted(lesson.lines, "line")), \(lesson.right) right, \(lesson.wrong) wrong"
        ]
        if lesson.hints > 0 { parts.append(counted(lesson.hints, "hint")) }
        if lesson.solutions > 0 { parts.append(counted(lesson.solutions, "solution")) }
        if lesson.skips > 0 { parts.append("\(lesson.skips) skipped") }
        if let sittings = sittingsInWords(of: lesson) { parts.append(sittings) }
        if let seconds = lesson.seconds { parts.append(rows.duration(seconds)) }
        if let seen = lesson.lastSeen { parts.append("last seen \(rows.day(seen))") }
        return screen.paragraph("\(clean(lesson.lesson)): \(stateInWords(of: lesson))")
            + screen.paragraph(parts.joined(separator: ", ") + ".", indent: 2)
    }

    private func stateInWords(of lesson: LessonProgress) -> String {
        if lesson.isDrill { return counted(lesson.finished, "exercise") + " done" }
        let place = lesson.step.flatMap { step in lesson.of.map { "step \(step) of \($0)" } } ?? "begun"
        return switch lesson.state {
        case .never: "never begun"
        case .started: place
        case .finished: "finished"
        case .again: "finished, and begun again: \(place)"
        }
    }

    // MARK: - In short

    private func summary(of learner: LearnerProgress) -> String {
        let lessons = learner.lessons.filter { !$0.isDrill }
        let begun = learner.lessons.filter { $0.state != .never }
        let finished = lessons.count { $0.finished > 0 }
        let seconds = begun.compactMap(\.seconds).reduce(0, +)
        var words = "\(counted(lessons.count { $0.state != .never }, "lesson")) begun, \(finished) finished"
        if seconds > 0 { words += ", \(rows.duration(seconds))" }
        let never = lessons.filter { $0.state == .never }.map { clean($0.lesson) }
        let rest = never.isEmpty ? "" : screen.paragraph("Never begun: \(never.joined(separator: ", ")).")
        return (begun.isEmpty ? "" : "\n") + screen.paragraph(words + ".") + rest
    }

    // MARK: - Words

    private func counted(_ count: Int, _ word: String) -> String {
        "\(count) \(word)\(count == 1 ? "" : "s")"
    }

    private func clean(_ name: String) -> String { name.withoutControls }
}
