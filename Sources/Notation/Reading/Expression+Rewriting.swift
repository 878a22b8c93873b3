extension Expression {
    /// The expression with each child replaced.
    public func mappingChildren(_ change: (Expression) throws -> Expression) rethrows -> Expression {
        let kind: Kind =
            switch self.kind {
            case .number, .name: self.kind
            case .negated(let a): .negated(try change(a))
            case .percent(let a): .percent(try change(a))
            case .transposed(let a): .transposed(try change(a))
            case .not(let a): .not(try change(a))
            case .field(let a, let name): .field(try change(a), name)
            case .repeated(let a, let times): .repeated(try change(a), times: times)
            case .sum(let terms):
                .sum(try terms.map { Term(try change($0.value), isNegative: $0.isNegative) })
            case .product(let factors):
                .product(try factors.map { Factor(try change($0.value), $0.operation) })
            case .power(let a, let b): .power(try change(a), try change(b))
            case .range(let a, let b): .range(try change(a), try change(b))
            case .call(let function, let values): .call(function, try values.map(change))
            case .vector(let values): .vector(try values.map(change))
            case .list(let values): .list(try values.map(change))
            case .relation(let sides, let relations): .relation(try sides.map(change), relations)
            case .logic(let connective, let values): .logic(connective, try values.map(change))
            case .matrix(let rows): .matrix(try rows.map { try $0.map(change) })
            case .index(let base, let subscripts):
                .index(
                    try change(base),
                    try subscripts.map { position in
                        if case .at(let inner) = position { .at(try change(inner)) } else { .all }
                    })
            }
        return Expression(kind, range: range)
    }

    /// The expression with each name for which there is a replacement replaced.
    ///
    /// What is put in is not looked at again.
    public func replacingNames(_ replacement: (String) -> Expression?) -> Expression {
        if case .name(let name) = kind { return replacement(name) ?? self }
        return mappingChildren { $0.replacingNames(replacement) }
    }

    /// All expressions that result from one change at one place, in the order of the places from the outside in.
    ///
    /// - Parameter change: what a node may become; empty where it is to stay.
    /// - Complexity: proportional to the number of nodes times the number of results.
    public func rewritten(_ change: (Expression) -> [Expression]) -> [Expression] {
        var found = change(self)
        let own = children
        for place in own.indices {
            for inner in own[place].rewritten(change) {
                var index = -1
                found.append(
                    mappingChildren { child in
                        index += 1
                        return index == place ? inner : child
                    })
            }
        }
        return found
    }
}
