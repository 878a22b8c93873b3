internal import Checking
internal import ExactAlgebra
internal import Lessons
internal import Notation

/// Taking an answer: which part it is, whether it can be read, whether it is right.
extension Session {
    mutating func answer(_ text: String, recorded: Outcome?) -> [Event] {
        guard let expectation = current.step.expectation else { return [] }
        var given = state.progress.parts
        if expectation.takesWords {
            given = ["answer": expectation.label(chosenBy: text, in: workspace.scope)]
        } else if let problem = sort(text, into: &given, of: expectation) {
            return [.problem(problem)]
        }
        let missing = expectation.partNames.filter { given[$0] == nil }
        if !missing.isEmpty {
            if recorded == nil, let problem = firstProblem(in: given, of: expectation) {
                return [.problem(problem)]
            }
            state.progress.parts = given
            lastOutcome = Outcome(.part, step: current.name)
            return [.note(Phrases.stillMissing(missing.map { partName($0) }))]
        }
        return decide(given, expectation: expectation, recorded: recorded)
    }

    /// Gives each part of the answer its text.
    ///
    /// - Returns: why the line cannot be taken so; nil where it can.
    private func sort(
        _ text: String, into given: inout [String: String], of expectation: Expectation
    ) -> [String]? {
        let parts = expectation.partNames
        let labels = labels(of: parts)
        let names = workspace
        // In an equation for a polynomial the letter is no label, whatever other steps call so.
        let takesLabel = { (name: String) in
            expectation.relation == .polynomial
                ? labels[names.canonical(name)] != nil || names.isName(name)
                : isLabel(name, of: labels)
        }
        let line = AnswerLine(text, isLabel: takesLabel)
        var isNew = Set(parts)
        for piece in line.pieces {
            if let label = piece.label {
                guard let part = labels[names.canonical(label)] else {
                    return Phrases.otherName(label, wanted: wantedNames)
                }
                if piece.text.isEmpty { return Phrases.nothingBehind(label) }
                // `λ = 18, λ = 4` is a list, one value after the other.
                let before = isNew.remove(part) == nil ? given[part].map { $0 + ", " } ?? "" : ""
                given[part] = before + piece.text
            } else if parts.count == 1 {
                isNew.remove(parts[0])
                given[parts[0]] = piece.text
            } else if let split = AnswerLine.split(piece.text, into: parts.count) {
                for (part, text) in zip(parts, split) { given[part] = text }
            } else {
                return Phrases.whichPart(parts.map { partName($0) })
            }
        }
        return nil
    }

    /// Why a part cannot be read, before all are there; nil where each can.
    private func firstProblem(in given: [String: String], of expectation: Expectation) -> [String]? {
        for (_, text) in given.sorted(by: { $0.key < $1.key }) {
            if let problem = Workspace.problem(in: text, for: expectation.relation) { return problem }
        }
        return nil
    }

    // MARK: - Judging

    private mutating func decide(
        _ given: [String: String], expectation: Expectation, recorded: Outcome?
    ) -> [Event] {
        var judgement = recorded.map { Judgement(recorded: $0) } ?? judged(given, by: expectation)
        if recorded == nil, let problem = straying(given, judgement) {
            lastOutcome = Outcome(.answer, step: current.name, verdict: .malformed)
            return [.problem(problem)]
        }
        let mistake = recorded == nil ? foreseen(given, judgement) : nil
        if recorded == nil {
            lastOutcome = Outcome(
                .answer, step: current.name, verdict: judgement.verdict,
                diagnosis: mistake?.ids ?? judgement.diagnosis, credit: judgement.credit,
                bound: judgement.verdict.advances ? judgement.bound : [:])
        }
        if judgement.verdict == .malformed {
            return [.problem(unreadable(given, judgement))]
        }
        if expectation.relation == .eigenvector, let name = wantedNames.first,
            // Beside an A that stands for some expression the vector stays v.
            judgement.evidence?.contains("Av") == false
        {
            judgement.evidence = judgement.evidence?.callingTheVector(Names.pretty(Names.canonical(name)))
        }
        state.lastJudged = Judged(step: current.name, judgement: judgement, said: mistake?.say)
        state.progress.parts = [:]
        // An author's remark says what is wrong; the judge's witness may be of something else.
        state.progress.hasSeenEvidence = mistake != nil
        if judgement.verdict.isAttempt { state.progress.attempts += 1 }
        state.progress.attempts += recorded?.attemptsLeftOut ?? 0
        guard judgement.verdict.advances else {
            let said = mistake?.say ?? Phrases.refused(judgement)
            let advice = given.sorted { $0.key < $1.key }.lazy.compactMap { WritingAdvice(onWrong: $0.value) }
            return [.verdict(judgement.verdict, advice.first.map { said.appending($0.words) } ?? said)]
        }
        let confirmed = Phrases.confirmed(judgement, simplest: simplest(judgement, typed: given))
        return [.verdict(judgement.verdict, confirmed)]
            + accept(
                KeptAnswer(
                    bound: judgement.bound, values: exactValues(of: given, judgement),
                    typed: typedValues(of: given, judgement), written: given, verdict: judgement.verdict,
                    wasSkipped: false))
    }

    private func judged(_ given: [String: String], by expectation: Expectation) -> Judgement {
        do {
            var judgement = try expectation.question(in: workspace.scope)
                .judge(given, in: workspace.scopes, definitions: lesson.definitions).judgement
            if judgement.verdict == .correct, restsOnDecimalsOfARun(given) {
                (judgement.verdict, judgement.message) = (.rounded, Phrases.toTheDigitsOfTheRun)
            }
            // What is carried on as the truth is the right answer that the line would have been.
            if judgement.verdict == .follows {
                judgement.bound = rightAnswer(like: given)?.texts ?? [:]
            }
            return judgement
        } catch {
            return Judgement(fault: error)
        }
    }

    /// The computed answer, in the sign of what was typed.
    private func rightAnswer(like given: [String: String]) -> ComputedAnswer? {
        guard let computed = try? computedAnswer() else { return nil }
        guard current.step.expectation?.relation == .eigenvector, let negative = computed.negated,
            let text = given["answer"], let typed = answerValue(of: text, in: workspace),
            let right = computed.values["answer"], typed.isOpposite(to: right)
        else { return computed }
        return negative
    }

    /// What was written, where that is not exactly right.
    private func typedValues(of given: [String: String], _ judgement: Judgement) -> [String: Value] {
        if judgement.verdict == .correct { return [:] }
        return given.compactMapValues { answerValue(of: $0, in: workspace) }
    }

    /// What the author says of a wrong answer.
    private func foreseen(_ given: [String: String], _ judgement: Judgement) -> Foreseen? {
        guard judgement.verdict == .incorrect || judgement.verdict == .incomplete,
            // What is right but for more digits has no mistake in it.
            !judgement.lacksDigitsOnly,
            !current.step.mistakes.isEmpty
        else { return nil }
        if current.step.expectation?.relation == .choice { return foreseenChoice(given) }
        var names = workspace
        let asksForVector = asksForVector
        for (part, text) in given {
            guard let value = answerValue(of: text, in: names) else { return nil }
            names.bindQuietly(part, to: asksForVector ? value.asColumnVector : value)
        }
        // Typed decimals are never equal to an irrational number: that they differ shows nothing.
        let hasDecimals = given.values.contains { $0.contains(".") }
        return Foreseen(
            among: current.step.mistakes,
            where: { mistake in
                let condition = mistake.condition.text
                return !(hasDecimals && condition.contains("!=")) && names.truth(of: condition) == true
            }, shown: { shown($0, in: names) })
    }

    /// The author's remark on one of the items: its condition is `answer == b`, with the item's label.
    private func foreseenChoice(_ given: [String: String]) -> Foreseen? {
        guard let chosen = given["answer"]?.trimmed.lowercased() else { return nil }
        return Foreseen(
            among: current.step.mistakes,
            where: { mistake in
                let sides = mistake.condition.text.split(separator: "==").map(\.trimmed)
                return sides.count == 2 && sides[0] == "answer" && sides[1].lowercased() == chosen
            }, shown: { shown($0, in: workspace) })
    }

    /// Whether the right answer is one column, which may be typed as a row too.
    private var asksForVector: Bool {
        switch current.step.expectation?.relation {
        case .eigenvector: return true
        case .matrix, .satisfies:
            guard case .matrix(let key)? = try? computedAnswer().values["answer"] else { return false }
            return key.columns == 1 && key.rows > 1
        default: return false
        }
    }

    /// The caret where the line cannot be read at all; else the judge's words.
    private func unreadable(_ given: [String: String], _ judgement: Judgement) -> [String] {
        let said = judgement.message.split(separator: "\n").map(String.init)
        guard let expectation = current.step.expectation, !expectation.relation.takesWords else {
            return said
        }
        if let problem = firstProblem(in: given, of: expectation) { return problem }
        let advice = given.sorted { $0.key < $1.key }.lazy.compactMap {
            WritingAdvice(onDecimalsIn: $0.value, wantsNumber: expectation.relation == .value)?.words
        }
        return said + advice.prefix(1)
    }

    /// The accepted answer in its simplest form, where that looks different from what was typed.
    private func simplest(_ judgement: Judgement, typed: [String: String]) -> Formula? {
        guard judgement.verdict != .follows, judgement.bound.count == 1,
            let (part, text) = judgement.bound.first, let line = typed[part],
            let value = answerValue(of: text, in: workspace), let simple = try? Formula(value)
        else { return nil }
        guard let expression = (try? Reader.parse(line))?.readings.first else { return simple }
        return Formula(expression).looksLike(simple) ? nil : simple
    }

    /// What an answer to the present step is worth; a polynomial's letter need not be bound to be read.
    private func answerValue(of text: String, in names: Workspace) -> Value? {
        current.step.expectation?.relation == .polynomial ? names.polynomial(text) : names.value(of: text)
    }

    // MARK: - Binding

    /// Binds what counts and goes on.
    mutating func accept(_ answer: KeptAnswer) -> [Event] {
        let name = current.name
        if state.kept[name]?.bound != answer.bound { forgetAnswersBehind() }
        state.kept[name] = answer
        var names = workspace
        for (part, text) in answer.bound.sorted(by: { $0.key < $1.key }) {
            guard let value = answer.values[part] ?? answerValue(of: text, in: names) else { continue }
            names.bind(part: part, of: current, to: value, typed: answer.typed[part])
        }
        walk(from: current, with: names)
        return arrival()
    }

    /// The values of an exactly right answer as it was typed; of a rounded one those of the computed
    /// answer, or of its negative, where it stands for that.
    private func exactValues(of given: [String: String], _ judgement: Judgement) -> [String: Value] {
        if judgement.verdict == .correct {
            let values = given.compactMapValues { answerValue(of: $0, in: workspace)?.withoutRounding }
            guard values.contains(where: { $0.value.mayStandOtherwise }), let computed = try? computedAnswer()
            else { return values }
            return values.reduce(into: [:]) { shaped, part in
                shaped[part.key] = computed.values[part.key].map(part.value.shaped) ?? part.value
            }
        }
        guard let computed = try? computedAnswer() else { return [:] }
        if computed.texts == judgement.bound { return computed.values }
        guard let negative = computed.negated, negative.texts == judgement.bound else { return [:] }
        return negative.values
    }

    /// A new answer invalidates what was answered in later steps.
    private mutating func forgetAnswersBehind() {
        let walked = Set(state.path.map(\.instance.name))
        state.kept = state.kept.filter { walked.contains($0.key) }
    }
}

extension Value {
    /// Whether a vector points away from another one rather than along with it.
    func isOpposite(to other: Value) -> Bool {
        guard case .matrix(let own) = self, case .matrix(let other) = other,
            own.entries.count == other.entries.count
        else { return false }
        return zip(own.entries, other.entries).reduce(0) { sum, pair in
            sum + pair.0.value.approximation() * pair.1.value.approximation()
        } < 0
    }
}

extension Formula {
    /// Whether two formulas look the same but for spaces, brackets and the way a product is written.
    func looksLike(_ other: Formula) -> Bool {
        self == other || plain.bare == other.plain.bare
    }
}

extension String {
    /// `(WᵀWv₂ − λv₂)₁` for `(WᵀWv − λv)₁`.
    fileprivate func callingTheVector(_ name: String) -> String {
        replacing("v − λv", with: "\(name) − λ\(name)").replacing("v = λv", with: "\(name) = λ\(name)")
            .replacing("v·v = 1", with: "\(name)·\(name) = 1")
    }

    fileprivate var bare: String { filter { !$0.isWhitespace && !"*·,;()[]{}".contains($0) } }
}
