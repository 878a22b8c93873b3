import ExactAlgebra
import Notation

/// Bounds of the degrees, in each letter, of the numerator and the denominator of an expression.
///
/// An expression in letters x₁, …, x_k is N/D; where it is a matrix, all entries have the one D. Two such
/// expressions are identical if they agree, defined, on a grid with more points in each direction than
/// the degree of N₁D₂ − N₂D₁: a polynomial of lower degree that vanishes there is 0.
struct LetterDegrees {
    /// By letter; absent is 0.
    private(set) var numerator: [String: Int] = [:]
    private(set) var denominator: [String: Int] = [:]

    /// - Parameters:
    ///   - letters: the names that are variables; all others are constants.
    ///   - order: the number of rows of a square matrix; nil where it is not known.
    /// - Returns: nil where the expression is no rational one, as a root of a letter.
    init?(_ expression: Expression, letters: Set<String>, order: (Expression) -> Int?) {
        guard letters.contains(where: { expression.names.contains($0) }) else { return }
        func part(_ inner: Expression) -> LetterDegrees? {
            LetterDegrees(inner, letters: letters, order: order)
        }
        func common(_ parts: [Expression]) -> LetterDegrees? {
            var found: [LetterDegrees] = []
            for inner in parts {
                guard let degrees = part(inner) else { return nil }
                found.append(degrees)
            }
            return LetterDegrees(summing: found)
        }
        switch expression.kind {
        case .name(let name): numerator = [name: 1]
        case .negated(let a), .percent(let a), .transposed(let a):
            guard let degrees = part(a) else { return nil }
            self = degrees
        case .sum, .matrix, .vector, .list, .call(.trace, _), .call(.transpose, _), .call(.diag, _),
            .call(.sum, _):
            guard let degrees = common(expression.children) else { return nil }
            self = degrees
        case .product(let factors):
            for factor in factors {
                guard let degrees = part(factor.value) else { return nil }
                self = multiplied(by: factor.operation == .dividedBy ? degrees.inverted : degrees)
            }
        case .power(let base, let exponent):
            guard let n = exponent.wholeNumber, abs(n) <= 64, let degrees = part(base) else { return nil }
            self = degrees.raised(to: n, order: n < 0 ? order(base) ?? 1 : 1)
        case .index(let base, _):
            guard let degrees = part(base) else { return nil }
            self = degrees
        case .call(.det, let arguments):
            guard let degrees = part(arguments[0]), let n = order(arguments[0]) else { return nil }
            self = degrees.raised(to: n, order: 1)
        case .call(.inv, let arguments):
            guard let degrees = part(arguments[0]), let n = order(arguments[0]) else { return nil }
            self = degrees.raised(to: -1, order: n)
        case .call(.dot, let arguments):
            guard let a = part(arguments[0]), let b = part(arguments[1]) else { return nil }
            self = a.multiplied(by: b)
        case .call(.rows, _), .call(.cols, _): return
        default: return nil
        }
    }

    /// The degree that a difference of the two has at most once it has one denominator.
    func ofDifference(from other: LetterDegrees, in letter: String) -> Int {
        max(
            numerator[letter, default: 0] + other.denominator[letter, default: 0],
            other.numerator[letter, default: 0] + denominator[letter, default: 0])
    }

    private init(_ numerator: [String: Int], _ denominator: [String: Int]) {
        self.numerator = numerator
        self.denominator = denominator
    }

    /// Over the product of all denominators.
    private init(summing parts: [LetterDegrees]) {
        for part in parts { denominator.merge(part.denominator, uniquingKeysWith: +) }
        for part in parts {
            let rest = denominator.merging(part.denominator) { $0 - $1 }
            numerator.merge(part.numerator.merging(rest, uniquingKeysWith: +)) { max($0, $1) }
        }
    }

    private var inverted: LetterDegrees { LetterDegrees(denominator, numerator) }

    private func multiplied(by other: LetterDegrees) -> LetterDegrees {
        LetterDegrees(
            numerator.merging(other.numerator, uniquingKeysWith: +),
            denominator.merging(other.denominator, uniquingKeysWith: +))
    }

    /// - Parameter order: for the inverse of a matrix N/D of this order, which is D·adj(N)/det(N).
    private func raised(to n: Int, order: Int) -> LetterDegrees {
        if n >= 0 { return LetterDegrees(numerator.mapValues { $0 * n }, denominator.mapValues { $0 * n }) }
        let once = LetterDegrees(
            numerator.mapValues { $0 * (order - 1) }.merging(denominator, uniquingKeysWith: +),
            numerator.mapValues { $0 * order })
        return once.raised(to: -n, order: 1)
    }
}

extension Expression {
    /// The integer that it spells, as an exponent does.
    var wholeNumber: Int? {
        switch kind {
        case .number(let numeral): numeral.isDecimal ? nil : numeral.value.asInt
        case .negated(let a): a.wholeNumber.map { -$0 }
        default: nil
        }
    }
}
