/// What came of inputs of one target.
struct FuzzResult: Sendable {
    var findings: [Finding] = []
    var inputs = 0
    /// Inputs that took too long where the program would have stopped them.
    var stopped = 0
    /// Spent on them, over all jobs.
    var seconds = 0.0
    var slowest = Slowest()

    /// An input and what it took.
    struct Slowest: Comparable, Sendable {
        var index = 0
        var microseconds = 0

        static func < (a: Slowest, b: Slowest) -> Bool { a.microseconds < b.microseconds }
    }

    static func += (sum: inout FuzzResult, part: FuzzResult) {
        sum.findings += part.findings
        sum.inputs += part.inputs
        sum.stopped += part.stopped
        sum.seconds += part.seconds
        sum.slowest = max(sum.slowest, part.slowest)
    }

    /// One line for whoever watches.
    func summary(of name: String) -> String {
        let rate = Int(Double(inputs) / max(seconds, 1e-3))
        return "\(name): \(inputs) inputs, \(rate) a second, \(findings.count) findings, "
            + "\(stopped) were stopped at the limit, as the program does; "
            + "the slowest of the others, \(slowest.index), took \(slowest.microseconds / 1000) ms"
    }
}
