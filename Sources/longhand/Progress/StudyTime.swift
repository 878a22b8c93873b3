/// How long somebody was at something, from the times at which they did things.
///
/// Nobody can say what a learner does between two lines; a long gap is taken for a pause and is not counted.
struct StudyTime: Hashable, Sendable {
    /// A longer gap, in seconds, is a pause.
    static let longestGap = 300

    /// The sum of the gaps that are no pauses; nil where no times were recorded.
    private(set) var seconds: Int?
    /// The last time, in seconds since the beginning of 1970, UTC.
    private(set) var last: Int?
    private var before: Int?

    /// A sitting begins: what lies before it is no gap.
    mutating func begin(_ time: Int?) {
        before = nil
        add(time)
    }

    mutating func add(_ time: Int?) {
        guard let time else { return }
        // A clock that was set back makes no time undone.
        let gap = before.map { time.subtractingReportingOverflow($0) }
        let counted = gap.map { !$0.overflow && (0...Self.longestGap).contains($0.partialValue) } ?? false
        let sum = (seconds ?? 0).addingReportingOverflow(counted ? gap?.partialValue ?? 0 : 0)
        if !sum.overflow { seconds = sum.partialValue }
        before = time
        last = max(last ?? time, time)
    }
}
