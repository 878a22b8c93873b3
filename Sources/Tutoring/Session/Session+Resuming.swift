internal import Checking
internal import Lessons
internal import Notation

/// What is shown to somebody who comes back.
extension Session {
    /// The first events after a replay: those of ``begin()``, and before the question the given values that are
    /// not on the screen with it.
    public func resume() -> [Event] {
        let arrived = arrival()
        guard !isFinished, awaited == nil, stoppedRun == nil,
            let question = arrived.lastIndex(where: \.isQuestion)
        else { return [titleEvent] + arrived }
        let shown = Set(arrived.flatMap(\.formulas))
        let values = own.prefix(Self.mostReminders).compactMap { given -> Event? in
            guard let value = workspace.value(of: given.name), case .matrix(let matrix) = value,
                matrix.entries.count <= Self.mostEntries, let formula = try? Formula(value),
                !shown.contains(formula)
            else { return nil }
            return .say(Prose(paragraphs: [[.text("\(Names.pretty(given.name)) = "), .formula(formula)]]))
        }
        return [titleEvent] + arrived[..<question] + values + arrived[question...]
    }

    /// The given values that are not made from others.
    private var own: [GivenValue] {
        let names = Set(lesson.given.map { workspace.canonical($0.name) })
        return lesson.given.filter { given in
            let mentioned = (try? Reader.parse(given.expression.text))?.readings.first?.names ?? []
            return names.isDisjoint(with: mentioned.map(workspace.canonical))
        }
    }

    /// Of a lesson with more given values, or greater ones, `show` tells.
    private static let (mostReminders, mostEntries) = (3, 36)
}

extension Event {
    fileprivate var isQuestion: Bool { if case .ask = self { true } else { false } }

    fileprivate var formulas: [Formula] {
        switch self {
        case .say(let prose), .ask(let prose), .note(let prose):
            prose.paragraphs.flatMap { $0 }.compactMap { inline in
                if case .formula(let formula) = inline { formula } else { nil }
            }
        default: []
        }
    }
}
