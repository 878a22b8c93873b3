import ExactAlgebra
import Notation

/// Judges one `=` of a chain: an identity of numbers, matrices, polynomials or rational expressions.
struct LinkJudge {
    let scope: Scope
    let digits: DigitRule

    /// What a link is, and what was found of it.
    struct Outcome {
        let finding: Finding
        /// True for `λ² − 22λ + 72 = 0`: it asks for values of a letter, and is no identity.
        var isCondition = false
    }

    func judge(
        _ left: DerivationLine.Side, _ right: DerivationLine.Side, isApproximate: Bool
    ) throws -> Outcome {
        let letters = letters(of: left.names + right.names)
        if letters.isEmpty {
            do {
                let (a, b) = try Evaluator.pair(left.expression, right.expression, in: scope)
                return Outcome(finding: try compare(a, b, right, isApproximate))
            } catch let error as EvaluationError {
                // A list, as the eigenvalues are, cannot be squared: then its name is the letter.
                let shadowed = shadowed(by: left.names + right.names)
                guard case .typeMismatch = error, !shadowed.isEmpty else { throw error }
                return try judge(left, right, letters: shadowed, isApproximate)
            }
        }
        return try judge(left, right, letters: letters, isApproximate)
    }

    // MARK: - Letters

    /// Names that nothing binds and that look like a letter: `x`, `λ`, `x₁`, not `Wt`.
    func letters(of names: [String]) -> [String] {
        unbound(names).filter(\.isLetter)
    }

    private func unbound(_ names: [String]) -> [String] {
        names.reduce(into: []) { found, name in
            let isOwn = name == "pi" || name == "I" || name == "i" && scope.allowsImaginaryUnit
            if !isOwn, !scope.contains(name), !found.contains(name) { found.append(name) }
        }
    }

    private func shadowed(by names: [String]) -> [String] {
        names.reduce(into: []) { found, name in
            if case .list? = scope[name], !found.contains(name) { found.append(name) }
        }
    }

    private func judge(
        _ left: DerivationLine.Side, _ right: DerivationLine.Side, letters: [String], _ isApproximate: Bool
    ) throws -> Outcome {
        if letters.count == 1, let finding = try asPolynomials(left, right, letters[0], isApproximate) {
            if finding.verdict == .incorrect, isCondition(left, right, letters) {
                return Outcome(finding: condition(letters), isCondition: true)
            }
            return Outcome(finding: finding)
        }
        var inner = scope
        for letter in letters { inner[letter] = nil }
        let check = IdentityCheck(scope: inner, letters: letters)
        switch try check.decide(left.expression, right.expression) {
        case .identical:
            let names = letters.map { Names.pretty($0) }.joined(separator: ", ")
            return Outcome(finding: .correct("both sides are equal for every \(names)"))
        case .different(let point, let a, let b):
            if isCondition(left, right, letters) {
                return Outcome(finding: condition(letters), isCondition: true)
            }
            let place = point.map { "\(Names.pretty($0.letter)) = \(Formula($0.value).plain)" }
            return Outcome(
                finding: .incorrect(
                    "The two sides are not the same.",
                    evidence:
                        "at \(place.joined(separator: ", ")) the left side is \(a.shown), the right side \(b.shown)",
                    diagnosis: ["chain.not-equal"]))
        case .nowhereDefined: return Outcome(finding: .malformed("One side has no value anywhere."))
        case .open(let reason): return Outcome(finding: .undecided("Not decided: \(reason)."))
        }
    }

    /// True where one side has letters and the other none.
    private func isCondition(
        _ left: DerivationLine.Side, _ right: DerivationLine.Side, _ letters: [String]
    ) -> Bool {
        let has = { (side: DerivationLine.Side) in side.names.contains { letters.contains($0) } }
        return has(left) != has(right)
    }

    private func condition(_ letters: [String]) -> Finding {
        let names = letters.map { Names.pretty($0) }.joined(separator: ", ")
        return .undecided("This holds for some values of \(names) only: it is an equation, not an identity.")
    }

    /// Both sides as polynomials in the one letter; nil where they are none.
    private func asPolynomials(
        _ left: DerivationLine.Side, _ right: DerivationLine.Side, _ letter: String, _ isApproximate: Bool
    ) throws -> Finding? {
        guard left.expressions.count == 1, right.expressions.count == 1 else { return nil }
        let evaluator = Evaluator(scope: scope)
        do {
            let a = try evaluator.polynomial(left.expression, preferring: letter)
            let b = try evaluator.polynomial(right.expression, preferring: letter)
            guard a.isRounded == false else { return try overlap(.polynomial(a), .polynomial(b)) }
            let rule = PolynomialRule(right: a, freedom: .nothing, digits: digits)
            return try rule.judge(["answer": .polynomial(b)])
        } catch let error as EvaluationError {
            if case .typeMismatch = error { return nil }
            throw error
        }
    }

    // MARK: - Values

    private func compare(
        _ left: Value, _ right: Value, _ side: DerivationLine.Side, _ isApproximate: Bool
    ) throws -> Finding {
        let typed = isApproximate ? right.roundedToUnits(where: side.expressions) : right
        if left.isRounded { return try overlap(left, typed) }
        switch left {
        case .number(let scalar):
            if case .matrix(let matrix) = typed, matrix.entries.count != 1 {
                throw typed.wrongKind(asked: "a number")
            }
            let finding = try ValueRule(right: scalar.value, digits: digits).judge(["answer": typed])
            return finding.saying(
                "It is not equal: the left side is \(left.shown).", instead: ValueRule.unexplained)
        case .matrix(let matrix):
            return try MatrixRule(right: matrix.exact, digits: digits).judge(["answer": typed])
        case .list:
            let numbers = try left.scalars().map(\.value)
            return try ValuesRule(right: numbers, digits: digits, demandsDescending: false, noun: "value")
                .judge(["answer": typed])
        case .polynomial(let polynomial):
            return try PolynomialRule(right: polynomial, freedom: .nothing, digits: digits)
                .judge(["answer": typed])
        case .subspace, .boolean, .record: return try sameValue(left, right)
        }
    }

    private func sameValue(_ left: Value, _ right: Value) throws -> Finding {
        var inner = Scope()
        inner["a"] = left
        inner["b"] = right
        let equality = try Reader.parse("a == b").readings[0]
        guard case .boolean(true) = try Evaluator(scope: inner).evaluate(equality) else {
            return .incorrect("The two sides are not the same.", diagnosis: ["chain.not-equal"])
        }
        return .correct("both sides are the same")
    }

    /// Where decimals went into the left side too, the digits of both leave an interval.
    private func overlap(_ left: Value, _ right: Value) throws -> Finding {
        let (a, b) = (try left.entries(), try right.entries())
        guard a.count == b.count else {
            return .incorrect(
                "The two sides have different sizes.",
                evidence: "\(left.kindDescription) and \(right.kindDescription)",
                diagnosis: ["chain.not-equal"])
        }
        var worst = Fit.exact
        var place: Int?
        for (k, pair) in zip(a, b).enumerated() {
            let fit = try pair.0.fit(within: pair.1)
            if fit > worst { (worst, place) = (fit, k) }
        }
        let position = a.count == 1 ? "" : " in entry \((place ?? 0) + 1)"
        let shown = place.map { "\(Shown.decimal(a[$0].value)) and \(Shown.text(b[$0]))" } ?? ""
        switch worst {
        case .exact: return .correct("both sides are equal")
        case .rounded:
            return Finding(
                verdict: .rounded, by: .enclosure, evidence: "the digits of both sides allow one value",
                message: "Right, to the digits shown.", credit: 1)
        case .misrounded:
            return Finding(
                verdict: .misrounded, by: .enclosure, evidence: "\(shown) differ by more than their digits",
                diagnosis: ["decimal.misrounded"], message: "Not rounded right\(position).", credit: 0.5)
        case .outside:
            return .incorrect(
                "The two sides are not the same\(position).", evidence: shown, diagnosis: ["chain.not-equal"])
        }
    }
}

extension Scalar {
    /// How well two numbers, each known to its digits, stand for one.
    fileprivate func fit(within other: Scalar) throws -> Fit {
        let difference = try value - other.value
        if try difference.isZero() { return .exact }
        let (r, s) = (rounding?.radius ?? 0, other.rounding?.radius ?? 0)
        let size = try difference.magnitude()
        if try size.compare(to: AlgebraicNumber(r + s)) <= 0 { return .rounded }
        let isLiteral = rounding?.isLiteral ?? false
        let reach = (isLiteral ? 4 * r : r) + 4 * s
        return try size.compare(to: AlgebraicNumber(reach)) <= 0 ? .misrounded : .outside
    }
}

extension Value {
    /// The value as a message shows it.
    var shown: String {
        if case .number(let scalar) = self { return Shown.text(scalar) }
        let text = Formula(showing: self).plain
        return text.count <= 60 ? text : kindDescription
    }

    /// After `≈` a whole number is one that was rounded to units.
    fileprivate func roundedToUnits(where typed: [Expression]) -> Value {
        func rounded(_ scalar: Scalar, _ expression: Expression) -> Scalar {
            guard let n = expression.wholeNumber, let half = try? Rational(1, over: 2) else { return scalar }
            let digits = String(abs(n)).count
            return Scalar(
                scalar.value,
                rounding: Rounding(radius: half, places: 0, significantDigits: digits, isLiteral: true))
        }
        switch self {
        case .number(let scalar) where typed.count == 1: return .number(rounded(scalar, typed[0]))
        case .list(let values) where values.count == typed.count:
            return .list(
                zip(values, typed).map { value, expression in
                    if case .number(let scalar) = value {
                        .number(rounded(scalar, expression))
                    } else {
                        value
                    }
                })
        default: return self
        }
    }
}

extension Finding {
    fileprivate func saying(_ message: String, instead other: String) -> Finding {
        guard self.message == other else { return self }
        var finding = self
        finding.message = message
        return finding
    }
}

extension String {
    /// One Latin letter in lower case or a Greek one, perhaps with digits behind.
    var isLetter: Bool {
        let stem = String(reversed().drop(while: { $0.isASCII && $0.isNumber }).reversed())
        if stem.count == 1 { return stem.allSatisfy { $0.isASCII && $0.isLowercase } }
        return Names.pretty(stem) != stem && stem.first?.isLowercase == true
    }
}
