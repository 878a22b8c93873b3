internal import Checking
internal import Lessons
internal import Notation

/// The computed answer of a step: it can be computed, and the step takes it.
///
/// Computing and judging ask both engines: what the exact one finds has to lie within the bounds of
/// LAPACK's result, else the key counts as refused. Of an answer that only has predicates (`satisfies`),
/// a row reduction or a derivation, and of labels, there is no numeric counterpart: there the given
/// expressions alone are computed twice.
struct StepKey {
    let question: InspectedStep

    init(of question: InspectedStep) { self.question = question }

    private var place: Place {
        guard let expectation = question.step.expectation else { return question.step.place }
        switch expectation.given["key"] ?? expectation.given["value"] {
        case .expression(let key): return key.place
        case .parts(let parts): return parts.first?.expression.place ?? expectation.place
        case .list(let items): return items.first?.place ?? expectation.place
        case nil: return expectation.place
        }
    }

    var findings: [LessonFinding] {
        do throws(Unknowable) {
            let key = try question.session.computedAnswer()
            guard !key.texts.isEmpty else {
                return [question.finding(.key, at: place, "it has no key")]
            }
            return refusal(of: key) + constancy
        } catch {
            // A name that is missing is said as such, here or where it should have got its value.
            if usesMissingNames { return [] }
            return [question.finding(.key, at: place, "its key cannot be computed: \(error.reason)")]
        }
    }

    /// A note where the lesson has variants and the step speaks of what varies, but the answer is compared with
    /// what names nothing of it.
    private var constancy: [LessonFinding] {
        guard question.session.lesson.variants != nil, let expectation = question.step.expectation,
            !expectation.takesWords
        else { return [] }
        let parts = Set(expectation.partNames)
        let names = expectation.uses.flatMap { $0.expression.expression?.names ?? [] }
        let constants: Set = ["I", "pi", "i"]
        guard names.allSatisfy({ parts.contains($0) || constants.contains($0) }),
            question.step.uses.contains(where: { use in
                let names = use.expression.expression?.names ?? []
                return !names.allSatisfy { parts.contains($0) || constants.contains($0) }
            })
        else { return [] }
        return [
            question.finding(
                .key, .note, at: place,
                "its key names nothing given or bound, so it does not depend on what varies")
        ]
    }

    private var usesMissingNames: Bool {
        let uses = question.step.expectation?.uses ?? []
        return uses.contains { use in
            guard !use.isPolynomial, let expression = use.expression.expression else { return false }
            let parts = use.mayUseAnswer ? question.step.expectation?.partNames ?? [] : []
            return !expression.makesPolynomials
                && !expression.unknownNames(in: question.workspace.scope).allSatisfy(parts.contains)
        }
    }

    private func refusal(of key: ComputedAnswer) -> [LessonFinding] {
        var session = question.session
        let line = key.typed
        let events = session.handle(line)
        if session.lastOutcome?.verdict?.advances == true { return [] }
        let verdict = session.lastOutcome?.verdict?.rawValue ?? "no verdict"
        let reason = events.compactMap(\.words).first.map { ": \($0)" } ?? ""
        return [
            question.finding(
                .key, at: place, "it refuses its own key `\(line)`, which gets `\(verdict)`\(reason)")
        ]
    }
}

/// The lesson's `tests`: answers with the verdict that they must get.
struct LessonTests {
    let question: InspectedStep

    init(of question: InspectedStep) { self.question = question }

    var findings: [LessonFinding] {
        // Without a key no answer is judged.
        if question.key == nil { return [] }
        return question.session.lesson.tests.filter { $0.step == question.name }.compactMap(finding)
    }

    private func finding(_ test: LessonTest) -> LessonFinding? {
        var session = question.session
        let events = session.handle(test.answer)
        let outcome = session.lastOutcome
        let isMet =
            outcome?.verdict?.rawValue == test.verdict
            && (test.diagnosis.map { outcome?.diagnosis.contains($0) == true } ?? true)
        if isMet { return nil }
        let expected = ([test.verdict] + (test.diagnosis.map { [$0] } ?? [])).joined(separator: " ")
        let found = ([outcome?.verdict?.rawValue ?? "no verdict"] + (outcome?.diagnosis ?? []))
            .joined(separator: " ")
        let reason = events.compactMap(\.words).first.map { ": \($0)" } ?? ""
        return question.finding(
            .test, at: test.place, "`\(test.answer)` should get `\(expected)`; it gets `\(found)`\(reason)")
    }
}

extension Event {
    /// What is said of an answer, in one line.
    var words: String? {
        switch self {
        case .verdict(_, let prose):
            prose.plain.split(separator: "\n").first.map(String.init)
        case .problem(let lines): lines.last
        default: nil
        }
    }
}
