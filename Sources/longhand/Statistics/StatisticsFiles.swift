internal import Tutoring

/// The journals and transcripts of a folder, read one after the other: no two are in memory at once.
struct StatisticsFiles {
    private(set) var tally = StatisticsTally()
    /// The files that could not be read, each with the reason.
    private(set) var damaged: [(path: String, reason: String)] = []
    private(set) var count = 0

    /// - Parameter path: a folder, with those inside it, or one file.
    init(path: String) {
        let tree = FileTree(path: path, endings: [".jsonl", ".transcript"])
        for folder in tree.closed { damaged.append((folder, "the folder cannot be read")) }
        for file in tree.files { read(file) }
    }

    private mutating func read(_ path: String) {
        count += 1
        do throws(JournalFile.Damage) {
            if path.hasSuffix(".jsonl") {
                tally.add(try JournalFile(path: path).logs.compactMap { SittingRecord($0) })
            } else {
                tally.add(try Self.transcript(path))
            }
        } catch {
            damaged.append((path, error.message))
        }
    }

    private static func transcript(_ path: String) throws(JournalFile.Damage) -> [SittingRecord] {
        guard let text = String(validating: try JournalFile.bytes(of: path), as: UTF8.self) else {
            throw JournalFile.Damage(message: "it is not UTF-8 text")
        }
        do {
            // Without a name of its own it belongs to the lesson that it lies beside.
            let folder = path.split(separator: "/").dropLast().last.map(String.init) ?? "?"
            return try [SittingRecord(Transcript(parsing: text), lesson: folder)].compactMap { $0 }
        } catch {
            throw JournalFile.Damage(message: error.description)
        }
    }
}
