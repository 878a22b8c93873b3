import Checking
import Foundation
import Lessons
import Testing

@testable import Tutoring

/// Exercises of every topic and level: a thousand each with `LONGHAND_SOAK`, else a hundred.
@Suite struct `Drills` {
    struct Series: Sendable, CustomTestStringConvertible {
        let topic: DrillTopic
        let level: Int
        let seed: UInt64

        var testDescription: String { "\(topic.id), level \(level), seed \(seed)" }
        var course: DrillCourse { get throws { try DrillCourse(topic: topic, level: level, seed: seed) } }
    }

    static let isLong = ProcessInfo.processInfo.environment["LONGHAND_SOAK"] != nil
    static let count = isLong ? 1000 : 100

    static let series: [Series] = DrillTopic.all.flatMap { topic in
        topic.levels.indices.map { Series(topic: topic, level: $0 + 1, seed: UInt64(7 + $0)) }
    }

    @Test(arguments: series)
    func `no exercise comes again within a hundred, and no shape three times running`(series: Series) throws {
        var course = try series.course
        var drafts: [Draft] = []
        for _ in 0..<max(Self.count, 300) { drafts.append(try course.draft()) }
        for start in drafts.indices {
            let hundred = drafts[start..<min(start + 100, drafts.count)]
            #expect(Set(hundred.map(\.identity)).count == hundred.count)
            let three = drafts[start..<min(start + 3, drafts.count)]
            if three.count == 3 { #expect(Set(three.map(\.shape)).count > 1, "\(three.map(\.identity))") }
        }
    }

    @Test(arguments: series)
    func `every number of the working is within the bounds of its level`(series: Series) throws {
        let bounds = series.topic.levels[series.level - 1].bounds
        var course = try series.course
        for _ in 0..<Self.count {
            let draft = try course.draft()
            let working = try DrillWorking(draft)
            for (step, bound) in bounds where draft.working[step] != nil {
                let size = try #require(
                    try working.size(of: step, topic: series.topic.id, level: series.level), "\(step)")
                #expect(size.isWithin(bound), "\(draft.identity): \(step) has \(size), not within \(bound)")
            }
        }
    }

    @Test(arguments: series)
    func `every key is accepted by its own step`(series: Series) throws {
        var course = try series.course
        for _ in 0..<Self.count {
            var session = try Session(lesson: try course.next())
            while !session.isFinished {
                let place = "\(session.lesson.title), \(session.stepName)"
                var skipping = session
                _ = skipping.handle(":skip")
                let key = try #require(skipping.lastOutcome?.bound)
                #expect(!key.isEmpty, "\(place) has no key")
                _ = session.handle(key.values.joined(separator: ", "))
                let verdict = session.lastOutcome?.verdict
                #expect(verdict == .correct, "\(place): \(key) is \(String(describing: verdict))")
                if verdict?.advances != true { session = skipping }
            }
        }
    }

    @Test(arguments: series)
    func `no hint before the last gives the answer away`(series: Series) throws {
        var course = try series.course
        for _ in 0..<10 {
            var session = try Session(lesson: try course.next())
            while !session.isFinished {
                for hint in session.current.step.hints.dropLast() {
                    for shown in hint.expressions {
                        var trying = session
                        _ = trying.handle(shown.text)
                        let verdict = trying.lastOutcome?.verdict
                        #expect(verdict?.advances != true, "\(session.stepName): \(shown.text)")
                    }
                }
                _ = session.handle(":skip")
            }
        }
    }

    @Test func `an exercise is made again from its topic, level, seed and number`() throws {
        let topic = try #require(DrillTopic.named("gram-schmidt"))
        var course = try DrillCourse(topic: topic, level: 2, seed: 5)
        let lessons = try (0..<7).map { _ in try course.next() }
        let again = try DrillExercise(topic: "gram-schmidt", level: 2, seed: 5, number: 7).lesson()
        #expect(again == lessons[6])
        #expect(again.title == "Gram-Schmidt, level 2, exercise 7")
        let other = try DrillExercise(topic: "gram-schmidt", level: 2, seed: 6, number: 7).lesson()
        #expect(other.given != again.given)
    }

    @Test func `what there is no exercise for is refused`() {
        func lesson(_ topic: String, level: Int, number: Int) throws -> Lesson {
            try DrillExercise(topic: topic, level: level, seed: 0, number: number).lesson()
        }
        #expect(throws: DrillError.noSuchTopic) { try lesson("cooking", level: 1, number: 1) }
        #expect(throws: DrillError.noSuchLevel) { try lesson("svd", level: 0, number: 1) }
        #expect(throws: DrillError.noSuchLevel) { try lesson("svd", level: 5, number: 1) }
        #expect(throws: DrillError.noSuchNumber) { try lesson("svd", level: 1, number: 0) }
        #expect(throws: DrillError.noSuchNumber) { try lesson("svd", level: 1, number: .max) }
    }

    @Test func `a topic is found by a name that is almost its own`() {
        #expect(DrillTopic.nearest(to: "eigenvalue") == "eigenvalues")
        #expect(DrillTopic.nearest(to: "Gram-Schmit") == "gram-schmidt")
        #expect(DrillTopic.nearest(to: "null") == "null-space")
        #expect(DrillTopic.nearest(to: "") == nil)
        #expect(DrillTopic.nearest(to: "cooking") == nil)
    }

    /// A change of the draws would put other numbers under the answers of a journal.
    @Test func `the courses are the same on every machine and in every version`() throws {
        let first = try DrillTopic.all.map { topic in
            var course = try DrillCourse(topic: topic, level: topic.levels.count, seed: 1)
            _ = try course.draft()
            return try course.draft().given[0].text
        }
        #expect(first == Self.secondExercises)
    }

    static let secondExercises = [
        "[0 -5; -3 4]", "[1 3 -2 -3 3; 3 9 -6 1 2; 1 3 -2 3 -3]", "[2; -8; 0; 1]",
        "[3 3 -5; -3 -3 9; 2 2 -1]", "[2 3; -1 -4]", "[2 3; 3 -2]", "[-4 -2 -1; 2 4 -1; -2 2 4]",
        "[-3 -4 -2; -3 0 4; 0 4 -2]", "[-9 2; -2 6]",
    ]
}
