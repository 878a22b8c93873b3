import ExactAlgebra
import Notation

/// `polynomial`: equal coefficient by coefficient, perhaps up to sign or scale, in any variable.
struct PolynomialRule: Rule {
    enum Freedom: String { case nothing, sign, scale }

    let right: PolynomialValue
    let freedom: Freedom
    let digits: DigitRule

    func key() throws -> [String: Value] { ["answer": .polynomial(right)] }

    func judge(_ answer: [String: Value]) throws -> Finding {
        let typed = try answer.part("answer").polynomialCoefficients()
        let count = max(typed.count, right.coefficients.count)
        let entries = typed + Array(repeating: Scalar(.zero), count: count - typed.count)
        let coefficients =
            right.coefficients + Array(repeating: .zero, count: count - right.coefficients.count)
        let fit = try self.fit(entries, to: coefficients)
        let carried = PolynomialValue(coefficients: fit.right, variable: right.variable)
        let place = { (k: Int) in k == 0 ? "the constant term" : "the coefficient of \(power(k))" }
        if fit.worst == .rounded || fit.worst == .misrounded,
            typed.contains(where: { $0.rounding?.isLiteral == false })
        {
            return .undecided(
                "Decimals were multiplied or added here, and their digits leave the coefficients open. Multiply out, or use exact numbers."
            )
        }
        if let found = try Finding.matching(
            fit, digits: digits, right: ["answer": .polynomial(carried)],
            evidence: "all coefficients are equal", place: place)
        {
            return found
        }
        return try wrong(entries, coefficients, fit, place)
    }

    private func power(_ k: Int) -> String {
        let letter = Names.pretty(right.variable)
        return k == 1 ? letter : "\(letter)\(Shown.raised(k))"
    }

    /// Decimals leave an interval of scales; exact coefficients say which one is meant.
    private func fit(_ typed: [Scalar], to coefficients: [AlgebraicNumber]) throws -> EntrywiseFit {
        if freedom == .scale, typed.contains(where: { $0.rounding != nil }),
            try coefficients.contains(where: { try !$0.isZero() }),
            let near = try Direction(vector: coefficients).multiple(near: typed)
        {
            return near
        }
        return try EntrywiseFit(typed, to: scaled(coefficients, toMatch: typed))
    }

    /// The right coefficients with the sign or scale that the typed ones chose.
    private func scaled(
        _ coefficients: [AlgebraicNumber], toMatch typed: [Scalar]
    ) throws -> [AlgebraicNumber] {
        guard freedom != .nothing,
            let k = try coefficients.lastIndex(where: { try !$0.isZero() }),
            try !typed[k].value.isZero()
        else { return coefficients }
        let ratio = try typed[k].value / coefficients[k]
        if freedom == .sign {
            return try ratio.sign() < 0 ? coefficients.map { -$0 } : coefficients
        }
        return try coefficients.map { try $0 * ratio }
    }

    private func wrong(
        _ typed: [Scalar], _ right: [AlgebraicNumber], _ fit: EntrywiseFit, _ place: (Int) -> String
    ) throws -> Finding {
        let negated = try EntrywiseFit(typed, to: fit.right.map { -$0 })
        if negated.worst <= .rounded {
            return .incorrect(
                "Every sign is the other way round.", evidence: "your polynomial is −1 times the right one",
                diagnosis: ["polynomial.sign"])
        }
        guard let first = fit.fits.lastIndex(where: { $0 > .rounded }) else {
            return .incorrect("Not this polynomial yet: compare it coefficient by coefficient.")
        }
        let evidence =
            "\(place(first)) is \(Shown.text(fit.right[first])), not \(Shown.text(typed[first].value))"
        let wrongCount = fit.fits.filter { $0 > .rounded }.count
        let which = first == 0 ? "the constant term" : "that of \(power(first))"
        return .incorrect(
            wrongCount == 1 ? "One coefficient is off: \(which)." : "Look at \(place(first)).",
            evidence: evidence, diagnosis: wrongCount == 1 ? ["polynomial.one-coefficient"] : [])
    }
}

extension Value {
    /// The coefficients, constant first; a number is a constant polynomial.
    func polynomialCoefficients() throws -> [Scalar] {
        switch self {
        case .polynomial(let polynomial): return polynomial.scalars
        case .number(let scalar): return [scalar]
        default: throw wrongKind(asked: "a polynomial")
        }
    }
}
