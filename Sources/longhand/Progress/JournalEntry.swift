internal import Tutoring

#if canImport(FoundationEssentials)
    internal import FoundationEssentials
#else
    internal import Foundation
#endif

/// One line of a journal.
///
/// A sitting opens with its head; then each of the learner's lines is followed by what became of it:
/// ```
/// {"longhand":1,"sitting":1,"lesson":"svd-by-hand","set":{},"seed":0}
/// {"line":"[11 7; 7 11]"}
/// {"outcome":{"step":"gram","verdict":"correct",…},"place":{"step":2,"of":10,"finished":false}}
/// ```
/// The head of an exercise of a drill has its `level` and its `number` too.
enum JournalEntry: Codable, Hashable, Sendable {
    case sitting(Sitting)
    case line(String)
    case outcome(Outcome?, Place?)

    private enum Key: String, CodingKey {
        case longhand, line, outcome, place
    }

    init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: Key.self)
        if fields.contains(.longhand) {
            self = .sitting(try Sitting(from: decoder))
        } else if fields.contains(.line) {
            self = .line(try fields.decode(String.self, forKey: .line))
        } else {
            self = .outcome(
                try fields.decode(Outcome?.self, forKey: .outcome),
                try fields.decodeIfPresent(Place.self, forKey: .place))
        }
    }

    func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: Key.self)
        switch self {
        case .sitting(let sitting): try sitting.encode(to: encoder)
        case .line(let line): try fields.encode(line, forKey: .line)
        case .outcome(let outcome, let place):
            try fields.encode(outcome, forKey: .outcome)
            try fields.encodeIfPresent(place, forKey: .place)
        }
    }
}

/// What a learner sat down to: the lesson, with the numbers chosen for it.
struct Sitting: Codable, Hashable, Sendable {
    /// The format of the journal that this program writes.
    static let format = 1

    var longhand = Sitting.format
    /// Counts the sittings of one journal from 1; a head with a number that was there goes on with it.
    var sitting: Int
    var lesson: String
    var set: [String: String]
    var seed: UInt64
    var from: String?
    /// Of an exercise of a drill, whose topic stands for the lesson.
    var level: Int?
    var number: Int?

    /// True where both work the same problem from the same step.
    func isSameProblem(as other: Sitting) -> Bool {
        lesson == other.lesson && set == other.set && seed == other.seed && from == other.from
            && level == other.level && number == other.number
    }
}

/// How far a sitting has come: the number of its step, from 1.
struct Place: Codable, Hashable, Sendable {
    var step: Int
    var of: Int
    var finished: Bool
}
