#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

/// The line on standard error that shows how far an experiment has come, where somebody watches.
struct RunLine {
    private let isShown: Bool

    init(_ surroundings: Surroundings) {
        isShown = isatty(STDERR_FILENO) == 1 && !surroundings.isDumb
    }

    func show(_ progress: RunProgress) {
        put("\r  step \(progress.done) of at most \(progress.most); Ctrl-C stops it\u{1B}[K")
    }

    /// Leaves nothing of it.
    func clear() { put("\r\u{1B}[K") }

    private func put(_ text: String) {
        guard isShown else { return }
        // Where nobody can be shown progress there is nobody to tell that either.
        try? Descriptor(number: STDERR_FILENO).write(Array(text.utf8))
    }
}

extension Desk {
    /// Has the awaited experiment carried out; from the first second on a line shows how far it has come.
    mutating func run(shownTo surroundings: Surroundings) throws(CommandFailure) {
        let line = RunLine(surroundings)
        let start = ContinuousClock.now
        defer { line.clear() }
        try run(layout: Layout(surroundings)) { progress in
            if ContinuousClock.now - start > .seconds(1) { line.show(progress) }
        }
    }
}
