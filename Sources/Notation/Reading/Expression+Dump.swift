extension Expression {
    /// The tree as text, for tests: `3√2/2` is `(* 3 ~(sqrt 2) /2)`.
    ///
    /// `~` marks an implicit factor, `/` a divisor, `-` a negative term.
    public var dump: String {
        switch kind {
        case .number(let numeral): numeral.text
        case .name(let name): name
        case .negated(let a): "(- \(a.dump))"
        case .sum(let terms): node("+", terms.map { ($0.isNegative ? "-" : "") + $0.value.dump })
        case .product(let factors): node("*", factors.map(\.dump))
        case .power(let a, let b): node("^", [a.dump, b.dump])
        case .percent(let a): node("%", [a.dump])
        case .transposed(let a): node("'", [a.dump])
        case .call(let function, let values): node(function.rawValue, values.map(\.dump))
        case .index(let base, let subscripts): node("at", [base.dump] + subscripts.map(\.dump))
        case .field(let base, let name): node(".\(name)", [base.dump])
        case .matrix(let rows):
            "[" + rows.map { $0.map(\.dump).joined(separator: " ") }.joined(separator: "; ") + "]"
        case .vector(let values): node("vector", values.map(\.dump))
        case .list(let values): node("list", values.map(\.dump))
        case .repeated(let a, let times): node("repeated", [a.dump, "×\(times)"])
        case .range(let a, let b): node("..", [a.dump, b.dump])
        case .relation(let sides, let relations):
            "("
                + zip(sides, [""] + relations.map { $0.rawValue + " " }).map { $1 + $0.dump }
                .joined(separator: " ") + ")"
        case .logic(let connective, let values): node(connective.rawValue, values.map(\.dump))
        case .not(let a): node("not", [a.dump])
        }
    }

    private func node(_ head: String, _ parts: [String]) -> String {
        "(" + ([head] + parts).joined(separator: " ") + ")"
    }
}

extension Expression.Factor {
    fileprivate var dump: String {
        switch operation {
        case .times: value.dump
        case .juxtaposed: "~" + value.dump
        case .dividedBy: "/" + value.dump
        }
    }
}

extension Expression.Subscript {
    fileprivate var dump: String {
        if case .at(let position) = self { position.dump } else { ":" }
    }
}
