/// A long log without what no longer matters: of a thousand refused answers at one step the last forty
/// are gone through again, and the others are counted.
///
/// The way through a lesson, the hints that were taken and the number of attempts stay; `undo` reaches back
/// over forty lines. A shorter log stays as it is.
struct ShortenedLog {
    /// Lines and what became of them; with the outcome before which attempts are left out, their number.
    private(set) var lines: [(line: JournalText.Written, attemptsLeftOut: Int?)] = []

    /// Logs of fewer turns are not shortened.
    static let longest = 500
    /// What `undo` can take back, at least.
    static let kept = 40
    /// The hints of a step that are gone through again: no step has more.
    private static let hints = 16

    private let written: [JournalText.Written]

    init(_ written: [JournalText.Written], in bytes: Span<UInt8>) {
        self.written = written
        guard written.count > 2 * Self.longest else {
            lines = written.map { ($0, nil) }
            return
        }
        let turns = Self.passages(of: written, in: bytes)
        // Each `undo` takes a line from the end of what is kept before it.
        var undone = [Int](repeating: 0, count: turns.count + 1)
        for k in turns.indices.reversed() { undone[k] = undone[k + 1] + (turns[k].isUndo ? 1 : 0) }
        var start = 0
        while start < turns.count {
            var end = start
            while end < turns.count, turns[end].stays, turns[end].isAtSameStep(as: turns[start], in: bytes) {
                end += 1
            }
            if end - start > Self.longest {
                let tail = max(start, end - Self.kept - undone[end])
                keepShort(turns[start..<tail])
                keep(turns[tail..<end])
            } else {
                end = max(end, start + 1)
                keep(turns[start..<end])
            }
            start = end
        }
    }

    private mutating func keep(_ turns: ArraySlice<Passage>) {
        guard let first = turns.first, let last = turns.last else { return }
        for line in written[first.lines.lowerBound..<last.lines.upperBound] { lines.append((line, nil)) }
    }

    /// The hints, and the last refused answer with the number of attempts before it.
    private mutating func keepShort(_ turns: ArraySlice<Passage>) {
        guard let last = turns.lastIndex(where: \.isRefused) else { return keep(turns) }
        for hint in turns.indices.filter({ turns[$0].isHint }).prefix(Self.hints) { keep(turns[hint...hint]) }
        keep(turns[last...last])
        lines[lines.count - 1].attemptsLeftOut = turns[..<last].count(where: \.isAttempt)
    }

    // MARK: - Turns

    /// A line with its outcome.
    private struct Passage {
        /// Where they are among those written.
        var lines: Range<Int>
        /// Where its step and its basis are spelled.
        var step, basis: Range<Int>?
        var isRefused = false
        var isAttempt = false
        var isHint = false
        var isUndo = false
        /// Whether it leaves the learner where they are, and all that they have bound.
        var stays: Bool { isRefused || isHint }

        /// False where the lesson has changed in between: then only the later ones may count.
        func isAtSameStep(as other: Passage, in bytes: Span<UInt8>) -> Bool {
            bytes.agree(step, other.step) && bytes.agree(basis, other.basis)
        }
    }

    private static let (hint, undo) = (JournalLine.Word("hint"), JournalLine.Word("undo"))

    private static func passages(of written: [JournalText.Written], in bytes: Span<UInt8>) -> [Passage] {
        var passages: [Passage] = []
        passages.reserveCapacity(written.count / 2 + 1)
        for (index, line) in written.enumerated() {
            let text = JournalLine(line.range, in: bytes)
            guard line.isOutcome, !passages.isEmpty else {
                passages.append(Passage(lines: index..<index + 1, isUndo: text.isWord(undo, in: bytes)))
                continue
            }
            let last = passages.count - 1
            passages[last].lines = passages[last].lines.lowerBound..<index + 1
            guard let judged = text.judged(in: bytes) else { continue }
            passages[last].step = judged.step
            passages[last].basis = judged.basis
            passages[last].isRefused = judged.isRefused
            passages[last].isAttempt = judged.isAttempt
            guard judged.isWord else { continue }
            let typed = JournalLine(written[passages[last].lines.lowerBound].range, in: bytes)
            passages[last].isHint = typed.isWord(hint, in: bytes)
        }
        return passages
    }
}

extension Span<UInt8> {
    /// Whether the same stands in both ranges, or both are nil.
    fileprivate func agree(_ one: Range<Int>?, _ other: Range<Int>?) -> Bool {
        guard let one, let other else { return one == nil && other == nil }
        guard one.count == other.count else { return false }
        for k in 0..<one.count where self[one.lowerBound + k] != self[other.lowerBound + k] { return false }
        return true
    }
}
