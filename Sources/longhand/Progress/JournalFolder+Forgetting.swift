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

/// Deleting what is kept of a learner.
extension JournalFolder {
    /// The files to delete, with what they are called.
    struct Forgotten: Hashable, Sendable {
        /// The lessons and drills whose journals are among them.
        var lessons: [String] = []
        var paths: [String] = []
        /// Whether the history of typed lines is one of them.
        var hasHistory = false
    }

    /// What is kept of these lessons, journals that were set aside among it.
    ///
    /// - Parameter lessons: ids, and topics as `drill svd`; none for everything, the history too.
    func kept(of lessons: [String]) -> Forgotten {
        let names = ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted()
        let wanted = Set(lessons.map { fileName(of: $0) })
        var kept = Forgotten()
        for name in names {
            guard let journal = Self.journal(of: name) else { continue }
            guard lessons.isEmpty || wanted.contains(journal) else { continue }
            kept.paths.append("\(path)/\(name)")
            let lesson = Self.lesson(of: journal)
            if !kept.lessons.contains(lesson) { kept.lessons.append(lesson) }
        }
        if lessons.isEmpty, names.contains("history") {
            kept.paths.append(historyPath)
            kept.hasHistory = true
        }
        return kept
    }

    /// Deletes the files.
    ///
    /// - Throws: where one is open in another program, before anything is deleted; where one cannot be deleted.
    func forget(_ kept: Forgotten) throws(CommandFailure) {
        var locks: [Descriptor] = []
        defer { locks.forEach { $0.close() } }
        for file in kept.paths where file.hasSuffix(".jsonl") {
            let number = openToLock(file)
            guard number >= 0 else { continue }
            locks.append(Descriptor(number: number))
            guard flock(number, LOCK_EX | LOCK_NB) == 0 else {
                throw CommandFailure(
                    .badData, "another longhand has \(file) open: leave it there with `quit`, then try again")
            }
        }
        for file in kept.paths where unsafe unlink(file) != 0 && errno != ENOENT {
            throw CommandFailure(.writeFailed, "\(file) cannot be deleted: \(SystemCall.describe(errno))")
        }
        // It stays where there is anything else in it.
        _ = unsafe rmdir(path)
    }

    private func fileName(of lesson: String) -> String {
        let isDrill = lesson.hasPrefix(Sitting.drill)
        let file =
            isDrill
            ? drillPath(of: String(lesson.dropFirst(Sitting.drill.count))) : journalPath(of: lesson)
        return String(file.dropFirst(path.count + 1))
    }

    /// `rank.jsonl` of itself, and of `rank.jsonl.kept-1`; nil for a file that is no journal.
    private static func journal(of name: String) -> String? {
        if name.hasSuffix(".jsonl") { return name }
        guard let end = name.firstRange(of: ".jsonl.kept-") else { return nil }
        return String(name[..<end.lowerBound]) + ".jsonl"
    }

    private static func lesson(of journal: String) -> String {
        let name = String(journal.dropLast(".jsonl".count))
        return name.hasPrefix("drill_") ? Sitting.drill + name.dropFirst("drill_".count) : name
    }
}

private func openToLock(_ path: String) -> Int32 {
    unsafe open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
}
