internal import Checking
internal import ExactAlgebra
internal import Lessons
internal import Notation

/// Judging the value of a name, and the links of a chain.
extension Marker {
    /// Under this name a value that has no text of its own is judged.
    static let answer = "markedanswer"

    // MARK: - Values

    /// The value of a text in what was written; nil where it cannot be read or has none.
    func value(of text: String) -> Value? { Self.value(of: text, in: scopes.typed) }

    static func value(of text: String, in scope: Scope) -> Value? {
        for mode in [AnswerMode.any, .list, .matrix] {
            guard let parse = try? Reader.parse(text, as: mode), let first = parse.readings.first,
                !(mode == .any && parse.isAmbiguous)
            else { continue }
            if let value = try? Evaluator(scope: scope).evaluate(first) { return value }
        }
        guard let first = (try? Reader.parse(text, as: .polynomial))?.readings.first, first.sides.count == 1,
            let polynomial = try? Evaluator(scope: scope).polynomial(first)
        else { return nil }
        return .polynomial(polynomial)
    }

    /// The true value of a name; computed where the lesson has not bound it.
    func truth(of name: String) -> Value? {
        if let value = scopes.truth[name] { return value }
        guard let inquiry = sheet.inquiry(name) else { return nil }
        return (try? inquiry.question.key(in: scopes.truth))?[inquiry.part]
    }

    // MARK: - A name

    mutating func judge(_ name: String, _ text: String) -> CarriedJudgement {
        if let family = sheet.family(ofMatrix: name) { return judge(family, text) }
        guard let inquiry = sheet.inquiry(name) else {
            return CarriedJudgement(Judgement(verdict: .undecided, message: "Nothing is known of \(name)."))
        }
        if inquiry.takesWords, let expectation = inquiry.step?.expectation {
            return CarriedJudgement(
                inquiry.question.judge(
                    ["answer": expectation.label(chosenBy: text, in: scopes.truth)], in: scopes.truth))
        }
        return judge(inquiry, text)
    }

    private mutating func judge(_ inquiry: Inquiry, _ text: String) -> CarriedJudgement {
        againstFixedSign(judgeOfAnySign(inquiry, text), inquiry, text)
    }

    private mutating func judgeOfAnySign(_ inquiry: Inquiry, _ text: String) -> CarriedJudgement {
        prepare(for: inquiry)
        if inquiry.group != nil { return judge(inquiry, text, beside: otherParts(of: inquiry)) }
        var question = inquiry.question
        if let after = inquiry.after, let other = written[after.name],
            other < written[inquiry.name] ?? .max
        {
            ensure(after.name)
            if verdicts[after.name] == .incorrect {
                let free = question.judge(["answer": text], in: scopes)
                if free.judgement.verdict != .incorrect { return free }
            }
            question = after.question
        }
        let answer = ["answer": text]
        let found = question.judge(answer, in: scopes, definitions: sheet.definitions)
        let verdict = found.judgement.verdict
        if verdict.advances || verdict == .malformed { return found }
        var best = found
        for route in inquiry.routes + restatement(of: inquiry) {
            let other = route.judge(answer, in: scopes, definitions: nil)
            if other.judgement.verdict.advances { return other }
            let isCloser = other.judgement.verdict == .misrounded && !other.from.isEmpty
            if isCloser, best.judgement.verdict == .incorrect { best = other }
        }
        if let tied = tiedSign(best, inquiry, question, text) { return tied }
        return misnumbered(foreseen(best, inquiry, text), inquiry, text)
    }

    /// `λ₁ = 4, λ₂ = 18`: right numbers that are counted from the wrong end.
    private func misnumbered(
        _ found: CarriedJudgement, _ inquiry: Inquiry, _ text: String
    ) -> CarriedJudgement {
        guard found.judgement.verdict == .incorrect, let (stem, number) = numbered(inquiry.name) else {
            return found
        }
        var k = 1
        while let other = sheet.inquiry("\(stem)\(k)") {
            defer { k += 1 }
            guard k != number, other.question.relation == .value else { continue }
            let fit = other.question.judge(["answer": text], in: scopes, definitions: nil).judgement
            guard fit.verdict.advances else { continue }
            var carried = found
            carried.judgement.diagnosis = ["values.order"]
            carried.judgement.message =
                "That is \(Names.pretty(other.name)): they are numbered from the largest on."
            carried.judgement.credit = 0.5
            return carried
        }
        return found
    }

    /// `lambda2` as the stem of a list and a number.
    private func numbered(_ name: String) -> (stem: String, number: Int)? {
        let digits = String(name.reversed().prefix { ("0"..."9").contains($0) }.reversed())
        let stem = String(name.dropLast(digits.count))
        guard let number = Int(digits), ["lambda", "mu", "sigma"].contains(stem) else { return nil }
        return (stem, number)
    }

    /// The right direction with the sign that does not go with the other vector.
    private func tiedSign(
        _ found: CarriedJudgement, _ inquiry: Inquiry, _ question: Question, _ text: String
    ) -> CarriedJudgement? {
        guard found.judgement.verdict == .incorrect, let after = inquiry.after, question.relation == .matrix,
            found.judgement.diagnosis.isEmpty, case .matrix(let matrix)? = value(of: text)
        else { return nil }
        var copy = self
        copy.bindAnswer(.matrix(matrix.negated))
        guard
            question.judge(["answer": Self.answer], in: copy.scopes, definitions: nil).judgement.verdict
                .advances
        else {
            return nil
        }
        let (own, other) = (Names.pretty(inquiry.name), Names.pretty(after.name))
        let (v, u) = inquiry.name.hasPrefix("v") ? (own, other) : (other, own)
        var carried = found
        carried.judgement.diagnosis = ["left.sign-not-tied"]
        carried.judgement.message =
            "The direction is right, the sign is not: with your \(other), \(own) has to be the other way round."
        carried.judgement.evidence = "W\(v) = −σ\(u) with these signs, not σ\(u)"
        return carried
    }

    /// The other parts of the answer, wherever they stand: the last before this line, else the next.
    private func otherParts(of inquiry: Inquiry) -> [String: String] {
        var texts: [String: String] = [:]
        for statement in work.statements {
            for piece in statement.pieces {
                guard let label = piece.label, let last = piece.sides.last,
                    let other = sheet.inquiry(sheet.primary(label)), other.group == inquiry.group,
                    statement.line < currentLine || texts[other.part] == nil
                else { continue }
                texts[other.part] = last
            }
        }
        return texts
    }

    private func judge(
        _ inquiry: Inquiry, _ text: String, beside others: [String: String]
    ) -> CarriedJudgement {
        let answer = others.merging([inquiry.part: text]) { $1 }
        let missing = inquiry.question.parts.filter { answer[$0] == nil }
        guard missing.isEmpty else {
            return CarriedJudgement(
                Judgement(
                    verdict: .incomplete, message: "With this belongs \(missing.joined(separator: ", ")).",
                    credit: 0))
        }
        return inquiry.question.judge(answer, in: scopes, definitions: sheet.definitions)
    }

    /// A wrong line that is written again follows from itself.
    private func restatement(of inquiry: Inquiry) -> [Question] {
        let isOff = scopes.departures.contains { item, departure in
            departure == .off
                && (item.name == LineScopes.Item(inquiry.name).name || element(inquiry.name) == item)
        }
        guard isOff else { return [] }
        return [Inquiry.route(inquiry.name, to: inquiry.question.relation)].compactMap { $0 }
    }

    /// The author's words for a mistake that was foreseen.
    private func foreseen(_ found: CarriedJudgement, _ inquiry: Inquiry, _ text: String) -> CarriedJudgement {
        guard found.judgement.verdict == .incorrect || found.judgement.verdict == .incomplete,
            !found.judgement.diagnosis.contains("decimal.too-few-digits"), let step = inquiry.step,
            !step.mistakes.isEmpty, let typed = value(of: text)
        else { return found }
        var scope = scopes.truth
        let isVector = inquiry.question.relation == .eigenvector || truth(of: inquiry.name)?.isColumn == true
        scope["answer"] = isVector ? typed.asColumnVector : typed
        let mistake = Foreseen(
            among: step.mistakes,
            where: { mistake in
                let condition = mistake.condition.text
                if text.contains("."), condition.contains("!=") { return false }
                guard case .boolean(true)? = Self.value(of: condition, in: scope) else { return false }
                return true
            }, shown: { $0.prose(in: scope) })
        guard let mistake else { return found }
        var carried = found
        carried.judgement.diagnosis = mistake.ids
        carried.judgement.message = mistake.say.plain
        return carried
    }

    // MARK: - Names that a question needs

    mutating func prepare(for inquiry: Inquiry) {
        if let loop = inquiry.loop { setQuietly(loop.variable, .exact(loop.number)) }
        ensureVectors(besides: inquiry.name)
        guard let (family, number) = sheet.family(ofColumn: inquiry.name) else { return }
        let others = columns(beside: number, of: family)
        let height = family.height
        scopes.truth[SVDNames.others] = .columns(others.compactMap { scopes.truth[family.name($0)] }, height)
        scopes.typed[SVDNames.others] = .columns(others.compactMap { scopes.typed[family.name($0)] }, height)
        let items = others.map { LineScopes.Item(family.matrix, element: $0) }
        let departing = items.filter { scopes.departures[$0] != nil }
        let item = LineScopes.Item(SVDNames.others)
        scopes.note(
            departing.isEmpty ? nil : departing.contains { scopes.departures[$0] == .off } ? .off : .rounded,
            of: item)
        origins[item] = origin(of: departing)
    }

    /// What the table's questions use, and V and U; but for the name that is asked for.
    mutating func ensureVectors(besides name: String? = nil) {
        for other in SVDNames.all where other != name { ensure(other) }
        if !sheet.families.isEmpty { ensureFamilies() }
    }

    /// The columns that were written and belong to the same eigenvalue as this one.
    func columns(beside number: Int, of family: MarkingSheet.Family) -> [Int] {
        (1...family.count).filter { other in
            other != number && written[family.name(other)] != nil && haveEqualEigenvalues(other, number)
        }
    }

    private func eigenvalue(_ k: Int) -> AlgebraicNumber {
        guard case .list(let values)? = scopes.truth["lambda"], k <= values.count,
            case .number(let number) = values[k - 1]
        else { return .zero }
        return number.value
    }

    func haveEqualEigenvalues(_ i: Int, _ j: Int) -> Bool {
        (try? eigenvalue(i).isEqual(to: eigenvalue(j))) ?? false
    }

    /// Gives a name of the table its true value, where the lesson has not.
    private mutating func ensure(_ name: String) {
        guard scopes.truth[name] == nil, sheet.inquiry(name) != nil, let value = truth(of: name) else {
            return
        }
        setQuietly(name, value)
    }

    mutating func bindAnswer(_ value: Value) { setQuietly(Self.answer, value) }

    private mutating func setQuietly(_ name: String, _ value: Value) {
        scopes.truth[name] = value
        scopes.typed[name] = value
    }

    // MARK: - A matrix of columns

    private mutating func judge(_ family: MarkingSheet.Family, _ text: String) -> CarriedJudgement {
        guard case .matrix(let matrix)? = value(of: text) else {
            return CarriedJudgement(.unreadable("\(family.matrix) is a matrix."))
        }
        guard matrix.rows == family.height, (1...family.count).contains(matrix.columns) else {
            let size = "\(family.height)×\(family.count)"
            return CarriedJudgement(
                Judgement(
                    verdict: .incorrect, by: .identity, evidence: "\(matrix.shape) is not \(size)",
                    diagnosis: ["matrix.wrong-size"],
                    message: "That is a \(matrix.shape) matrix; \(family.matrix) is \(size).", credit: 0))
        }
        let before = self
        var found: [CarriedJudgement] = []
        for k in 1...matrix.columns {
            bindAnswer(.matrix(matrix.selecting(rows: Array(0..<matrix.rows), columns: [k - 1])))
            let judgement = judge(family.name(k), Self.answer)
            found.append(judgement)
            state(family.name(k), Self.answer, line: written[family.matrix] ?? .max, judgement)
        }
        let combined = combined(found, of: family)
        self = before
        return combined
    }

    private func combined(_ found: [CarriedJudgement], of family: MarkingSheet.Family) -> CarriedJudgement {
        let worst =
            found.firstIndex { !$0.judgement.verdict.advances }
            ?? found.indices.max { found[$0].judgement.verdict.rank < found[$1].judgement.verdict.rank } ?? 0
        var carried = found[worst]
        let credits = found.compactMap(\.judgement.credit)
        carried.judgement.credit = credits.isEmpty ? nil : credits.reduce(0, +) / Double(found.count)
        if !carried.judgement.verdict.advances {
            carried.judgement.message = "Column \(worst + 1): \(carried.judgement.message)"
        }
        if carried.judgement.verdict == .follows {
            carried.from = found.flatMap(\.from)
            carried.right = nil
        }
        return carried
    }
}

extension SVDNames {
    /// The names whose values the table's questions use.
    static let all = ["WtW", "WWt", "charpoly", "charpolyL", "lambda", "sigma"]
}

extension Value {
    /// The matrix with these columns; n×0 without any.
    static func columns(_ columns: [Value], _ height: Int) -> Value {
        let entries = columns.compactMap { value -> [Scalar]? in
            guard case .matrix(let matrix) = value, matrix.entries.count == height else { return nil }
            return matrix.entries
        }
        return .matrix(
            MatrixValue(
                rows: height, columns: entries.count,
                entries: (0..<height).flatMap { i in entries.map { $0[i] } }))
    }

    fileprivate var isColumn: Bool {
        if case .matrix(let matrix) = self { matrix.columns == 1 && matrix.rows > 1 } else { false }
    }
}

extension MatrixValue {
    /// Every sign the other way round; the digits stay those that were typed.
    fileprivate var negated: MatrixValue {
        MatrixValue(
            rows: rows, columns: columns,
            entries: entries.map { Scalar(-$0.value, rounding: $0.rounding) })
    }
}
