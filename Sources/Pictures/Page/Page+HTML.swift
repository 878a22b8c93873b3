extension Page {
    /// The whole document in HTML, which is XML too.
    ///
    /// - Throws: ``PictureError/noMemory`` where there is none for the file of an image.
    /// - Complexity: as long as the texts and the files of all images together.
    public func html() throws(PictureError) -> String {
        var lines = [
            "<!DOCTYPE html>", "<html lang=\"\(Self.escaped(language))\">", "<head>",
            "<meta charset=\"utf-8\"/>",
            "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>",
            "<title>\(Self.escaped(title))</title>", "<style>\(Self.style)</style>", "</head>", "<body>",
            "<main>", "<h1>\(Self.escaped(title))</h1>",
        ]
        lines += summary.map { "<p>\(Self.escaped($0))</p>" }
        lines += contents
        for (index, section) in sections.enumerated() {
            lines += [
                "<section id=\"\(Self.anchor(index))\">", "<h2>\(Self.escaped(section.heading))</h2>",
            ]
            for block in section.blocks { lines.append(try block.html()) }
            lines.append("</section>")
        }
        return lines.joined(separator: "\n") + "\n</main>\n</body>\n</html>\n"
    }

    /// Links to the sections, where there are enough to lose one's way.
    private var contents: [String] {
        guard sections.count > 2 else { return [] }
        let items = sections.enumerated().map { index, section in
            "<li><a href=\"#\(Self.anchor(index))\">\(Self.escaped(section.heading))</a></li>"
        }
        return ["<nav aria-label=\"Sections\">", "<ol>"] + items + ["</ol>", "</nav>"]
    }

    private static func anchor(_ index: Int) -> String { "section-\(index + 1)" }

    /// A text as HTML shows it.
    static func escaped(_ text: String) -> String { SVGCanvas.escaped(text) }

    /// Writes the document: whole or not at all, in place of what was there.
    ///
    /// - Throws: as ``html()``, and ``PictureError/unwritable(_:_:)``.
    public func write(to path: String) throws(PictureError) {
        try PictureFormat.write(Array(try html().utf8), to: path)
    }
}

extension Page.Block {
    fileprivate func html() throws(PictureError) -> String {
        switch self {
        case .paragraph(let text): return "<p>\(Page.escaped(text))</p>"
        case .heading(let text): return "<h3>\(Page.escaped(text))</h3>"
        case .list(let items):
            return "<ul>\n\(items.map { "<li>\(Page.escaped($0))</li>" }.joined(separator: "\n"))\n</ul>"
        case .terms(let terms):
            let items = terms.map {
                "<dt>\(Page.escaped($0.word))</dt>\n<dd>\(Page.escaped($0.meaning))</dd>"
            }
            return "<dl>\n\(items.joined(separator: "\n"))\n</dl>"
        case .table(let table): return table.html
        case .picture(let picture): return VectorPicture(picture).figure
        case .image(let image, let description, let caption):
            let words = caption.isEmpty ? "" : "\n<figcaption>\(Page.escaped(caption))</figcaption>"
            return """
                <figure>
                <img alt="\(Page.escaped(description))" width="\(image.width)" height="\(image.height)" \
                src="data:image/png;base64,\(try image.base64)"/>\(words)
                </figure>
                """
        }
    }
}

extension Page.Table {
    fileprivate var html: String {
        var lines = ["<div class=\"table\">", "<table>"]
        if !caption.isEmpty { lines.append("<caption>\(Page.escaped(caption))</caption>") }
        if !columns.isEmpty {
            let cells = filled(columns).map { $0.isEmpty ? "<td></td>" : Self.cell("th", "col", $0) }
            lines.append("<thead><tr>\(cells.joined())</tr></thead>")
        }
        lines.append("<tbody>")
        for row in rows {
            let cells = filled(row).enumerated().map { column, text in
                column == 0 ? Self.cell("th", "row", text) : "<td>\(Page.escaped(text))</td>"
            }
            lines.append("<tr>\(cells.joined())</tr>")
        }
        return (lines + ["</tbody>", "</table>", "</div>"]).joined(separator: "\n")
    }

    private func filled(_ cells: [String]) -> [String] {
        cells + Array(repeating: "", count: width - cells.count)
    }

    private static func cell(_ name: String, _ scope: String, _ text: String) -> String {
        "<\(name) scope=\"\(scope)\">\(Page.escaped(text))</\(name)>"
    }
}
