internal import Checking
internal import Lessons
internal import Notation

/// The names that a step's expressions use: `given` or an earlier step has to introduce each.
///
/// Names are looked up in the state of the step, so that a name counts which an earlier step binds only
/// for these numbers. Lines of derivations and labels are no expressions with a value, and the letter of a
/// polynomial is its own.
struct StepNames {
    let question: InspectedStep

    init(of question: InspectedStep) { self.question = question }

    var findings: [LessonFinding] {
        let step = question.step
        let lesson = question.session.lesson
        let before = question.visits.first?.workspace ?? question.workspace
        var found = Self.conditions(
            of: question.considered, in: before, lesson, question.seed, after: question.aftermath)
        let parts = Set(step.expectation?.partNames ?? [])
        for use in step.uses {
            found += check(use.expression, use.mayUseAnswer ? parts : [], use.isPolynomial)
        }
        return found
    }

    private func check(
        _ source: Located, _ parts: Set<String>, _ isPolynomial: Bool
    ) -> [LessonFinding] {
        guard let expression = source.expression else { return [] }
        let scope = question.workspace.scope
        var unknown = expression.names.filter { name in
            !parts.contains(name) && (!expression.isKnown(name, in: scope) || isStillEmpty(name))
        }
        if unknown.count == 1, isPolynomial || expression.makesPolynomials { unknown = [] }
        return unknown.filter { !question.aftermath.explains($0) }.map { name in
            question.finding(.name, at: source.place, Self.words(name, in: source, question.session.lesson))
        }
    }

    /// A matrix that grows column by column is there from the start; it counts from its first step on.
    private func isStillEmpty(_ name: String) -> Bool {
        guard case .matrix(let matrix)? = question.workspace.scope[name], matrix.columns == 0 else {
            return false
        }
        let first = question.session.lesson.steps.firstIndex { $0.introduces(name) }
        return first.map { $0 > question.instance.index } ?? false
    }

    /// `when` and `for`: they decide before the step whether it comes.
    static func conditions(
        of steps: [Step], in workspace: Workspace, _ lesson: Lesson, _ seed: UInt64, after: Aftermath
    ) -> [LessonFinding] {
        steps.flatMap { step in
            var found: [LessonFinding] = []
            func report(_ rule: LessonFinding.Rule, _ source: Located, _ message: String) {
                found.append(
                    LessonFinding(
                        rule, in: lesson.file, at: source.place, step: step.id, message + seed.inWords))
            }
            for source in [step.condition, step.loop?.range].compactMap({ $0 }) {
                let unknown = source.expression?.unknownNames(in: workspace.scope) ?? []
                for name in unknown where !after.explains(name, at: step.id) {
                    report(.name, source, words(name, in: source, lesson))
                }
                if !unknown.isEmpty { continue }
                if source == step.condition, workspace.truth(of: source.text) == nil {
                    report(.value, source, "`\(source.text)` is neither true nor false here")
                } else if source == step.loop?.range, workspace.range(of: source.text) == nil {
                    report(
                        .value, source,
                        "`\(source.text)` is no range of whole numbers here, as `1..cols(W)` is")
                }
            }
            return found
        }
    }

    /// Who introduces the name, if anybody does.
    static func words(_ name: String, in source: Located, _ lesson: Lesson) -> String {
        let shown = Names.pretty(name)
        let uses = source.text == name ? shown : "`\(source.text)` uses \(shown), which"
        guard let step = lesson.steps.first(where: { $0.introduces(name) }) else {
            let known = lesson.given.map(\.name) + lesson.steps.flatMap(\.introducedNames)
            let advice = name.nearest(among: known).map { "; did you mean `\($0)`?" } ?? ""
            return "\(uses) is neither given nor bound by a step before\(advice)"
        }
        return "\(uses) is not introduced yet: the step `\(step.id)` in line \(step.place.line) binds it"
    }
}

/// An expression of a step, and what it may use beside the names before it.
struct NameUse {
    let expression: Located
    /// Whether it speaks of the answer, by the names of its parts.
    var mayUseAnswer = false
    /// Whether it may have a letter of its own.
    var isPolynomial = false
}

extension Step {
    /// The expressions that are evaluated in the state of the step.
    var uses: [NameUse] {
        let items = expectation?.items.map(\.words) ?? []
        let words =
            ([say, ask] + items + hints).compactMap { $0 }.flatMap(\.expressions)
            + (drawing?.expressions ?? [])
        var uses = words.map { NameUse(expression: $0) }
        for mistake in mistakes {
            // Of a choice the condition names a label.
            if expectation?.relation != .choice {
                uses.append(NameUse(expression: mistake.condition, mayUseAnswer: true))
            }
            uses += mistake.say.expressions.map { NameUse(expression: $0, mayUseAnswer: true) }
        }
        if case .column(_, let index)? = binding?.target { uses.append(NameUse(expression: index)) }
        return uses + (expectation?.uses ?? [])
    }

    /// The names that an answer of the step gets; aliases without the number of a repeated step.
    var introducedNames: [String] {
        if run != nil { return Array(resultNames.values) }
        guard let binding else { return (expectation?.partNames ?? []).filter { $0 != "answer" } }
        return switch binding.target {
        case .name(let name): [name]
        case .parts(let names): Array(names.values)
        case .column(let matrix, _): [matrix]
        }
    }

    func introduces(_ name: String) -> Bool {
        binding?.gives(name) == true || introducedNames.contains { Names.canonical($0) == name }
    }
}

extension Expectation {
    /// What the relation is told, as far as it has a value.
    var uses: [NameUse] {
        if takesWords { return [] }
        var uses: [NameUse] = []
        for (name, field) in given.sorted(by: { $0.key < $1.key }) {
            let isPredicate = relation == .satisfies && name == "predicates"
            for expression in field.expressions {
                uses.append(
                    NameUse(
                        expression: expression, mayUseAnswer: isPredicate,
                        isPolynomial: relation == .polynomial))
            }
        }
        if case .string(let text)? = options["orthogonalTo"] {
            uses.append(NameUse(expression: Located(text, at: place)))
        }
        return uses
    }
}

extension LessonRun {
    /// The parameters that are evaluated.
    var expressions: [Located] {
        parameters.sorted { $0.key < $1.key }.compactMap {
            if case .expression(let expression) = $0.value { expression } else { nil }
        }
    }
}

extension Located {
    /// Read; the reader has taken every expression of a lesson.
    var expression: Expression? { (try? Reader.parse(text))?.readings.first }
}

extension Expression {
    /// The names that have no value in this scope.
    func unknownNames(in scope: Scope) -> [String] {
        names.filter { !isKnown($0, in: scope) }
    }

    fileprivate func isKnown(_ name: String, in scope: Scope) -> Bool {
        scope.contains(name) || ["I", "pi", "i"].contains(name)
    }

    /// Whether a letter without a value may be that of a polynomial in it.
    var makesPolynomials: Bool {
        if case .call(.charpoly, _) = kind { return true }
        return children.contains(where: \.makesPolynomials)
    }
}
