internal import Notation
internal import Tutoring

/// How a worked solution is written.
enum SolutionFormat: String, Codable, CaseIterable, Hashable, Sendable {
    case terminal, markdown, latex, html

    /// The whole document.
    func text(of solution: WorkedSolution, layout: Layout) -> String {
        switch self {
        case .terminal: Self.terminal(solution, layout)
        case .markdown: Self.markdown(solution)
        case .latex: Self.latex(solution)
        case .html: Self.html(solution)
        }
    }

    private static func terminal(_ solution: WorkedSolution, _ layout: Layout) -> String {
        let screen = Screen(layout: layout)
        var text = screen.heading(solution.title)
        for (index, step) in solution.steps.enumerated() {
            text += "\n" + screen.heading("\(index + 1). \(step.name)")
            if let say = step.say { text += screen.show([.say(say)]) }
            if let ask = step.ask { text += screen.show([.ask(ask)]) }
            if let answer = step.answer { text += screen.show([.solution(answer)]) }
        }
        return text
    }

    // MARK: - Markdown

    private static func markdown(_ solution: WorkedSolution) -> String {
        var blocks = ["# \(solution.title)"]
        for (index, step) in solution.steps.enumerated() {
            blocks.append("## \(index + 1). \(step.name)")
            blocks += [step.say, step.ask].compactMap { $0 }.flatMap { paragraphs($0, markdown) }
            if let answer = step.answer { blocks += paragraphs(answer, markdown).map { "> \($0)" } }
        }
        return blocks.joined(separator: "\n\n") + "\n"
    }

    private static func markdown(_ inline: Prose.Inline) -> String {
        switch inline {
        case .text(let text): escaped(text, "\\`*_{}[]<>#$", by: { "\\\($0)" })
        case .formula(let formula): "$\(formula.latex)$"
        case .code(let code): "`\(code)`"
        }
    }

    // MARK: - LaTeX

    private static func latex(_ solution: WorkedSolution) -> String {
        var blocks = [
            #"\documentclass{article}"#, #"\usepackage{amsmath,amssymb,newunicodechar}"#,
            letters.map { "\\newunicodechar{\($0)}{\\ensuremath{\($1)}}" }.joined(separator: "\n"),
            #"\begin{document}"#, "\\section*{\(latex(.text(solution.title)))}",
        ]
        for step in solution.steps {
            blocks.append("\\subsection*{\(latex(.text(step.name)))}")
            blocks += [step.say, step.ask].compactMap { $0 }.flatMap { paragraphs($0, latex) }
            if let answer = step.answer {
                blocks.append(
                    "\\begin{quote}\n\(paragraphs(answer, latex).joined(separator: "\n\n"))\n\\end{quote}")
            }
        }
        blocks.append(#"\end{document}"#)
        return blocks.joined(separator: "\n\n") + "\n"
    }

    /// What lessons write in their sentences and LaTeX's fonts do not have.
    private static let letters: KeyValuePairs = [
        "ᵀ": "^{\\mathsf T}", "λ": "\\lambda", "σ": "\\sigma", "Σ": "\\Sigma", "μ": "\\mu", "τ": "\\tau",
        "√": "\\surd", "·": "\\cdot", "×": "\\times", "−": "-", "≤": "\\le", "≥": "\\ge", "≠": "\\ne",
        "≈": "\\approx", "₁": "_1", "₂": "_2", "₃": "_3", "²": "^2", "‖": "\\|", "…": "\\ldots", "ₖ": "_k",
    ]

    private static func latex(_ inline: Prose.Inline) -> String {
        let commands: [Character: String] = [
            "\\": "\\textbackslash{}", "~": "\\textasciitilde{}", "^": "\\textasciicircum{}",
        ]
        let escape = { (text: String) in
            escaped(text, "\\~^&%$#_{}", by: { commands[$0] ?? "\\\($0)" })
        }
        return switch inline {
        case .text(let text): escape(text)
        case .formula(let formula): "$\(formula.latex)$"
        case .code(let code): "\\texttt{\(escape(code))}"
        }
    }

    // MARK: - HTML

    private static func html(_ solution: WorkedSolution) -> String {
        var lines = [
            "<!DOCTYPE html>", "<html lang=\"en\"><head><meta charset=\"utf-8\">",
            "<title>\(html(.text(solution.title)))</title></head><body>",
            "<h1>\(html(.text(solution.title)))</h1>",
        ]
        for step in solution.steps {
            lines.append("<h2>\(html(.text(step.name)))</h2>")
            lines += [step.say, step.ask].compactMap { $0 }.flatMap(html)
            if let answer = step.answer { lines.append("<blockquote>\(html(answer).joined())</blockquote>") }
        }
        return lines.joined(separator: "\n") + "\n</body></html>\n"
    }

    /// A paragraph with a matrix in it keeps its drawing.
    private static func html(_ prose: Prose) -> [String] {
        prose.paragraphs.map { paragraph in
            let drawn = Prose(paragraphs: [paragraph]).lines(width: 100)
            let isDrawn = paragraph.contains {
                if case .formula(let formula) = $0 { formula.lines().count > 1 } else { false }
            }
            if isDrawn { return "<pre>\(html(.text(drawn.joined(separator: "\n"))))</pre>" }
            return "<p>\(paragraph.map { html($0) }.joined())</p>"
        }
    }

    private static func html(_ inline: Prose.Inline) -> String {
        let names: [Character: String] = ["&": "&amp;", "<": "&lt;", ">": "&gt;", "\"": "&quot;"]
        let escape = { (text: String) in escaped(text, "&<>\"", by: { names[$0] ?? "" }) }
        return switch inline {
        case .text(let text): escape(text)
        case .formula(let formula): "<i>\(escape(formula.pretty))</i>"
        case .code(let code): "<code>\(escape(code))</code>"
        }
    }

    // MARK: - Shared

    private static func paragraphs(_ prose: Prose, _ write: (Prose.Inline) -> String) -> [String] {
        prose.paragraphs.map { $0.map(write).joined() }
    }

    private static func escaped(
        _ text: String, _ special: String, by escape: (Character) -> String
    ) -> String {
        text.map { special.contains($0) ? escape($0) : String($0) }.joined()
    }
}
