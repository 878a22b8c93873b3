internal import Yams

extension LessonSource {
    /// The parser's errors in our words, where possible at the place that has to be changed.
    func translated(_ failure: YamlError) -> LessonError {
        switch failure {
        case .scanner(let context, let problem, let mark, _), .parser(let context, let problem, let mark, _),
            .composer(let context, let problem, let mark, _):
            let place = Place(mark)
            if let quote = openQuote(before: place) {
                return error(
                    .syntax, at: quote,
                    "not YAML: the quote that begins here is not closed in its line: put another one at the end of "
                        + "the text")
            }
            let advice = advice(on: problem, at: place, in: context.map { Place($0.mark) })
            return error(.syntax, at: place, "not YAML: \(problem)\(advice)")
        case .duplicatedKeysInMapping(let keys, let context):
            let key = keys.first ?? ""
            let place = secondPlace(ofKey: key, from: Place(context.mark))
            return error(.duplicateKey, at: place, "`\(key)` stands here a second time: keep one of the two")
        case .reader(let problem, _, _, _):
            return error(.syntax, at: nil, "not YAML: \(problem)")
        default:
            return error(.syntax, at: nil, "not YAML: \(failure)")
        }
    }

    /// - Parameter context: where the list or the mapping began that is being read.
    private func advice(on problem: String, at place: Place, in context: Place?) -> String {
        let begins = wordsBefore(place).isEmpty
        if problem.contains("mapping values are not allowed") {
            let isKey = wordsBefore(place).allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" }
            return isKey
                ? " (a key begins in the column of the keys above it)"
                : " (put a text that contains `: ` between quotes)"
        }
        if problem.contains("'-' indicator"), let context {
            return
                " (a new item begins with `- ` in column \(context.column); what belongs to the item above "
                + "begins in column \(context.column + 2), and this in column \(place.column))"
        }
        if problem.contains("expected key"), let context {
            return begins
                ? " (a key begins in the column of the keys above it, here \(context.column))"
                : " (behind a closing quote or brace the line ends: put the whole text between quotes)"
        }
        if problem.contains("escape character") {
            return " (for a backslash between double quotes write `\\\\`)"
        }
        if problem.contains("cannot start any token") || problem.contains("unexpected character") {
            return " (put the text between quotes)"
        }
        return ""
    }

    /// What stands in the line before the place, without its indentation and the mark of an item.
    private func wordsBefore(_ place: Place) -> Substring {
        guard lines.indices.contains(place.line - 1) else { return "" }
        let before = Substring(lines[place.line - 1].unicodeScalars.prefix(place.column - 1))
        let words = before.drop { $0 == " " }
        return words.hasPrefix("- ") ? words.dropFirst(2).drop { $0 == " " } : words
    }

    /// Where a block mapping that starts at `start` has `key` for the second time.
    private func secondPlace(ofKey key: String, from start: Place) -> Place {
        let indent = String(repeating: " ", count: start.column - 1)
        var found = 0
        for number in start.line...max(start.line, lines.count) where lines.indices.contains(number - 1) {
            let line = lines[number - 1]
            let isHere = number == start.line || line.hasPrefix(indent)
            if isHere, line.dropFirst(start.column - 1).hasPrefix(key + ":") {
                found += 1
                if found == 2 { return Place(line: number, column: start.column) }
            }
        }
        return start
    }
}
