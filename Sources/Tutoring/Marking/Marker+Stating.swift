internal import Checking
internal import ExactAlgebra
internal import Notation

/// What a line leaves behind for those after it: a value in truth, and a value as it was written.
extension Marker {
    /// A name that the work itself brings in.
    mutating func introduce(_ name: String, _ text: String, _ statement: WrittenStatement) {
        guard sheet.inquiry(name) == nil, sheet.family(ofMatrix: name) == nil,
            let typed = value(of: text)
        else { return }
        scopes.typed[name] = typed
        scopes.truth[name] = Self.value(of: text, in: scopes.truth) ?? typed
        let used = (try? Reader.parse(text))?.readings.first?.names.map { LineScopes.Item($0) } ?? []
        let departing = used.filter { scopes.departures[$0] != nil }
        let item = LineScopes.Item(name)
        scopes.note(
            departing.contains { scopes.departures[$0] == .off } ? .off : departing.isEmpty ? nil : .rounded,
            of: item)
        origins[item] = origin(of: departing)
    }

    mutating func state(_ name: String, _ text: String, _ statement: WrittenStatement) {
        state(name, text, statement, judge(name, text))
    }

    mutating func state(
        _ name: String, _ text: String, _ statement: WrittenStatement, _ carried: CarriedJudgement
    ) {
        guard let family = sheet.family(ofMatrix: name) else {
            return state(name, text, line: statement.line, carried)
        }
        guard case .matrix(let matrix)? = value(of: text), matrix.rows == family.height,
            (1...family.count).contains(matrix.columns)
        else { return }
        if written[name] == nil { written[name] = statement.line }
        for k in 1...matrix.columns {
            let column = matrix.selecting(rows: Array(0..<matrix.rows), columns: [k - 1])
            bindAnswer(.matrix(column))
            let judgement = judge(family.name(k), Self.answer)
            state(family.name(k), Self.answer, line: statement.line, judgement)
        }
    }

    mutating func state(_ name: String, _ text: String, line: Int, _ carried: CarriedJudgement) {
        let verdict = carried.judgement.verdict
        guard verdict != .malformed, verdict != .undecided, let inquiry = sheet.inquiry(name),
            !inquiry.takesWords, let typed = value(of: text)
        else { return }
        if let (family, number) = sheet.family(ofColumn: name) {
            align(number, of: family, with: typed, carried.judgement)
        } else if element(name) == nil {
            scopes.truth[name] = right(inquiry, typed, carried.judgement)
        }
        if written[name] == nil { written[name] = line }
        verdicts[name] = verdict
        guard let truth = scopes.truth[name] else { return }
        let shaped = typed.shaped(like: truth)
        let stands = shaped.canStand(for: truth)
        let departure: LineScopes.Departure? =
            switch verdict {
            case .correct: nil
            case .rounded: .rounded
            case .follows: carried.from.contains { scopes.departures[$0] == .off } ? .off : .rounded
            default: .off
            }
        let root = verdict == .follows ? origin(of: carried.from) ?? line : line
        write(name, stands ? shaped : truth, truth, stands ? departure : nil, root)
    }

    // MARK: - The truth

    /// The right value in the learner's choice; what is unique stays as it is known.
    private func right(_ inquiry: Inquiry, _ typed: Value, _ judgement: Judgement) -> Value? {
        let known = renewed(inquiry) ?? truth(of: inquiry.name)
        switch inquiry.question.relation {
        case .value, .matrix, .values, .polynomial, .eigenvalues, .projector, .rref: return known
        default: break
        }
        switch judgement.verdict {
        case .correct: return typed.withoutRounding
        case .rounded:
            return judgement.bound[inquiry.part].flatMap { Self.value(of: $0, in: scopes.truth) } ?? known
        default: return known
        }
    }

    /// Gives a column the learner's sign; in the space of a repeated eigenvalue, the learner's vector.
    private mutating func align(
        _ number: Int, of family: MarkingSheet.Family, with typed: Value, _ judgement: Judgement
    ) {
        ensureFamilies()
        let name = family.name(number)
        // A sign that an earlier line has fixed does not turn with a vector that has the other.
        guard let known = scopes.truth[name], fixed[name] == nil else { return }
        let vector = typed.asColumnVector
        let partner = sheet.inquiry(name)?.after?.name
        // A wrong vector has no sign that the other could go with.
        let isFree = partner.flatMap { written[$0] } == nil || partner.flatMap { verdicts[$0] } == .incorrect
        if isSimple(number, of: family) || !judgement.verdict.advances {
            guard vector.isOpposite(to: known) else { return }
            turn(name)
            if let partner, isFree { turn(partner) }
            renewDependents()
        } else if isFree {
            let own =
                judgement.verdict == .correct
                ? vector.withoutRounding
                : judgement.bound["answer"].flatMap { Self.value(of: $0, in: scopes.truth) } ?? known
            replace(name, by: own.asColumnVector)
            renew(partner)
            renewOthers(besides: number, of: family)
            renewDependents()
        }
    }

    func isSimple(_ number: Int, of family: MarkingSheet.Family) -> Bool {
        (1...family.count).allSatisfy { $0 == number || !haveEqualEigenvalues($0, number) }
    }

    mutating func turn(_ name: String) {
        guard case .matrix(let matrix)? = scopes.truth[name] else { return }
        let entries = matrix.entries.map { Scalar(-$0.value) }
        replace(name, by: .matrix(MatrixValue(rows: matrix.rows, columns: matrix.columns, entries: entries)))
    }

    /// A new true value of a column that is not written, or just about to be.
    private mutating func replace(_ name: String, by value: Value) {
        scopes.truth[name] = value
        if written[name] == nil { scopes.typed[name] = value }
        if let (family, _) = sheet.family(ofColumn: name) { rebuild(family) }
    }

    /// u₁ from a new v₁, where it is not written.
    private mutating func renew(_ name: String?) {
        guard let name, written[name] == nil, let question = sheet.inquiry(name)?.after?.question,
            let value = (try? question.key(in: scopes.truth))?["answer"]
        else { return }
        replace(name, by: value)
    }

    /// The columns of the same eigenvalue that are not written, orthogonal to those that are.
    private mutating func renewOthers(besides number: Int, of family: MarkingSheet.Family) {
        var fixed = (1...family.count).filter {
            haveEqualEigenvalues($0, number) && ($0 == number || written[family.name($0)] != nil)
        }
        for k in 1...family.count where haveEqualEigenvalues(k, number) && !fixed.contains(k) {
            let name = family.name(k)
            scopes.truth[SVDNames.others] = .columns(
                fixed.compactMap { scopes.truth[family.name($0)] }, family.height)
            guard let question = sheet.inquiry(name)?.question,
                let value = (try? question.key(in: scopes.truth))?["answer"]
            else { continue }
            replace(name, by: value)
            renew(sheet.inquiry(name)?.after?.name)
            fixed.append(k)
        }
    }

    /// What the lesson computes from V and U, where it is not written.
    mutating func renewDependents() {
        for name in sheet.dependents.keys.sorted() where written[name] == nil && scopes.truth[name] != nil {
            guard let inquiry = sheet.inquiry(name), let value = renewed(inquiry) else { continue }
            scopes.truth[name] = value
            scopes.typed[name] = value
        }
    }

    /// The true value of what is computed from V and U, with these as they are now; nil for anything else.
    private func renewed(_ inquiry: Inquiry) -> Value? {
        guard sheet.dependents[inquiry.name] != nil, !inquiry.question.relation.leavesChoice else {
            return nil
        }
        var scope = scopes.truth
        if let loop = inquiry.loop { scope[loop.variable] = .exact(loop.number) }
        return (try? inquiry.question.key(in: scope))?[inquiry.part]
    }

    /// V and U in truth where the lesson does not ask for them.
    mutating func ensureFamilies() {
        for family in sheet.families where scopes.truth[family.name(1)] == nil {
            let part = family.matrix == "V" ? "svd(W).V" : "svd(W).U"
            guard case .matrix(let matrix)? = Self.value(of: part, in: scopes.truth) else { continue }
            for k in 1...min(family.count, matrix.columns) {
                let column = matrix.selecting(rows: Array(0..<matrix.rows), columns: [k - 1])
                scopes.truth[family.name(k)] = .matrix(column)
                scopes.typed[family.name(k)] = .matrix(column)
            }
            rebuild(family)
        }
    }

    // MARK: - What was written

    /// `lambda2` as an entry of `lambda`; nil for a name of its own.
    func element(_ name: String) -> LineScopes.Item? {
        guard scopes.truth.values[name] == nil else { return nil }
        let digits = String(name.reversed().prefix { ("0"..."9").contains($0) }.reversed())
        let stem = String(name.dropLast(digits.count))
        guard let k = Int(digits), case .list(let values)? = scopes.truth[stem],
            (1...values.count).contains(k)
        else { return nil }
        return LineScopes.Item(stem, element: k)
    }

    private mutating func write(
        _ name: String, _ typed: Value, _ truth: Value, _ departure: LineScopes.Departure?, _ line: Int
    ) {
        if let item = element(name), let k = item.element {
            guard case .list(var values)? = scopes.typed[item.name], k <= values.count else { return }
            values[k - 1] = typed
            scopes.typed[item.name] = .list(values)
            return note(departure, of: item, line)
        }
        scopes.typed[name] = typed
        if case .list(let entries) = typed, case .list(let right) = truth {
            for (k, (entry, value)) in zip(entries, right).enumerated() {
                note(entry.departs(from: value, departure), of: LineScopes.Item(name, element: k + 1), line)
            }
            return
        }
        note(departure, of: LineScopes.Item(name), line)
        guard let (family, number) = sheet.family(ofColumn: name) else { return }
        rebuild(family)
        note(departure, of: LineScopes.Item(family.matrix, element: number), line)
    }

    private mutating func note(_ departure: LineScopes.Departure?, of item: LineScopes.Item, _ line: Int) {
        scopes.note(departure, of: item)
        origins[item] = departure == nil ? nil : line
    }

    /// The matrix of the columns, in both scopes.
    private mutating func rebuild(_ family: MarkingSheet.Family) {
        let names = (1...family.count).map { family.name($0) }
        scopes.truth[family.matrix] = .columns(names.compactMap { scopes.truth[$0] }, family.height)
        scopes.typed[family.matrix] = .columns(names.compactMap { scopes.typed[$0] }, family.height)
    }
}

extension Value {
    /// How an entry of a list departs, where the whole list does so.
    fileprivate func departs(
        from truth: Value, _ departure: LineScopes.Departure?
    ) -> LineScopes.Departure? {
        guard departure != nil, case .number(let typed) = self, case .number(let right) = truth else {
            return departure
        }
        if (try? typed.value.isEqual(to: right.value)) == true { return nil }
        guard let rounding = typed.rounding, let difference = try? (typed.value - right.value).magnitude(),
            let order = try? difference.compare(to: AlgebraicNumber(rounding.radius)), order <= 0
        else { return .off }
        return departure == .off ? .rounded : departure
    }
}
