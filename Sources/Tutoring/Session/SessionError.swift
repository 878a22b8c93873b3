internal import Lessons

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

    init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    public var description: String { message }
}
