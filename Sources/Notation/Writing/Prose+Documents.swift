/// Sentences for documents, paragraph by paragraph.
extension Prose {
    /// Paragraphs for LaTeX's text mode; AMS mathematics is needed.
    public var latexParagraphs: [String] {
        apart.map { paragraph in
            paragraph.map { inline in
                switch inline {
                case .text(let text): LaTeXText.of(text)
                case .formula(let formula): "$\(LaTeXText.spaced(formula.latex))$"
                case .code(let code): LaTeXText.code(code)
                }
            }.joined()
        }
    }

    /// Paragraphs for HTML, formulas in MathML; without an element around them.
    public var htmlParagraphs: [String] {
        apart.map { paragraph in
            paragraph.map { inline in
                switch inline {
                case .text(let text): text.escapedForHTML
                case .formula(let formula): formula.mathML
                case .code(let code): "<code>\(code.escapedForHTML)</code>"
                }
            }.joined()
        }
    }

    /// Paragraphs for Markdown, formulas in LaTeX between dollar signs.
    public var markdownParagraphs: [String] {
        apart.map { paragraph in
            paragraph.map { inline in
                switch inline {
                case .text(let text): text.escapedForMarkdown
                case .formula(let formula): "$\(formula.latex)$"
                case .code(let code): "`\(code)`"
                }
            }.joined()
        }
    }

    /// True where LaTeX's own fonts lack letters of the text.
    package var needsUnicodeFonts: Bool {
        paragraphs.joined().contains { inline in
            switch inline {
            case .text(let text), .code(let text): LaTeXText.needsUnicodeFonts(text)
            case .formula: false
            }
        }
    }

    /// `W = …        Compute WᵀW.`: what stands beside a display in the terminal is a paragraph on paper.
    package var apart: [[Inline]] {
        paragraphs.flatMap { paragraph in
            var pieces: [[Inline]] = [[]]
            for inline in paragraph {
                guard case .text(let text) = inline else {
                    pieces[pieces.count - 1].append(inline)
                    continue
                }
                for (number, words) in text.split(separator: Prose.gap).enumerated() {
                    let isNew = number > 0 || text.hasPrefix(Prose.gap)
                    if isNew { pieces.append([]) }
                    let bare = isNew ? String(words.drop { $0 == "\u{A0}" }) : String(words)
                    if !bare.isEmpty { pieces[pieces.count - 1].append(.text(bare)) }
                }
            }
            return pieces.filter { !$0.isEmpty }
        }
    }

    private static let gap = String(repeating: "\u{A0}", count: 4)
}

extension String {
    /// Text without mathematics for LaTeX's text mode.
    package var escapedForLaTeX: String { LaTeXText.of(self) }

    /// The text with what Markdown takes for markup behind a backslash.
    package var escapedForMarkdown: String {
        map { "\\`*_{}[]<>#$|".contains($0) ? "\\\($0)" : String($0) }.joined()
    }
}
