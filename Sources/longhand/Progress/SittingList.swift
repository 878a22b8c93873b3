internal import Tutoring

/// The sittings of one journal and where each of them stands; what was typed in them is passed over.
struct SittingList: Hashable, Sendable {
    struct Entry: Hashable, Sendable {
        var head: Sitting
        /// Nil before anything was typed.
        var place: Place?
        /// When it was worked on last, in seconds since the beginning of 1970, UTC; nil where nobody knows.
        var at: Int?
        /// Counts up from the sitting that was worked on first.
        var turn: Int

        var isFinished: Bool { place?.finished == true }
    }

    /// In the order of their first heads.
    private(set) var entries: [Entry] = []

    init() {}

    /// - Complexity: a head is decoded for each problem and edition, not for each sitting.
    init(_ text: JournalText) {
        entries = (try? text.standings()) ?? []
    }

    /// The sittings of the journal at `path`; none where it is not there, or is no journal that this program knows.
    init(path: String) {
        self = Journal.Reading(path: path, resuming: nil)?.sittings ?? SittingList()
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
