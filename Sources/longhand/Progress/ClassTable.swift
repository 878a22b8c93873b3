internal import Notation

/// The progress of a class: a row for each learner and lesson, in as many columns as the terminal has room for.
struct ClassTable {
    let layout: Layout
    let rows: ProgressRows

    /// The columns, those that are left out first at the end.
    private static let columns: [ProgressRows.Cell] = [
        .lesson, .state, .right, .wrong, .lastSeen, .time, .hints, .lines, .skips, .solutions,
    ]
    /// With fewer of them it says too little.
    private static let least = 3

    /// Nil where even a few columns would be wider than the terminal.
    func text(of learners: [LearnerProgress]) -> String? {
        for count in (Self.least...Self.columns.count).reversed() {
            let table = table(of: learners, Set(Self.columns.prefix(count)))
            let lines = table.split(separator: "\n")
            guard lines.allSatisfy({ DisplayWidth.of(String($0)) <= layout.width }) else { continue }
            return PlainTable.finished(table, isASCII: layout.ascii)
                + note(on: Self.columns.dropFirst(count).map(\.title))
        }
        return nil
    }

    private func table(of learners: [LearnerProgress], _ chosen: Set<ProgressRows.Cell>) -> String {
        let cells = ProgressRows.cells.filter { chosen.contains($0) }
        let lines = learners.flatMap { learner in
            learner.lessons.map { lesson in
                [learner.learner.withoutControls] + cells.map { rows.text(of: $0, lesson) }
            }
        }
        return PlainTable.text([["learner"] + cells.map(\.title)] + lines, flushLeft: 2)
    }

    private func note(on titles: [String]) -> String {
        guard !titles.isEmpty else { return "" }
        return "\n"
            + Screen(layout: layout).paragraph(
                "A wider terminal has \(titles.joined(separator: ", ")) too, and `--csv` has everything.")
    }
}
