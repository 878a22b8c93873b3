/// Sentences with mathematics in them.
public struct Prose: Codable, Hashable, Sendable {
    public enum Inline: Codable, Hashable, Sendable {
        case text(String)
        case formula(Formula)
        /// What is typed: commands, answers as they were given.
        case code(String)
    }

    public var paragraphs: [[Inline]]

    public init(paragraphs: [[Inline]]) { self.paragraphs = paragraphs }

    /// The sentences wrapped to `width` columns, a blank line between paragraphs.
    ///
    /// A matrix in a sentence is drawn over several lines, the words on its middle row; one that is
    /// wider than the terminal is written in one line and wrapped.
    public func lines(width: Int, style: TextStyle = TextStyle()) -> [String] {
        var lines: [String] = []
        for (k, paragraph) in paragraphs.enumerated() {
            if k > 0 { lines.append("") }
            lines += Paragraph(paragraph, width: max(1, width), style: style).lines
        }
        return lines
    }

    /// Everything on one line a paragraph: no wrapping, matrices as `[3 1; 1 3]`.
    public var plain: String {
        paragraphs.map { paragraph in
            paragraph.map { inline in
                switch inline {
                case .text(let text), .code(let text): text
                case .formula(let formula): formula.pretty
                }
            }.joined()
        }.joined(separator: "\n\n")
    }
}
