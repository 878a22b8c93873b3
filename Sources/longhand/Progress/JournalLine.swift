internal import Checking

/// One line of a journal, told by its first and last bytes, since a journal of years is read while the
/// learner waits for a prompt.
///
/// Only the spelling that this program writes is known here (see ``JournalEntry``): keys in alphabetical
/// order and no blanks. Everything else is for a reader of JSON.
struct JournalLine {
    enum Kind: Equatable {
        case line
        case outcome
        /// The number of the sitting.
        case head(Int)
    }

    private let bytes: ArraySlice<UInt8>
    /// Where that begins which follows the time and the basis.
    private let start: Int
    /// When it was written, where it begins with that.
    let time: Int?
    /// What the step rested on, as it is spelled.
    private let basis: ArraySlice<UInt8>?

    init(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        let timed = bytes.time(after: bytes.startIndex + 1)
        time = timed?.value
        let untimed = timed?.end ?? bytes.startIndex + 1
        basis = bytes.basis(after: untimed)
        start = bytes.first == UInt8(ascii: "{") ? basis.map { $0.endIndex + 2 } ?? untimed : bytes.endIndex
    }

    /// Nil where another spelling, or half a line, stands there.
    var kind: Kind? {
        // No half of such a line ends as the whole does: a quotation mark within a text has a backslash.
        if starts(Mark.line) { return ends(Mark.lineEnd) && !ends(Mark.escapedEnd) ? .line : nil }
        if starts(Mark.outcome) { return place == nil ? nil : .outcome }
        guard Mark.heads.contains(where: starts), ends(Mark.brace),
            Mark.formats.contains(where: { bytes.last($0) != nil }),
            let (number, start) = number(before: bytes.endIndex - 1), ends(Mark.sitting, before: start)
        else { return nil }
        return .head(number)
    }

    /// Of an outcome, where the sitting stood after it.
    var place: Place? {
        guard ends(Mark.braces), let (step, stepStart) = number(before: bytes.endIndex - 2),
            ends(Mark.stepNumber, before: stepStart),
            let (of, ofStart) = number(before: stepStart - Mark.stepNumber.count),
            ends(Mark.of, before: ofStart)
        else { return nil }
        let start = ofStart - Mark.of.count
        if ends(Mark.unfinished, before: start) { return Place(step: step, of: of, finished: false) }
        return ends(Mark.finished, before: start) ? Place(step: step, of: of, finished: true) : nil
    }

    /// Whether a line is this word and nothing else, with a colon before it or without.
    func isWord(_ word: Word) -> Bool { starts(word.plain) || starts(word.marked) }

    /// A word as it stands in a line.
    struct Word {
        fileprivate let plain: [UInt8]
        fileprivate let marked: [UInt8]

        init(_ word: String) {
            plain = Array("\"line\":\"\(word)\"}".utf8)
            marked = Array("\"line\":\":\(word)\"}".utf8)
        }
    }

    // MARK: - Outcomes

    /// What an outcome is of, as far as a long log needs it.
    struct Judged {
        /// The step, as it is spelled.
        let step: ArraySlice<UInt8>
        /// What it rested on then; nil in a journal of the first format.
        let basis: ArraySlice<UInt8>?
        /// An answer that did not let the learner pass.
        var isRefused = false
        /// One of those that count as an attempt.
        var isAttempt = false
        var isWord = false
    }

    /// Nil where the line is no outcome of the usual spelling.
    var judged: Judged? {
        guard let end = bytes.last(Mark.place)?.lowerBound else { return nil }
        let outcome = JournalLine(bytes[..<end])
        guard let start = outcome.bytes.last(Mark.step)?.upperBound,
            let stepEnd = bytes[start..<end].firstIndex(of: UInt8(ascii: "\""))
        else { return nil }
        var judged = Judged(step: bytes[start..<stepEnd], basis: basis)
        let before = JournalLine(bytes[..<(start - Mark.step.count)])
        judged.isWord = before.ends(Mark.word)
        if before.ends(Mark.answer), outcome.starts(Mark.unbound) {
            let refusal = Mark.refusals.first { outcome.ends($0.bytes) }
            judged.isRefused = refusal != nil
            judged.isAttempt = refusal?.isAttempt == true
        }
        return judged
    }

    // MARK: - Bytes

    fileprivate enum Mark {
        static let time = Array("\"at\":".utf8)
        static let basis = Array("\"basis\":\"".utf8)
        static let basisEnd = Array("\",".utf8)
        static let line = Array("\"line\":\"".utf8)
        static let lineEnd = Array("\"}".utf8)
        static let escapedEnd = Array("\\\"}".utf8)
        static let outcome = Array("\"outcome\":{".utf8)
        static let unbound = Array("\"outcome\":{\"bound\":{},".utf8)
        static let heads = [Array("\"edition\":\"".utf8), Array("\"lesson\":\"".utf8)]
        static let brace = Array("}".utf8)
        static let braces = Array("}}".utf8)
        static let formats = (1...Sitting.format).reversed().map { Array("\"longhand\":\($0),".utf8) }
        static let sitting = Array("\"sitting\":".utf8)
        static let stepNumber = Array(",\"step\":".utf8)
        static let of = Array(",\"of\":".utf8)
        static let unfinished = Array("},\"place\":{\"finished\":false".utf8)
        static let finished = Array("},\"place\":{\"finished\":true".utf8)
        static let place = Array("},\"place\":{".utf8)
        static let step = Array(",\"step\":\"".utf8)
        static let answer = Array("\"kind\":\"answer\"".utf8)
        static let word = Array("\"kind\":\"word\"".utf8)
        static let refusals = [Verdict.incorrect, .incomplete, .misrounded].map {
            (bytes: Array(",\"verdict\":\"\($0.rawValue)\"".utf8), isAttempt: $0.isAttempt)
        }
    }

    private func starts(_ mark: [UInt8]) -> Bool {
        bytes.matches(mark, at: start)
    }

    private func ends(_ mark: [UInt8], before end: Int? = nil) -> Bool {
        let start = (end ?? bytes.endIndex) - mark.count
        return start >= bytes.startIndex && bytes.matches(mark, at: start)
    }

    /// The whole number that ends before `end`, and where it starts.
    private func number(before end: Int) -> (value: Int, start: Int)? {
        var (start, value, scale) = (end, 0, 1)
        while start > bytes.startIndex, (48...57).contains(bytes[start - 1]), end - start < 9 {
            start -= 1
            value += scale * (Int(bytes[start]) - 48)
            scale *= 10
        }
        return start < end ? (value, start) : nil
    }
}

extension ArraySlice<UInt8> {
    fileprivate func matches(_ mark: [UInt8], at start: Int) -> Bool {
        guard start + mark.count <= endIndex else { return false }
        for k in mark.indices where self[start + k] != mark[k] { return false }
        return true
    }

    /// The time that is spelled at `start`, and where it ends, with its comma.
    fileprivate func time(after start: Int) -> (value: Int, end: Int)? {
        guard matches(JournalLine.Mark.time, at: start) else { return nil }
        let first = start + JournalLine.Mark.time.count
        var (end, value) = (first, 0)
        while end < endIndex, (48...57).contains(self[end]), end - first < 12 {
            value = 10 * value + Int(self[end]) - 48
            end += 1
        }
        // No number of JSON begins with a nought but nought itself.
        guard end < endIndex, self[end] == UInt8(ascii: ","), self[first] != 48, end > first else {
            return nil
        }
        return (value, end + 1)
    }

    /// The basis that is spelled at `start`: sixteen digits of base 16.
    fileprivate func basis(after start: Int) -> ArraySlice<UInt8>? {
        let first = start + JournalLine.Mark.basis.count
        guard matches(JournalLine.Mark.basis, at: start), matches(JournalLine.Mark.basisEnd, at: first + 16),
            self[first..<first + 16].allSatisfy({ (48...57).contains($0) || (97...102).contains($0) })
        else { return nil }
        return self[first..<first + 16]
    }

    /// The last place of `mark`.
    fileprivate func last(_ mark: [UInt8]) -> Range<Int>? {
        var start = endIndex - mark.count
        while start >= startIndex {
            if self[start] == mark[0], matches(mark, at: start) { return start..<start + mark.count }
            start -= 1
        }
        return nil
    }
}
