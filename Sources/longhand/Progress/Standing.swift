#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

/// How far a learner has come in each lesson, as their journals say.
struct Standing {
    /// The unfinished sitting that was worked on last.
    private(set) var last: Sitting?
    private var places: [String: Place] = [:]
    private var finished: Set<String> = []

    init(folder: JournalFolder?, cards: [LessonCard]) {
        guard let folder else { return }
        var newest = Int.min
        for card in cards {
            guard let (bytes, time) = Self.contents(of: folder.journalPath(of: card.id)),
                let text = try? JournalText(bytes: bytes)
            else { continue }
            if text.hasFinished { finished.insert(card.id) }
            guard let (head, reached) = text.last, let place = reached, !place.finished else { continue }
            places[card.id] = place
            if time > newest {
                newest = time
                last = head
            }
        }
    }

    /// `step 3 of 10`, `finished`, or nothing for a lesson that was never opened.
    func words(for lesson: String) -> String {
        if let place = places[lesson] { return "step \(place.step) of \(place.of)" }
        return finished.contains(lesson) ? "finished" : ""
    }

    func isFinished(_ lesson: String) -> Bool { finished.contains(lesson) }

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
