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
    public let message: String
    /// The line of the file that the place is on.
    public let line: String?

    init(_ code: Code, in file: String, at place: Place? = nil, _ message: String, line: String? = nil) {
        self.code = code
        self.file = file
        self.place = place
        self.message = message
        self.line = line
    }
}

extension LessonError: CustomStringConvertible {
    /// `file:line:column: message`, then the line with a caret under the place.
    public var description: String {
        guard let place else { return "\(file): \(HarmlessText.of(message))" }
        let head = "\(file):\(place): \(HarmlessText.of(message))"
        guard let line, place.column <= line.unicodeScalars.count + 1 else { return head }
        // A tab before the caret would move it.
        let indent = line.unicodeScalars.prefix(place.column - 1).map { $0 == "\t" ? "\t" : " " }
        return "\(head)\n    \(HarmlessText.of(line))\n    \(indent.joined())^"
    }
}
