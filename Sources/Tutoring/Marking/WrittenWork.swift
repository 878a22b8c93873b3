internal import Lessons

/// A text file of written work: which lesson it belongs to, and what its lines state.
///
/// A line states something where an equals sign stands in it outside all brackets: `WtW = [25 -15; -15 29]`,
/// a chain `a = b = c`, or ` = d`, which goes on from the line before. A matrix may take several lines.
/// `# …` is a comment; everything else is a remark.
public struct WrittenWork: Sendable {
    /// The longest file that is read, in bytes.
    public static let longest = 256 << 10
    /// The most lines that are read.
    public static let mostLines = 2_000

    /// `lesson: ID` at the head; nil where the file does not say.
    public let lesson: String?
    /// `set: NAME=VALUE` at the head.
    public let overrides: [String: String]
    /// What is stated, in order; some may turn out to be remarks.
    let statements: [WrittenStatement]
    /// How many there are.
    public var count: Int { statements.count }

    /// - Throws: where the file is too long, or a header says nothing.
    public init(parsing text: String) throws(SessionError) {
        guard text.utf8.count <= Self.longest else {
            throw SessionError(
                .unreadable, "it has \(text.utf8.count) bytes; the longest that is read has \(Self.longest)")
        }
        var lines = text.split(omittingEmptySubsequences: false) { $0.isNewline }.map(String.init)
        guard lines.count <= Self.mostLines else {
            throw SessionError(
                .unreadable, "it has \(lines.count) lines; the longest that is read has \(Self.mostLines)")
        }
        if let first = lines.first, first.hasPrefix("\u{FEFF}") { lines[0] = String(first.dropFirst()) }
        var number = 0
        var header = Header()
        while number < lines.count, try header.take(lines[number], number + 1) { number += 1 }
        lesson = header.lesson
        overrides = header.overrides
        statements = WrittenStatement.all(in: lines, from: number)
    }

}

/// The lines before the work.
private struct Header {
    var lesson: String?
    var overrides: [String: String] = [:]

    /// - Returns: false at the first line that is no header, blank line or comment.
    mutating func take(_ line: String, _ number: Int) throws(SessionError) -> Bool {
        let text = line.trimmed
        if text.isEmpty || text.hasPrefix("#") { return true }
        guard let colon = text.firstIndex(of: ":") else { return false }
        let value = text[text.index(after: colon)...].trimmed
        switch text[..<colon].trimmed.lowercased() {
        case "lesson":
            guard !value.isEmpty else {
                throw SessionError(.unreadable, "line \(number): a lesson's id is missing after `lesson:`")
            }
            lesson = value
            return true
        case "set":
            guard let sign = value.firstIndex(of: "="), !value[..<sign].trimmed.isEmpty,
                !value[value.index(after: sign)...].trimmed.isEmpty
            else {
                throw SessionError(
                    .unreadable, "line \(number): `set:` takes NAME=VALUE, as in set: W=[4 0; 3 -5; 0 2]")
            }
            overrides[value[..<sign].trimmed] = value[value.index(after: sign)...].trimmed
            return true
        default: return false
        }
    }
}
