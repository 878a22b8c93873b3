internal import Checking
internal import Lessons
public import Notation

/// Marked work for a terminal: a line of the work with its mark, and what there is to say under it.
public struct MarkedText: Sendable {
    public let width: Int
    public let style: TextStyle
    /// Whether marks are coloured.
    public let isColoured: Bool

    public init(width: Int, style: TextStyle, isColoured: Bool) {
        self.width = width
        self.style = style
        self.isColoured = isColoured
    }

    /// All lines, with a heading and the total.
    public func lines(of work: MarkedWork) -> [String] {
        let digits = String(work.lines.last?.line ?? 1).count
        var lines = wrapped(
            ([shown(work.file)] + [work.lesson].compactMap { $0 }).joined(
                separator: style.ascii ? " - " : " · "), indent: 0)
        for line in work.lines { lines += self.lines(of: line, digits: digits) }
        return lines + total(work)
    }

    private func lines(of line: MarkedLine, digits: Int) -> [String] {
        let mark = EventText(width: width, style: style).mark(of: line.verdict)
        let number = String(line.line)
        let place = String(repeating: " ", count: max(0, digits - number.count)) + number
        // Marks have one column, in ASCII up to three.
        let room = style.ascii ? 3 : 1
        let margin = digits + room + 4
        let padding = String(repeating: " ", count: max(0, room - mark.count))
        let text = shortened(shown(line.text), to: max(8, width - margin))
        let first = "  \(place) \(coloured(mark, line))\(padding) \(text)"
        guard line.says else { return [first] }
        return [first] + said(line.message, indent: margin)
    }

    /// A message whose excerpt with its caret must stay as it is.
    private func said(_ message: String, indent: Int) -> [String] {
        let lines = message.split(separator: "\n").map(String.init)
        guard lines.contains(where: { $0.contains("^") && $0.allSatisfy { " ^".contains($0) } }) else {
            return lines.flatMap { wrapped(shown($0), indent: indent) }
        }
        let margin = String(repeating: " ", count: indent)
        return lines.flatMap { line in
            line.hasPrefix(" ") ? [margin + shown(line)] : wrapped(shown(line), indent: indent)
        }
    }

    private func total(_ work: MarkedWork) -> [String] {
        if let error = work.error { return wrapped("Not marked: \(shown(error))", indent: 2) }
        let unmarked =
            work.unmarked == 0 ? nil : "\(work.unmarked) line\(work.unmarked == 1 ? "" : "s") not marked"
        guard !work.lines.isEmpty else {
            return wrapped("Nothing is stated here\(unmarked.map { ": \($0)" } ?? "").", indent: 2)
        }
        let (earned, possible) = work.points
        let parts = [
            "\(Self.text(earned)) of \(possible)",
            work.unread == 0 ? nil : "\(work.unread) could not be read",
            work.undecided == 0 ? nil : "\(work.undecided) could not be decided", unmarked,
        ]
        let points = parts.compactMap { $0 }.joined(separator: ", ")
        guard let first = work.firstError else {
            let words = work.unmarked == 0 ? "Everything is right." : "All that was marked is right."
            return wrapped("\(points).\(work.isRight ? " \(words)" : "")", indent: 2)
        }
        return wrapped("\(points). The first error is in line \(first).", indent: 2)
    }

    /// At most two digits after the point, without zeros at the end.
    static func text(_ points: Double) -> String {
        let hundredths = Int((points * 100).rounded())
        let (whole, rest) = (hundredths / 100, hundredths % 100)
        if rest == 0 { return "\(whole)" }
        return rest % 10 == 0 ? "\(whole).\(rest / 10)" : "\(whole).\(rest < 10 ? "0" : "")\(rest)"
    }

    // MARK: - Text

    /// In one line, without control characters, in the letters of the terminal.
    func shown(_ text: String) -> String {
        let oneLine = text.split(whereSeparator: \.isNewline).map { $0.trimmed }.reduce("") { whole, line in
            let isLaTeX = text.contains("\\begin")
            return whole.isEmpty
                ? line : whole + (isLaTeX || whole.hasSuffix(";") || whole.hasSuffix("[") ? " " : "; ") + line
        }
        let clean = String(
            oneLine.unicodeScalars.map { scalar -> Character in
                scalar.properties.generalCategory == .control || scalar.properties.generalCategory == .format
                    ? " " : Character(scalar)
            })
        return style.ascii ? ASCIIText.of(clean) : clean
    }

    func shortened(_ text: String, to room: Int) -> String {
        guard DisplayWidth.of(text) > room else { return text }
        let sign = style.ascii ? "..." : "…"
        var short = ""
        for character in text {
            guard DisplayWidth.of(short + String(character)) + sign.count <= room else { break }
            short.append(character)
        }
        return short + sign
    }

    func wrapped(_ words: String, indent: Int) -> [String] {
        let margin = String(repeating: " ", count: indent)
        return Prose(words).lines(width: max(12, width - indent), style: style).map { margin + $0 }
    }

    private func coloured(_ mark: String, _ line: MarkedLine) -> String {
        guard isColoured else { return mark }
        let code = line.verdict.advances ? 32 : line.verdict == .incorrect ? 31 : 33
        return "\u{1B}[\(code)m\(mark)\u{1B}[0m"
    }
}

extension MarkedLine {
    /// Whether there is more to say than the mark does.
    fileprivate var says: Bool {
        verdict != .rounded && !(verdict == .correct && message == "Exactly.")
    }
}
