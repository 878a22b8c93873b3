internal import Notation

/// Cells in columns: the first ones flush left, all others flush right.
enum PlainTable {
    /// Lines as wide as their cells need, each ended by a newline.
    static func text(_ lines: [[String]], flushLeft: Int = 1) -> String {
        let count = lines.map(\.count).max() ?? 0
        let widths = (0..<count).map { column in
            lines.map { column < $0.count ? DisplayWidth.of($0[column]) : 0 }.max() ?? 0
        }
        return lines.map { cells in
            var line = ""
            for (column, cell) in cells.enumerated() {
                let space = String(repeating: " ", count: widths[column] - DisplayWidth.of(cell))
                line += (column == 0 ? "" : "  ") + (column < flushLeft ? cell + space : space + cell)
            }
            while line.last == " " { line.removeLast() }
            return line + "\n"
        }
        .joined()
    }

    /// The text with the characters that may be shown.
    static func finished(_ text: String, isASCII: Bool) -> String {
        guard isASCII else { return text }
        return text.split(separator: "\n", omittingEmptySubsequences: false)
            .map { ASCIIText.of(String($0)) }.joined(separator: "\n")
    }
}
