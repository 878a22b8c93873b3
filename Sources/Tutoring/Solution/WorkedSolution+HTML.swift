internal import Notation
internal import Pictures

extension WorkedSolution {
    /// The whole document in HTML: one file without scripts or anything to be fetched, formulas in MathML.
    ///
    /// It reads on a phone, in the dark, and on paper.
    public var html: String {
        var lines = [
            "<!DOCTYPE html>", "<html lang=\"\(language.escapedForHTML)\">", "<head>",
            "<meta charset=\"utf-8\"/>",
            "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>",
            "<title>\(title.escapedForHTML)</title>", "<style>\(Self.style)</style>", "</head>", "<body>",
            "<main>", "<h1>\(title.escapedForHTML)</h1>",
        ]
        if let remark { lines.append("<p class=\"remark\">\(remark.escapedForHTML)</p>") }
        for step in steps { lines += Self.section(step) }
        return lines.joined(separator: "\n") + "\n</main>\n</body>\n</html>\n"
    }

    private static func section(_ step: Entry) -> [String] {
        var lines = ["<section id=\"\(step.name.escapedForHTML)\">"]
        if let heading = step.sectionHeading(\.htmlParagraphs, after: { "<span>\($0).</span>" }) {
            lines.append("<h2>\(heading)</h2>")
        }
        lines += step.say?.htmlParagraphs.map { "<p>\($0)</p>" } ?? []
        lines += step.picture.map { [VectorPicture($0).figure] } ?? []
        lines += step.ask?.htmlParagraphs.map { "<p class=\"ask\">\($0)</p>" } ?? []
        if let items = step.items {
            lines.append("<ul>\(items.htmlParagraphs.map { "<li>\($0)</li>" }.joined())</ul>")
        }
        if let answer = step.answer {
            let heading = step.heading.map { "<p class=\"verdict\">\($0.escapedForHTML)</p>" } ?? ""
            let text = answer.htmlParagraphs.map { "<p>\($0)</p>" }.joined()
            lines.append("<div class=\"answer\">\(heading)\(text)</div>")
        }
        return lines + ["</section>"]
    }

    private static let style = """

        :root { color-scheme: light dark; --line: #2a6f4e; --quiet: #6b6b6b; --shade: #f3f7f4; }
        @media (prefers-color-scheme: dark) { :root { --line: #6cc39a; --quiet: #a0a0a0; --shade: #18231d; } }
        body { margin: 0; font: 1.0625rem/1.6 Charter, "Bitstream Charter", "Noto Serif", Georgia, serif; }
        main { max-width: 42rem; margin: 0 auto; padding: 1.5rem 1rem 4rem; }
        h1 { font-size: 1.6rem; line-height: 1.25; margin: 0 0 1.5rem; }
        h2 { font-size: 1rem; margin: 2.2rem 0 0.4rem; border-top: 1px solid #8884; padding-top: 0.8rem; }
        h2 span { font-weight: 700; margin-right: 0.3rem; }
        p { margin: 0.6rem 0; overflow-x: auto; overflow-y: hidden; }
        code { font: 0.9em ui-monospace, Menlo, Consolas, monospace; }
        math { font-family: "STIX Two Math", "Latin Modern Math", "Cambria Math", math; math-style: normal; }
        mtd { padding: 0.15em 0.45em; }
        ul { list-style: none; padding-left: 1rem; margin: 0.4rem 0; }
        figure { margin: 1rem 0; } figure svg { max-width: 100%; height: auto; }
        figcaption { font-size: 0.9rem; color: var(--quiet); }
        .remark, .verdict { font-size: 0.9rem; color: var(--quiet); }
        .verdict { margin-top: 0; }
        .answer { border-left: 3px solid var(--line); background: var(--shade); margin: 0.8rem 0;
                  padding: 0.3rem 1rem; }
        @media print {
          body { font-size: 10.5pt; } main { max-width: none; padding: 0; }
          section, .answer { break-inside: avoid; } h2 { break-after: avoid; } .answer { background: none; }
          p { overflow: visible; }
        }

        """
}
