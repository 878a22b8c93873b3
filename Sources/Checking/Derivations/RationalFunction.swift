import ExactAlgebra
import Notation

/// A quotient of polynomials in one letter with rational coefficients, as an expression spells it.
struct RationalFunction {
    let numerator: RationalPolynomial
    let denominator: RationalPolynomial
    /// A multiple of everything that was divided by: where it vanishes the expression has no value.
    let excluded: RationalPolynomial

    private static let highestDegree = 64
    private static let mostBits = 4_096

    /// Past what is worth going on with.
    private var isTooLarge: Bool {
        max(numerator.degree, denominator.degree, excluded.degree) > 2 * Self.highestDegree
    }

    /// - Returns: nil where the expression is none.
    init?(_ expression: Expression, in letter: String, scope: Scope) throws {
        guard let found = try Self.value(expression, letter, scope),
            max(found.numerator.degree, found.denominator.degree) <= Self.highestDegree
        else { return nil }
        self = found
    }

    /// The polynomial whose roots are where the function is 0: the numerator without the roots at which
    /// the expression has no value; 0 where it is 0 everywhere.
    func zeros() throws -> RationalPolynomial {
        if numerator.isZero { return numerator }
        var left = numerator
        while true {
            let common = left.greatestCommonDivisor(with: excluded)
            if common.degree < 1 { return left }
            left = try left.quotient(by: common)
        }
    }

    private init(
        _ numerator: RationalPolynomial, over denominator: RationalPolynomial = RationalPolynomial([1]),
        excluded: RationalPolynomial = RationalPolynomial([1])
    ) {
        self.numerator = numerator
        self.denominator = denominator
        self.excluded = excluded
    }

    private static func value(
        _ expression: Expression, _ letter: String, _ scope: Scope
    ) throws -> RationalFunction? {
        guard expression.names.contains(letter) else { return try constant(expression, scope) }
        switch expression.kind {
        case .name: return RationalFunction(.x)
        case .negated(let a): return try value(a, letter, scope)?.negated
        case .sum(let terms):
            var total = RationalFunction(RationalPolynomial([]))
            for term in terms {
                guard let next = try value(term.value, letter, scope) else { return nil }
                total = total.adding(term.isNegative ? next.negated : next)
                if total.isTooLarge { return nil }
            }
            return total
        case .product(let factors):
            var total = RationalFunction(RationalPolynomial([1]))
            for factor in factors {
                guard let next = try value(factor.value, letter, scope) else { return nil }
                guard let product = factor.operation == .dividedBy ? try next.inverse() : next else {
                    return nil
                }
                total = total.multiplied(by: product)
                if total.isTooLarge { return nil }
            }
            return total
        case .power(let base, let exponent):
            guard let n = exponent.wholeNumber, abs(n) <= highestDegree,
                let base = try value(base, letter, scope),
                max(base.numerator.degree, base.denominator.degree) * abs(n) <= highestDegree,
                let factor = n < 0 ? try base.inverse() : base
            else { return nil }
            return (0..<abs(n)).reduce(RationalFunction(RationalPolynomial([1]))) { power, _ in
                power.multiplied(by: factor)
            }
        default: return try polynomial(expression, letter, scope)
        }
    }

    private static func constant(_ expression: Expression, _ scope: Scope) throws -> RationalFunction? {
        guard case .number(let scalar) = try Evaluator(scope: scope).evaluate(expression),
            let value = try scalar.value.rationalValue(), value.bitCount <= mostBits
        else { return nil }
        return RationalFunction(RationalPolynomial([value]))
    }

    /// A determinant or trace with the letter in it.
    private static func polynomial(
        _ expression: Expression, _ letter: String, _ scope: Scope
    ) throws -> RationalFunction? {
        do {
            let found = try Evaluator(scope: scope).polynomial(expression, preferring: letter)
            return found.variable == letter ? found.asRational.map { RationalFunction($0) } : nil
        } catch {
            if case .typeMismatch = error { return nil }
            throw error
        }
    }

    // MARK: - Arithmetic

    private var negated: RationalFunction {
        RationalFunction(-numerator, over: denominator, excluded: excluded)
    }

    private func adding(_ other: RationalFunction) -> RationalFunction {
        if denominator == other.denominator {
            return RationalFunction(
                numerator + other.numerator, over: denominator, excluded: excluded * other.excluded)
        }
        return RationalFunction(
            numerator * other.denominator + other.numerator * denominator,
            over: denominator * other.denominator, excluded: excluded * other.excluded)
    }

    private func multiplied(by other: RationalFunction) -> RationalFunction {
        RationalFunction(
            numerator * other.numerator, over: denominator * other.denominator,
            excluded: excluded * other.excluded)
    }

    private func inverse() throws -> RationalFunction? {
        if numerator.isZero { throw AlgebraError.divisionByZero }
        return RationalFunction(denominator, over: numerator, excluded: excluded * numerator)
    }
}
