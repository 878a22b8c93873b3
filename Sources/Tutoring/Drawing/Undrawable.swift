public import Lessons

/// Why a picture that a lesson asks for cannot be made.
public struct Undrawable: Error, Hashable, Sendable, CustomStringConvertible {
    /// A sentence without its stop.
    public let reason: String
    /// Where the expression stands in the lesson file; nil for one that a learner typed.
    public let place: Place?

    init(_ reason: String, at place: Place? = nil) {
        self.reason = reason
        self.place = place
    }

    public var description: String { reason }
}
