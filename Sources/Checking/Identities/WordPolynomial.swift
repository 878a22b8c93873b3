import ExactAlgebra
import Notation

/// A polynomial in matrices that do not commute: sums of words such as Q Qᵀ W, each with a coefficient.
///
/// Two expressions whose polynomials are the same are equal wherever both are defined. The converse does
/// not hold: 1×1 products commute, and that is not seen here.
struct WordPolynomial: Equatable {
    /// Numbers, which commute with everything, in alphabetical order; then matrices in their order.
    struct Word: Hashable {
        var numbers: [String] = []
        var letters: [WordRules.Letter] = []
    }

    private(set) var terms: [Word: Rational] = [:]

    private static let mostTerms = 400
    private static let longestWord = 40
    private static let highestPower = 12

    /// - Returns: nil where the expression is no polynomial, or one that is too long.
    init?(_ expression: Expression, rules: WordRules) {
        guard let found = Self.of(expression, rules) else { return nil }
        self = found
    }

    private init(_ terms: [Word: Rational]) { self.terms = terms.filter { !$0.value.isZero } }

    private init(constant: Rational) { self.init([Word(): constant]) }

    // MARK: - Reading

    private static func of(_ expression: Expression, _ rules: WordRules) -> WordPolynomial? {
        switch expression.kind {
        case .number(let numeral): return WordPolynomial(constant: numeral.value)
        case .name(let name):
            if name == "I" { return WordPolynomial(constant: 1) }
            if let value = rules.definitions[name], let found = of(value, rules.without(name)) {
                return found
            }
            if rules.numbers.contains(name) { return WordPolynomial([Word(numbers: [name]): 1]) }
            guard rules.matrices.contains(name) else { return nil }
            return WordPolynomial([Word(letters: [rules.letter(name, isTransposed: false)]): 1])
        case .negated(let a): return of(a, rules)?.scaled(by: -1)
        case .sum(let values):
            var sum = WordPolynomial([:])
            for value in values {
                guard let next = of(value.value, rules) else { return nil }
                sum = sum.adding(value.isNegative ? next.scaled(by: -1) : next)
            }
            return sum.terms.count <= mostTerms ? sum : nil
        case .product(let factors): return product(factors, rules)
        case .power(let base, let exponent): return power(base, exponent, rules)
        case .transposed(let a): return of(a, rules)?.transposed(rules)
        case .call(.transpose, let values) where values.count == 1:
            return of(values[0], rules)?.transposed(rules)
        default: return nil
        }
    }

    private static func product(_ factors: [Expression.Factor], _ rules: WordRules) -> WordPolynomial? {
        var product = WordPolynomial(constant: 1)
        for factor in factors {
            guard let next = of(factor.value, rules) else { return nil }
            if factor.operation == .dividedBy {
                guard let divisor = next.constant, let inverse = try? Rational(1) / divisor else {
                    return nil
                }
                product = product.scaled(by: inverse)
            } else {
                guard let result = product.multiplied(by: next, rules) else { return nil }
                product = result
            }
        }
        return product
    }

    private static func power(
        _ base: Expression, _ exponent: Expression, _ rules: WordRules
    ) -> WordPolynomial? {
        guard case .number(let numeral) = exponent.kind, let count = numeral.value.asInt,
            (0...highestPower).contains(count), let factor = of(base, rules)
        else { return nil }
        var power = WordPolynomial(constant: 1)
        for _ in 0..<count {
            guard let next = power.multiplied(by: factor, rules) else { return nil }
            power = next
        }
        return power
    }

    // MARK: - Arithmetic

    /// The value, where there are no names in it and it is not 0.
    private var constant: Rational? { terms.count == 1 ? terms[Word()] : nil }

    private func scaled(by factor: Rational) -> WordPolynomial {
        WordPolynomial(terms.mapValues { $0 * factor })
    }

    private func adding(_ other: WordPolynomial) -> WordPolynomial {
        WordPolynomial(terms.merging(other.terms, uniquingKeysWith: +))
    }

    private func multiplied(by other: WordPolynomial, _ rules: WordRules) -> WordPolynomial? {
        guard terms.count * other.terms.count <= Self.mostTerms else { return nil }
        var product: [Word: Rational] = [:]
        for (a, x) in terms {
            for (b, y) in other.terms {
                let word = Word(
                    numbers: (a.numbers + b.numbers).sorted(), letters: rules.reduced(a.letters + b.letters))
                guard word.numbers.count + word.letters.count <= Self.longestWord else { return nil }
                product[word, default: 0] = product[word, default: 0] + x * y
            }
        }
        return WordPolynomial(product)
    }

    private func transposed(_ rules: WordRules) -> WordPolynomial {
        var result: [Word: Rational] = [:]
        for (word, coefficient) in terms {
            let letters = word.letters.reversed().map {
                rules.letter($0.name, isTransposed: !$0.isTransposed)
            }
            let mirrored = Word(numbers: word.numbers, letters: rules.reduced(letters))
            result[mirrored, default: 0] = result[mirrored, default: 0] + coefficient
        }
        return WordPolynomial(result)
    }

    // MARK: - Writing

    /// The polynomial as an expression, short words first; nil where it has no terms to show well.
    ///
    /// - Parameter isNumber: whether a term without letters is a number, and not a multiple of I.
    func expression(isNumber: Bool) -> Expression? {
        if terms.isEmpty { return Expression(.number(Numeral("0"))) }
        let sorted = terms.sorted { a, b in
            let (x, y) = (a.key.letters, b.key.letters)
            return (x.count, a.key.text) < (y.count, b.key.text)
        }
        var values: [Expression.Term] = []
        for (word, coefficient) in sorted {
            guard coefficient.isInteger, let count = coefficient.magnitude.asInt else { return nil }
            var factors: [Expression] = count == 1 ? [] : [Expression(.number(Numeral(String(count))))]
            factors += word.numbers.map { Expression(.name($0)) }
            factors += word.letters.map { letter in
                let name = Expression(.name(letter.name))
                return letter.isTransposed ? Expression(.transposed(name)) : name
            }
            if word.letters.isEmpty, !isNumber { factors.append(Expression(.name("I"))) }
            if factors.isEmpty { factors.append(Expression(.number(Numeral("1")))) }
            let value =
                factors.count == 1 ? factors[0] : Expression(.product(factors.map { Expression.Factor($0) }))
            values.append(Expression.Term(value, isNegative: coefficient.sign < 0))
        }
        if values.count == 1, !values[0].isNegative { return values[0].value }
        return values.count == 1 ? Expression(.negated(values[0].value)) : Expression(.sum(values))
    }
}

extension WordPolynomial.Word {
    fileprivate var text: String {
        (numbers + letters.map { $0.name + ($0.isTransposed ? "'" : "") }).joined(separator: " ")
    }
}
