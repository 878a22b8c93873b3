import ExactAlgebra
import Notation

/// Slips that any formula may have: a sign, a factor dropped, a divisor inverted, a transpose forgotten.
///
/// They are made by one change at one place of the expression that the question gives as its `value`.
enum FormulaSlips: SlipFamily {
    static var title: String { "Formulas" }

    static var catalogue: KeyValuePairs<String, String> {
        [
            "formula.term-sign": "one term has the wrong sign",
            "formula.term-missing": "one term is missing",
            "formula.factor-missing": "one factor is missing",
            "formula.divisor-missing": "a division is missing",
            "formula.divisor-inverted": "multiplied where a division is asked for",
            "formula.factor-inverted": "divided where a multiplication is asked for",
            "formula.squared": "a factor or divisor is squared",
            "formula.square-missing": "a square is missing",
            "formula.root-missing": "a square root is missing",
            "formula.transpose-missing": "a transpose is dropped",
            "formula.transpose-added": "a transpose too many",
            "formula.order-swapped": "two factors in the wrong order",
        ]
    }

    static func slips(in context: SlipContext) throws -> [Slip] {
        guard [.value, .matrix, .values, .polynomial].contains(context.relation),
            let expression = context.givens.expressions["value"], GramMatrix("value", in: context) == nil,
            !LeftVectorSlips.speak(of: context)
        else { return [] }
        let freedom = PolynomialRule.Freedom(rawValue: context.givens.string(.upTo) ?? "") ?? .nothing
        return FormulaChange.all(of: expression, in: context).prefix(40).map { change in
            Slip(
                change.id, .common, change.words(),
                FormulaLookalike(whole: change.whole, context: context, freedom: freedom))
        }
    }
}

extension SlipContext {
    /// What the question would ask for if its `value` were another expression.
    func evaluate(_ expression: Expression) throws -> Value {
        let evaluator = Evaluator(scope: scope)
        return relation == .polynomial
            ? .polynomial(try evaluator.polynomial(expression)) : try evaluator.evaluate(expression)
    }
}

/// The answers that are the value of a formula: compared in doubles with error bounds before it is
/// evaluated exactly.
private struct FormulaLookalike: SlipPattern {
    let whole: Expression
    let context: SlipContext
    let freedom: PolynomialRule.Freedom

    private var exactly: Lookalike { Lookalike(upTo: freedom) { [try context.evaluate(whole)] } }

    func examples() throws -> [[String: Value]] { try exactly.examples() }

    func explains(_ answer: [String: Value]) throws -> Bool {
        try mayBe(answer.part("answer")) && exactly.explains(answer)
    }

    /// False where the value of the formula is provably another one.
    private func mayBe(_ typed: Value) throws -> Bool {
        guard context.relation == .value || context.relation == .matrix,
            let numbers = NumericEvaluator(scope: context.scope).evaluate(whole)?.numbers
        else { return true }
        let entries = try typed.entries()
        guard entries.count == numbers.count else { return false }
        return zip(entries, numbers).allSatisfy { entry, number in
            guard number.isKnown else { return true }
            let own = entry.value.approximation()
            let slack = number.radius + (entry.rounding?.radius.asDouble ?? 0) * 1.01
            return abs(number.middle - own) <= slack + 1e-9 * max(1, abs(own))
        }
    }
}

/// One change at one place of a formula.
struct FormulaChange: Sendable {
    let id: String
    /// What to tell the learner; made when it is needed.
    let words: @Sendable () -> String
    let whole: Expression

    private init(
        id: String, message: @autoclosure @escaping @Sendable () -> String, whole: Expression
    ) {
        self.id = id
        words = message
        self.whole = whole
    }

    /// Every change of a formula, from the outside in.
    ///
    /// Decompositions are not looked into: what they would be of another matrix takes long to say.
    static func all(of expression: Expression, in context: SlipContext) -> [FormulaChange] {
        var found = here(expression, in: context)
        let children = expression.children
        guard expression.isArithmetic, children.count <= 12 else { return found }
        for place in children.indices {
            // A transposed name has its transpose dropped, not doubled.
            if case .transposed = expression.kind, children[place].children.isEmpty { continue }
            for inner in all(of: children[place], in: context) {
                var index = -1
                let whole = expression.mappingChildren { child in
                    index += 1
                    return index == place ? inner.whole : child
                }
                found.append(FormulaChange(id: inner.id, message: inner.words(), whole: whole))
            }
        }
        return found
    }

    private static func here(_ expression: Expression, in context: SlipContext) -> [FormulaChange] {
        func change(
            _ id: String, _ message: @autoclosure @escaping @Sendable () -> String, _ kind: Expression.Kind
        ) -> FormulaChange {
            FormulaChange(id: id, message: message(), whole: Expression(kind, range: expression.range))
        }
        switch expression.kind {
        case .sum(let terms): return sums(terms, in: context)
        case .product(let factors): return products(factors, in: context)
        case .negated(let a):
            return [change("formula.term-sign", "\(context.text(a)) has the wrong sign.", a.kind)]
        case .power(let base, let exponent):
            guard case .number(let numeral) = exponent.kind, numeral.text == "2" else { return [] }
            return [
                change("formula.square-missing", "\(context.text(base)) is still to be squared.", base.kind)
            ]
        case .call(.sqrt, let values) where values.count == 1:
            return [
                change(
                    "formula.root-missing",
                    "That is \(context.text(values[0])). Its square root is asked for.", values[0].kind)
            ]
        case .transposed(let a):
            return [
                change(
                    "formula.transpose-missing",
                    "\(context.text(a)) is not transposed there; it has to be.", a.kind)
            ]
        case .name, .index:
            guard let matrix = context.matrix(of: expression), matrix.rows > 1, matrix.columns > 1 else {
                return []
            }
            return [
                change(
                    "formula.transpose-added",
                    "\(context.text(expression)) is transposed there; it should not be.",
                    .transposed(expression))
            ]
        default: return []
        }
    }

    private static func sums(_ terms: [Expression.Term], in context: SlipContext) -> [FormulaChange] {
        terms.indices.flatMap { k -> [FormulaChange] in
            @Sendable func text() -> String { context.text(terms[k].value) }
            var flipped = terms
            flipped[k] = .init(terms[k].value, isNegative: !terms[k].isNegative)
            var fewer = terms
            fewer.remove(at: k)
            return [
                FormulaChange(
                    id: "formula.term-sign", message: "The term \(text()) has the wrong sign.",
                    whole: Expression(.sum(flipped))),
                FormulaChange(
                    id: "formula.term-missing", message: "The term \(text()) is missing.",
                    whole: Expression(.sum(fewer))),
            ]
        }
    }

    private static func products(_ factors: [Expression.Factor], in context: SlipContext) -> [FormulaChange] {
        factors.indices.flatMap { k -> [FormulaChange] in
            let value = factors[k].value
            @Sendable func text() -> String { context.text(value) }
            let isDivisor = factors[k].operation == .dividedBy
            func replaced(_ factor: Expression.Factor?) -> Expression? {
                let all = Array(factors[..<k]) + [factor].compactMap { $0 } + factors[(k + 1)...]
                guard let first = all.first, first.operation != .dividedBy else { return nil }
                return all.count == 1 ? first.value : Expression(.product(all))
            }
            func change(
                _ id: String, _ message: @autoclosure @escaping @Sendable () -> String, _ whole: Expression?
            ) -> FormulaChange? {
                whole.map { FormulaChange(id: id, message: message(), whole: $0) }
            }
            let square = Expression(.power(value, two))
            let isNumber = context.number(of: value) != nil
            let found: [FormulaChange?] = [
                isDivisor
                    ? change(
                        "formula.divisor-missing", "It is still to be divided by \(text()).", replaced(nil))
                    : change("formula.factor-missing", "The factor \(text()) is missing.", replaced(nil)),
                isNumber && isDivisor
                    ? change(
                        "formula.divisor-inverted", "That is multiplied by \(text()); divide by it.",
                        replaced(.init(value))) : nil,
                isNumber && !isDivisor && k > 0
                    ? change(
                        "formula.factor-inverted", "That is divided by \(text()); multiply by it.",
                        replaced(.init(value, .dividedBy))) : nil,
                isNumber
                    ? change(
                        "formula.squared", "\(text()) stands there squared; it goes in once.",
                        replaced(.init(square, factors[k].operation))) : nil,
                swapped(factors, k, isNumber: isNumber, in: context),
            ]
            return found.compactMap { $0 }
        }
    }

    /// The factor with the next one, in the other order, where neither is a number.
    private static func swapped(
        _ factors: [Expression.Factor], _ k: Int, isNumber: Bool, in context: SlipContext
    ) -> FormulaChange? {
        guard !isNumber, k + 1 < factors.count, factors[k + 1].operation != .dividedBy,
            factors[k].operation != .dividedBy, context.number(of: factors[k + 1].value) == nil
        else { return nil }
        var other = factors
        (other[k], other[k + 1]) = (.init(factors[k + 1].value), .init(factors[k].value))
        return FormulaChange(
            id: "formula.order-swapped",
            message:
                "The order is the other way round: \(context.text(factors[k].value)) times \(context.text(factors[k + 1].value)).",
            whole: Expression(.product(other)))
    }

    private static let two = (try? Reader.parse("2"))?.readings.first ?? Expression(.name("2"))
}

extension Expression {
    /// Whether a change within it is quick to evaluate.
    fileprivate var isArithmetic: Bool {
        switch kind {
        case .sum, .product, .negated, .power, .transposed, .percent: true
        case .call(let function, _):
            [.sqrt, .trace, .det, .dot, .norm, .abs, .sum, .transpose].contains(function)
        default: false
        }
    }
}
