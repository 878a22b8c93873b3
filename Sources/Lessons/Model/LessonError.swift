internal import Notation

/// A lesson file that cannot be taken: what is wrong, where, and what to try.
public struct LessonError: Error, Hashable, Sendable {
    public enum Code: String, Hashable, Sendable {
        case notFound = "not-found"
        case unreadable
        case tooLarge = "too-large"
        case notText = "not-text"
        case syntax
        case tab
        case anchor
        case tooDeep = "too-deep"
        case tooMany = "too-many"
        case unknownKey = "unknown-key"
        case missingKey = "missing-key"
        case duplicateKey = "duplicate-key"
        case wrongType = "wrong-type"
        case version
        case identifier
        case duplicateID = "duplicate-id"
        case expression
        case template
        case unknownStep = "unknown-step"
        case relation
        case conflict
    }

    public let code: Code
    public let file: String
    /// Nil where the fault is in no particular line.
    public let place: Place?
    /// In words; what would steer a terminal stands there as a sign.
    public let message: String
    /// The line of the file that the place is on.
    public let line: String?

    init(_ code: Code, in file: String, at place: Place? = nil, _ message: String, line: String? = nil) {
        self.code = code
        self.file = file
        self.place = place
        self.message = HarmlessText.of(message)
        self.line = line
    }
}

extension LessonError: CustomStringConvertible {
    /// How much of a line is shown on both sides of the place.
    private static let (shownBefore, shownBehind) = (400, 400)

    /// `file:line:column: message`, then the line with a caret under the place.
    public var description: String {
        guard let place else { return "\(file): \(message)" }
        let head = "\(file):\(place): \(message)"
        guard let line, place.column <= line.unicodeScalars.count + 1 else { return head }
        // Of a line of a hundred thousand characters only what is near the place is shown.
        let start = max(0, place.column - 1 - Self.shownBefore)
        let window = line.unicodeScalars.dropFirst(start)
        let shown = String(window.prefix(Self.shownBefore + Self.shownBehind))
        let (lead, trail) = (start > 0 ? "…" : "", window.count > shown.unicodeScalars.count ? "…" : "")
        let excerpt = SourceExcerpt.of(lead + shown + trail, at: place.column - start + lead.count)
        return "\(head)\n    " + excerpt.replacing("\n", with: "\n    ")
    }
}
