public import Lessons
internal import Notation

/// Plays a transcript through a session, turn by turn.
///
/// A driver that takes its time (a lecture, a demonstration) calls ``turn()`` once for each line and shows
/// what comes back; a test plays all and looks at ``differences``.
public struct TranscriptPlayer: Sendable {
    public let transcript: Transcript
    public private(set) var session: Session
    /// What is different from what the transcript says, so far.
    public private(set) var differences: [Difference] = []
    /// The transcript as this run would write it.
    public private(set) var recording: Transcript
    private let comparesText: Bool
    private let layout: EventText
    private var position = 0
    private var hasLeft = false

    /// A place where the session did not do what was written down.
    public struct Difference: Hashable, Sendable, CustomStringConvertible {
        /// The line in the transcript.
        public let line: Int
        public let typed: String
        public let expected: String
        public let found: String

        public var description: String {
            "line \(line): `\(typed)` should lead to `\(expected)`; it led to `\(found)`"
        }
    }

    /// - Parameters:
    ///   - comparesText: whether the recorded words are compared as well (`--exact`).
    ///   - conductor: carries out the experiments of the lesson.
    ///   - layout: how words are recorded; a transcript is compared with the layout that it was made with.
    public init(
        _ transcript: Transcript, lesson: Lesson, comparesText: Bool = false,
        conductor: Conductor? = nil, layout: EventText = .recording
    ) throws(SessionError) {
        self.transcript = transcript
        self.comparesText = comparesText
        self.layout = layout
        session = try Session(
            lesson: lesson, overrides: transcript.overrides, seed: transcript.seed ?? 0,
            conductor: conductor)
        recording = transcript
        recording.lesson = lesson.id
        let opening = layout.lines(of: session.begin())
        if comparesText { compareText(opening, with: transcript.opening, line: 1, typed: "") }
        recording.opening = opening
    }

    /// What will be typed next; nil at the end.
    public var upcoming: Transcript.Turn? {
        hasLeft || position >= transcript.turns.count ? nil : transcript.turns[position]
    }

    /// Types the next line; nil at the end.
    ///
    /// - Parameter recorded: the outcome that the line had before, as in ``Session/handle(_:recorded:)``.
    public mutating func turn(recorded: Outcome? = nil) -> [Event]? {
        guard let turn = upcoming else { return nil }
        position += 1
        let events: [Event]
        switch turn.typed {
        case "^C":
            events = []
        case "^D":
            events = [.quit(step: session.prompt)]
        default:
            events = session.handle(turn.typed, recorded: recorded)
        }
        if case .quit = events.last { hasLeft = true }
        compare(turn, outcome: turn.typed.hasPrefix("^") ? nil : session.lastOutcome, events: events)
        return events
    }

    /// Plays to the end and gives all differences.
    public mutating func playAll() -> [Difference] {
        while turn() != nil {}
        return differences
    }

    // MARK: - Comparing

    private mutating func compare(_ turn: Transcript.Turn, outcome: Outcome?, events: [Event]) {
        let found = outcome.flatMap { outcome in
            outcome.label.map {
                Transcript.Expected(step: outcome.step, verdict: $0, diagnosis: outcome.diagnosis)
            }
        }
        let lines = layout.lines(of: events)
        recording.turns[position - 1].expected = found
        recording.turns[position - 1].recorded = lines
        if let expected = turn.expected, expected != found, !expected.isMet(by: found) {
            differences.append(
                Difference(
                    line: turn.line, typed: turn.typed, expected: expected.description,
                    found: found?.description ?? "no verdict"))
        }
        if comparesText { compareText(lines, with: turn.recorded, line: turn.line, typed: turn.typed) }
    }

    private mutating func compareText(_ found: [String], with recorded: [String], line: Int, typed: String) {
        let a = TranscriptPlayer.significant(found)
        let b = TranscriptPlayer.significant(recorded)
        guard a != b else { return }
        let index =
            zip(a, b).enumerated().first { $0.element.0 != $0.element.1 }?.offset ?? min(a.count, b.count)
        differences.append(
            Difference(
                line: line, typed: typed, expected: index < b.count ? b[index] : "no further line",
                found: index < a.count ? a[index] : "no further line"))
    }

    /// Without blank lines and what trails.
    private static func significant(_ lines: [String]) -> [String] {
        lines.map { String($0.reversed().drop { $0.isWhitespace }.reversed()) }.filter { !$0.isEmpty }
    }
}

extension Transcript.Expected {
    /// An expectation without a diagnosis leaves it open.
    fileprivate func isMet(by found: Transcript.Expected?) -> Bool {
        guard let found else { return false }
        return step == found.step && verdict == found.verdict
            && (diagnosis.isEmpty || diagnosis == found.diagnosis)
    }
}
