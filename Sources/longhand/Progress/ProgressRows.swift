internal import Foundation

/// What tables of progress say of a lesson, cell by cell.
struct ProgressRows {
    /// That of the days that are shown.
    let zone: TimeZone

    enum Cell: Hashable, Sendable {
        case lesson, state, lines, right, wrong, hints, solutions, skips, time, lastSeen

        var title: String {
            switch self {
            case .lesson: "lesson"
            case .state: "step"
            case .lines: "lines"
            case .right: "right"
            case .wrong: "wrong"
            case .hints: "hints"
            case .solutions: "solutions"
            case .skips: "skipped"
            case .time: "time"
            case .lastSeen: "last seen"
            }
        }
    }

    /// In the order in which they stand.
    static let cells: [Cell] = [
        .lesson, .state, .lines, .right, .wrong, .hints, .solutions, .skips, .time, .lastSeen,
    ]

    func text(of cell: Cell, _ lesson: LessonProgress) -> String {
        switch cell {
        case .lesson: lesson.lesson.withoutControls
        case .state: state(of: lesson)
        case .lines: String(lesson.lines)
        case .right: String(lesson.right)
        case .wrong: String(lesson.wrong)
        case .hints: String(lesson.hints)
        case .solutions: String(lesson.solutions)
        case .skips: String(lesson.skips)
        case .time: lesson.seconds.map(duration) ?? ""
        case .lastSeen: lesson.lastSeen.map(day) ?? ""
        }
    }

    private func state(of lesson: LessonProgress) -> String {
        if lesson.isDrill { return "\(lesson.finished) done" }
        if lesson.state == .finished { return "finished" }
        guard let step = lesson.step, let count = lesson.of else { return "begun" }
        return "\(step) of \(count)"
    }

    func duration(_ seconds: Int) -> String {
        let minutes = (seconds + 30) / 60
        if minutes < 1 { return "<1 min" }
        return minutes < 120 ? "\(minutes) min" : "\(minutes / 60) h \(minutes % 60) min"
    }

    /// `2026-11-29`, where the learner is.
    func day(_ instant: Int) -> String {
        var style = Date.ISO8601FormatStyle(timeZone: zone)
        style = style.year().month().day()
        return Date(timeIntervalSince1970: TimeInterval(instant)).formatted(style)
    }
}
