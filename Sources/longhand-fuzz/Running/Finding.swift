/// An input that did harm.
struct Finding: Hashable, Sendable {
    enum Kind: Hashable, Sendable {
        /// The process ended by this signal.
        case crash(Int32)
        /// More than the time of one input.
        case hang
        /// It came back with what must not be.
        case violation
    }

    let target: String
    let index: Int
    let kind: Kind
    let words: String

    /// One line for whoever watches.
    var summary: String {
        switch kind {
        case .crash(let signal): "\(target) input \(index): ended by signal \(signal). \(words)"
        case .hang: "\(target) input \(index): more than \(InputLimits.seconds) s. \(words)"
        case .violation: "\(target) input \(index): \(words)"
        }
    }
}
