internal import Lessons

/// A hint as a learner reads it, and which of its words are values that the lesson shows.
struct HintWords {
    private struct Piece {
        let range: Range<Int>
        let source: String
    }

    /// What a hint says that something is.
    struct Statement: Hashable {
        let shown: String
        /// As it stands in the file: values by the expressions that they are of.
        let written: String
        let showsValues: Bool
    }

    private(set) var text = ""
    /// The values in it, by their bytes.
    private var values: [Piece] = []

    mutating func append(_ words: String, from source: String? = nil) {
        let start = text.utf8.count
        text += words
        if let source { values.append(Piece(range: start..<text.utf8.count, source: source)) }
    }

    // MARK: - Statements

    private static let connectives = [" is ", " are ", "=", "≈", ": "]
    /// Where a statement may end; the end of its sentence comes first of all.
    private static let ends = [". ", ", ", "; ", " and ", " (", " – "]

    /// What stands behind `is`, `are`, `=`, `≈` or `:` and has a digit: up to the end of the sentence, and up to
    /// the first comma or `and` within it.
    var statements: [Statement] {
        var found: [Statement] = []
        for connective in Self.connectives {
            var rest = text[...]
            while let place = rest.firstRange(of: connective) {
                rest = rest[place.upperBound...]
                let sentence = rest[..<(rest.firstRange(of: ". ")?.lowerBound ?? rest.endIndex)]
                let shorter = Self.ends.dropFirst().compactMap { sentence.firstRange(of: $0)?.lowerBound }
                for end in [sentence.endIndex] + shorter {
                    let statement = statement(sentence[..<end])
                    if statement.shown.contains(where: \.isNumber), !found.contains(statement) {
                        found.append(statement)
                    }
                }
            }
        }
        return found
    }

    private func statement(_ words: Substring) -> Statement {
        var said = words
        while let last = said.last, last.isWhitespace || ".,;!".contains(last) { said.removeLast() }
        let start = text.utf8.distance(from: text.startIndex, to: said.startIndex)
        let range = start..<(start + said.utf8.count)
        var written = ""
        var position = range.lowerBound
        let inside = values.filter { $0.range.overlaps(range) }
        for value in inside {
            written += bytes(position..<max(position, value.range.lowerBound)) + "{{\(value.source)}}"
            position = min(range.upperBound, value.range.upperBound)
        }
        written += bytes(position..<range.upperBound)
        return Statement(
            shown: said.trimmed, written: written.trimmed, showsValues: !inside.isEmpty)
    }

    private func bytes(_ range: Range<Int>) -> String {
        String(decoding: text.utf8.dropFirst(range.lowerBound).prefix(range.count), as: UTF8.self)
    }

    // MARK: - Labels

    /// Whether the words say that a label is the answer: `Answer a is right`, `it is a.`
    ///
    /// Behind `is` only at the end of a sentence or before a comma, since a label may be an article, too.
    func names(_ label: String) -> Bool {
        let words = text.lowercased()
        let label = label.lowercased()
        let nouns = ["answer", "item", "option", "choice"]
        let verdicts = ["right", "correct", "true", "the answer", "the right", "the one"]
        if nouns.contains(where: { words.contains("\($0) \(label) is ") }) { return true }
        if verdicts.contains(where: { (" " + words).contains(" \(label) is \($0)") }) { return true }
        var rest = words[...]
        while let place = rest.firstRange(of: " is \(label)") {
            rest = rest[place.upperBound...]
            if rest.first.map({ ".,;!:)".contains($0) }) ?? true { return true }
        }
        return false
    }
}
