internal import Checking
internal import Lessons
internal import Notation

/// The statements of a lesson's `claims`, tried with what it gives and what its steps bind, for its own
/// numbers and for each variant.
///
/// A statement that uses none of the lesson's names is tried once. Names that a hypothesis speaks of are
/// free even where a step binds them: such a statement is about all that satisfy the hypothesis.
struct LessonClaims {
    let lesson: Lesson
    /// By seed, the names at the end of the lesson.
    let scopes: [UInt64: Scope]
    let aftermath: Aftermath

    func findings(_ index: Int) -> [LessonFinding] {
        let claim = lesson.claims[index]
        var notes: [LessonFinding] = []
        for seed in seeds(of: claim) {
            let scope = freed(scopes[seed] ?? Scope(), by: claim)
            if claim.hypotheses.isEmpty, aftermath.explains(claim.statement, in: scope) { continue }
            let trial = ClaimTrial(claim.statement, where: claim.hypotheses, scope: scope)
            guard let found = trial.finding(in: lesson.file, step: nil, seed) else { continue }
            if found.isFault { return [found] }
            notes.append(found)
        }
        return Array(notes.prefix(1))
    }

    private func seeds(of claim: LessonClaim) -> [UInt64] {
        let seeds = scopes.keys.sorted()
        guard let first = seeds.first else { return [] }
        let scope = freed(scopes[first] ?? Scope(), by: claim)
        let sources = [claim.statement] + claim.hypotheses
        let usesNames = sources.contains { $0.words.contains { scope.contains($0) } }
        return claim.onlyGiven || !usesNames ? [first] : seeds
    }

    /// Without the names that a hypothesis speaks of, unless they are given.
    private func freed(_ scope: Scope, by claim: LessonClaim) -> Scope {
        var scope = scope
        let given = Set(lesson.given.map { Names.canonical($0.name) })
        for name in claim.hypotheses.flatMap(\.words) where !given.contains(name) { scope[name] = nil }
        return scope
    }
}

/// One statement, tried.
struct ClaimTrial {
    private let statement: Located
    private let conjecture: Conjecture

    /// What one statement may take.
    private static let seconds = 1.0

    init(_ statement: Located, where hypotheses: [Located] = [], scope: Scope) {
        self.statement = statement
        conjecture = Conjecture(statement.text, where: hypotheses.map(\.text), given: scope)
    }

    /// A fault where it is false or cannot be tried, a note where it was not proved; nil where it was.
    func finding(in file: String, step: String?, _ seed: UInt64) -> LessonFinding? {
        let claim = "the claim `\(statement.text.excerpt)`"
        func finding(_ kind: LessonFinding.Kind, _ message: String) -> LessonFinding {
            LessonFinding(.claim, kind, in: file, at: statement.place, step: step, message)
        }
        do throws(ClaimError) {
            let outcome = try conjecture.outcome(seconds: Self.seconds)
            if let counterexample = outcome.counterexample {
                return finding(.fault, "\(claim) is false\(counterexample.inWords)\(seed.inWords)")
            }
            if outcome.holds == true { return nil }
            if outcome.holds == false { return finding(.fault, "\(claim) is false\(seed.inWords)") }
            return finding(.note, "\(claim) is not refuted in \(outcome.tally.decided) instances")
        } catch {
            return finding(.fault, "\(claim) cannot be tried: \(error.message)\(seed.inWords)")
        }
    }
}

extension Counterexample {
    /// `: take A = [1], and the left side is 1, the right side 0`.
    fileprivate var inWords: String {
        let taken = values.map { "\(Names.pretty($0.name)) = \(Formula(showing: $0.value).plain)" }
        let sides = failure.map { failure in
            let shown = [failure.leftValue, failure.rightValue].map { Formula(showing: $0).plain }
            return "the left side is \(shown[0]), the right side \(shown[1])"
        }
        let parts = [taken.isEmpty ? nil : "take " + taken.joined(separator: ", "), sides].compactMap { $0 }
        return parts.isEmpty ? "" : ": " + parts.joined(separator: "; ")
    }
}

extension Located {
    /// The words of the text that may be names, canonical.
    fileprivate var words: [String] {
        text.split { !($0.isLetter || $0.isNumber || $0 == "_") }.map { Names.canonical(String($0)) }
    }
}
