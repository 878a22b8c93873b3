internal import Checking
internal import Foundation
internal import Lessons
internal import Notation
internal import Pictures
internal import Tutoring

/// Events as the text of a terminal, with colour where it is wanted.
struct Screen {
    let layout: Layout

    private var text: EventText {
        EventText(width: layout.width, style: layout.style)
    }

    /// The lines of these events, each with its end. Where a session ends is for the caller to say.
    func show(_ events: [Event]) -> String {
        let shown = events.filter { event in
            if case .quit = event { false } else { true }
        }
        var lines: [String] = []
        for (index, event) in shown.enumerated() {
            let isApart =
                index > 0
                && text.lines(of: Array(shown[(index - 1)...index])).count
                    > text.lines(of: shown[index - 1]).count + text.lines(of: event).count
            if isApart { lines.append("") }
            lines += drawn(event) ?? text.lines(of: event).map { coloured($0, event) }
        }
        return lines.map { $0 + "\n" }.joined()
    }

    /// A heading, bold where there is colour.
    func heading(_ words: String) -> String {
        let words = layout.ascii ? ASCIIText.of(words) : words
        return layout.colour ? "\u{1B}[1m\(words)\u{1B}[0m\n" : words + "\n"
    }

    /// Sentences, broken at the width; what stands between backquotes is something to type.
    func paragraph(_ words: String, indent: Int = 0) -> String {
        lines(of: words, indent: indent).map { String(repeating: " ", count: indent) + $0 + "\n" }.joined()
    }

    /// What is wrong, broken at the width; below it as much of a line and its caret as fits.
    func complaint(_ words: String) -> String {
        let lines = words.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        let message = Prose(paragraphs: [[.text(lines[0])]]).lines(
            width: max(10, layout.width), style: layout.style)
        guard lines.count == 3, let caret = lines[2].firstIndex(of: "^") else {
            return (message + lines.dropFirst()).map { $0 + "\n" }.joined()
        }
        let column = lines[2].distance(from: lines[2].startIndex, to: caret)
        let isLong = DisplayWidth.of(lines[1]) > layout.width
        let cut = isLong ? max(0, column - layout.width * 2 / 3) : 0
        let shown = [lines[1], lines[2]].map { line in
            var line = line.dropFirst(cut)
            while DisplayWidth.of(String(line)) > layout.width { line.removeLast() }
            return String(line)
        }
        return (message + shown).map { $0 + "\n" }.joined()
    }

    /// `  2  words`, further lines under the words.
    func item(_ mark: String, _ words: String) -> String {
        let indent = mark.count + 4
        let first = "  \(mark)  "
        return lines(of: words, indent: indent).enumerated().map { index, line in
            (index == 0 ? first : String(repeating: " ", count: indent)) + line + "\n"
        }.joined()
    }

    private func lines(of words: String, indent: Int) -> [String] {
        let pieces = words.split(separator: "`", omittingEmptySubsequences: false).enumerated()
        let prose = Prose(paragraphs: [
            pieces.filter { !$0.element.isEmpty }.map { index, piece in
                index % 2 == 1 ? .code(String(piece)) : .text(String(piece))
            }
        ])
        return prose.lines(width: max(10, layout.width - indent), style: layout.style)
    }

    /// A picture, in its colours where there is colour.
    func drawing(of picture: Picture) -> String {
        (drawn(.picture(picture)) ?? text.lines(of: .picture(picture))).map { $0 + "\n" }.joined()
    }

    /// A picture in its colours; nil for anything else, and where there is no colour.
    private func drawn(_ event: Event) -> [String]? {
        guard layout.colour, case .picture(let picture) = event else { return nil }
        let depth: ColourDepth = layout.fullColour ? .full : .indexed
        return text.drawing(of: picture, depth: depth).colouredLines.map { $0.isEmpty ? $0 : "  " + $0 }
    }

    /// The mark of a verdict in its colour, a title in bold.
    private func coloured(_ line: String, _ event: Event) -> String {
        guard layout.colour else { return line }
        switch event {
        case .title: return "\u{1B}[1m\(line)\u{1B}[0m"
        case .verdict(let verdict, _):
            let mark = "  " + text.mark(of: verdict) + " "
            guard line.hasPrefix(mark) else { return line }
            let code = verdict.advances ? 32 : verdict == .incorrect ? 31 : 33
            return "  \u{1B}[\(code)m\(text.mark(of: verdict))\u{1B}[0m " + line.dropFirst(mark.count)
        default: return line
        }
    }
}

extension Scene {
    /// - Parameter endsAtFinish: whether there is nothing more to do once all is answered.
    init(_ events: [Event], of session: Session, layout: Layout, endsAtFinish: Bool = false) {
        let position = session.position
        let leaves = events.contains { if case .quit = $0 { true } else { false } }
        self.init(
            text: Screen(layout: layout).show(events), outcome: session.lastOutcome, prompt: session.prompt,
            step: session.stepName, basis: session.basis,
            place: Place(step: position.step, of: position.count, finished: session.isFinished),
            awaitsRun: session.awaited != nil, ends: leaves || endsAtFinish && session.isFinished,
            leaves: leaves,
            completions: session.completions,
            names: session.boundNames,
            commands: Word.allCases.map(\.rawValue),
            exported: events.lazy.compactMap { Exported($0, of: session) }.first)
    }
}

extension Exported {
    /// Nil for an event that wants no file.
    fileprivate init?(_ event: Event, of session: Session) {
        switch event {
        case .export(let export):
            let text = export.format.text(
                of: WorkedSolution(of: session), layout: Layout(width: 80, ascii: false, colour: false))
            self.init(
                file: export.file, usualFile: "\(session.lesson.id).\(export.format.fileExtension)",
                contents: Data(text.utf8))
        case .pictureFile(let picture):
            self.init(file: picture.file, usualFile: picture.file, contents: Data(picture.contents))
        default: return nil
        }
    }
}

extension PlayedScene {
    init(_ events: [Event], of player: TranscriptPlayer, path: String, layout: Layout) {
        self.init(
            path: path, text: Screen(layout: layout).show(events), prompt: player.session.prompt,
            upcoming: player.upcoming?.typed, step: player.session.stepName,
            outcome: player.session.lastOutcome, differences: player.differences.map(\.description))
    }
}
