internal import Tutoring

#if canImport(FoundationEssentials)
    internal import FoundationEssentials
#else
    internal import Foundation
#endif

/// One line of the learner's, and what became of it where that was recorded.
struct Turn: Codable, Hashable, Sendable {
    var line: String
    /// False for the last line of a program that ended before its verdict was on disk.
    var isSettled: Bool
    var outcome: Outcome?
    /// Where the sitting stood after it, where that was recorded.
    var place: Place?
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
        let bytes: ArraySlice<UInt8>
        var isOutcome = false
    }

    /// A sitting as it is written.
    private struct Record: Hashable, Sendable {
        let sitting: Int
        let head: Written
        /// The learner's lines and what became of them.
        var lines: [Written] = []
        var lastOutcome: Written?
    }

    /// By number, in the order of their first heads.
    private var records: [Record] = []
    private var current: Int?

    init() {}

    /// Reads a journal. A torn line is left out: the last one, or the one before a head, where an
    /// earlier program was stopped in the middle of a write.
    ///
    /// - Complexity: proportional to the number of bytes.
    init(bytes: [UInt8]) throws(Trouble) {
        let lines = bytes.split(separator: UInt8(ascii: "\n"))
        var torn: Int?
        for (index, line) in lines.enumerated() {
            let spelled = JournalLine(line).kind
            guard
                let kind = spelled == nil
                    ? try Self.decodedKind(of: Written(number: index + 1, bytes: line)) : spelled
            else {
                if let torn { throw .unreadable(line: torn) }
                torn = index + 1
                continue
            }
            if let torn, !kind.isHead { throw .unreadable(line: torn) }
            torn = nil
            guard take(Written(number: index + 1, bytes: line, isOutcome: kind == .outcome), kind) else {
                throw .unreadable(line: index + 1)
            }
        }
    }

    /// False where the line has no place after the ones before it.
    private mutating func take(_ line: Written, _ kind: JournalLine.Kind) -> Bool {
        if case .head(let sitting) = kind {
            current = records.lastIndex { $0.sitting == sitting } ?? records.count
            if current == records.count { records.append(Record(sitting: sitting, head: line)) }
            return true
        }
        guard let current else { return false }
        if kind == .outcome {
            guard !records[current].lines.isEmpty else { return false }
            records[current].lastOutcome = line
        }
        records[current].lines.append(line)
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
        for record in records.reversed() where try Self.head(record.head).isSameProblem(as: sitting) {
            return try log(record, ShortenedLog(record.lines).lines)
        }
        return nil
    }

    /// The sitting that was worked on last, and where it stands, if anything was typed in it.
    var last: (head: Sitting, place: Place?)? {
        guard let record = current.map({ records[$0] }), let head = try? Self.head(record.head) else {
            return nil
        }
        return (head, Self.place(of: record))
    }

    /// Whether one of the sittings came to its end.
    var hasFinished: Bool { records.contains { Self.place(of: $0)?.finished == true } }

    // MARK: - Decoding

    private func log(
        _ record: Record, _ lines: [(line: Written, attemptsLeftOut: Int?)]
    ) throws(Trouble) -> Log {
        var log = Log(head: try Self.head(record.head))
        for (line, attemptsLeftOut) in lines {
            switch try Self.entry(of: line) {
            case .line(let text): log.turns.append(Turn(line: text, isSettled: false))
            case .outcome(var outcome, let place):
                guard let turn = log.turns.indices.last else { throw .unreadable(line: line.number) }
                outcome?.attemptsLeftOut = attemptsLeftOut
                log.turns[turn].outcome = outcome
                log.turns[turn].isSettled = true
                log.turns[turn].place = place
                log.place = place
            default: throw .unreadable(line: line.number)
            }
        }
        return log
    }

    private static func head(_ line: Written) throws(Trouble) -> Sitting {
        guard case .sitting(let head)? = try entry(of: line) else { throw .unreadable(line: line.number) }
        return head
    }

    private static func place(of record: Record) -> Place? {
        guard let line = record.lastOutcome else { return nil }
        if let place = JournalLine(line.bytes).place { return place }
        guard case .outcome(_, let place)? = try? entry(of: line) else { return nil }
        return place
    }

    private static func decodedKind(of line: Written) throws(Trouble) -> JournalLine.Kind? {
        switch try entry(of: line) {
        case .sitting(let head): .head(head.sitting)
        case .line: .line
        case .outcome: .outcome
        case nil: nil
        }
    }

    private struct Head: Decodable {
        let longhand: Int
    }

    /// Nil where it is torn.
    private static func entry(of line: Written) throws(Trouble) -> JournalEntry? {
        let data = Data(line.bytes)
        let decoder = JSONDecoder()
        if let entry = try? decoder.decode(JournalEntry.self, from: data) {
            if case .sitting(let head) = entry, head.longhand != Sitting.format {
                throw .newerFormat(head.longhand)
            }
            return entry
        }
        if let head = try? decoder.decode(Head.self, from: data), head.longhand != Sitting.format {
            throw .newerFormat(head.longhand)
        }
        return nil
    }
}

extension JournalLine.Kind {
    fileprivate var isHead: Bool { if case .head = self { true } else { false } }
}
