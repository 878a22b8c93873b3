public import Lessons
internal import Notation

/// Why a session cannot start: the input or the lesson does not allow it.
public struct SessionError: Error, Hashable, Sendable, CustomStringConvertible {
    public enum Code: String, Hashable, Sendable {
        case unknownName = "unknown-name"
        case unreadable
        case requirement
        case unknownStep = "unknown-step"
        case variant
        case lesson
    }

    public let code: Code
    /// What, where, and what to try; several lines where a caret helps.
    public let message: String
    /// Where the fault stands in the lesson's file; nil for one of what was given from outside.
    public let place: Place?

    init(_ code: Code, _ message: String, at place: Place? = nil) {
        self.code = code
        self.message = HarmlessText.of(message)
        self.place = place
    }

    public var description: String { message }
}
