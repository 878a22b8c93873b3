/// What happened at the steps of lessons, summed over sittings.
///
/// Its size depends on the lessons, not on how many sittings are added. What files name beyond the bounds of
/// `StatisticsTally` is left out.
struct LessonStatistics: Encodable, Hashable, Sendable {
    struct Step: Encodable, Hashable, Sendable {
        var step: String
        /// The learners, and the sittings, that answered, skipped or asked for help here.
        var learners = 0
        var sittings = 0
        /// Judged answers, without those that could not be read or decided.
        var attempts = 0
        /// Of the sittings with an attempt, those whose first one was right.
        var firstAttempts = 0
        var rightAtFirst = 0
        var hints = 0
        var skips = 0
        /// Unfinished sittings that ended here.
        var stopped = 0
        /// The commonest first.
        var diagnoses: [Diagnosis] = []
    }

    struct Diagnosis: Encodable, Hashable, Sendable {
        let id: String
        let count: Int
    }

    struct Lesson: Encodable, Hashable, Sendable {
        var lesson: String
        var learners = 0
        var sittings = 0
        var finished = 0
        var steps: [Step] = []
    }

    /// The form of the JSON.
    let format = 1
    private(set) var lessons: [Lesson]
    /// The files that could not be read.
    let skipped: [String]

    init(_ tally: StatisticsTally, skipped: [String]) {
        lessons = tally.lessons.map { name, lesson in
            Lesson(
                lesson: name, learners: lesson.learners, sittings: lesson.sittings,
                finished: lesson.finished, steps: lesson.ordered)
        }
        .sorted { $0.lesson < $1.lesson }
        self.skipped = skipped.sorted()
    }
}

/// The sums while files are read.
struct StatisticsTally {
    static let mostLessons = 500
    /// Of one lesson, repetitions of a step counted singly.
    static let mostSteps = 500
    /// At one step.
    static let mostDiagnoses = 100

    struct Row {
        var sums: LessonStatistics.Step
        var diagnoses: [String: Int] = [:]
        var number: Int?
    }

    struct Lesson {
        var learners = 0
        var sittings = 0
        var finished = 0
        var rows: [String: Row] = [:]
        /// Sittings that ended before anything was typed at a step, by its number.
        var stops: [Int: Int] = [:]
    }

    private(set) var lessons: [String: Lesson] = [:]

    /// The sittings of one learner at one lesson, from one file.
    mutating func add(_ records: [SittingRecord]) {
        for name in records.map(\.lesson).uniqued {
            guard lessons[name] != nil || lessons.count < Self.mostLessons else { continue }
            lessons[name, default: Lesson()].learners += 1
        }
        var met: Set<[String]> = []
        for record in records {
            for step in record.entries.map(\.step).uniqued {
                let isNew = met.insert([record.lesson, step]).inserted
                change(step, of: record.lesson) { row in
                    row.sums.sittings += 1
                    if isNew { row.sums.learners += 1 }
                }
            }
            add(record)
        }
    }

    private mutating func add(_ record: SittingRecord) {
        guard lessons[record.lesson] != nil else { return }
        lessons[record.lesson]?.sittings += 1
        var tried: Set<String> = []
        for entry in record.entries {
            change(entry.step, of: record.lesson) { $0.add(entry, isFirst: !tried.contains(entry.step)) }
            if case .answer(_, counts: true, _) = entry.event { tried.insert(entry.step) }
        }
        switch record.end {
        case .finished: lessons[record.lesson]?.finished += 1
        case .step(let step): change(step, of: record.lesson) { $0.sums.stopped += 1 }
        case .number(let number): lessons[record.lesson]?.stops[number, default: 0] += 1
        }
    }

    private mutating func change(_ step: String, of lesson: String, _ change: (inout Row) -> Void) {
        guard lessons[lesson] != nil else { return }
        if lessons[lesson]?.rows[step] == nil {
            guard lessons[lesson]?.rows.count ?? 0 < Self.mostSteps else { return }
            lessons[lesson]?.rows[step] = Row(sums: LessonStatistics.Step(step: step))
        }
        if var row = lessons[lesson]?.rows.removeValue(forKey: step) {
            change(&row)
            lessons[lesson]?.rows[step] = row
        }
    }
}

extension StatisticsTally.Row {
    fileprivate mutating func add(_ entry: SittingRecord.Entry, isFirst: Bool) {
        if let new = entry.number { number = min(number ?? new, new) }
        switch entry.event {
        case .hint: sums.hints += 1
        case .skip: sums.skips += 1
        case .solution, .other: break
        case .answer(let advances, let counts, let found):
            guard counts else { return }
            sums.attempts += 1
            if isFirst {
                sums.firstAttempts += 1
                if advances { sums.rightAtFirst += 1 }
            }
            guard !advances else { return }
            for id in found.uniqued
            where diagnoses[id] != nil || diagnoses.count < StatisticsTally.mostDiagnoses {
                diagnoses[id, default: 0] += 1
            }
        }
    }
}

extension StatisticsTally.Lesson {
    /// The steps in the lesson's order; a stop before a step that nobody came to is a row of its own.
    fileprivate var ordered: [LessonStatistics.Step] {
        var rows = rows
        for (number, count) in stops {
            let here = rows.filter { $0.value.number == number }.map(\.key).min() ?? "step \(number)"
            rows[here, default: StatisticsTally.Row(sums: .init(step: here), number: number)].sums.stopped +=
                count
        }
        return rows.values.map { row in
            var step = row.sums
            step.diagnoses = row.diagnoses.map { .init(id: $0.key, count: $0.value) }
                .sorted { ($1.count, $0.id) < ($0.count, $1.id) }
            return (row.number ?? .max, step)
        }
        .sorted { ($0.0, $0.1.step) < ($1.0, $1.1.step) }.map(\.1)
    }
}

extension [String] {
    /// Each once, where it came first.
    fileprivate var uniqued: [String] {
        var met: Set<String> = []
        return filter { met.insert($0).inserted }
    }
}
