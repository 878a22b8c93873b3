import ExactAlgebra
import Foundation
import Lessons
import Testing

@testable import Tutoring

/// Every slip at every step of every shipped lesson: none is taken for right, and nearly all are named.
@Suite struct `The mutation gate` {
    /// A lesson with other numbers; empty for its own.
    struct Instance: Sendable, CustomTestStringConvertible {
        let lesson: Lesson
        let overrides: [String: String]

        var testDescription: String { "\(lesson.id) \(overrides)" }
    }

    /// Matrices that bring out what is special: rank-deficient, repeated, irrational, wide, one entry.
    static let special = [
        "[4 0; 3 -5; 0 2]", "[1 2; 2 4; 0 0]", "[2 0; 0 2]", "[1 0; 0 1; 0 0]", "[1 2 3; 4 5 6]",
        "[2 1 0; 1 2 1; 0 1 2]", "[1 0 1; 0 1 0; 1 0 2]", "[5]", "[3 4]", "[0 -2; 1 0]",
    ]

    static let isLong = ProcessInfo.processInfo.environment["LONGHAND_SOAK"] != nil

    static let lessons: [Lesson] =
        Sitting.library.ids.compactMap { try? Sitting.library.lesson(named: $0) }
        + [Sitting.questionsForDiagnoses].compactMap { $0 }

    static func instances(of lesson: Lesson) -> [[String: String]] {
        var generator = SplitMix64(seed: UInt64(29 + lesson.steps.count))
        let names = lesson.given.filter { $0.expression.text.hasPrefix("[") }.map(\.name)
        let shapes = lesson.given.map { ($0.name, $0.expression.text.matrixShape) }
        let chosen = isLong ? special : Array(special.shuffled(using: &generator).prefix(3))
        let random = (0..<(isLong ? 20 : 1)).map { _ in
            Dictionary(
                uniqueKeysWithValues: shapes.compactMap { name, shape in
                    shape.map { (name, generator.matrix($0.rows, $0.columns)) }
                })
        }
        return [[:]] + (names.contains("W") ? chosen.map { ["W": $0] } : []) + random
    }

    @Test func `takes no slip for right, and names nine in ten`() throws {
        var mutations: [Mutation] = []
        var milliseconds: [Double] = []
        for lesson in Self.lessons {
            for overrides in Self.instances(of: lesson) {
                // Matrices that the lesson refuses are no instances of it.
                guard let run = try? MutationRun(lesson, set: overrides) else { continue }
                mutations += run.mutations
                milliseconds += run.milliseconds
            }
        }
        print(MutationTable(mutations, milliseconds: milliseconds))
        for wrong in mutations where wrong.fate == .accepted {
            Issue.record("\(wrong.place) takes \(wrong.answer), which is \(wrong.slip)")
        }
        let refused = mutations.filter { $0.fate != .rightAfterAll }
        #expect(!refused.isEmpty)
        #expect(refused.count { $0.fate == .named } * 10 >= refused.count * 9)
    }
}

extension String {
    /// The shape of a matrix written as `[3 1; 1 3]`; nil for anything else.
    fileprivate var matrixShape: (rows: Int, columns: Int)? {
        guard hasPrefix("["), hasSuffix("]") else { return nil }
        let rows = dropFirst().dropLast().split(separator: ";").map { $0.split(separator: " ").count }
        guard let columns = rows.first, rows.allSatisfy({ $0 == columns }) else { return nil }
        return (rows.count, columns)
    }
}

extension SplitMix64 {
    fileprivate mutating func matrix(_ rows: Int, _ columns: Int) -> String {
        let texts = (0..<rows).map { _ in
            (0..<columns).map { _ in "\(Int.random(in: -3...3, using: &self))" }.joined(separator: " ")
        }
        return "[\(texts.joined(separator: "; "))]"
    }
}
