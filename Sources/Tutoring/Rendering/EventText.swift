public import Checking
internal import Lessons
public import Notation
public import Pictures

/// Lays events out for a terminal of some width, or for a transcript.
public struct EventText: Sendable {
    public let width: Int
    public let style: TextStyle
    /// Whether images of pixels are among the lines.
    public let showsImages: Bool

    public init(width: Int, style: TextStyle, showsImages: Bool = true) {
        self.width = width
        self.style = style
        self.showsImages = showsImages
    }

    /// How transcripts are recorded: 80 columns, Unicode, no colour, and no images: the last bits of their pixels
    /// differ between machines.
    public static let recording = EventText(width: 80, style: TextStyle(), showsImages: false)

    /// The lines of one answer of the session; a blank line stands before each question.
    public func lines(of events: [Event]) -> [String] {
        var lines: [String] = []
        for (index, event) in events.enumerated() {
            let isApart = index > 0 && event.startsParagraph
            if isApart { lines.append("") }
            lines += self.lines(of: event)
        }
        return lines
    }

    /// The lines of one event, without blank lines around it.
    public func lines(of event: Event) -> [String] {
        // Spaces that hold words together have done so by now.
        laidOut(event).map { $0.replacing("\u{A0}", with: " ") }
    }

    private func laidOut(_ event: Event) -> [String] {
        switch event {
        case .title(let title, _, 1):
            wrapped(Prose(title))
        case .title(let title, let step, let count):
            // The number stays in one piece where the title has to be broken.
            wrapped(Prose("\(title)\(style.separator)\u{A0}step\u{A0}\(step)\u{A0}of\u{A0}\(count)"))
        case .say(let prose), .ask(let prose), .finished(let prose):
            displayed(prose)
        case .verdict(let verdict, let prose):
            marked(prose, with: mark(of: verdict))
        case .picture(let picture):
            style.isSpoken
                ? described(picture)
                : picture.hasImages && !showsImages ? [] : indented(drawing(of: picture).lines)
        case .hint(let prose, let number, let count):
            marked(prose, with: style.isSpoken ? "Hint \(number) of \(count):" : "(\(number)/\(count))")
        case .note(let prose):
            indented(prose, by: 2)
        case .problem(let lines):
            problem(lines)
        case .solution(let prose), .result(let prose):
            indented(prose, by: 4)
        case .export, .pictureFile, .run: []
        case .quit(let step):
            indented(Prose(Phrases.leaving(at: step)), by: 2)
        }
    }

    /// A picture for a terminal of this width, two columns from the margin.
    ///
    /// - Parameter depth: the colours that its coloured lines may use.
    public func drawing(of picture: Picture, depth: ColourDepth = .indexed) -> TerminalPicture {
        let isASCII = style.ascii
        return TerminalPicture(
            picture,
            style: PictureStyle(
                width: width - 2, isASCII: isASCII, depth: depth,
                measure: { (text: String) in DisplayWidth.of(text) },
                spell: { (text: String) in isASCII ? ASCIIText.of(text) : text }))
    }

    /// A picture in words, with its numbers.
    private func described(_ picture: Picture) -> [String] {
        let end = picture.caption.isEmpty || picture.caption.hasSuffix(".") ? " " : ". "
        let words = "Picture. " + picture.caption + end + picture.described
        return wrapped(Prose(paragraphs: [[.text(words)]]))
    }

    private func indented(_ lines: [String]) -> [String] { lines.map { $0.isEmpty ? $0 : "  " + $0 } }

    // MARK: - Layouts

    /// The sign before a verdict.
    public func mark(of verdict: Verdict) -> String {
        if style.isSpoken { return Self.spokenMark(of: verdict) }
        return mark(of: verdict, isASCII: style.ascii)
    }

    private static func spokenMark(of verdict: Verdict) -> String {
        switch verdict {
        case .correct: "Right."
        case .rounded: "Right, rounded."
        case .misrounded: "Nearly."
        case .incomplete: "Not yet all."
        case .incorrect: "Not right."
        case .follows: "Follows."
        case .malformed: "Not readable."
        case .undecided: "Undecided."
        }
    }

    private func mark(of verdict: Verdict, isASCII: Bool) -> String {
        switch verdict {
        case .correct: isASCII ? "+" : "✓"
        case .rounded: isASCII ? "~=" : "≈"
        case .misrounded: "~"
        case .incomplete: isASCII ? "..." : "…"
        case .incorrect: isASCII ? "x" : "✗"
        case .follows: isASCII ? "->" : "↪"
        case .malformed, .undecided: "?"
        }
    }

    private func wrapped(_ prose: Prose) -> [String] {
        prose.lines(width: width, style: style)
    }

    /// Text at the margin; a paragraph that is a display (one row of text with a matrix in it) moves in.
    private func displayed(_ prose: Prose) -> [String] {
        prose.paragraphs.enumerated().flatMap { index, paragraph in
            let lines = display(paragraph) ?? inTwo(paragraph) ?? wrapped(Prose(paragraphs: [paragraph]))
            return index > 0 ? [""] + lines : lines
        }
    }

    /// A row of text with a matrix in it; nil where there is none or where it is too wide.
    private func display(_ paragraph: [Prose.Inline]) -> [String]? {
        let wide = Prose(paragraphs: [paragraph]).lines(width: 10_000, style: style)
        let longest = wide.map { DisplayWidth.of($0) }.max() ?? 0
        guard wide.count > 1, longest + 6 <= width else { return nil }
        return wide.map { $0.isEmpty ? $0 : "      " + $0 }
    }

    /// `W = …        Compute WᵀW.` where it is too wide: the words go under the display that they stand beside.
    private func inTwo(_ paragraph: [Prose.Inline]) -> [String]? {
        for (index, inline) in paragraph.enumerated() {
            guard case .text(let text) = inline, text.hasPrefix("\u{A0}\u{A0}\u{A0}\u{A0}"),
                let shown = display(Array(paragraph[..<index]))
            else { continue }
            let words: [Prose.Inline] = [.text(String(text.drop { $0 == "\u{A0}" }))]
            let below = Prose(paragraphs: [words + paragraph[(index + 1)...]])
            return shown + [""] + wrapped(below)
        }
        return nil
    }

    /// Paragraphs one under the other, without blank lines between.
    private func indented(_ prose: Prose, by indent: Int) -> [String] {
        let margin = String(repeating: " ", count: indent)
        return prose.paragraphs.flatMap { paragraph in
            Prose(paragraphs: [paragraph]).lines(width: max(10, width - indent), style: style)
        }.map { $0.isEmpty ? $0 : margin + $0 }
    }

    /// `  ✗ One entry is off …`, further lines under the words; the mark stands by the baseline.
    private func marked(_ prose: Prose, with mark: String) -> [String] {
        if style.isSpoken {
            let first = prose.paragraphs.prefix(1).flatMap { $0 }
            let whole = [[Prose.Inline.text(mark + " ")] + first] + prose.paragraphs.dropFirst()
            return whole.flatMap { wrapped(Prose(paragraphs: [$0])) }
        }
        let margin = mark.count + 3
        let first = Prose(paragraphs: Array(prose.paragraphs.prefix(1)))
        let lines = indented(prose, by: margin)
        let firstLines = first.lines(width: max(10, width - margin), style: style)
        // A display with a matrix has its words in the middle row.
        let baseline =
            firstLines.firstIndex { $0.first.map { !$0.isWhitespace && !"⎡⎢⎣[".contains($0) } ?? false } ?? 0
        return lines.enumerated().map { index, line in
            guard index == baseline else { return line }
            return "  \(mark) " + line.dropFirst(margin)
        }
    }

    /// An excerpt with its caret is indented already and must stay as it is; sentences are wrapped.
    private func problem(_ lines: [String]) -> [String] {
        // The words behind an excerpt name the column that its caret points at.
        if style.isSpoken {
            let said = lines.filter { !$0.allSatisfy { " ^".contains($0) } }
            return said.flatMap { wrapped(Prose($0.trimmed)) }
        }
        return lines.enumerated().flatMap { index, line in
            guard line.hasPrefix(" ") else { return indented(Prose(line), by: 2) }
            guard style.ascii else { return [line] }
            let isCaret = line.allSatisfy { " ^".contains($0) }
            return [isCaret && index > 0 ? caret(line, under: lines[index - 1]) : ASCIIText.of(line)]
        }
    }

    /// The carets moved to where the place is once the line above is spelled out.
    private func caret(_ carets: String, under excerpt: String) -> String {
        func column(_ width: Int) -> Int {
            var before = ""
            for character in excerpt {
                guard DisplayWidth.of(before + String(character)) <= width else { break }
                before.append(character)
            }
            let rest = max(0, width - DisplayWidth.of(before))
            return DisplayWidth.of(ASCIIText.of(before)) + rest
        }
        let start = column(carets.prefix { $0 == " " }.count)
        let end = max(column(carets.count), start + 1)
        return String(repeating: " ", count: start) + String(repeating: "^", count: end - start)
    }
}

extension TextStyle {
    /// Between a title and what belongs to it.
    fileprivate var separator: String { isSpoken ? "," : ascii ? " -" : " ·" }
}

extension Event {
    fileprivate var startsParagraph: Bool {
        switch self {
        case .title, .say, .picture, .ask, .result, .finished: true
        case .verdict, .hint, .note, .problem, .solution, .run, .export, .pictureFile, .quit: false
        }
    }
}
