extension LessonSource {
    /// Where the first text between quotes begins that goes on over lines which look like keys or items of a list:
    /// its closing quote was forgotten, and the next opening one closes it.
    ///
    /// A text between quotes may have several lines, so this is asked only after the parser has failed.
    ///
    /// - Parameter place: where the parser failed.
    /// - Complexity: linear in the length of the file.
    func openQuote(before place: Place) -> Place? {
        var scan = QuoteScan()
        for (index, line) in lines.prefix(place.line).enumerated() {
            if let start = scan.start, line.looksLikeYAML { return start }
            scan.read(line, number: index + 1)
        }
        return nil
    }
}

/// Goes through lines and knows whether it is inside of a text between quotes.
private struct QuoteScan {
    /// Where the text began that is still open.
    private(set) var start: Place?
    private var quote: Unicode.Scalar = "\""

    mutating func read(_ line: Substring, number: Int) {
        let scalars = Array(line.unicodeScalars)
        // Before it a text may begin.
        var before: Unicode.Scalar = "-"
        var position = 0
        while position < scalars.count {
            let scalar = scalars[position]
            if start != nil {
                if quote == "\"", scalar == "\\" {
                    position += 1
                } else if scalar == quote {
                    // Two of them are an apostrophe in a text between single ones.
                    if quote == "'", position + 1 < scalars.count, scalars[position + 1] == quote {
                        position += 1
                    } else {
                        start = nil
                        before = scalar
                    }
                }
            } else if scalar == "#", position == 0 || scalars[position - 1] == " " {
                return
            } else if scalar == "\"" || scalar == "'", "-:,[{".unicodeScalars.contains(before) {
                quote = scalar
                start = Place(line: number, column: position + 1)
            } else if scalar != " " {
                before = scalar
            }
            position += 1
        }
    }
}

extension Substring {
    /// `key: …`, `- item`: what hardly ever begins a line of words.
    fileprivate var looksLikeYAML: Bool {
        let words = drop { $0 == " " }
        if words.hasPrefix("- ") { return true }
        let key = words.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-" || $0 == "_") }
        let rest = words.dropFirst(key.count)
        return !key.isEmpty && rest.first == ":" && (rest.count == 1 || rest.dropFirst().first == " ")
    }
}
