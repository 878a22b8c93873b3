import Notation

/// LAPACK computes beside the exact engine what it can, and the two must agree.
///
/// Every comparison carries a bound of its own error, so that no rounding can upset it: a disagreement is
/// a fault of ours, and never charged to the learner. What has no such bound is not compared.
enum NumericWitness {
    /// Where a polynomial is looked at.
    private static let points = [0.0, 1, -2]

    /// What was given as expressions is worth the same to both engines.
    static func confirm(_ givens: Givens) throws(QuestionError) {
        for (name, expression) in givens.expressions.sorted(by: { $0.key < $1.key }) {
            guard let value = givens.values[name] else { continue }
            if contradicts(expression, value, in: givens.scope) {
                throw .engineDisagreement("`\(name)`")
            }
        }
    }

    /// What a rule computed from its givens.
    static func confirm(_ claims: [Claim]) throws(QuestionError) {
        for claim in claims where claim.numeric()?.contradicts(claim.exact) ?? false {
            throw .engineDisagreement(claim.name)
        }
    }

    /// True where the expression provably has another value.
    static func contradicts(_ expression: Expression, _ value: Value, in scope: Scope) -> Bool {
        if case .polynomial(let polynomial) = value {
            return contradicts(expression, polynomial, in: scope)
        }
        return NumericEvaluator(scope: scope).evaluate(expression)?.contradicts(value) ?? false
    }

    /// Coefficient by coefficient for a characteristic polynomial; any other at a few points.
    private static func contradicts(
        _ expression: Expression, _ polynomial: PolynomialValue, in scope: Scope
    ) -> Bool {
        let plain = NumericEvaluator(scope: scope)
        if case .call(.charpoly, _) = expression.kind {
            return plain.evaluate(expression)?.contradicts(.polynomial(polynomial)) ?? false
        }
        if polynomial.degree < 1 {
            return plain.evaluate(expression)?.contradicts(.number(Scalar(polynomial[0]))) ?? false
        }
        let coefficients = polynomial.coefficients.map { Ball(of: $0) ?? .unknown }
        return points.contains { point in
            let letter = (name: polynomial.variable, value: Ball(point))
            let found = NumericEvaluator(scope: scope, letter: letter).evaluate(expression)?.scalar
            let exact = coefficients.reversed().reduce(Ball.zero) { $0 * letter.value + $1 }
            return found?.isApart(from: exact) ?? false
        }
    }
}

/// What the exact engine found, and how the numeric one finds the same.
struct Claim: Sendable {
    /// For the message: `the singular values`.
    let name: String
    let exact: Value
    /// Nil where no bound can be had.
    let numeric: @Sendable () -> NumericOperand?

    init(_ name: String, _ exact: Value, _ numeric: @escaping @Sendable () -> NumericOperand?) {
        self.name = name
        self.exact = exact
        self.numeric = numeric
    }
}
