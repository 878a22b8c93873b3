import Notation

// Which names are whole numbers: ranks, sizes, exponents, indices.
extension ClaimProblem {
    func wholeNames(_ hypotheses: [Hypothesis]) -> Set<String> {
        var found: Set<String> = []
        var expressions = [statement.expression] + predicates.map(\.expression)
        expressions += definitions.values.map(\.expression)
        for hypothesis in hypotheses {
            switch hypothesis.content {
            case .shape(_, let rows, let columns): found.formUnion(rows.names + columns.names)
            case .property(_, .rank(let size)), .property(_, .rankAtMost(let size)):
                found.formUnion(size.names)
            case .predicate(let expression): expressions.append(expression)
            case .kind, .property, .definition: break
            }
        }
        for list in properties.values {
            for case .rank(let size) in list { found.formUnion(size.names) }
            for case .rankAtMost(let size) in list { found.formUnion(size.names) }
        }
        for expression in expressions { Self.collect(expression, into: &found) }
        return found.intersection(names)
    }

    private static func collect(_ expression: Expression, into found: inout Set<String>) {
        switch expression.kind {
        case .call(.lowrank, let arguments), .call(.energy, let arguments):
            found.formUnion(arguments[1].bareNames)
        case .call(.identity, let arguments), .call(.zeros, let arguments):
            for argument in arguments { found.formUnion(argument.bareNames) }
        case .power(_, let exponent): found.formUnion(exponent.bareNames)
        case .index(_, let subscripts):
            for case .at(let place) in subscripts { found.formUnion(place.bareNames) }
        case .relation(let sides, _):
            // r in `rank(A) == r` is a whole number.
            if sides.allSatisfy(\.isCount), sides.contains(where: \.countsSomething) {
                for side in sides { found.formUnion(side.bareNames) }
            }
        default: break
        }
        for child in expression.children { collect(child, into: &found) }
    }

    /// Whether a name is the size of something: in a shape, in `I(n)`, in `zeros(m, n)`.
    static func isSize(_ name: String, in problem: ClaimProblem, _ hypotheses: [Hypothesis]) -> Bool {
        let isInShape = hypotheses.contains { hypothesis in
            guard case .shape(_, let rows, let columns) = hypothesis.content else { return false }
            return rows.names.contains(name) || columns.names.contains(name)
        }
        let expressions =
            [problem.statement.expression] + problem.predicates.map(\.expression)
            + problem.definitions.values.map(\.expression)
        return isInShape || expressions.contains { $0.usesAsSize(name) }
    }
}

extension Expression {
    /// Names that stand alone or in a sum.
    fileprivate var bareNames: [String] {
        switch kind {
        case .name(let name): name.first?.isLowercase == true ? [name] : []
        case .negated(let a): a.bareNames
        case .sum(let terms): terms.flatMap(\.value.bareNames)
        case .range(let a, let b): a.bareNames + b.bareNames
        case .call(.min, let values), .call(.max, let values): values.flatMap(\.bareNames)
        default: []
        }
    }

    /// Made of numbers, ranks, sizes and lower-case names only.
    fileprivate var isCount: Bool {
        switch kind {
        case .number(let numeral): !numeral.isDecimal
        case .name(let name): name.first?.isLowercase == true && !Names.isGreek(name)
        case .negated(let a): a.isCount
        case .sum(let terms): terms.allSatisfy(\.value.isCount)
        case .call(.rank, _), .call(.rows, _), .call(.cols, _): true
        case .call(.min, let values), .call(.max, let values): values.allSatisfy(\.isCount)
        default: false
        }
    }

    fileprivate var countsSomething: Bool {
        switch kind {
        case .call(.rank, _), .call(.rows, _), .call(.cols, _): true
        default: children.contains(where: \.countsSomething)
        }
    }

    fileprivate func usesAsSize(_ name: String) -> Bool {
        switch kind {
        case .call(.identity, let arguments), .call(.zeros, let arguments):
            if arguments.contains(where: { $0.bareNames.contains(name) }) { return true }
        default: break
        }
        return children.contains { $0.usesAsSize(name) }
    }
}
