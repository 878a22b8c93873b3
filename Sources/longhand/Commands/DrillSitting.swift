internal import Tutoring

/// One learner at the exercises of a drill, one after the other, until they leave.
struct DrillSitting {
    private let topic: DrillTopic
    private let worker: Worker
    private let folder: JournalFolder?
    private let learner: String
    private let surroundings: Surroundings
    private var exercise: DrillExercise
    private(set) var reader: LineReader
    private var score = DrillScore()

    /// So many in a row at the first try, and the next level is proposed.
    private static let longRun = 5

    /// - Parameters:
    ///   - level: nil for the one that was worked on last.
    ///   - seed: nil for that of the last course at this level.
    ///   - reader: nil for one of its own.
    init(
        topic: DrillTopic, level: Int?, seed: UInt64?, worker: Worker, folder: JournalFolder?,
        learner: String, surroundings: Surroundings, reader: LineReader? = nil
    ) {
        self.topic = topic
        self.worker = worker
        self.folder = folder
        self.learner = learner
        self.surroundings = surroundings
        exercise = DrillStanding(topic: topic, folder: folder).next(level: level, seed: seed)
        self.reader = reader ?? LineReader(surroundings: surroundings, history: folder)
    }

    mutating func run() throws(CommandFailure) {
        while true {
            let problem = Problem(lesson: topic.id, seed: exercise.seed, drill: exercise)
            var sitting = try LessonSitting(
                problem: problem, fresh: false, worker: worker, folder: folder, learner: learner,
                surroundings: surroundings, reader: reader)
            try sitting.run()
            reader = sitting.reader
            guard sitting.isFinished else { break }
            score.add(DrillResult(sitting.turns.map { (line: $0.line, outcome: $0.outcome) }))
            try sayScore()
            exercise = exercise.following
        }
        if score.count > 0 { try put(score.words) }
    }

    private func sayScore() throws(CommandFailure) {
        try put(score.words)
        if score.run > 0, score.run % Self.longRun == 0, exercise.level < topic.levels.count {
            var harder = exercise
            harder.level += 1
            harder.seed = 0
            try put("\(score.run) in a row. `\(harder.command(learner: learner))` is harder.")
        }
        try Console.put("\n")
    }

    private func put(_ words: String) throws(CommandFailure) {
        try Console.put(Screen(layout: Layout(surroundings)).paragraph(words, indent: 2))
    }
}

/// How far a learner has come with a topic, as their journal says.
struct DrillStanding {
    private let topic: DrillTopic
    private let logs: [JournalText.Log]
    private let last: Sitting?

    init(topic: DrillTopic, folder: JournalFolder?) {
        self.topic = topic
        guard let folder, let (bytes, _) = Standing.contents(of: folder.drillPath(of: topic.id)),
            let text = try? JournalText(bytes: bytes), let logs = try? text.logs()
        else {
            logs = []
            last = nil
            return
        }
        self.logs = logs
        last = text.last?.head
    }

    /// The exercise that was not finished, or the one after the last.
    func next(level: Int?, seed: UInt64?) -> DrillExercise {
        let level = min(max(1, level ?? last?.level ?? 1), topic.levels.count)
        let sameLevel = logs.filter { $0.head.level == level }
        let seed =
            seed ?? (last?.level == level ? last?.seed : nil) ?? sameLevel.last?.head.seed ?? 0
        let start = DrillExercise(topic: topic.id, level: level, seed: seed, number: 1)
        guard
            let latest = sameLevel.filter({ $0.head.seed == seed })
                .max(by: { ($0.head.number ?? 0) < ($1.head.number ?? 0) }),
            let number = latest.head.number, (1...DrillExercise.longest).contains(number)
        else { return start }
        let exercise = DrillExercise(topic: topic.id, level: level, seed: seed, number: number)
        return latest.place?.finished == true ? exercise.following : exercise
    }
}

extension DrillExercise {
    /// The next of the course; the first of another one where the course is at its end.
    var following: DrillExercise {
        var following = self
        if number < Self.longest {
            following.number += 1
        } else {
            following.number = 1
            following.seed &+= 1
        }
        return following
    }

    /// The command that goes on with the course.
    func command(learner: String) -> String {
        var words = ["longhand drill \(topic) --level \(level)"]
        if seed != 0 { words.append("--seed \(seed)") }
        if learner != JournalFolder.defaultLearner { words.append("--learner \(learner.quotedForShell)") }
        return words.joined(separator: " ")
    }
}
