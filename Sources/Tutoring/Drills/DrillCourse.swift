internal import ExactAlgebra
public import Lessons

/// The exercises of one topic and level, one after the other; a seed chooses among the courses.
///
/// The numbers of an exercise are within the bounds of its level at every step; no exercise comes again
/// within a hundred, and no shape of answer three times running. The same seed makes the same course on
/// every machine.
public struct DrillCourse: Sendable {
    public let topic: DrillTopic
    /// From 1.
    public let level: Int
    public let seed: UInt64
    /// How many exercises were made.
    public private(set) var count = 0

    private let template: Lesson
    private var recent: [String] = []
    private var shapes: [String] = []

    private static let memory = 99
    private static let tries = 20_000

    /// - Throws: `.noSuchLevel`.
    public init(topic: DrillTopic, level: Int, seed: UInt64) throws(DrillError) {
        guard topic.levels.indices.contains(level - 1) else { throw .noSuchLevel }
        self.topic = topic
        self.level = level
        self.seed = seed
        let head = "longhand: 1\nlesson: \(topic.id)\ntitle: \(topic.title)\nsteps:\n"
        do {
            template = try LessonReader().lesson(
                from: head + topic.levels[level - 1].steps, file: "drill \(topic.id)")
        } catch {
            throw .badTemplate(error)
        }
    }

    /// The next exercise, as a lesson.
    public mutating func next() throws(DrillError) -> Lesson {
        let draft = try draft()
        return template.posed(
            title: "\(topic.title), level \(level), exercise \(count)", given: draft.given)
    }

    /// The next exercise as it was drawn.
    mutating func draft() throws(DrillError) -> Draft {
        let level = topic.levels[level - 1]
        let start = SplitMix64.seed(seed &+ topic.id.fingerprint, self.level)
        var dice = Dice(seed: SplitMix64.seed(start, count))
        for _ in 0..<Self.tries {
            guard let draft = level.draw(&dice), draft.isWithin(level.bounds),
                !recent.contains(draft.identity),
                shapes.count < 2 || shapes.contains(where: { $0 != draft.shape })
            else { continue }
            count += 1
            recent = recent.suffix(Self.memory - 1) + [draft.identity]
            shapes = shapes.suffix(1) + [draft.shape]
            return draft
        }
        throw .exhausted
    }
}

/// Why there is no exercise.
public enum DrillError: Error, Hashable, Sendable {
    case noSuchTopic
    case noSuchLevel
    case noSuchNumber
    /// None of many draws was good; a fault of ours.
    case exhausted
    /// The steps of a level are not those of a lesson; a fault of ours.
    case badTemplate(LessonError)
}
