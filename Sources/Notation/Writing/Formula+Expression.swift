extension Formula {
    /// An expression as it was typed, in one spelling.
    public init(_ expression: Expression) {
        switch expression.kind {
        case .number(let numeral): self = .number(numeral.text)
        case .name(let name): self = .name(name)
        case .negated(let a): self = .negative(Formula(a))
        case .sum(let terms):
            self = .sum(terms.map { $0.isNegative ? .negative(Formula($0.value)) : Formula($0.value) })
        case .product(let factors): self = Formula.folded(factors)
        case .power(let a, let b): self = .power(Formula(a), Formula(b))
        case .percent(let a): self = .percent(Formula(a))
        case .transposed(let a): self = .transposed(Formula(a))
        case .call(.sqrt, let values) where values.count == 1:
            self = .root(Formula(values[0]), degree: 2)
        case .call(let function, let values): self = .call(function.rawValue, values.map { Formula($0) })
        case .index(let base, let subscripts):
            self = .index(
                Formula(base),
                subscripts.map { if case .at(let place) = $0 { Formula(place) } else { .text(":") } })
        case .field(let base, let name): self = .field(Formula(base), name)
        case .matrix(let rows):
            self = .matrix(
                rows.map { $0.map { Formula($0) } }, rows: rows.count, columns: rows.first?.count ?? 0)
        case .vector(let values): self = .vector(values.map { Formula($0) })
        case .list(let values): self = .list(values.map { Formula($0) }, isBraced: true)
        case .repeated(let a, let times): self = .repeated(Formula(a), times: times)
        case .range(let a, let b): self = .range(Formula(a), Formula(b))
        case .relation(let sides, let relations):
            self = .relation(sides.map { Formula($0) }, relations.map(\.rawValue))
        case .logic(let connective, let values):
            self = .logic(values.map { Formula($0) }, connective.rawValue)
        case .not(let a): self = .not(Formula(a))
        }
    }

    /// Factors from left to right: `a/b*c` is (a/b)·c.
    private static func folded(_ factors: [Expression.Factor]) -> Formula {
        var gathered = [Formula(factors[0].value)]
        for factor in factors.dropFirst() {
            let next = Formula(factor.value)
            if factor.operation == .dividedBy {
                gathered = [.quotient(joined(gathered), next)]
            } else {
                gathered.append(next)
            }
        }
        return joined(gathered)
    }

    private static func joined(_ factors: [Formula]) -> Formula {
        factors.count == 1 ? factors[0] : .product(factors)
    }
}
