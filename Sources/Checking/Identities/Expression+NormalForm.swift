import ExactAlgebra
import Notation

extension Expression {
    /// The expression without what is only a manner of writing: brackets around factors of products and
    /// terms of sums, `transpose(A)` for `A'`, juxtaposed factors, doubled signs.
    var normalForm: Expression {
        let inner = mappingChildren(\.normalForm)
        switch inner.kind {
        case .product(let factors): return Self.product(factors)
        case .sum(let terms): return Self.sum(terms)
        case .negated(let a):
            if case .negated(let b) = a.kind { return b }
            if case .sum = a.kind { return Self.sum([Term(a, isNegative: true)]) }
            return inner
        case .call(.transpose, let values) where values.count == 1:
            return Expression(.transposed(values[0]))
        default: return inner
        }
    }

    private static func product(_ factors: [Factor]) -> Expression {
        var flat: [Factor] = []
        for factor in factors {
            let isDivisor = factor.operation == .dividedBy
            if !isDivisor, case .product(let own) = factor.value.kind {
                flat += own
            } else {
                flat.append(Factor(factor.value, isDivisor ? .dividedBy : .times))
            }
        }
        return flat.count == 1 ? flat[0].value : Expression(.product(flat))
    }

    private static func sum(_ terms: [Term]) -> Expression {
        var flat: [Term] = []
        for term in terms {
            switch term.value.kind {
            case .sum(let own):
                flat += own.map { Term($0.value, isNegative: $0.isNegative != term.isNegative) }
            case .negated(let a): flat.append(Term(a, isNegative: !term.isNegative))
            default: flat.append(term)
            }
        }
        return flat.count == 1 && !flat[0].isNegative ? flat[0].value : Expression(.sum(flat))
    }

    /// Whether it is a product of two factors at least, 1 and I not counted; a power counts, and so does
    /// the transpose or the negative of a product.
    var isProperProduct: Bool {
        switch kind {
        case .negated(let a), .transposed(let a): return a.isProperProduct
        case .power(_, let exponent):
            guard case .number(let numeral) = exponent.kind else { return true }
            return numeral.value.asInt.map { $0 > 1 } ?? false
        case .product(let factors):
            let counted = factors.filter { $0.operation != .dividedBy && !$0.value.isOne }
            return counted.count > 1 || counted.first?.value.isProperProduct == true
        default: return false
        }
    }

    /// Whether it is a sum of two terms at least, zeros not counted.
    var isProperSum: Bool {
        switch kind {
        case .negated(let a), .transposed(let a): a.isProperSum
        case .sum(let terms): terms.count { !$0.value.isZero } > 1
        default: false
        }
    }

    private var isOne: Bool {
        switch kind {
        case .number(let numeral): numeral.value == 1
        case .name(let name): name == "I"
        case .negated(let a): a.isOne
        default: false
        }
    }

    private var isZero: Bool {
        if case .number(let numeral) = kind { return numeral.value.isZero }
        return false
    }
}
