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

/// The sittings of one journal and where each of them stands; what was typed in them is passed over.
///
/// A line at a time is held, however long the journal is.
struct SittingList: Hashable, Sendable {
    struct Entry: Hashable, Sendable {
        var head: Sitting
        /// Nil before anything was typed.
        var place: Place?
        /// When it was worked on last, in seconds since the beginning of 1970, UTC; nil where nobody knows.
        var at: Int?
        /// Counts up from the sitting that was worked on first.
        fileprivate var turn = 0

        var isFinished: Bool { place?.finished == true }
    }

    /// In the order of their first heads.
    private(set) var entries: [Entry] = []
    private var current: Int?
    private var turns = 0

    init() {}

    /// The sittings of the journal at `path`; none where it is not there, or is no journal that this program knows.
    init(path: String) {
        let number = openJournal(path)
        guard number >= 0 else { return }
        let file = Descriptor(number: number)
        defer { file.close() }
        var rest: [UInt8] = []
        while let chunk = try? file.read() {
            rest += chunk
            var start = 0
            while let end = rest[start...].firstIndex(of: UInt8(ascii: "\n")) {
                guard take(Array(rest[start..<end])) else {
                    entries = []
                    return
                }
                start = end + 1
            }
            rest.removeFirst(start)
        }
        _ = take(rest)
    }

    /// Takes one line; a torn one is passed over.
    ///
    /// - Returns: false for a head that a later program wrote.
    private mutating func take(_ line: [UInt8]) -> Bool {
        let spelled = JournalLine(line.indices, in: line.span)
        switch spelled.kind(in: line.span) {
        case .line: return true
        case .outcome: settle(spelled.place(in: line.span), at: spelled.time)
        case .head, nil:
            switch try? JSONDecoder().decode(JournalEntry.self, from: Data(line)) {
            case .sitting(let head):
                guard head.longhand <= Sitting.format else { return false }
                begin(head)
            case .outcome(let settlement): settle(settlement.place, at: settlement.at)
            case .line, nil: break
            }
        }
        return true
    }

    private mutating func begin(_ head: Sitting) {
        turns += 1
        let index = entries.lastIndex { $0.head.sitting == head.sitting } ?? entries.count
        if index == entries.count { entries.append(Entry(head: head)) }
        // What it goes on with may be another version of the lesson.
        entries[index].head = head
        entries[index].turn = turns
        current = index
    }

    private mutating func settle(_ place: Place?, at time: Int?) {
        guard let current else { return }
        entries[current].place = place
        entries[current].at = time ?? entries[current].at
    }

    // MARK: - What is asked for

    /// The last sitting of each problem, that which was worked on last at the end; only those where something was
    /// typed.
    var standing: [Entry] {
        var standing: [Entry] = []
        for entry in entries where entry.place != nil {
            standing.removeAll { $0.head.isSameProblem(as: entry.head) }
            standing.append(entry)
        }
        return standing.sorted { $0.turn < $1.turn }
    }

    /// The last sitting at the same problem that came to its end.
    func finished(_ problem: Sitting) -> Entry? {
        entries.last { $0.isFinished && $0.head.isSameProblem(as: problem) }
    }

    var hasFinished: Bool { entries.contains(where: \.isFinished) }
}

// `Descriptor` is of what is open already.
private func openJournal(_ path: String) -> Int32 {
    unsafe open(path, O_RDONLY | O_CLOEXEC)
}
