extension Transcript: CustomStringConvertible {
    /// The transcript as a file; reading it back gives an equal one, but for line numbers.
    public var description: String {
        var lines: [String] = []
        if let lesson { lines.append("lesson: \(lesson)") }
        for setting in settings { lines.append("set: \(setting.name) = \(setting.value)") }
        if let seed { lines.append("seed: \(seed)") }
        if let version { lines.append("version: \(version)") }
        lines.append("---")
        lines += Transcript.indented(opening)
        for turn in turns {
            lines += turn.comments
            let typed = turn.typed.split(omittingEmptySubsequences: false) { $0.isNewline }
            for (index, line) in typed.enumerated() {
                lines.append(index == 0 ? "> \(line)" : "… \(line)")
            }
            if let expected = turn.expected { lines.append("= \(expected)") }
            lines += Transcript.indented(turn.recorded)
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func indented(_ lines: [String]) -> [String] {
        lines.map { $0.isEmpty ? "" : "  " + $0 }
    }
}
