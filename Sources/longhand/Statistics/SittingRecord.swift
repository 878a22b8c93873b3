internal import Checking
internal import Tutoring

/// What one sitting tells about a lesson, wherever it was written down.
struct SittingRecord: Hashable, Sendable {
    enum Event: Hashable, Sendable {
        /// A judged answer; `counts` is false where no attempt is charged.
        case answer(advances: Bool, counts: Bool, diagnosis: [String])
        case hint, solution, skip, other
    }

    struct Entry: Hashable, Sendable {
        let step: String
        let event: Event
        /// The step's number in the lesson, where it is known.
        var number: Int?
    }

    enum End: Hashable, Sendable {
        case finished
        /// At this step.
        case step(String)
        /// Before anything was typed at the step with this number.
        case number(Int)
    }

    let lesson: String
    private(set) var entries: [Entry] = []
    private(set) var end: End

    /// A sitting of a journal; nil for one in which nothing was typed.
    init?(_ log: JournalText.Log) {
        lesson = log.head.name
        var end: End?
        for turn in log.turns {
            guard let outcome = turn.outcome else { continue }
            let event = Self.event(outcome, line: turn.line)
            // `back` and `undo` lead elsewhere; the number of the place says where.
            let moves = event.leadsOn || outcome.kind == .run || turn.line.isWord("back", "undo")
            entries.append(
                Entry(
                    step: outcome.step, event: event,
                    number: Self.number(of: outcome, after: turn.place, leads: event.leadsOn, moves: moves)))
            end = moves ? turn.place.map { .number($0.step) } ?? .step(outcome.step) : .step(outcome.step)
        }
        guard let end else { return nil }
        self.end = log.place?.finished == true ? .finished : end
    }

    private static func event(_ outcome: Outcome, line: String) -> Event {
        switch outcome.kind {
        case .answer:
            let verdict = outcome.verdict ?? .undecided
            return .answer(
                advances: verdict.advances, counts: verdict.isCounted, diagnosis: outcome.diagnosis)
        case .skip: return .skip
        case .part: return .other
        case .word: return line.isHint ? .hint : line.isWord("solution") ? .solution : .other
        case .run: return .other
        }
    }

    private static func number(
        of outcome: Outcome, after place: Place?, leads: Bool, moves: Bool
    ) -> Int? {
        guard let place, leads || !moves else { return nil }
        return leads && !place.finished ? place.step - 1 : place.step
    }

    /// A transcript: it ends unfinished where its last answer does not lead on, or where its last line leaves
    /// and no recorded words tell the end of the lesson.
    init?(_ transcript: Transcript, lesson: String) {
        self.lesson = transcript.lesson ?? lesson
        var waiting = 0
        for turn in transcript.turns {
            if turn.typed.isHint { waiting += 1 }
            guard let expected = turn.expected else { continue }
            for _ in 0..<waiting { entries.append(Entry(step: expected.step, event: .hint)) }
            waiting = 0
            let verdict = Verdict(rawValue: expected.verdict)
            let event: Event =
                verdict.map {
                    .answer(advances: $0.advances, counts: $0.isCounted, diagnosis: expected.diagnosis)
                } ?? .skip
            entries.append(Entry(step: expected.step, event: event))
        }
        guard let last = entries.last, let line = transcript.turns.last?.typed else { return nil }
        var order: [String: Int] = [:]
        for entry in entries where order[entry.step] == nil { order[entry.step] = order.count + 1 }
        entries = entries.map { entry in
            Entry(
                step: entry.step, event: entry.event,
                number: order[entry.step])
        }
        let leaves = line == "^D" || ["quit", ":quit"].contains(line)
        let tellsTheEnd = transcript.turns.contains { turn in
            turn.recorded.contains { $0.hasPrefix("Finished: ") }
        }
        if !last.event.leadsOn {
            end = .step(last.step)
        } else {
            end = leaves && !tellsTheEnd ? .number(order.count + 1) : .finished
        }
    }
}

extension SittingRecord.Event {
    var leadsOn: Bool {
        switch self {
        case .answer(let advances, _, _): advances
        case .skip: true
        case .hint, .solution, .other: false
        }
    }
}

extension Verdict {
    /// False where what was typed could not be taken as an answer.
    fileprivate var isCounted: Bool { self != .malformed && self != .undecided }
}

extension String {
    fileprivate var isHint: Bool { isWord("hint") }

    /// Whether the line is one of these words of a sitting.
    fileprivate func isWord(_ words: String...) -> Bool {
        let typed = filter { !$0.isWhitespace }
        return words.contains { typed == $0 || typed == ":" + $0 }
    }
}
