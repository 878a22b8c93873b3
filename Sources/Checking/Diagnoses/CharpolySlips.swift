import ExactAlgebra
import Notation

/// Slips in a characteristic polynomial.
enum CharpolySlips: SlipFamily {
    static var title: String { "Characteristic polynomial" }

    static var catalogue: KeyValuePairs<String, String> {
        [
            "charpoly.trace-sign": "the trace term has the wrong sign",
            "charpoly.det-sign": "the constant term has the wrong sign",
            "charpoly.root-signs": "every root has the wrong sign",
            "charpoly.of-w": "the polynomial of W, not of its Gram matrix",
            "charpoly.cross-added": "the product of the entries beside the diagonal is added",
            "charpoly.cross-not-squared":
                "an entry beside the diagonal is subtracted, not the product of two",
            "charpoly.diagonal-only": "the product along the diagonal, without the other entries",
            "charpoly.factor-missing": "a factor λ is missing",
            "charpoly.factor-extra": "a factor λ too many",
            "charpoly.one-coefficient": "one coefficient is off",
        ]
    }

    static func slips(in context: SlipContext) throws -> [Slip] {
        guard let rule = context.rule as? PolynomialRule,
            let parts = context.parts(of: "value", like: "charpoly(X)"),
            let matrix = context.matrix(of: parts["X"])?.asRational, matrix.isSquare, matrix.rows > 0,
            let right = rule.right.asRational, right.degree == matrix.rows
        else { return [] }
        let asked = Asked(
            matrix: matrix, name: context.shortText(parts["X"]), right: right, rule: rule,
            gram: GramMatrix(parts["X"], in: context))
        return signs(asked) + products(asked) + degrees(asked)
            + [source(asked), coefficient(asked)].compactMap { $0 }
    }

    /// What is asked for.
    private struct Asked: Sendable {
        let matrix: RationalMatrix
        let name: String
        let right: RationalPolynomial
        let rule: PolynomialRule
        let gram: GramMatrix?

        var order: Int { matrix.rows }
        var variable: String { Names.pretty(rule.right.variable) }

        func slip(_ id: String, _ size: Slip.Size, _ message: String, _ wrong: [RationalPolynomial]) -> Slip?
        {
            let others = wrong.filter { $0 != right }
            guard !others.isEmpty else { return nil }
            let variable = rule.right.variable
            return Slip(
                id, size, message,
                Lookalike(upTo: rule.freedom) {
                    others.map { .polynomial(PolynomialValue($0, variable: variable)) }
                })
        }
    }

    private static func signs(_ asked: Asked) -> [Slip] {
        let (right, n) = (asked.right, asked.order)
        let (trace, next) = (
            Shown.text(AlgebraicNumber(-right[n - 1])), Shown.text(AlgebraicNumber(right[n - 1]))
        )
        let power =
            n == 1
            ? "the constant term" : "the coefficient of \(asked.variable)\(n > 2 ? Shown.raised(n - 1) : "")"
        let reflected = RationalPolynomial(
            right.coefficients.enumerated().map { ($0 - n) % 2 == 0 ? $1 : -$1 })
        return [
            asked.slip(
                "charpoly.trace-sign", .stroke,
                "The trace, \(trace), goes in with its sign changed: \(power) is \(next).",
                [right.negatingCoefficient(n - 1)]),
            n == 1
                ? nil
                : asked.slip(
                    "charpoly.det-sign", .stroke,
                    "The constant term has the wrong sign: it is the determinant"
                        + "\(n % 2 == 0 ? "" : " with its sign changed"), \(Shown.text(AlgebraicNumber(right[0]))).",
                    [right.negatingCoefficient(0)]),
            n < 3 || reflected == right.negatingCoefficient(n - 1)
                ? nil
                : asked.slip(
                    "charpoly.root-signs", .stroke,
                    "That has the right roots with the wrong signs: a root r gives the factor "
                        + "\(asked.variable) − r.",
                    [reflected]),
        ].compactMap { $0 }
    }

    private static func products(_ asked: Asked) -> [Slip] {
        let (matrix, n) = (asked.matrix, asked.order)
        guard n > 1 else { return [] }
        let diagonal = (0..<n).map { RationalPolynomial([-matrix[$0, $0], 1]) }.reduce(
            RationalPolynomial([1]), *)
        var slips = [
            asked.slip(
                "charpoly.diagonal-only", .object,
                "That is the product along the diagonal. The entries beside the diagonal count too.",
                [diagonal])
        ]
        if n == 2 {
            let (b, c) = (matrix[0, 1], matrix[1, 0])
            slips.append(
                asked.slip(
                    "charpoly.cross-added", .stroke,
                    "The product of the two entries beside the diagonal is subtracted: a·d − b·c. You added it.",
                    [diagonal + RationalPolynomial([b * c])]))
            slips.append(
                asked.slip(
                    "charpoly.cross-not-squared", .object,
                    "You subtracted one entry beside the diagonal. The product of the two is subtracted: a·d − b·c.",
                    [b, c].map { diagonal - RationalPolynomial([$0]) }))
        } else if n == 3 {
            slips.append(
                asked.slip(
                    "charpoly.cross-added", .object,
                    "In the determinant half of the products are subtracted. You added all six.",
                    [matrix.permanentPolynomial]))
        }
        return slips.compactMap { $0 }
    }

    private static func degrees(_ asked: Asked) -> [Slip] {
        let (right, n, variable) = (asked.right, asked.order, asked.variable)
        let zeros = right.coefficients.prefix { $0.isZero }.count
        let shorter = (1...max(1, zeros)).filter { $0 <= zeros }
            .map { RationalPolynomial(Array(right.coefficients.dropFirst($0))) }
        let longer = (1...2).map {
            RationalPolynomial(Array(repeating: 0, count: $0) + right.coefficients)
        }
        return [
            asked.slip(
                "charpoly.factor-missing", .object,
                "A factor \(variable) is missing: \(asked.name) is \(matrixShape(n)), so the degree is \(n). "
                    + "Its determinant is 0, so 0 is a root.", shorter),
            asked.slip(
                "charpoly.factor-extra", .object,
                "A factor \(variable) too many: \(asked.name) is \(matrixShape(n)), so the degree is \(n).",
                longer),
        ].compactMap { $0 }
    }

    private static func matrixShape(_ n: Int) -> String { "\(Shape(n, n))" }

    private static func source(_ asked: Asked) -> Slip? {
        guard let gram = asked.gram, gram.source.isSquare, let source = gram.source.asRational,
            let other = try? source.characteristicPolynomial()
        else { return nil }
        return asked.slip(
            "charpoly.of-w", .object,
            "That is the characteristic polynomial of \(gram.name) itself. Here the one of \(gram.text) is "
                + "asked for.", [other])
    }

    private static func coefficient(_ asked: Asked) -> Slip? {
        let (right, n) = (asked.right, asked.order)
        let numbers = right.coefficients.map { AlgebraicNumber($0) }
        let freedom = asked.rule.freedom
        let wrong = { @Sendable (answer: [String: Value]) throws -> Int? in
            var typed = try answer.part("answer").polynomialCoefficients()
            guard typed.count == numbers.count, let lead = typed.last else { return nil }
            if freedom != .nothing, try lead.value.sign() < 0 { typed = typed.map(\.negated) }
            let places = try numbers.indices.filter { try !typed[$0].stands(for: numbers[$0]) }
            return places.count == 1 ? places[0] : nil
        }
        let meaning = { @Sendable (k: Int) in
            k == n - 1
                ? " With its sign changed it is the trace of \(asked.name), the sum along the diagonal."
                : k > 0
                    ? ""
                    : " It is the determinant of \(asked.name)\(n % 2 == 0 ? "" : " with its sign changed")."
        }
        return Slip(
            "charpoly.one-coefficient", .place, "One coefficient is off.",
            TellingProperty(
                samples: {
                    (0..<n).map { k in
                        var changed = right.coefficients
                        changed[k] = changed[k] + 3
                        let polynomial = RationalPolynomial(changed)
                        return [
                            "answer": .polynomial(
                                PolynomialValue(polynomial, variable: asked.rule.right.variable))
                        ]
                    }
                },
                holds: { try wrong($0) != nil }),
            remark: { answer in
                guard let k = try wrong(answer) else { return nil }
                let term =
                    k == 0
                    ? "the constant term"
                    : "the coefficient of \(asked.variable)\(k > 1 ? Shown.raised(k) : "")"
                return "One coefficient is off: \(term).\(meaning(k))"
            })
    }
}

extension RationalPolynomial {
    fileprivate func negatingCoefficient(_ k: Int) -> RationalPolynomial {
        var changed = coefficients
        changed[k] = -changed[k]
        return RationalPolynomial(changed)
    }
}

extension RationalMatrix {
    /// The permanent of xI − A for a 3×3 matrix: the determinant with every product added.
    fileprivate var permanentPolynomial: RationalPolynomial {
        let entry = { (i: Int, j: Int) in
            RationalPolynomial(i == j ? [-self[i, j], 1] : [-self[i, j]])
        }
        let orders = [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]]
        return orders.reduce(RationalPolynomial([])) { sum, order in
            sum + (0..<3).map { entry($0, order[$0]) }.reduce(RationalPolynomial([1]), *)
        }
    }
}

extension Scalar {
    /// The number with the other sign; its digits stay.
    var negated: Scalar { Scalar(-value, rounding: rounding) }
}
