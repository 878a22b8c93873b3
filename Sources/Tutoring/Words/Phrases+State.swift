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

    // MARK: - Scratch

    static let scratchOpened = Prose(
        "Here nothing is judged, and nothing of the lesson changes. `A = [1 2; 3 4]` names something. `done` leads back."
    )
    static let scratchClosed = Prose("Back in the lesson, which is as it was.")
    static let alreadyInScratch = Prose("You are there already. `done` leads back to the lesson.")
    static let notScratching = Prose("There is nothing to leave. `scratch` opens a place to try things out.")
    static let tooManyNames = ["That is one name too many for one `scratch`. `done` clears them."]

    static func notInScratch(_ word: Word) -> [String] {
        ["`\(word.rawValue)` belongs to the lesson. `done` leads back to it."]
    }

    static func takenName(_ name: String) -> [String] {
        ["\(Names.pretty(name)) has a meaning already. Take another name."]
    }

    static func scratchNames(_ names: [String]) -> Prose {
        let shown = names.map { Names.pretty($0) }.joined(separator: ", ")
        return Prose(shown.isEmpty ? "In scratch, nothing is named yet." : "Named in scratch: \(shown).")
    }

    private static func counted(_ number: Int, _ noun: String) -> String {
        "\(number) \(noun)\(number == 1 ? "" : "s")"
    }
}
