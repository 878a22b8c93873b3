import ExactAlgebra
import Notation

/// `equivalent`: the next line of a derivation says the same as the line before it.
struct EquivalentRule: Sendable {
    let line: String
    let key: String
    let digits: DigitRule
    let scope: Scope

    /// - Throws: why the line before, or the key, is none.
    func validate() throws {
        for (name, text) in [("line", line), ("key", key)] {
            do { _ = try DerivationLine.readings(of: text) } catch let error as NotationError {
                throw QuestionError.badField(name, reason: error.message, column: error.column(in: text))
            } catch let error as WrongKind {
                throw QuestionError.badField(
                    name, reason: "\(error.asked) is needed, not \(error.found)", column: nil)
            }
        }
    }

    /// The key, once it is proved to be a next line.
    func rightLine() throws -> String {
        try validate()
        let judgement = judge(key)
        guard judgement.verdict.advances else {
            throw QuestionError.impossible("the key is no next line: \(judgement.message)")
        }
        return key
    }

    func judge(_ answer: String) -> Judgement {
        do {
            let given = try DerivationLine.readings(of: line)
            guard given.count == 1 else {
                throw QuestionError.badField("line", reason: "it can be read in two ways", column: nil)
            }
            let judged = try DerivationLine.readings(of: answer).map { typed in
                Result { try judge(typed, after: given[0]) }
            }
            let judgements = judged.map { result in
                switch result {
                case .success(let judgement): judgement
                case .failure(let error as BeyondReach):
                    Judgement(.undecided("This is not decided here: \(error.reason)."), typed: [:])
                case .failure(let error): Judgement(failure: error)
                }
            }
            guard judgements.allSatisfy({ $0.verdict == judgements[0].verdict }) else {
                let readings = (try? Reader.parse(answer))?.readings.map { Formula($0).plain } ?? []
                return Judgement(
                    .malformed(
                        "This can be read in more than one way: \(readings.joined(separator: ", or ")). Make it plain."
                    ), typed: [:])
            }
            return judgements[0]
        } catch {
            return Judgement(failure: error)
        }
    }

    // MARK: - One reading

    private func judge(_ typed: DerivationLine, after given: DerivationLine) throws -> Judgement {
        let link = LinkJudge(scope: scope, digits: digits)
        if let only = given.only, only.sides.count == 1 || letters(given, link).isEmpty {
            return try continuing(only, with: typed)
        }
        let unknowns = letters(given, link)
        let finding = try finding(typed, after: given, unknowns, link)
        return Judgement(finding, typed: [:])
    }

    /// The names of a line that nothing binds; where all are bound, those of lists, which no equation is
    /// about; else its only number.
    private func letters(_ line: DerivationLine, _ link: LinkJudge) -> [String] {
        let free = link.letters(of: line.names)
        if !free.isEmpty { return free }
        let lists = line.names.filter { if case .list? = scope[$0] { true } else { false } }
        if !lists.isEmpty, line.statements.contains(where: { $0.sides.count > 1 }) { return lists }
        return []
    }

    /// The line before is an expression: the next one is equal to it.
    private func continuing(
        _ given: DerivationLine.Statement, with typed: DerivationLine
    ) throws -> Judgement {
        guard let next = typed.only, let last = given.sides.last else {
            throw WrongKind(asked: "one expression", found: "several equations")
        }
        let repeats = next.sides.count == 1 && next.sides[0].expression == last.expression
        var sides = next.sides
        var signs = next.isApproximate
        // `p = …` names what it states.
        if sides.count > 1, sides[0].expressions.count == 1, case .name(let name) = sides[0].expression.kind,
            !scope.contains(name), !last.names.contains(name)
        {
            sides.removeFirst()
            signs.removeFirst()
        }
        let chain = DerivationLine.Statement(sides: [last] + sides, isApproximate: [false] + signs)
        let judged = ChainJudgement.judge(chain, in: scope, skipsLabel: false, digits: digits)
        if let first = judged.links.first, first.isCondition {
            return Judgement(
                .incorrect(
                    "\(first.right) is not the expression before: the two are equal for some values only.",
                    diagnosis: ["chain.not-equal"]), typed: [:])
        }
        var judgement = judged.judgement
        if repeats, judgement.verdict == .correct { judgement.message = Self.repeated }
        return judgement
    }

    private static let repeated = "That is the line itself: right, but no step forward."

    private func finding(
        _ typed: DerivationLine, after given: DerivationLine, _ unknowns: [String], _ link: LinkJudge
    ) throws -> Finding {
        var inner = scope
        for name in unknowns { inner[name] = nil }
        let own = LinkJudge(scope: inner, digits: digits).letters(of: typed.names)
        let all = unknowns + own.filter { !unknowns.contains($0) }
        var found: Finding
        if unknowns.count == 1, own.allSatisfy({ $0 == unknowns[0] || $0.isNumbered(unknowns[0]) }),
            !given.isVectorEquation(of: unknowns[0], in: inner)
        {
            found = try oneUnknown(typed, after: given, unknowns[0], inner)
        } else {
            found = try system(typed, after: given, Unknowns(all, in: [given, typed], scope: inner), inner)
        }
        if found.verdict == .correct, typed.repeats(given) { found.message = Self.repeated }
        return found
    }

    private func oneUnknown(
        _ typed: DerivationLine, after given: DerivationLine, _ unknown: String, _ scope: Scope
    ) throws -> Finding {
        if let only = typed.only, only.sides.count == 1, typed.names.contains(unknown) {
            throw WrongKind(asked: "an equation", found: "an expression without =")
        }
        let comparison = SolutionComparison(
            given: try SolutionSet(given, unknown: unknown, scope: scope),
            typed: try SolutionSet(typed, unknown: unknown, scope: scope), unknown: Names.pretty(unknown),
            digits: digits)
        let exact = try comparison.judge()
        guard exact.verdict == .incorrect, let rounded = try coefficients(typed, given, unknown, scope) else {
            return exact
        }
        return rounded
    }

    /// An equation with decimals in it, coefficient by coefficient up to a factor; nil where they do not
    /// stand for those of the line before.
    private func coefficients(
        _ typed: DerivationLine, _ given: DerivationLine, _ unknown: String, _ scope: Scope
    ) throws -> Finding? {
        guard let (a, b) = given.onlyEquation, let (c, d) = typed.onlyEquation else { return nil }
        let evaluator = Evaluator(scope: scope)
        func polynomial(_ left: Expression, _ right: Expression) -> PolynomialValue? {
            let difference = Expression(.sum([.init(left), .init(right, isNegative: true)]))
            return try? evaluator.polynomial(difference, preferring: unknown)
        }
        guard let right = polynomial(a, b), let own = polynomial(c, d), own.isRounded else { return nil }
        let rule = PolynomialRule(right: right, freedom: .scale, digits: digits)
        var finding = try rule.judge(["answer": .polynomial(own)])
        finding.right = [:]
        return finding.verdict == .incorrect ? nil : finding
    }

    // MARK: - Systems

    private func system(
        _ typed: DerivationLine, after given: DerivationLine, _ unknowns: Unknowns, _ scope: Scope
    ) throws -> Finding {
        if typed.equations.isEmpty { throw WrongKind(asked: "equations", found: "an expression without =") }
        let new = typed.names.filter { unknowns.all.contains($0) && !given.names.contains($0) }
        let isNumbered = unknowns.vector != nil
        if let name = new.first, !isNumbered, !given.equations.allSatisfy({ $0.0.isLinear(in: unknowns.all) })
        {
            throw BeyondReach(reason: "\(Names.pretty(name)) does not occur in the line before")
        }
        if typed.isAlternative { throw BeyondReach(reason: "alternatives in several unknowns") }
        if typed.repeats(given) { return .correct("the same line") }
        let before = try LinearSystem(given, unknowns: unknowns, scope: scope)
        let now = try LinearSystem(typed, unknowns: unknowns, scope: scope)
        let (forth, back) = (try before.implies(now), try now.implies(before))
        if forth, back {
            let evidence =
                try before.isConsistent
                ? "⇔: the augmented matrices have the same row space" : "⇔: neither line has a solution"
            return .correct(evidence)
        }
        if let rounded = try rounded(typed, before, unknowns, scope) { return rounded }
        let added = try before.witness(against: now).map { failing(typed, $0, unknowns) }
        let lost = try now.witness(against: before).map { failing(given, $0, unknowns) }
        switch (forth, back) {
        case (true, _):
            return .incorrect(
                "Something is lost: your line has solutions that the line before does not have.",
                evidence: "⇒ only: \(lost ?? "the line before has no solution")",
                diagnosis: ["equivalent.extra-solution"], credit: 0.5)
        case (_, true):
            return .incorrect(
                "Your line says more than the one before.",
                evidence: "⇐ only: \(added ?? "your line has no solution")",
                diagnosis: ["equivalent.lost-solution"], credit: 0.5)
        default:
            return .incorrect(
                "The two lines have different solutions.",
                evidence: "neither ⇒ nor ⇐: \(added ?? lost ?? "")", diagnosis: ["equivalent.neither"])
        }
    }

    /// `x = 1, y = 2 solves the other line, but not x + y = 4`.
    private func failing(
        _ line: DerivationLine, _ witness: (point: [Rational], failing: Int), _ unknowns: Unknowns
    ) -> String {
        let point = zip(unknowns.names, witness.point).map { "\(Names.pretty($0)) = \(Formula($1).plain)" }
        let equation = line.equations[witness.failing]
        let shown = "\(Formula(equation.0).plain) = \(Formula(equation.1).plain)"
        return "\(point.joined(separator: ", ")) solves the other line, but not \(shown)"
    }

    /// `x = 0.33, y = 0.67`: each unknown by its digits, where the system has one solution.
    private func rounded(
        _ typed: DerivationLine, _ before: LinearSystem, _ unknowns: Unknowns, _ scope: Scope
    ) throws -> Finding? {
        guard let solution = try before.onlySolution else { return nil }
        var values: [String: Scalar] = [:]
        for (left, right) in typed.equations {
            guard case .name(let name) = left.kind else { return nil }
            let value = try Evaluator(scope: scope).evaluate(right)
            if name == unknowns.vector {
                for (name, entry) in zip(unknowns.names, try value.entries()) { values[name] = entry }
            } else {
                values[name] = try value.scalar()
            }
        }
        let numbers = unknowns.names.compactMap { values[$0] }
        guard numbers.count == solution.count, numbers.contains(where: { $0.rounding != nil }) else {
            return nil
        }
        let fit = try EntrywiseFit(numbers, to: solution.map { AlgebraicNumber($0) })
        return try Finding.matching(fit, digits: digits, right: [:], evidence: "⇔: the one solution") {
            Names.pretty(unknowns.names[$0])
        }
    }
}

extension DerivationLine {
    /// Whether the two lines are the same as they stand.
    func repeats(_ other: DerivationLine) -> Bool {
        statements.count == other.statements.count
            && zip(statements, other.statements).allSatisfy { a, b in
                a.sides.map(\.expression) == b.sides.map(\.expression)
            }
    }

    /// The one equation of the line, two sides; nil where there are more or none.
    fileprivate var onlyEquation: (Expression, Expression)? {
        guard let only, only.sides.count == 2, only.sides.allSatisfy({ $0.expressions.count == 1 }) else {
            return nil
        }
        return (only.sides[0].expression, only.sides[1].expression)
    }

    /// Whether the line makes sense only where the letter is a vector, as `A*x = b` does.
    fileprivate func isVectorEquation(of letter: String, in scope: Scope) -> Bool {
        Unknowns([letter], in: [self], scope: scope).vector != nil
    }
}

extension String {
    /// `x1` is a numbered `x`.
    fileprivate func isNumbered(_ stem: String) -> Bool {
        hasPrefix(stem) && count > stem.count
            && dropFirst(stem.count).allSatisfy { $0.isASCII && $0.isNumber }
    }
}
