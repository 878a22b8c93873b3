internal import Checking
internal import Tutoring

/// The way back to a step of a lesson that was changed: which lines to type again, and where to stop.
struct Retracing {
    /// The lines that answered each step, the last answer counting.
    private let lines: [String: [String]]
    private let now: [String]
    /// The step to come back to; nil for the end of the lesson.
    private let goal: String?
    private let before: Set<String>

    /// - Parameters:
    ///   - turns: what was typed.
    ///   - place: the name of the step where the learner is; nil at the end.
    ///   - before: the ids of the steps as they were.
    ///   - now: the ids of the steps as they are.
    init(turns: [Turn], place: String?, before: [String], now: [String]) {
        var lines: [String: [String]] = [:]
        var parts: [String: [String]] = [:]
        for turn in turns {
            guard let outcome = turn.outcome else { continue }
            switch outcome.kind {
            case .part: parts[outcome.step, default: []].append(turn.line)
            case .skip: lines[outcome.step] = [":skip"]
            case .answer where outcome.verdict?.advances == true:
                lines[outcome.step] = (parts.removeValue(forKey: outcome.step) ?? []) + [turn.line]
            case .answer: parts[outcome.step] = nil
            case .word, .run: break
            }
        }
        self.lines = lines
        self.now = now
        self.before = Set(before)
        goal = place.flatMap { Self.goal($0, before: before, now: now) }
    }

    /// The step itself; where it was taken out, the next that is still there, else the one before it.
    private static func goal(_ place: String, before: [String], now: [String]) -> String? {
        let id = id(of: place)
        if now.contains(id) { return place }
        guard let index = before.firstIndex(of: id) else { return now.first }
        return before[index...].first(where: now.contains) ?? before[..<index].last(where: now.contains)
            ?? now.first
    }

    /// `right-vectors` of `right-vectors.2`.
    private static func id(of step: String) -> String {
        step.firstIndex(of: ".").map { String(step[..<$0]) } ?? step
    }

    /// What to type at this step; nil where the way ends here.
    func next(at step: String) -> [String]? {
        let id = Self.id(of: step)
        guard let goal else {
            // At the end: a step that is new is where to go on.
            return lines[step] ?? (before.contains(id) ? [":skip"] : nil)
        }
        if step == goal { return nil }
        guard let here = now.firstIndex(of: id), let there = now.firstIndex(of: Self.id(of: goal)),
            here <= there
        else { return nil }
        return lines[step] ?? [":skip"]
    }
}
