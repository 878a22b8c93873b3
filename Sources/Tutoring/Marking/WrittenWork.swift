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
    /// How many lines state nothing.
    let remarks: Int
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
        var header = Header()
        let body = try header.taken(from: lines)
        lesson = header.lesson
        overrides = header.overrides
        statements = WrittenStatement.all(in: body)
        let stated = statements.reduce(0) { $0 + $1.height }
        remarks = body.count { !$0.withoutComment.trimmed.isEmpty } - stated
    }
}

/// The lines before the work.
private struct Header {
    var lesson: String?
    var overrides: [String: String] = [:]

    /// Behind so many lines nothing belongs to the head any more.
    private static let deepest = 10

    /// Takes the head, which may have a name or a title in it.
    ///
    /// - Returns: the lines with those of the head left empty.
    mutating func taken(from lines: [String]) throws(SessionError) -> [String] {
        var body = lines
        var number = 0
        while number < lines.count, try take(lines[number], number + 1) {
            body[number] = ""
            number += 1
        }
        while number < min(lines.count, Self.deepest) {
            if isField(lines[number]), try take(lines[number], number + 1) { body[number] = "" }
            number += 1
        }
        return body
    }

    /// Whether a line among others is one of the head, and not a sentence that begins like one.
    private func isField(_ line: String) -> Bool {
        let parts = line.split(separator: ":", maxSplits: 1).map { $0.trimmed }
        guard parts.count == 2 else { return false }
        switch parts[0].lowercased() {
        case "lesson": return lesson == nil && !parts[1].contains(where: \.isWhitespace) && !parts[1].isEmpty
        case "set":
            let sides = parts[1].split(separator: "=", maxSplits: 1)
            return sides.count == 2 && sides[0].trimmed.isName
        default: return false
        }
    }

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
