internal import Lessons
internal import Notation

/// The names of a lesson that are words of the session: a name wins over a word, so that a learner could type
/// the word no longer.
struct CoveredWords {
    let lesson: Lesson

    var findings: [LessonFinding] {
        let given = lesson.given.filter { Word(named: $0.name) != nil }.map { given in
            finding(given.name, at: given.expression.place, step: nil)
        }
        return given + lesson.steps.flatMap(findings)
    }

    private func findings(of step: Step) -> [LessonFinding] {
        guard let binding = step.binding else {
            let parts = step.expectation?.partNames ?? []
            return parts.filter { Word(named: $0) != nil }.map {
                finding($0, at: step.expectation?.place ?? step.place, step: step.id)
            }
        }
        let aliases = binding.aliases.compactMap { alias -> Located? in
            guard case .text(let text)? = alias.segments.first, alias.segments.count == 1 else { return nil }
            return Located(text, at: alias.place)
        }
        return (binding.names + aliases).filter { Word(named: $0.text) != nil }.map {
            finding($0.text, at: $0.place, step: step.id)
        }
    }

    private func finding(_ name: String, at place: Place, step: String?) -> LessonFinding {
        LessonFinding(
            .name, in: lesson.file, at: place, step: step,
            "`\(name)` is a word that learners type: as a name it would hide it. Choose another, `\(name)1` say"
        )
    }
}

extension Word {
    /// The word that a name of this spelling would hide; a name with capitals hides none.
    fileprivate init?(named name: String) {
        guard name == name.lowercased() else { return nil }
        self.init(spelling: name)
    }
}
