/// A part of what a command prints; a blank line stands between two.
enum ReportBlock {
    /// Sentences, each on lines of its own, broken at the width.
    case sentences([String])
    /// Cells, the first of a row flush left; a table is never broken.
    case table([[String]])

    /// The blocks in turn, those without anything in them left out.
    static func text(_ blocks: [ReportBlock], on screen: Screen) -> String {
        blocks.compactMap { block in
            switch block {
            case .sentences(let sentences):
                sentences.isEmpty ? nil : sentences.map { screen.paragraph($0) }.joined()
            case .table(let rows):
                PlainTable.finished(PlainTable.text(rows), isASCII: screen.layout.ascii)
            }
        }
        .joined(separator: "\n")
    }
}
