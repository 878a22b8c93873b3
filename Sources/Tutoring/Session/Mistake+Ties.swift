internal import Checking
internal import Lessons
internal import Notation

/// The author's mistakes that explain one answer.
struct Foreseen {
    /// The ids, each once.
    let ids: [String]
    let say: Prose

    /// - Parameters:
    ///   - mistakes: those of the step, in the author's order.
    ///   - holds: whether a condition is true of the answer.
    ///   - shown: the author's words, with their values.
    /// - Returns: nil where none explains it. The first that does; where that gives one certain line, as
    ///   `answer == dot(u, a)` does, with all others that give the same line: then nobody can tell which
    ///   slip was made.
    init?(
        among mistakes: [Mistake], where holds: (Mistake) -> Bool, shown: (Template) -> Prose
    ) {
        guard let first = mistakes.firstIndex(where: holds) else { return nil }
        var tied = [mistakes[first]]
        if tied[0].givesOneLine {
            for other in mistakes[(first + 1)...] where other.givesOneLine {
                if !tied.contains(where: { $0.id == other.id }), holds(other) { tied.append(other) }
            }
        }
        ids = tied.map(\.id)
        let words = tied.map { shown($0.say) }
        guard tied.count > 1 else {
            say = words[0]
            return
        }
        let paragraphs = words.enumerated().map { place, prose in
            let start = place == 0 ? SlipWords.leadHere(tied.count) : SlipWords.or
            return [.text(start)] + prose.paragraphs.flatMap { $0 }
        }
        say = Prose(paragraphs: [paragraphs.flatMap { $0 }])
    }
}

extension Mistake {
    /// Whether the condition is an equation, which one line solves; other conditions are of many lines.
    fileprivate var givesOneLine: Bool {
        guard let parse = try? Reader.parse(condition.text), parse.readings.count == 1,
            case .relation(let sides, let relations) = parse.readings[0].kind
        else { return false }
        return sides.count == 2 && relations[0] == .equal
    }
}
