internal import ExactAlgebra
internal import Lessons
internal import Notation

/// What a step says and shows: every expression in its words has a value, every statement in them is true,
/// and its picture can be drawn.
///
/// An expression without a value would be shown to the learner as it is written.
struct StepWords {
    let visit: Visit
    let session: Session
    let seed: UInt64
    let aftermath: Aftermath

    init(visit: Visit, of session: Session, seed: UInt64, after aftermath: Aftermath) {
        self.visit = visit
        self.session = session
        self.seed = seed
        self.aftermath = aftermath
    }

    private var step: Step { visit.instance.step }
    private var scope: Scope { visit.workspace.scope }

    var findings: [LessonFinding] {
        let templates =
            [step.say, step.ask].compactMap { $0 } + (step.expectation?.items.compactMap(\.words) ?? [])
            + step.hints
        return templates.flatMap { values($0) + claims($0) }
            + (step.asks ? [] : names(templates)) + picture
            // What a mistake says is for an answer; its statements may leave that open.
            + step.mistakes.flatMap { claims($0.say) }
    }

    /// A picture that cannot be drawn would be a note to the learner.
    private var picture: [LessonFinding] {
        guard let drawing = step.drawing,
            drawing.expressions.allSatisfy({ $0.expression?.unknownNames(in: scope).isEmpty == true }),
            let problem = session.problem(of: drawing, in: visit.workspace)
        else { return [] }
        return [
            finding(.value, at: problem.place ?? step.place, "its picture cannot be drawn: \(problem.reason)")
        ]
    }

    private func finding(_ rule: LessonFinding.Rule, at place: Place, _ message: String) -> LessonFinding {
        LessonFinding(
            rule, in: session.lesson.file, at: place, step: visit.instance.name, message + seed.inWords)
    }

    /// The names in a step that only speaks; those of a question are looked at with the rest of it.
    private func names(_ templates: [Template]) -> [LessonFinding] {
        let sources =
            templates.flatMap(\.expressions) + (step.run?.expressions ?? [])
            + (step.drawing?.expressions ?? [])
        return sources.flatMap { source in
            (source.expression?.unknownNames(in: scope) ?? []).filter { !aftermath.explains($0) }.map {
                name in
                finding(.name, at: source.place, StepNames.words(name, in: source, session.lesson))
            }
        }
    }

    private func values(_ template: Template) -> [LessonFinding] {
        template.expressions.compactMap { (source) -> LessonFinding? in
            guard let expression = source.expression, expression.unknownNames(in: scope).isEmpty else {
                return nil
            }
            do throws(EvaluationError) {
                _ = try Evaluator(scope: scope).evaluate(expression)
                return nil
            } catch {
                return finding(
                    .value, at: source.place, "`{{\(source.text)}}` has no value here: \(error.message)")
            }
        }
    }

    private func claims(_ template: Template) -> [LessonFinding] {
        template.claims.filter { !aftermath.explains($0, in: scope) }.compactMap {
            (statement) -> LessonFinding? in
            ClaimTrial(statement, scope: scope).finding(
                in: session.lesson.file, step: visit.instance.name, seed)
        }
    }
}
