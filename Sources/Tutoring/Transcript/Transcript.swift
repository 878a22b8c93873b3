internal import Lessons
internal import Notation

/// A sitting written down: what was typed, what it led to, and perhaps the words that were shown.
///
/// ```
/// lesson: svd-by-hand
/// set: W = [4 0; 3 -5; 0 2]
/// ---
/// # Comments and recorded words change nothing.
/// > [11 7; 7 10]
/// = gram incorrect gram.one-entry
///   ✗ One entry is off: row 2, column 2 is 10.
/// > hint
/// > ^D
/// ```
/// `> ` lines are typed, `… ` lines go on with them; `^C` drops a line and `^D` leaves. `= step verdict
/// [diagnosis …]` says what an answer must lead to (`skipped` for `skip`). Indented lines are recorded
/// text, compared only on demand.
public struct Transcript: Hashable, Sendable {
    /// The lesson's id; nil where whoever plays it says so.
    public var lesson: String?
    /// Other values for the lesson's given names.
    public var settings: [Setting] = []
    public var seed: UInt64?
    /// The program's version that recorded it, as it was written.
    public var version: String?
    /// Recorded text before the first turn.
    public var opening: [String] = []
    public var turns: [Turn] = []

    public struct Setting: Hashable, Sendable {
        public var name: String
        public var value: String

        public init(name: String, value: String) {
            self.name = name
            self.value = value
        }
    }

    /// One line typed, with what is written under it.
    public struct Turn: Hashable, Sendable {
        /// As typed, over several lines where a bracket was open; `^C` and `^D` stand for the keys.
        public var typed: String
        public var expected: Expected?
        public var recorded: [String] = []
        /// Comment lines before the turn, with their `#`.
        public var comments: [String] = []
        /// The line of the file, from 1; 0 where it was made by a program.
        public var line: Int = 0

        public init(_ typed: String, expected: Expected? = nil) {
            self.typed = typed
            self.expected = expected
        }
    }

    /// What an answer leads to.
    public struct Expected: Hashable, Sendable, CustomStringConvertible {
        public var step: String
        /// A verdict, or `skipped`.
        public var verdict: String
        public var diagnosis: [String]

        public init(step: String, verdict: String, diagnosis: [String] = []) {
            self.step = step
            self.verdict = verdict
            self.diagnosis = diagnosis
        }

        public var description: String { ([step, verdict] + diagnosis).joined(separator: " ") }
    }

    public init() {}

    /// The overrides as a session takes them.
    public var overrides: [String: String] {
        Dictionary(settings.map { ($0.name, $0.value) }) { _, later in later }
    }
}

/// A transcript that cannot be read.
public struct TranscriptError: Error, Hashable, Sendable, CustomStringConvertible {
    public let line: Int
    public let message: String

    init(line: Int, message: String) {
        self.line = line
        self.message = HarmlessText.of(message)
    }

    public var description: String { "line \(line): \(message)" }
}
