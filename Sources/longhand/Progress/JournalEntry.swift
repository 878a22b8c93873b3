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
/// {"longhand":2,"sitting":1,"edition":"9f…","lesson":"svd-by-hand","set":{},"seed":0,"at":1764399120}
/// {"line":"[11 7; 7 11]","at":1764399173}
/// {"outcome":{"step":"gram","verdict":"correct",…},"basis":"04…","place":{"step":2,"of":10,"finished":false},"at":1764399173}
/// ```
/// `at` is in seconds since the beginning of 1970, UTC. The head of an exercise of a drill has its `level` and
/// its `number` too. Format 1 had no `at`, `edition` and `basis`; a journal may go on in a later format than it
/// was begun in.
enum JournalEntry: Codable, Hashable, Sendable {
    case sitting(Sitting)
    case line(String, at: Int?)
    case outcome(Settlement)

    private enum Key: String, CodingKey {
        case longhand, line, at
    }

    init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: Key.self)
        if fields.contains(.longhand) {
            self = .sitting(try Sitting(from: decoder))
        } else if fields.contains(.line) {
            self = .line(
                try fields.decode(String.self, forKey: .line),
                at: try fields.decodeIfPresent(Int.self, forKey: .at))
        } else {
            self = .outcome(try Settlement(from: decoder))
        }
    }

    func encode(to encoder: any Encoder) throws {
        switch self {
        case .sitting(let sitting): try sitting.encode(to: encoder)
        case .line(let line, let time):
            var fields = encoder.container(keyedBy: Key.self)
            try fields.encode(line, forKey: .line)
            try fields.encodeIfPresent(time, forKey: .at)
        case .outcome(let settlement): try settlement.encode(to: encoder)
        }
    }
}

/// What became of a line.
struct Settlement: Hashable, Sendable {
    var outcome: Outcome?
    /// Where the sitting stood after it.
    var place: Place?
    /// What the step rested on where the line was typed: see `Session.basis`.
    var basis: String?
    var at: Int?
}

extension Settlement: Codable {
    private enum Key: String, CodingKey {
        case outcome, place, basis, at
    }

    init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: Key.self)
        // Without this field it is no settlement: null stands for "nothing".
        outcome = try fields.decode(Outcome?.self, forKey: .outcome)
        place = try fields.decodeIfPresent(Place.self, forKey: .place)
        basis = try fields.decodeIfPresent(String.self, forKey: .basis)
        at = try fields.decodeIfPresent(Int.self, forKey: .at)
    }

    func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: Key.self)
        try fields.encode(outcome, forKey: .outcome)
        try fields.encodeIfPresent(place, forKey: .place)
        try fields.encodeIfPresent(basis, forKey: .basis)
        try fields.encodeIfPresent(at, forKey: .at)
    }
}

/// What a learner sat down to: the lesson, with the numbers chosen for it.
struct Sitting: Codable, Hashable, Sendable {
    /// The format of the journal that this program writes; it reads all those before it.
    static let format = 2

    var longhand = Sitting.format
    /// Counts the sittings of one journal from 1; a head with a number that was there goes on with it.
    var sitting: Int
    var lesson: String
    /// Of the lesson's file: see `Lesson.version`.
    var edition: String?
    var set: [String: String]
    var seed: UInt64
    var from: String?
    /// Of an exercise of a drill, whose topic stands for the lesson.
    var level: Int?
    var number: Int?
    /// When it was begun.
    var at: Int?

    /// What it is called where lessons and drills stand side by side: `rank`, `drill svd`.
    var name: String { (level == nil ? "" : Self.drill) + lesson }

    /// What stands before the topic of a drill.
    static let drill = "drill "

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
