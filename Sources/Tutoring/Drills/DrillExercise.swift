public import Lessons

/// Which exercise is meant: enough to make it again on any machine.
public struct DrillExercise: Codable, Hashable, Sendable {
    /// An exercise with a higher number is not made: each costs the ones before it.
    public static let longest = 10_000

    /// The topic's id.
    public var topic: String
    /// From 1.
    public var level: Int
    public var seed: UInt64
    /// Its place in the course, from 1.
    public var number: Int

    public init(topic: String, level: Int, seed: UInt64, number: Int) {
        self.topic = topic
        self.level = level
        self.seed = seed
        self.number = number
    }

    /// The exercise as a lesson.
    ///
    /// - Complexity: proportional to its number.
    public func lesson() throws(DrillError) -> Lesson {
        guard let topic = DrillTopic.named(topic) else { throw .noSuchTopic }
        guard (1...Self.longest).contains(number) else { throw .noSuchNumber }
        var course = try DrillCourse(topic: topic, level: level, seed: seed)
        for _ in 1..<number { _ = try course.draft() }
        return try course.next()
    }
}
