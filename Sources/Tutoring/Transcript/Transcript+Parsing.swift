internal import Checking
internal import Lessons

extension Transcript {
    /// The longest transcript that is read, in bytes.
    static let longest = 4 * 1024 * 1024

    public init(parsing text: String) throws(TranscriptError) {
        self.init()
        guard text.utf8.count <= Transcript.longest else {
            throw TranscriptError(line: 1, message: "longer than \(Transcript.longest / 1_048_576) MiB")
        }
        var isHeader = true
        var comments: [String] = []
        var lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }
        let end = lines.count
        // The end of the last line begins no other.
        if lines.count > 1, lines.last?.isEmpty == true { lines.removeLast() }
        for (index, line) in lines.enumerated() {
            let number = index + 1
            if line.hasPrefix("#") {
                comments.append(String(line))
            } else if isHeader {
                if line == "---" {
                    isHeader = false
                } else if !line.trimmed.isEmpty {
                    try readHeader(line, number: number)
                }
            } else {
                try readBody(line, number: number, comments: &comments)
            }
        }
        if isHeader {
            throw TranscriptError(
                line: end, message: "the header is not closed: write a line `---` under it")
        }
    }

    private mutating func readHeader(_ line: Substring, number: Int) throws(TranscriptError) {
        let key = line.prefix { $0 != ":" }.trimmed
        let value = line.drop { $0 != ":" }.dropFirst().trimmed
        switch key {
        case "lesson": lesson = value
        case "version": version = value
        case "seed":
            guard let seed = UInt64(value) else {
                throw TranscriptError(
                    line: number, message: "`\(value)` is no seed: a whole number, not negative")
            }
            self.seed = seed
        case "set":
            guard let equals = value.firstIndex(of: "="), !value[..<equals].trimmed.isEmpty else {
                throw TranscriptError(line: number, message: "write `set: NAME = VALUE`")
            }
            let name = value[..<equals].trimmed
            settings.append(Setting(name: name, value: value[equals...].dropFirst().trimmed))
        default:
            throw TranscriptError(
                line: number,
                message:
                    "`\(key)` is not known here: a header has `lesson:`, `set:`, `seed:`, `version:`, "
                    + "then `---`"
            )
        }
    }

    private mutating func readBody(
        _ line: Substring, number: Int, comments: inout [String]
    ) throws(TranscriptError) {
        if line == ">" || line.hasPrefix("> ") {
            var turn = Turn(String(line.dropFirst(2)))
            turn.line = number
            turn.comments = comments
            comments = []
            turns.append(turn)
        } else if line.hasPrefix("… ") || line.hasPrefix("... ") {
            let rest = line.drop { $0 != " " }.dropFirst()
            try changeLast(number) { $0.typed += "\n" + rest }
        } else if line.hasPrefix("= ") {
            let expected = try Expected(parsing: line.dropFirst(2), number: number)
            try changeLast(number) { $0.expected = expected }
        } else if line.hasPrefix("  "), !line.trimmed.isEmpty {
            let text = String(line.dropFirst(2))
            if turns.isEmpty {
                opening.append(text)
            } else {
                try changeLast(number) { $0.recorded.append(text) }
            }
        } else if line.trimmed.isEmpty {
            if turns.isEmpty {
                if !opening.isEmpty { opening.append("") }
            } else {
                try changeLast(number) { if !$0.recorded.isEmpty { $0.recorded.append("") } }
            }
        } else {
            throw TranscriptError(
                line: number,
                message:
                    "starts with none of `> ` (typed), `= ` (what it led to), two spaces (recorded), "
                    + "`#` (comment)"
            )
        }
    }

    private mutating func changeLast(
        _ number: Int, _ change: (inout Turn) -> Void
    ) throws(TranscriptError) {
        guard !turns.isEmpty else {
            throw TranscriptError(line: number, message: "a line typed (`> …`) has to come before this")
        }
        change(&turns[turns.count - 1])
    }
}

extension Transcript.Expected {
    fileprivate init(parsing text: Substring, number: Int) throws(TranscriptError) {
        let words = text.split(separator: " ").map(String.init)
        guard words.count >= 2 else {
            throw TranscriptError(
                line: number, message: "write `= STEP VERDICT`, then diagnoses if there are any")
        }
        let verdicts = Verdict.allCases.map(\.rawValue) + ["skipped"]
        guard verdicts.contains(words[1]) else {
            let near = words[1].nearest(among: verdicts).map { "; did you mean `\($0)`?" } ?? ""
            throw TranscriptError(line: number, message: "no verdict is called `\(words[1])`\(near)")
        }
        self.init(step: words[0], verdict: words[1], diagnosis: Array(words.dropFirst(2)))
    }
}
