internal import Lessons
internal import Notation

extension Phrases {
    static func status(_ session: Session) -> Prose {
        let position = session.position
        let place =
            session.isFinished
            ? "\(session.lesson.title), finished."
            : "\(session.lesson.title), step \(position.step) of \(position.count): \(session.stepName)."
        let skipped = session.state.kept.count { $0.value.wasSkipped }
        let answered = session.state.kept.count - skipped
        var counts = "\(answered) answered, \(skipped) skipped."
        if !session.isFinished {
            let progress = session.state.progress
            counts +=
                " Here: \(counted(progress.attempts, "attempt")) that failed, "
                + "\(counted(progress.hintsShown, "hint"))."
        }
        let parts = session.state.progress.parts.keys.sorted().map { session.partName($0) }
        if !parts.isEmpty { counts += " Noted so far: \(parts.joined(separator: ", "))." }
        let names = session.workspace.bindings.map { bound in
            bound.aliases.isEmpty ? bound.name : "\(bound.name) (\(bound.aliases.joined(separator: ", ")))"
        }
        return Prose(paragraphs: [
            [.text(place)], [.text(counts)], [.text("Names with a value: \(names.joined(separator: ", ")).")],
        ])
    }

    private static func counted(_ number: Int, _ noun: String) -> String {
        "\(number) \(noun)\(number == 1 ? "" : "s")"
    }
}
