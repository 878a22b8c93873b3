internal import Foundation
internal import Tutoring

/// What a learner is told of their other sittings at a lesson before they begin.
struct Reminder: Hashable, Sendable {
    private(set) var sentences: [String] = []

    init() {}

    /// - Parameters:
    ///   - problem: what they asked for.
    ///   - id: of its lesson.
    ///   - startsOver: whether they finished it, and begin it anew without having said so.
    ///   - zone: that of the day that is shown.
    init(
        of list: SittingList, for problem: Problem, id: String, startsOver: Bool, learner: String,
        zone: TimeZone = .current
    ) {
        let own = problem.sitting(of: id)
        if startsOver {
            let day = list.finished(own)?.at.map { " on \(Self.day($0, in: zone))" } ?? ""
            sentences.append(
                "You finished this\(day), and begin it anew; nothing is recorded until you type. "
                    + "`\(problem.command(learner: learner)) --finished` opens the finished one, for `export`, "
                    + "`status` and `plot`.")
        }
        guard problem.isPlain else { return }
        for entry in list.standing.reversed().prefix(Self.most)
        where !entry.isFinished && !entry.head.isSameProblem(as: own) {
            guard let place = entry.place else { continue }
            let command = problem.like(entry.head).command(learner: learner)
            sentences.append(
                "You are at \(entry.head.hasOtherNumbers ? "other numbers" : "another sitting") too: "
                    + "`\(command)` goes on at step \(place.step) of \(place.of).")
        }
    }

    private static let most = 3

    /// `2026-11-29`, where the learner is.
    static func day(_ instant: Int, in zone: TimeZone) -> String {
        let style = Date.ISO8601FormatStyle(timeZone: zone).year().month().day()
        return Date(timeIntervalSince1970: TimeInterval(instant)).formatted(style)
    }
}

extension Sitting {
    /// Whether the numbers are not those of the lesson itself.
    var hasOtherNumbers: Bool { !self.set.isEmpty || seed != 0 }
}

extension Problem {
    /// Whether nothing but the lesson was named.
    var isPlain: Bool { self.set.isEmpty && seed == 0 && from == nil && drill == nil }

    /// A first sitting at this problem, of the lesson with this id, in which nothing is done yet.
    func sitting(of id: String) -> Sitting {
        Sitting(
            sitting: 1, lesson: id, set: set, seed: seed, from: from, level: drill?.level,
            number: drill?.number)
    }

    /// The same lesson with the numbers of a sitting.
    func like(_ sitting: Sitting) -> Problem {
        var problem = self
        (problem.set, problem.seed, problem.from) = (sitting.set, sitting.seed, sitting.from)
        return problem
    }
}
