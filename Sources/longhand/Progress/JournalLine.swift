internal import Checking

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
        start = basis.map { $0.upperBound + Mark.basisEnd.count } ?? untimed
    }

    /// Nil where another spelling, or half a line, stands there.
    func kind(in bytes: Span<UInt8>) -> Kind? {
        // No half of such a line ends as the whole does: a quotation mark within a text has a backslash.
        if starts(Mark.line, in: bytes) {
            return bytes.ends(Mark.lineEnd, range) && !bytes.ends(Mark.escapedEnd, range) ? .line : nil
        }
        if starts(Mark.outcome, in: bytes) { return place(in: bytes) == nil ? nil : .outcome }
        guard bytes.ends(Mark.brace, range), Mark.heads.contains(where: { starts($0, in: bytes) }),
            Mark.formats.contains(where: { bytes.last($0, in: range) != nil }),
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
                endOf: range.lowerBound..<stepStart - Mark.stepNumber.count),
            bytes.ends(Mark.of, range.lowerBound..<ofStart)
        else { return nil }
        let before = range.lowerBound..<ofStart - Mark.of.count
        if bytes.ends(Mark.unfinished, before) { return Place(step: step, of: of, finished: false) }
        return bytes.ends(Mark.finished, before) ? Place(step: step, of: of, finished: true) : nil
    }

    /// Whether a line is this word and nothing else, with a colon before it or without.
    func isWord(_ word: Word, in bytes: Span<UInt8>) -> Bool {
        starts(word.plain, in: bytes) || starts(word.marked, in: bytes)
    }

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
            let refusal = Mark.refusals.first { bytes.ends($0.bytes, outcome) }
            judged.isRefused = refusal != nil
            judged.isAttempt = refusal?.isAttempt == true
        }
        return judged
    }

    private func starts(_ mark: [UInt8], in bytes: Span<UInt8>) -> Bool {
        bytes.matches(mark, at: start, within: range)
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
}

extension Span<UInt8> {
    fileprivate func matches(_ mark: [UInt8], at start: Int, within range: Range<Int>) -> Bool {
        guard start >= range.lowerBound, start + mark.count <= range.upperBound else { return false }
        for k in mark.indices where self[start + k] != mark[k] { return false }
        return true
    }

    /// Whether what stands in `range` ends with `mark`.
    fileprivate func ends(_ mark: [UInt8], _ range: Range<Int>) -> Bool {
        matches(mark, at: range.upperBound - mark.count, within: range)
    }

    /// The last place of `mark`.
    fileprivate func last(_ mark: [UInt8], in range: Range<Int>) -> Range<Int>? {
        var start = range.upperBound - mark.count
        while start >= range.lowerBound {
            if self[start] == mark[0], matches(mark, at: start, within: range) {
                return start..<start + mark.count
            }
            start -= 1
        }
        return nil
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

    /// The time that `range` begins with, and where it ends, with its comma.
    fileprivate func time(in range: Range<Int>) -> (value: Int, end: Int)? {
        guard matches(JournalLine.Mark.time, at: range.lowerBound, within: range) else { return nil }
        let first = range.lowerBound + JournalLine.Mark.time.count
        var (end, value) = (first, 0)
        while end < range.upperBound, (48...57).contains(self[end]), end - first < 12 {
            value = 10 * value + Int(self[end]) - 48
            end += 1
        }
        // No number of JSON begins with a nought but nought itself.
        guard end > first, end < range.upperBound, self[end] == UInt8(ascii: ","), self[first] != 48
        else { return nil }
        return (value, end + 1)
    }

    /// Where the basis is spelled that `range` begins with: sixteen digits of base 16.
    fileprivate func basis(in range: Range<Int>) -> Range<Int>? {
        let first = range.lowerBound + JournalLine.Mark.basis.count
        guard matches(JournalLine.Mark.basis, at: range.lowerBound, within: range),
            matches(JournalLine.Mark.basisEnd, at: first + 16, within: range)
        else { return nil }
        for k in first..<first + 16 where !((48...57).contains(self[k]) || (97...102).contains(self[k])) {
            return nil
        }
        return first..<first + 16
    }
}
