internal import Checking
internal import Lessons

/// Why the last line changed nothing.
enum Refusal: Hashable, Sendable {
    /// It could not be read, or not as an answer to this step.
    case notTaken
    /// Its judging came to no end.
    case undecided
}

/// Lines that were not taken: `undo` must not take back the good answer before such a line instead.
extension Session {
    /// Keeps in mind whether the last line was taken; words that only look something up change nothing there.
    ///
    /// - Parameter hasMoved: whether there is more, or less, to take back than before.
    mutating func noteRefusal(of line: String, _ events: [Event], hasMoved: Bool) {
        if let refusal = events.lazy.compactMap(\.refusal).first {
            if !line.asksForUndo { lastRefusal = refusal }
        } else if hasMoved || lastOutcome?.kind != .word {
            lastRefusal = nil
        }
    }

    /// Takes back the last line that changed something; one that was not taken is first told from it.
    ///
    /// - Parameter recorded: what it did when it was typed, which a shortened log could not tell by itself.
    mutating func undo(recorded: Outcome?) -> [Event] {
        let onlySays = recorded.map(\.tookNothingBack) ?? (lastRefusal != nil)
        lastRefusal = nil
        if onlySays {
            lastOutcome = .tookNothingBack(at: current.name)
            return [.note(Phrases.notTaken(before: history.last?.line))]
        }
        guard let last = history.popLast() else { return [.note(Phrases.nothingToUndo)] }
        let wasAt = current.name
        let wasFinished = isFinished
        let wasScratching = state.scratch != nil
        state = last.state
        let note = Event.note(Phrases.takenBack(last.line))
        if state.scratch != nil { return [note] }
        return current.name == wasAt && !wasFinished && !wasScratching
            ? [note] : [note, titleEvent] + arrival()
    }

    /// The reason for the last verdict; after a line without one, that it has none comes first.
    mutating func why() -> [Event] {
        // What has been told need not come again as a hint.
        state.progress.hasSeenEvidence = true
        let reason = Event.note(Phrases.reason(of: state.lastJudged))
        guard lastRefusal == .notTaken else { return [reason] }
        return state.lastJudged == nil
            ? [.note(Phrases.notJudged)] : [.note(Phrases.notJudgedButBefore), reason]
    }
}

extension Outcome {
    private static let nothingTakenBack = "undo.nothing"

    /// An `undo` that only said that the line before it was not taken.
    static func tookNothingBack(at step: String) -> Outcome {
        Outcome(.word, step: step, diagnosis: [nothingTakenBack])
    }

    fileprivate var tookNothingBack: Bool { kind == .word && diagnosis == [Self.nothingTakenBack] }
}

extension Event {
    fileprivate var refusal: Refusal? {
        switch self {
        case .problem: .notTaken
        case .verdict(.undecided, _): .undecided
        default: nil
        }
    }
}

extension String {
    /// Whether somebody who types this, misspelled or with more behind it, means `undo`.
    fileprivate var asksForUndo: Bool {
        let first = trimmed.drop { $0 == ":" }.prefix { !$0.isWhitespace }.prefix(12)
        return Word.meant(by: String(first)) == Word.undo.rawValue
    }
}
