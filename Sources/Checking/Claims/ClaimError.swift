import Notation

/// Why a claim cannot be tried.
public struct ClaimError: Error, Sendable {
    public enum Code: String, Sendable {
        /// The statement or a hypothesis cannot be read.
        case unreadable
        /// No sizes make every operation defined.
        case sizes
        /// Something is asked for that has no value here, or is no statement.
        case meaningless
        /// Nothing that was tried satisfies the hypotheses.
        case unsatisfied
        /// The statement has no value on anything that was tried.
        case undefined
        /// It could not be decided on anything that was tried.
        case unable
        /// More names, or larger sizes, than are tried.
        case tooLarge
    }

    public let code: Code
    /// What is wrong and what to try, without the place.
    public let message: String
    /// The statement or the hypothesis that it is about.
    public let source: String
    /// Where in the source, in Unicode scalars; nil where the whole is meant.
    public let range: Range<Int>?

    init(_ code: Code, _ message: String, in source: String, at range: Range<Int>? = nil) {
        self.code = code
        self.message = HarmlessText.of(message)
        self.source = source
        self.range = range
    }

    init(_ error: NotationError, in source: String) {
        self.init(.unreadable, error.message, in: source, at: error.range)
    }

    /// The source, a caret under the place, and the message.
    public func diagnostic(width: Int = 80) -> String {
        guard let range else { return "\(HarmlessText.of(source))\n\(message)" }
        // The words are borrowed: a mistake at a place looks the same wherever it is found.
        return EvaluationError.unable(message, range).diagnostic(for: source, width: width)
    }
}

extension ClaimError: CustomStringConvertible {
    public var description: String { message }
}
