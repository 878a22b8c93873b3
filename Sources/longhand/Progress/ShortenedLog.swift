/// A long log without what no longer matters: of a thousand refused answers at one step the last twenty
/// are gone through again, and the others are counted.
///
/// The way through a lesson, the hints that were taken and the number of attempts stay; `undo` reaches back
/// over twenty of them, and then to what stands before them. A shorter log stays as it is.
struct ShortenedLog {
    /// Lines and what became of them; with the outcome before which attempts are left out, their number.
    private(set) var lines: [(line: JournalText.Written, attemptsLeftOut: Int?)] = []

    /// Logs of fewer turns are not shortened.
    static let longest = 500
    /// What `undo` can take back, at least.
    static let kept = 20
    /// The hints of a step that are gone through again: no step has more.
    private static let hints = 16

    private let written: [JournalText.Written]

    /// - Complexity: proportional to the bytes of the lines; of each turn sixteen bytes are held.
    init(_ written: [JournalText.Written], in bytes: Span<UInt8>) {
        self.written = written
        guard written.count > 2 * Self.longest else {
            lines = written.map { ($0, nil) }
            return
        }
        let turns = Self.passages(of: written, in: bytes)
        // Each `undo` takes a line from the end of what is kept before it.
        var undoing = turns.count { $0.traits.contains(.undo) }
        var start = 0
        while start < turns.count {
            var end = start
            while end < turns.count, turns[end].stays, end == start || turns[end].traits.contains(.sameStep) {
                end += 1
            }
            end = max(end, start + 1)
            undoing -= turns[start..<end].count { $0.traits.contains(.undo) }
            if end - start > Self.longest {
                let tail = max(start, end - Self.kept - undoing)
                keepShort(start..<tail, of: turns)
                keep(tail..<end, of: turns)
            } else {
                keep(start..<end, of: turns)
            }
            start = end
        }
    }

    private mutating func keep(_ kept: Range<Int>, of turns: [Passage]) {
        guard let first = kept.first else { return }
        let end = kept.upperBound < turns.count ? turns[kept.upperBound].line : written.count
        for line in written[turns[first].line..<end] { lines.append((line, nil)) }
    }

    /// The hints, and the last refused answer with the number of attempts before it.
    private mutating func keepShort(_ passed: Range<Int>, of turns: [Passage]) {
        guard let last = turns[passed].lastIndex(where: { $0.traits.contains(.refused) }) else {
            return keep(passed, of: turns)
        }
        for hint in passed.filter({ turns[$0].traits.contains(.hint) }).prefix(Self.hints) {
            keep(hint..<hint + 1, of: turns)
        }
        keep(last..<last + 1, of: turns)
        lines[lines.count - 1].attemptsLeftOut =
            turns[passed.lowerBound..<last].count { $0.traits.contains(.attempt) }
    }

    // MARK: - Turns

    /// A line with its outcome.
    private struct Passage {
        struct Traits: OptionSet {
            let rawValue: UInt8
            static let refused = Traits(rawValue: 1)
            static let attempt = Traits(rawValue: 2)
            static let hint = Traits(rawValue: 4)
            static let undo = Traits(rawValue: 8)
            /// At the step of the turn before it, as that was then. Where the lesson has changed in between,
            /// only the later turns may count.
            static let sameStep = Traits(rawValue: 16)
        }

        /// Where it begins among the lines that were written; it ends where the next begins.
        let line: Int
        var traits: Traits = []
        /// Whether it leaves the learner where they are, and all that they have bound.
        var stays: Bool { !traits.isDisjoint(with: [.refused, .hint]) }
    }

    private static func passages(of written: [JournalText.Written], in bytes: Span<UInt8>) -> [Passage] {
        var passages: [Passage] = []
        passages.reserveCapacity(written.count / 2 + 1)
        // Of the turn before, and of this one, where they are known.
        var (before, now) = (JournalLine.Judged?.none, JournalLine.Judged?.none)
        for (index, line) in written.enumerated() {
            let text = JournalLine(line.range, in: bytes)
            guard line.isOutcome, let last = passages.last else {
                (before, now) = (now, nil)
                let isUndo = text.isWord(.undo, in: bytes)
                passages.append(Passage(line: index, traits: isUndo ? .undo : []))
                continue
            }
            guard let judged = text.judged(in: bytes) else { continue }
            var traits = last.traits.intersection(.undo)
            if judged.isRefused { traits.insert(.refused) }
            if judged.isAttempt { traits.insert(.attempt) }
            if bytes.agree(judged.step, before?.step), bytes.agree(judged.basis, before?.basis) {
                traits.insert(.sameStep)
            }
            if judged.isWord, JournalLine(written[last.line].range, in: bytes).isWord(.hint, in: bytes) {
                traits.insert(.hint)
            }
            passages[passages.count - 1].traits = traits
            now = judged
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
