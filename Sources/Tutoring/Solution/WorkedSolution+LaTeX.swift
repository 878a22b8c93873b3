internal import Notation

extension WorkedSolution {
    /// The whole document in LaTeX.
    ///
    /// pdfLaTeX sets it with AMS's packages alone; where the text has letters of other scripts, XeLaTeX
    /// does, and the first line says so.
    public var latex: String {
        var blocks = [preamble]
        blocks.append("\\section*{\(title.escapedForLaTeX)}")
        if let remark { blocks.append("\\emph{\(remark.escapedForLaTeX)}") }
        for step in steps {
            if let heading = step.sectionHeading(\.latexParagraphs, after: { "\($0).\\enspace" }) {
                blocks.append("\\subsection*{\(heading)}")
            }
            blocks += [step.say, step.picture?.inWords, step.ask].compactMap { $0 }
                .flatMap(\.latexParagraphs)
            if let items = step.items {
                let lines = items.latexParagraphs.map { "\\item[] \($0)" }.joined(separator: "\n")
                blocks.append("\\begin{itemize}\n\(lines)\n\\end{itemize}")
            }
            guard let answer = step.answer else { continue }
            let heading = step.heading.map { ["\\textbf{\($0.escapedForLaTeX)}"] } ?? []
            let lines = (heading + answer.latexParagraphs).joined(separator: "\n\n")
            blocks.append("\\begin{answer}\n\(lines)\n\\end{answer}")
        }
        blocks.append("\\end{document}")
        return blocks.joined(separator: "\n\n") + "\n"
    }

    private var preamble: String {
        let fonts =
            needsUnicodeFonts
            ? "% Set it with XeLaTeX: the text has letters that pdfLaTeX's fonts lack.\n"
                + "\\documentclass[11pt]{article}\n\\usepackage{xeCJK}"
            : "\\documentclass[11pt]{article}\n\\usepackage[utf8]{inputenc}"
        return fonts + """

            \\usepackage{amsmath,amssymb}
            \\usepackage[margin=25mm]{geometry}
            \\setlength{\\parindent}{0pt}
            \\setlength{\\parskip}{0.6\\baselineskip}
            \\renewcommand{\\arraystretch}{1.25}
            \\newenvironment{answer}
              {\\par\\nopagebreak
               \\begin{list}{$\\triangleright$}{\\setlength{\\topsep}{0pt}\\setlength{\\leftmargin}{2.2em}}\\item\\relax}
              {\\end{list}}
            \\begin{document}
            """
    }

    private var needsUnicodeFonts: Bool {
        Prose(paragraphs: [[.text(title)]]).needsUnicodeFonts
            || steps.contains { step in
                [step.say, step.picture?.inWords, step.ask, step.items, step.answer].contains {
                    $0?.needsUnicodeFonts == true
                }
            }
    }
}
