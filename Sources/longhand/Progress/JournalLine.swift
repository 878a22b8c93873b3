#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

/// One line of a journal, told by its first and last bytes, since a journal of years is read while the
/// learner waits for a prompt.
///
/// Only the spelling that this program writes is known here (see ``JournalEntry``): keys in alphabetical
/// order and no blanks. Everything else is for a reader of JSON.
///
/// It says where it stands in the bytes of the journal and does not hold them: the same bytes go in everywhere.
struct JournalLine {
    enum Kind: Equatable {
        case line
        case outcome
        /// The number of the sitting.
        case head(Int)
    }

    private let range: Range<Int>
    /// Where that begins which follows the time and the basis.
    private let start: Int
    /// When it was written, where it begins with that.
    let time: Int?
    /// Where what the step rested on is spelled.
    private let basis: Range<Int>?

    init(_ range: Range<Int>, in bytes: Span<UInt8>) {
        self.range = range
        guard let first = range.first, bytes[first] == UInt8(ascii: "{") else {
            (start, time, basis) = (range.upperBound, nil, nil)
            return
        }
        let rest = range.lowerBound + 1..<range.upperBound
        let timed = bytes.time(in: rest)
        time = timed?.value
        let untimed = timed?.end ?? rest.lowerBound
        basis = bytes.basis(in: untimed..<range.upperBound)
        start = basis.map { $0.upperBound + Mark.basisEnd.utf8CodeUnitCount } ?? untimed
    }

    /// Nil where another spelling, or half a line, stands there.
    func kind(in bytes: Span<UInt8>) -> Kind? {
        // No half of such a line ends as the whole does: a quotation mark within a text has a backslash.
        if starts(Mark.line, in: bytes) {
            return bytes.ends(Mark.lineEnd, range) && !bytes.ends(Mark.escapedEnd, range) ? .line : nil
        }
        if starts(Mark.outcome, in: bytes) { return place(in: bytes) == nil ? nil : .outcome }
        guard bytes.ends(Mark.brace, range),
            starts(Mark.edition, in: bytes) || starts(Mark.lesson, in: bytes),
            let mark = bytes.last(Mark.format, in: range),
            let format = bytes.number(startOf: mark.upperBound..<range.upperBound)?.value,
            format <= Sitting.format,
            let (number, start) = bytes.number(endOf: range.dropLast()),
            bytes.ends(Mark.sitting, range.lowerBound..<start)
        else { return nil }
        return .head(number)
    }

    /// Of a head, what tells the problem and the lesson's edition: all but the time and the number.
    func bodyOfHead(in bytes: Span<UInt8>) -> Range<Int>? {
        guard case .head? = kind(in: bytes), let (_, end) = bytes.number(endOf: range.dropLast()) else {
            return nil
        }
        return start..<end
    }

    /// Of an outcome, where the sitting stood after it.
    func place(in bytes: Span<UInt8>) -> Place? {
        guard bytes.ends(Mark.braces, range), let (step, stepStart) = bytes.number(endOf: range.dropLast(2)),
            bytes.ends(Mark.stepNumber, range.lowerBound..<stepStart),
            let (of, ofStart) = bytes.number(
                endOf: range.lowerBound..<stepStart - Mark.stepNumber.utf8CodeUnitCount),
            bytes.ends(Mark.of, range.lowerBound..<ofStart)
        else { return nil }
        let before = range.lowerBound..<ofStart - Mark.of.utf8CodeUnitCount
        if bytes.ends(Mark.unfinished, before) { return Place(step: step, of: of, finished: false) }
        return bytes.ends(Mark.finished, before) ? Place(step: step, of: of, finished: true) : nil
    }

    /// Whether a line is this word and nothing else, with a colon before it or without.
    func isWord(_ word: Word, in bytes: Span<UInt8>) -> Bool {
        starts(word.plain, in: bytes) || starts(word.marked, in: bytes)
    }

    /// A word as it stands in a line.
    struct Word {
        fileprivate let plain, marked: StaticString

        static let hint = Word(plain: "\"line\":\"hint\"}", marked: "\"line\":\":hint\"}")
        static let undo = Word(plain: "\"line\":\"undo\"}", marked: "\"line\":\":undo\"}")
    }

    // MARK: - Outcomes

    /// What an outcome is of, as far as a long log needs it.
    struct Judged {
        /// Where the step is spelled.
        let step: Range<Int>
        /// Where that is spelled which it rested on; nil in a journal of the first format.
        let basis: Range<Int>?
        /// An answer that did not let the learner pass.
        var isRefused = false
        /// One of those that count as an attempt.
        var isAttempt = false
        var isWord = false
    }

    /// Nil where the line is no outcome of the usual spelling.
    func judged(in bytes: Span<UInt8>) -> Judged? {
        guard let place = bytes.last(Mark.place, in: range) else { return nil }
        let outcome = range.lowerBound..<place.lowerBound
        guard let mark = bytes.last(Mark.step, in: outcome) else { return nil }
        let name = mark.upperBound..<place.lowerBound
        guard let end = name.first(where: { bytes[$0] == UInt8(ascii: "\"") }) else { return nil }
        var judged = Judged(step: name.lowerBound..<end, basis: basis)
        let before = range.lowerBound..<mark.lowerBound
        judged.isWord = bytes.ends(Mark.word, before)
        if bytes.ends(Mark.answer, before), starts(Mark.unbound, in: bytes) {
            judged.isAttempt = bytes.ends(Mark.incorrect, outcome)
            judged.isRefused =
                judged.isAttempt || bytes.ends(Mark.incomplete, outcome)
                || bytes.ends(Mark.misrounded, outcome)
        }
        return judged
    }

    private func starts(_ mark: StaticString, in bytes: Span<UInt8>) -> Bool {
        bytes.matches(mark, at: start, within: range)
    }

    // MARK: - Bytes

    /// Of fixed strings, since to compare one takes no counting of references: there are thousands of lines.
    fileprivate enum Mark {
        static let time: StaticString = "\"at\":"
        static let basis: StaticString = "\"basis\":\""
        static let basisEnd: StaticString = "\","
        static let line: StaticString = "\"line\":\""
        static let lineEnd: StaticString = "\"}"
        static let escapedEnd: StaticString = "\\\"}"
        static let outcome: StaticString = "\"outcome\":{"
        static let unbound: StaticString = "\"outcome\":{\"bound\":{},"
        static let edition: StaticString = "\"edition\":\""
        static let lesson: StaticString = "\"lesson\":\""
        static let brace: StaticString = "}"
        static let braces: StaticString = "}}"
        static let format: StaticString = "\"longhand\":"
        static let sitting: StaticString = "\"sitting\":"
        static let stepNumber: StaticString = ",\"step\":"
        static let of: StaticString = ",\"of\":"
        static let unfinished: StaticString = "},\"place\":{\"finished\":false"
        static let finished: StaticString = "},\"place\":{\"finished\":true"
        static let place: StaticString = "},\"place\":{"
        static let step: StaticString = ",\"step\":\""
        static let answer: StaticString = "\"kind\":\"answer\""
        static let word: StaticString = "\"kind\":\"word\""
        static let incorrect: StaticString = ",\"verdict\":\"incorrect\""
        static let incomplete: StaticString = ",\"verdict\":\"incomplete\""
        static let misrounded: StaticString = ",\"verdict\":\"misrounded\""
    }
}

extension Span<UInt8> {
    fileprivate func matches(_ mark: StaticString, at start: Int, within range: Range<Int>) -> Bool {
        guard start >= range.lowerBound, start + mark.utf8CodeUnitCount <= range.upperBound else {
            return false
        }
        return unsafe withUnsafeBytes { bytes in
            guard let first = bytes.baseAddress else { return false }
            return unsafe memcmp(first + start, mark.utf8Start, mark.utf8CodeUnitCount) == 0
        }
    }

    /// Whether what stands in `range` ends with `mark`.
    fileprivate func ends(_ mark: StaticString, _ range: Range<Int>) -> Bool {
        matches(mark, at: range.upperBound - mark.utf8CodeUnitCount, within: range)
    }

    /// The last place of `mark`.
    fileprivate func last(_ mark: StaticString, in range: Range<Int>) -> Range<Int>? {
        let (first, length) = (unsafe mark.utf8Start[0], mark.utf8CodeUnitCount)
        return unsafe withUnsafeBytes { bytes in
            var start = range.upperBound - length
            while start >= range.lowerBound {
                if unsafe bytes[start] == first, matches(mark, at: start, within: range) {
                    return start..<start + length
                }
                start -= 1
            }
            return nil
        }
    }

    /// The whole number at the end of `range`, and where it starts.
    fileprivate func number(endOf range: Range<Int>) -> (value: Int, start: Int)? {
        var (start, value, scale) = (range.upperBound, 0, 1)
        while start > range.lowerBound, (48...57).contains(self[start - 1]), range.upperBound - start < 9 {
            start -= 1
            value += scale * (Int(self[start]) - 48)
            scale *= 10
        }
        return start < range.upperBound ? (value, start) : nil
    }

    /// The whole number that `range` begins with, before a comma, and where it ends, with its comma.
    fileprivate func number(startOf range: Range<Int>) -> (value: Int, end: Int)? {
        let longest = Swift.min(range.upperBound, range.lowerBound + 12)
        var (end, value) = (range.lowerBound, 0)
        while end < longest, self[end] &- 48 < 10 {
            value = 10 &* value &+ Int(self[end] &- 48)
            end += 1
        }
        // No number of JSON begins with a nought but nought itself.
        guard end > range.lowerBound, end < range.upperBound, self[end] == UInt8(ascii: ","),
            self[range.lowerBound] != 48
        else { return nil }
        return (value, end + 1)
    }

    /// The time that `range` begins with, and where it ends, with its comma.
    fileprivate func time(in range: Range<Int>) -> (value: Int, end: Int)? {
        let mark = JournalLine.Mark.time
        guard matches(mark, at: range.lowerBound, within: range) else { return nil }
        return number(startOf: range.lowerBound + mark.utf8CodeUnitCount..<range.upperBound)
    }

    /// Where the basis is spelled that `range` begins with: sixteen digits of base 16.
    fileprivate func basis(in range: Range<Int>) -> Range<Int>? {
        let first = range.lowerBound + JournalLine.Mark.basis.utf8CodeUnitCount
        guard matches(JournalLine.Mark.basis, at: range.lowerBound, within: range),
            matches(JournalLine.Mark.basisEnd, at: first + 16, within: range)
        else { return nil }
        for k in first..<first + 16 where !((48...57).contains(self[k]) || (97...102).contains(self[k])) {
            return nil
        }
        return first..<first + 16
    }
}
