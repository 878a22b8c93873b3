import Lessons
import Notation
import Tutoring

extension FuzzTarget {
    /// Lesson files, whatever their bytes; one that is read makes a session, whose steps are gone through.
    static let lesson = FuzzTarget(name: "lesson", share: 12_000, grammar: .lesson) { _ in
        { (bytes) throws(Violation) in
            var read: Lesson?
            try expecting(LessonError.self) {
                read = try LessonReader().lesson(fromBytes: bytes, file: "lesson.yaml")
            } otherwise: { (error) throws(Violation) in
                try check(error)
            }
            guard let lesson = read else { return }
            try expecting(SessionError.self) {
                var session = try Session(lesson: lesson)
                _ = EventText.recording.lines(of: session.begin())
                for line in ["1", "hint", "skip", "[1 2; 3 4]", "why", "show"] {
                    _ = EventText.recording.lines(of: session.handle(line))
                }
            } otherwise: { (error) throws(Violation) in
                try Complaints.check(error.message, of: "a session")
            }
        }
    }

    /// Translations, compared with a lesson and put over it.
    static let translation = FuzzTarget(name: "translation", share: 30_000, grammar: .lesson) { _ in
        let lesson = try LessonReader().lesson(from: fuzzLesson, file: "lesson.yaml")
        return { (bytes) throws(Violation) in
            try expecting(LessonError.self) {
                let translation = try LessonReader().translation(
                    from: String(decoding: bytes, as: UTF8.self), file: "lesson.zh.yaml")
                _ = translation.findings(against: lesson)
                _ = lesson.translated(by: translation)
            } otherwise: { (error) throws(Violation) in
                try check(error)
            }
        }
    }

    /// Transcripts: what is read is written as something that reads back the same.
    static let transcript = FuzzTarget(name: "transcript", share: 60_000, grammar: .transcript) { _ in
        { (bytes) throws(Violation) in
            try expecting(TranscriptError.self) {
                let transcript = try Transcript(parsing: String(decoding: bytes, as: UTF8.self))
                let again = try Transcript(parsing: transcript.description)
                guard again.description == transcript.description else {
                    throw Violation("written and read it is another transcript")
                }
            } otherwise: { (error) throws(Violation) in
                try Complaints.check(error.message, of: "a transcript")
                guard error.line >= 1 else { throw Violation("line \(error.line) is before the file") }
            }
        }
    }

    /// Transcripts played against a lesson.
    static let playback = FuzzTarget(
        name: "playback", share: 10_000, grammar: .transcript, isStoppedByProgram: true
    ) { _ in
        let lesson = try LessonReader().lesson(from: fuzzLesson, file: "lesson.yaml")
        return { (bytes) throws(Violation) in
            guard var transcript = try? Transcript(parsing: String(decoding: bytes, as: UTF8.self)) else {
                return
            }
            // The whole is bounded by its driver, which stops between lines.
            transcript.turns = Array(transcript.turns.prefix(12))
            try expecting(SessionError.self) {
                var player = try TranscriptPlayer(transcript, lesson: lesson, comparesText: true)
                for difference in player.playAll() where difference.line < 1 {
                    throw Violation("line \(difference.line) is before the file")
                }
                _ = player.recording.description
            } otherwise: { (error) throws(Violation) in
                try Complaints.check(error.message, of: "a session")
            }
        }
    }

    /// A learner's lines: the log of what they led to leads a second session to the same place.
    static let sitting = FuzzTarget(
        name: "sitting", share: 10_000, grammar: .sitting, isStoppedByProgram: true
    ) { _ in
        let lesson = try LessonReader().lesson(from: fuzzLesson, file: "lesson.yaml")
        return { (bytes) throws(Violation) in
            let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n").prefix(8).map(
                String.init)
            guard var session = try? Session(lesson: lesson), var again = try? Session(lesson: lesson) else {
                throw Violation("the lesson cannot be begun")
            }
            for line in lines {
                let events = session.handle(line)
                _ = EventText.recording.lines(of: events)
                _ = again.handle(line, recorded: session.lastOutcome)
                guard again.prompt == session.prompt, again.position == session.position else {
                    throw Violation("`\(line)` leads to \(session.prompt), its record to \(again.prompt)")
                }
            }
        }
    }

    /// Files for `longhand mark`.
    static let writtenWork = FuzzTarget(
        name: "written-work", share: 10_000, grammar: .writtenWork, isStoppedByProgram: true
    ) { _ in
        let lesson = try LessonReader().lesson(from: fuzzLesson, file: "lesson.yaml")
        let sheet = try MarkingSheet(lesson: lesson)
        return { (bytes) throws(Violation) in
            try expecting(SessionError.self) {
                let work = try WrittenWork(parsing: String(decoding: bytes, as: UTF8.self))
                var marker = Marker(work, on: sheet)
                while !marker.isFinished, marker.lines.count < 12 { marker.step() }
                let marked = marker.finished(file: "work.txt")
                for line in marked.lines where line.line < 1 { throw Violation("a line before the file") }
                _ = MarkedText(width: 80, style: .init(), isColoured: false).lines(of: marked)
            } otherwise: { (error) throws(Violation) in
                try Complaints.check(error.message, of: "written work")
            }
        }
    }

    private static func check(_ error: LessonError) throws(Violation) {
        try Complaints.check(error.message, of: "a lesson")
        try Complaints.check(error.description, of: "a lesson, with its line,")
        if let place = error.place, place.line < 1 || place.column < 1 {
            throw Violation("the place \(place) is before the file")
        }
    }
}

extension Grammar {
    static let lesson = Grammar(
        words: lessonKeys.map { "\($0):" } + lessonWords + [
            "{{", "}}", "- ", "  ", ": ", "|", ">", "\"", "'",
        ]
            + [
                "&a ", "*a", "<<: *a", "!!binary ", "!!set ", "? ", "--- ", "...", "%YAML 1.1", "# ", "\t",
                "~",
            ],
        nests: brackets + [("- ", ""), ("{a: ", "}"), ("{{", "}}"), ("\"", "\"")], longest: 1 << 19)

    static let transcript = Grammar(
        words: [
            "> ", "= ", "… ", "  ", "# ", "^C", "^D", "---", "lesson: ", "set: W = ", "seed: ", "version: ",
        ]
            + commands + ["gram correct", "number incorrect", "gram skipped"],
        nests: brackets + [("> ", "\n"), ("= ", "\n")])

    static let sitting = Grammar(
        words: commands.map { $0 + "\n" } + Grammar.mathematics.words + ["\n"], nests: brackets,
        longest: 1 << 14)

    static let writtenWork = Grammar(
        words: Grammar.mathematics.words + names + ["\n", " = ", "lesson: fuzz\n", "set: W=", "# "],
        nests: brackets, longest: 1 << 13)

    private static let commands = [
        "hint", "why", "show", "solution", "skip", "undo", "back", "reset", "check 1+1", "plot W", "status",
        "export", "help", "quit", "scratch", "done", ":hint", ":nonsense", "hint 3", "check W*W'", "back 99",
        "export x.html", "plot charpoly(W)", "check rank(W) == 2",
    ]
    private static let names = [
        "WtW", "G", "lambda", "lambda1", "λ₂", "V", "v1", "v_2", "sigma", "W'*W", "line",
    ]
    private static let lessonKeys = [
        "longhand", "lesson", "title", "steps", "id", "say", "ask", "expect", "relation", "value", "bind",
        "name", "also", "hints", "mistakes", "when", "for", "run", "draw", "given", "require", "variants",
        "make", "seeds", "claims", "claim", "where", "only", "tests", "step", "answer", "verdict", "items",
        "key", "needs", "source", "order", "decimals", "unit", "orthogonalTo", "language", "caption", "pcp",
        "bars", "heat", "plane", "predicates", "line", "diagnosis", "parts",
    ]
    private static let lessonWords = [
        "matrix", "choice", "order", "satisfies", "equivalent", "true", "false", "null", "1", "correct", "W",
        "{{W}}", "{{claim W == W}}", "{{formula x^2}}", "1..cols(W)", "k", "small-svd(3, 2)",
        "integers(2, 3)",
        "answer == W", "[3, 17]", "{make: \"integers(2, 2)\", seeds: [1]}",
    ]
}
