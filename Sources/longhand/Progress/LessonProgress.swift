internal import Tutoring

/// How far one learner has come with one lesson, or with one topic of the drills.
struct LessonProgress: Hashable, Sendable {
    enum State: String, Codable, Hashable, Sendable {
        case never, started, finished
        /// Finished before, and begun anew.
        case again
    }

    /// The lesson's id, or `drill` and the topic.
    var lesson: String
    var state = State.never
    /// Where the last sitting stands: its step, from 1.
    var step: Int?
    var of: Int?
    var sittings = 0
    /// Sittings that came to the end; of a drill, exercises.
    var finished = 0
    /// Everything that was typed: answers, words, what could not be read.
    var lines = 0
    var right = 0
    /// Judged answers that did not lead on.
    var wrong = 0
    var hints = 0
    var solutions = 0
    var skips = 0
    /// The time spent, without pauses; nil where the journal does not tell.
    var seconds: Int?
    /// In seconds since the beginning of 1970, UTC.
    var lastSeen: Int?

    var isDrill: Bool { lesson.hasPrefix(Sitting.drill) }

    /// A lesson that was never begun.
    init(never lesson: String) {
        self.lesson = lesson
    }

    /// What a journal tells; nil for one in which nothing was typed.
    init?(_ journal: JournalFile) {
        guard let last = journal.text.last else { return nil }
        self.init(never: last.head.name)
        for log in journal.logs where !log.turns.isEmpty { add(log) }
        guard lines > 0 else { return nil }
        let isFinished = last.place?.finished ?? false
        state = isFinished ? .finished : finished > 0 ? .again : .started
        (step, of) = (last.place?.step, last.place?.of)
        seconds = journal.text.time.seconds
        // The first format did not write times down.
        lastSeen = journal.text.time.last ?? journal.written
    }

    private mutating func add(_ log: JournalText.Log) {
        sittings += 1
        if log.place?.finished == true { finished += 1 }
        lines += log.turns.count { $0.line != Session.runLine }
        for entry in SittingRecord(log)?.entries ?? [] {
            switch entry.event {
            case .answer(let advances, let counts, _):
                if advances { right += 1 } else if counts { wrong += 1 }
            case .hint: hints += 1
            case .solution: solutions += 1
            case .skip: skips += 1
            case .other: break
            }
        }
    }
}

/// One learner with their lessons.
struct LearnerProgress: Hashable, Sendable {
    let learner: String
    var lessons: [LessonProgress]
}
