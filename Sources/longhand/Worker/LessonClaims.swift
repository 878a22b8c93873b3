internal import Checking
internal import Lessons
internal import Notation

/// The statements that a lesson claims, tried: with what it gives, and on exact instances where a claim has
/// names of its own.
struct LessonClaims {
    let lesson: Lesson

    /// What one claim may take.
    private static let seconds = 2.0

    var findings: [String] {
        let given = given
        return lesson.claims.compactMap { finding($0, given) }
    }

    /// The values that the lesson starts with; one that has none is found elsewhere.
    private var given: Scope {
        var scope = Scope()
        for value in lesson.given {
            guard let reading = try? Reader.parse(value.expression.text).readings.first else { continue }
            if let known = try? Evaluator(scope: scope).evaluate(reading) { scope[value.name] = known }
        }
        return scope
    }

    private func finding(_ claim: LessonClaim, _ given: Scope) -> String? {
        let place = "\(claim.statement.place): the claim `\(claim.statement.text)`"
        let conjecture = Conjecture(
            claim.statement.text, where: claim.hypotheses.map(\.text), given: given)
        do throws(ClaimError) {
            let outcome = try conjecture.outcome(seconds: Self.seconds)
            guard outcome.holds == false else { return nil }
            let values = (outcome.counterexample?.values ?? []).map {
                "\(Names.pretty($0.name)) = \(Formula(showing: $0.value).plain)"
            }
            return "\(place) is false" + (values.isEmpty ? "" : ": take " + values.joined(separator: ", "))
        } catch {
            return "\(place) cannot be tried: \(error.message)"
        }
    }
}
