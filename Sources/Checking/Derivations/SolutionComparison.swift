import ExactAlgebra
import Notation

/// What one line has in common with the line before it: the real solutions, and how often each counts.
struct SolutionComparison {
    let given: SolutionSet
    let typed: SolutionSet
    /// The unknown as it is shown.
    let unknown: String
    let digits: DigitRule

    func judge() throws -> Finding {
        if given.isEverything || typed.isEverything { return try judgeIdentities() }
        if case .roots(let f) = given, case .roots(let g) = typed { return try judge(f, g) }
        if case .numbers(let numbers) = typed { return try judge(numbers) }
        return try directions(
            lost: given.numbers().map(\.value), extra: typed.numbers().map(\.value), isMatched: false)
    }

    /// One of the lines holds of every number.
    private func judgeIdentities() throws -> Finding {
        if given.isEverything, typed.isEverything {
            return .correct("⇔: both lines hold for every \(unknown)")
        }
        let narrow = given.isEverything ? typed : given
        let candidates = [1, 0, 2, -1, 3, 4, 5].map { AlgebraicNumber($0) }
        let witness = try candidates.first { try !narrow.contains($0) } ?? AlgebraicNumber(1_009)
        return given.isEverything ? lost([witness]) : extra([witness])
    }

    /// Two rational polynomials: what is left of each without their common divisor says all.
    private func judge(_ f: RationalPolynomial, _ g: RationalPolynomial) throws -> Finding {
        let common = f.greatestCommonDivisor(with: g)
        let more = try SolutionSet.roots(f.quotient(by: common)).numbers().map(\.value)
        let fewer = try SolutionSet.roots(g.quotient(by: common)).numbers().map(\.value)
        return try directions(lost: more, extra: fewer, isMatched: false)
    }

    /// - Parameters:
    ///   - lost: solutions of the line before that may be missing, or count more often there.
    ///   - extra: solutions of the typed line that may be new, or count more often here.
    private func directions(
        lost: [AlgebraicNumber], extra: [AlgebraicNumber], isMatched: Bool
    ) throws -> Finding {
        let missing = try lost.filter { try !typed.contains($0) }
        let new = try extra.filter { try !given.contains($0) }
        if missing.isEmpty, new.isEmpty {
            for number in lost + extra {
                let (before, now) = try (given.multiplicity(of: number), typed.multiplicity(of: number))
                if before != now { return multiplicity(number, before, now) }
            }
            return .correct(try "⇔: \(shownSolutions())")
        }
        if new.isEmpty { return self.lost(missing) }
        if missing.isEmpty { return self.extra(new) }
        return .incorrect(
            "The two lines have different solutions: \(equals(missing[0])) solves the line before, \(equals(new[0])) yours.",
            evidence: "neither ⇒ nor ⇐", diagnosis: ["equivalent.neither"])
    }

    /// Listed numbers, decimals among them.
    private func judge(_ numbers: [Scalar]) throws -> Finding {
        let isReal = try numbers.allSatisfy { try $0.value.isReal() }
        let right = try isReal ? given.numbers() : given.allNumbers()
        if isReal, numbers.allSatisfy({ $0.rounding == nil }), right.allSatisfy({ $0.rounding == nil }) {
            return try directions(
                lost: right.map(\.value), extra: numbers.map(\.value), isMatched: true)
        }
        let rule = ValuesRule(
            right: right.map(\.value), digits: digits, demandsDescending: false, noun: "solution")
        var finding = try rule.judge(["answer": .list(numbers.map { .number($0) })])
        if finding.verdict == .incorrect {
            let missing = try right.map(\.value).filter { try !typed.contains($0) }
            let new = try numbers.filter { number in
                try !right.contains { try number.fit(to: $0.value) <= .rounded }
            }
            let (id, sign) = Self.direction(isLost: !missing.isEmpty, isExtra: !new.isEmpty)
            finding.evidence = [sign, finding.evidence].compactMap { $0 }.joined(separator: ": ")
            finding.diagnosis = [id]
        }
        finding.right = [:]
        return finding
    }

    // MARK: - Words

    private static func direction(isLost: Bool, isExtra: Bool) -> (id: String, sign: String) {
        switch (isLost, isExtra) {
        case (true, false): ("equivalent.lost-solution", "⇐ only")
        case (false, true): ("equivalent.extra-solution", "⇒ only")
        default: ("equivalent.neither", "neither ⇒ nor ⇐")
        }
    }

    private func lost(_ numbers: [AlgebraicNumber]) -> Finding {
        .incorrect(
            "A solution is lost: \(equals(numbers[0])) solves the line before, but not yours.",
            evidence: "⇐ only: \(equals(numbers[0])) is no solution any more",
            diagnosis: ["equivalent.lost-solution"], credit: 0.5)
    }

    private func extra(_ numbers: [AlgebraicNumber]) -> Finding {
        .incorrect(
            "A solution is added: \(equals(numbers[0])) solves your line, but not the one before.",
            evidence: "⇒ only: \(equals(numbers[0])) is a solution now",
            diagnosis: ["equivalent.extra-solution"], credit: 0.5)
    }

    private func multiplicity(_ number: AlgebraicNumber, _ before: Int, _ now: Int) -> Finding {
        .incomplete(
            "The same solutions, but \(equals(number)) counts \(Self.times(before)), not \(Self.times(now)).",
            evidence: "⇔ but for the multiplicity of \(Shown.text(number))",
            diagnosis: ["equivalent.multiplicity"], credit: 0.5)
    }

    private static func times(_ n: Int) -> String {
        switch n {
        case 1: "once"
        case 2: "twice"
        default: "\(n) times"
        }
    }

    private func equals(_ number: AlgebraicNumber) -> String { "\(unknown) = \(Shown.text(number))" }

    private func shownSolutions() throws -> String {
        let numbers = try given.numbers()
        if numbers.isEmpty { return "neither line has a real solution" }
        if numbers.count > 4 { return "the same \(numbers.count) real solutions" }
        return "both lines say \(unknown) = \(numbers.map { Shown.text($0.value) }.joined(separator: ", "))"
    }
}
