public import Checking

/// Written work with each of its lines marked: what `mark` shows, and what `mark --json` says.
public struct MarkedWork: Codable, Hashable, Sendable {
    public var file: String
    /// Nil where the file could not be marked.
    public var lesson: String?
    public var lines: [MarkedLine]
    /// The line of the first error; nil where there is none.
    public var firstError: Int?
    /// The mean credit of the lines that have one, 0…1; nil where none has.
    public var score: Double?
    /// How many lines state something that could not be read.
    public var unread: Int
    /// How many could not be decided.
    public var undecided: Int
    /// How many lines have no mark: remarks, and names that the work itself brings in.
    public var unmarked: Int
    /// Why the file could not be marked; nil where it was.
    public var error: String?

    public init(file: String, lesson: String?, lines: [MarkedLine], unmarked: Int = 0) {
        self.file = file
        self.lesson = lesson
        self.lines = lines
        self.unmarked = unmarked
        unread = lines.count { $0.verdict == .malformed }
        undecided = lines.count { $0.verdict == .undecided }
        firstError = lines.first { $0.verdict.isError }?.line
        let credits = lines.compactMap(\.credit)
        score = credits.isEmpty ? nil : (credits.reduce(0, +) / Double(credits.count)).toFourPlaces
    }

    /// A file that could not be marked, with the reason.
    public init(file: String, error: String) {
        self.init(file: file, lesson: nil, lines: [])
        self.error = error
    }

    /// The points and how many there could have been.
    public var points: (earned: Double, possible: Int) {
        let credits = lines.compactMap(\.credit)
        return (credits.reduce(0, +), credits.count)
    }

    /// True where something is stated and every line is right, exactly or to its digits.
    public var isRight: Bool {
        !lines.isEmpty && lines.allSatisfy { $0.verdict == .correct || $0.verdict == .rounded }
    }

    private enum CodingKeys: CodingKey {
        case file, lesson, lines, firstError, score, unread, undecided, unmarked, error
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(file, forKey: .file)
        try container.encode(lesson, forKey: .lesson)
        try container.encode(lines, forKey: .lines)
        try container.encode(firstError, forKey: .firstError)
        try container.encode(score, forKey: .score)
        try container.encode(unread, forKey: .unread)
        try container.encode(undecided, forKey: .undecided)
        try container.encode(unmarked, forKey: .unmarked)
        try container.encode(error, forKey: .error)
    }
}

/// One line that states something, marked.
public struct MarkedLine: Codable, Hashable, Sendable {
    /// Counted from one in the file.
    public var line: Int
    public var text: String
    /// What it states a value of; nil for a derivation without a name.
    public var name: String?
    public var verdict: Verdict
    /// Of a line that is right given an earlier one: the line where the slip, or the rounding, was.
    public var followsFrom: Int?
    public var by: Basis?
    public var evidence: String?
    public var diagnosis: [String]
    public var message: String
    public var credit: Double?

    init(line: Int, text: String, name: String?, _ judgement: Judgement, followsFrom: Int? = nil) {
        self.line = line
        self.text = text
        self.name = name
        verdict = judgement.verdict
        self.followsFrom = followsFrom
        by = judgement.by
        evidence = judgement.evidence
        diagnosis = judgement.diagnosis
        message = judgement.message
        credit = judgement.credit?.toFourPlaces
    }

    private enum CodingKeys: CodingKey {
        case line, text, name, verdict, followsFrom, by, evidence, diagnosis, message, credit
    }

    /// Every field each time, null where there is nothing to say.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(line, forKey: .line)
        try container.encode(text, forKey: .text)
        try container.encode(name, forKey: .name)
        try container.encode(verdict, forKey: .verdict)
        try container.encode(followsFrom, forKey: .followsFrom)
        try container.encode(by, forKey: .by)
        try container.encode(evidence, forKey: .evidence)
        try container.encode(diagnosis, forKey: .diagnosis)
        try container.encode(message, forKey: .message)
        try container.encode(credit, forKey: .credit)
    }
}

extension Verdict {
    /// Not right by the line's own doing.
    var isError: Bool { self == .incorrect || self == .misrounded || self == .incomplete }

    /// From the best to the worst.
    var rank: Int {
        switch self {
        case .correct: 0
        case .rounded: 1
        case .follows: 2
        case .misrounded: 3
        case .incomplete: 4
        case .incorrect: 5
        case .undecided: 6
        case .malformed: 7
        }
    }
}

extension Double {
    var toFourPlaces: Double { (self * 10_000).rounded() / 10_000 }
}
