#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

/// How far a learner has come in each lesson, as their journals say.
struct Standing {
    /// The unfinished sitting that was worked on last.
    private(set) var last: Sitting?
    private var lists: [String: SittingList] = [:]

    init(folder: JournalFolder?, cards: [LessonCard]) {
        guard let folder else { return }
        var newest = Int.min
        for card in cards {
            let path = folder.journalPath(of: card.id)
            let list = SittingList(path: path)
            lists[card.id] = list
            let standing = list.standing
            guard let entry = standing.last(where: { !$0.isFinished }) else { continue }
            // The file was written last when the last sitting in it was worked on, to the nanosecond.
            let isLast = entry == standing.last
            let time = isLast ? Self.written(path) : (entry.at ?? 0) * 1_000_000_000
            if time > newest {
                newest = time
                last = entry.head
            }
        }
    }

    /// `step 3 of 10`, `finished`, or nothing for a lesson that was never opened.
    func words(for lesson: String) -> String {
        guard let list = lists[lesson], let entry = list.standing.last, let place = entry.place else {
            return ""
        }
        if place.finished { return "finished" }
        let step = "step \(place.step) of \(place.of)"
        if list.finished(entry.head) != nil { return "finished, begun again: \(step)" }
        let numbers = entry.head.hasOtherNumbers ? "other numbers: " : ""
        return (list.hasFinished ? "finished; " : "") + numbers + step
    }

    func isFinished(_ lesson: String) -> Bool { lists[lesson]?.hasFinished == true }

    /// The sitting whose step is shown, where it is not finished.
    func sitting(at lesson: String) -> Sitting? {
        lists[lesson]?.standing.last.flatMap { $0.isFinished ? nil : $0.head }
    }

    /// When a file was written, in nanoseconds.
    private static func written(_ path: String) -> Int {
        var information = stat()
        guard unsafe stat(path, &information) == 0 else { return 0 }
        #if canImport(Glibc)
            let time = information.st_mtim
        #else
            let time = information.st_mtimespec
        #endif
        return time.tv_sec * 1_000_000_000 + time.tv_nsec
    }

    /// The bytes of a journal, and when it was written, in nanoseconds.
    static func contents(of path: String) -> (bytes: [UInt8], time: Int)? {
        let number = openForReading(path)
        guard number >= 0 else { return nil }
        let file = Descriptor(number: number)
        defer { file.close() }
        var information = stat()
        guard unsafe fstat(number, &information) == 0 else { return nil }
        #if canImport(Glibc)
            let time = information.st_mtim
        #else
            let time = information.st_mtimespec
        #endif
        guard let bytes = try? file.readToEnd() else { return nil }
        return (bytes, time.tv_sec * 1_000_000_000 + time.tv_nsec)
    }
}

private func openForReading(_ path: String) -> Int32 {
    unsafe open(path, O_RDONLY | O_CLOEXEC)
}
