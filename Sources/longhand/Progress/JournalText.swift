internal import Tutoring

#if canImport(FoundationEssentials)
    internal import FoundationEssentials
#else
    internal import Foundation
#endif
#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

/// One line of the learner's, and what became of it where that was recorded.
struct Turn: Codable, Hashable, Sendable {
    var line: String
    /// False for the last line of a program that ended before its verdict was on disk.
    var isSettled: Bool
    var outcome: Outcome?
    /// Where the sitting stood after it, where that was recorded.
    var place: Place?
    /// What the step rested on where it was typed, where that was recorded: see `Session.basis`.
    var basis: String?
}

/// What stands in a journal.
///
/// A journal of years is read while the learner waits for a prompt: all lines are told apart, and only those
/// that are asked for are decoded.
struct JournalText: Hashable, Sendable {
    struct Log: Hashable, Sendable {
        var head: Sitting
        var turns: [Turn] = []
        var place: Place?
    }

    enum Trouble: Error, Hashable {
        case newerFormat(Int)
        case unreadable(line: Int)
    }

    /// A line, and which one of the journal it is, from 1.
    struct Written: Hashable, Sendable {
        let number: Int
        /// Where it stands.
        let range: Range<Int>
        var isOutcome = false
    }

    /// A sitting as it is written.
    private struct Record: Hashable, Sendable {
        let sitting: Int
        /// The last one: what it goes on with may be another version of the lesson.
        var head: Written
        /// The learner's lines and what became of them.
        var lines: [Written] = []
        var lastOutcome: Written?
    }

    private let bytes: [UInt8]
    /// By number, in the order of their first heads.
    private var records: [Record] = []
    private var current: Int?
    /// How long the learner was at it, and when they were there last.
    private(set) var time = StudyTime()

    init() { bytes = [] }

    /// Reads a journal. A torn line is left out: the last one, or the one before a head, where an
    /// earlier program was stopped in the middle of a write.
    ///
    /// - Complexity: proportional to the number of bytes.
    init(bytes: [UInt8]) throws(Trouble) {
        self.bytes = bytes
        let span = bytes.span
        var (number, start, torn) = (0, 0, Int?.none)
        while start < span.count {
            let range = start..<span.lineEnd(from: start)
            start = range.upperBound + 1
            if range.isEmpty { continue }
            number += 1
            guard let (kind, time) = try kind(of: Written(number: number, range: range), in: span) else {
                if let torn { throw .unreadable(line: torn) }
                torn = number
                continue
            }
            if let torn, !kind.isHead { throw .unreadable(line: torn) }
            torn = nil
            guard take(Written(number: number, range: range, isOutcome: kind == .outcome), kind, time) else {
                throw .unreadable(line: number)
            }
        }
    }

    /// False where the line has no place after the ones before it.
    private mutating func take(_ line: Written, _ kind: JournalLine.Kind, _ time: Int?) -> Bool {
        if case .head(let sitting) = kind {
            let index = records.lastIndex { $0.sitting == sitting } ?? records.count
            if index == records.count { records.append(Record(sitting: sitting, head: line)) }
            records[index].head = line
            current = index
            self.time.begin(time)
            return true
        }
        guard let current else { return false }
        if kind == .outcome {
            guard !records[current].lines.isEmpty else { return false }
            records[current].lastOutcome = line
        }
        records[current].lines.append(line)
        self.time.add(time)
        return true
    }

    // MARK: - What is asked for

    var nextNumber: Int { (records.map(\.sitting).max() ?? 0) + 1 }

    /// All sittings.
    func logs() throws(Trouble) -> [Log] {
        var logs: [Log] = []
        for record in records { logs.append(try log(record, record.lines.map { ($0, nil) })) }
        return logs
    }

    /// The last sitting with the same problem; where it is long, without refused answers that only count.
    func log(of sitting: Sitting) throws(Trouble) -> Log? {
        for record in records.reversed() where try head(record.head).isSameProblem(as: sitting) {
            return try log(record, ShortenedLog(record.lines, in: bytes.span).lines)
        }
        return nil
    }

    /// The sitting that was worked on last, and where it stands, if anything was typed in it.
    var last: (head: Sitting, place: Place?)? {
        guard let record = current.map({ records[$0] }), let head = try? head(record.head) else {
            return nil
        }
        return (head, place(of: record))
    }

    /// Whether one of the sittings came to its end.
    var hasFinished: Bool { records.contains { place(of: $0)?.finished == true } }

    /// Where each sitting stands, in the order of their first heads.
    func standings() throws(Trouble) -> [SittingList.Entry] {
        let span = bytes.span
        // Most sittings of a journal are at the same problem: their heads differ in a number and a time.
        var known: [ArraySlice<UInt8>: Sitting] = [:]
        var standings: [SittingList.Entry] = []
        for record in records {
            let line = JournalLine(record.head.range, in: span)
            let body = line.bodyOfHead(in: span).map { bytes[$0] }
            let before = body.flatMap { known[$0] }
            var head = if let before { before } else { try self.head(record.head) }
            if let body { known[body] = head }
            head.sitting = record.sitting
            if body != nil { head.at = line.time }
            standings.append(
                SittingList.Entry(
                    head: head, place: place(of: record), at: time(of: record), turn: record.head.number))
        }
        return standings
    }

    // MARK: - Decoding

    private func log(
        _ record: Record, _ lines: [(line: Written, attemptsLeftOut: Int?)]
    ) throws(Trouble) -> Log {
        var log = Log(head: try head(record.head))
        for (line, attemptsLeftOut) in lines {
            switch try entry(of: line) {
            case .line(let text, _): log.turns.append(Turn(line: text, isSettled: false))
            case .outcome(let settlement):
                guard let turn = log.turns.indices.last else { throw .unreadable(line: line.number) }
                log.turns[turn].outcome = settlement.outcome
                log.turns[turn].outcome?.attemptsLeftOut = attemptsLeftOut
                log.turns[turn].isSettled = true
                log.turns[turn].place = settlement.place
                log.turns[turn].basis = settlement.basis
                log.place = settlement.place
            default: throw .unreadable(line: line.number)
            }
        }
        return log
    }

    private func head(_ line: Written) throws(Trouble) -> Sitting {
        guard case .sitting(let head)? = try entry(of: line) else { throw .unreadable(line: line.number) }
        return head
    }

    private func place(of record: Record) -> Place? {
        guard let line = record.lastOutcome else { return nil }
        let span = bytes.span
        if let place = JournalLine(line.range, in: span).place(in: span) { return place }
        guard case .outcome(let settlement)? = try? entry(of: line) else { return nil }
        return settlement.place
    }

    /// When the last outcome of a sitting was written.
    private func time(of record: Record) -> Int? {
        guard let line = record.lastOutcome else { return nil }
        if let time = JournalLine(line.range, in: bytes.span).time { return time }
        guard case .outcome(let settlement)? = try? entry(of: line) else { return nil }
        return settlement.at
    }

    /// What a line is, and when it was written; nil where it is torn.
    private func kind(of line: Written, in span: Span<UInt8>) throws(Trouble) -> (
        JournalLine.Kind, time: Int?
    )? {
        let spelled = JournalLine(line.range, in: span)
        if let kind = spelled.kind(in: span) { return (kind, spelled.time) }
        return switch try entry(of: line) {
        case .sitting(let head): (.head(head.sitting), head.at)
        case .line(_, let time): (.line, time)
        case .outcome(let settlement): (.outcome, settlement.at)
        case nil: nil
        }
    }

    private struct Head: Decodable {
        let longhand: Int
    }

    /// Nil where it is torn.
    private func entry(of line: Written) throws(Trouble) -> JournalEntry? {
        let data = Data(bytes[line.range])
        let decoder = JSONDecoder()
        if let entry = try? decoder.decode(JournalEntry.self, from: data) {
            if case .sitting(let head) = entry, head.longhand > Sitting.format {
                throw .newerFormat(head.longhand)
            }
            return entry
        }
        if let head = try? decoder.decode(Head.self, from: data), head.longhand > Sitting.format {
            throw .newerFormat(head.longhand)
        }
        return nil
    }
}

extension JournalLine.Kind {
    fileprivate var isHead: Bool { if case .head = self { true } else { false } }
}

extension Span<UInt8> {
    /// Where the line ends that `start` is in.
    fileprivate func lineEnd(from start: Int) -> Int {
        unsafe withUnsafeBytes { bytes in
            guard let first = bytes.baseAddress,
                let end = unsafe memchr(first + start, Int32(UInt8(ascii: "\n")), count - start)
            else { return count }
            return unsafe UnsafeRawPointer(end) - first
        }
    }
}
