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
    /// What the step rested on where it was typed, where that was recorded: see `Session.basis`.
    var basis: String?
}

/// What stands in a journal.
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

    /// By number, in the order of their first heads.
    private(set) var logs: [Log] = []
    /// How long the learner was at it, and when they were there last.
    private(set) var time = StudyTime()
    private var current: Int?

    /// The sitting that was worked on last.
    var last: Log? { current.map { logs[$0] } }

    /// The last sitting with the same problem.
    func log(of sitting: Sitting) -> Log? {
        logs.last { $0.head.isSameProblem(as: sitting) }
    }

    var nextNumber: Int { (logs.map(\.head.sitting).max() ?? 0) + 1 }

    init() {}

    /// Reads a journal. A torn line is left out: the last one, or the one before a head, where an
    /// earlier program was stopped in the middle of a write.
    init(bytes: [UInt8]) throws(Trouble) {
        let lines = bytes.split(separator: UInt8(ascii: "\n"))
        let entries = lines.map { Self.entry(of: $0) }
        for (index, entry) in entries.enumerated() {
            switch entry {
            case .good(let entry):
                guard take(entry) else { throw .unreadable(line: index + 1) }
            case .newer(let format): throw .newerFormat(format)
            case .torn:
                let next = index + 1 < entries.count ? entries[index + 1] : nil
                switch next {
                case nil, .good(.sitting): break
                default: throw .unreadable(line: index + 1)
                }
            }
        }
    }

    /// False where the entry has no place after the ones before it.
    private mutating func take(_ entry: JournalEntry) -> Bool {
        switch entry {
        case .sitting(let head):
            let index = logs.firstIndex { $0.head.sitting == head.sitting } ?? logs.count
            if index == logs.count { logs.append(Log(head: head)) }
            // What it goes on with may be another version of the lesson.
            logs[index].head = head
            current = index
            time.begin(head.at)
        case .line(let line, let time):
            guard let current else { return false }
            logs[current].turns.append(Turn(line: line, isSettled: false))
            self.time.add(time)
        case .outcome(let settlement):
            guard let current, let turn = logs[current].turns.indices.last else { return false }
            logs[current].turns[turn].outcome = settlement.outcome
            logs[current].turns[turn].isSettled = true
            logs[current].turns[turn].place = settlement.place
            logs[current].turns[turn].basis = settlement.basis
            logs[current].place = settlement.place
            time.add(settlement.at)
        }
        return true
    }

    private enum Line {
        case good(JournalEntry)
        case newer(Int)
        case torn
    }

    private struct Head: Decodable {
        let longhand: Int
    }

    private static func entry(of bytes: ArraySlice<UInt8>) -> Line {
        let data = Data(bytes)
        let decoder = JSONDecoder()
        if let head = try? decoder.decode(Head.self, from: data), head.longhand > Sitting.format {
            return .newer(head.longhand)
        }
        guard let entry = try? decoder.decode(JournalEntry.self, from: data) else { return .torn }
        return .good(entry)
    }
}
