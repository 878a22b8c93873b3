// From the loosest to the tightest: or, and, not, relations, .., sums, products, signs, powers.
extension Parser {
    mutating func expression() throws(NotationError) -> Expression {
        let start = current.range.lowerBound
        var values = [try conjunction()]
        while !isSeparatedHere, take(.or) { values.append(try conjunction()) }
        return values.count == 1 ? values[0] : try make(.logic(.or, values), from: start)
    }

    private mutating func conjunction() throws(NotationError) -> Expression {
        let start = current.range.lowerBound
        var values = [try negation()]
        while !isSeparatedHere, take(.and) { values.append(try negation()) }
        return values.count == 1 ? values[0] : try make(.logic(.and, values), from: start)
    }

    private mutating func negation() throws(NotationError) -> Expression {
        let start = current.range.lowerBound
        guard take(.not) else { return try relation() }
        let value = try nested { (parser) throws(NotationError) in try parser.negation() }
        return try make(.not(value), from: start)
    }

    private mutating func relation() throws(NotationError) -> Expression {
        let start = current.range.lowerBound
        var sides = [try side()]
        var relations: [Expression.Relation] = []
        while case .symbol(let symbol) = current.kind, let relation = symbol.relation {
            if isSeparatedHere, symbol == .less, token(ahead: 1).spaceBefore == false { break }
            advance()
            relations.append(relation)
            sides.append(try side())
        }
        let value = relations.isEmpty ? sides[0] : try make(.relation(sides, relations), from: start)
        guard let times = try multiplicity() else { return value }
        return try make(.repeated(value, times: times), from: start)
    }

    /// One side of a relation; with ± in it, the list of the two that it stands for.
    private mutating func side() throws(NotationError) -> Expression {
        if isWithinSide { return try range() }
        let before = self
        isWithinSide = true
        let upper = try range()
        isWithinSide = false
        guard metPlusMinus else { return upper }
        metPlusMinus = false
        var again = before
        again.isWithinSide = true
        again.takesLowerSign = true
        let lower = try again.range()
        return try make(.list([upper, lower]), from: upper.range.lowerBound)
    }

    mutating func range() throws(NotationError) -> Expression {
        let start = current.range.lowerBound
        let first = try sum()
        guard !isSeparatedHere, take(.dots) else { return first }
        let last = try sum()
        return try make(.range(first, last), from: start)
    }

    mutating func sum() throws(NotationError) -> Expression {
        let start = current.range.lowerBound
        var terms: [Expression.Term] = []
        var isNegative = takeSign() ?? false
        repeat {
            let value = try product()
            terms.append(Expression.Term(value, isNegative: isNegative))
            guard isAtSign, !startsEntry, let sign = takeSign() else { break }
            isNegative = sign
        } while true
        if terms.count > 1 { return try make(.sum(terms), from: start) }
        return terms[0].isNegative ? try make(.negated(terms[0].value), from: start) : terms[0].value
    }

    /// Inside brackets a sign with space before and none after starts an entry.
    private var startsEntry: Bool {
        context == .bracket
            && (current.newlineBefore || current.spaceBefore && !token(ahead: 1).spaceBefore)
    }

    private mutating func product() throws(NotationError) -> Expression {
        let start = current.range.lowerBound
        var factors = [Expression.Factor(try power())]
        // Whether the last factor is a divisor or was joined to one.
        var isAfterSlash = false
        while true {
            if isNewRow { break }
            if isAt(.times) || isAt(.slash) {
                let isDivision = isAt(.slash)
                advance()
                factors.append(Expression.Factor(try signed(), isDivision ? .dividedBy : .times))
                isAfterSlash = isDivision
            } else if isJuxtaposed {
                let factor = try power()
                if isAfterSlash { met.insert(.productAfterSlash) }
                if isAfterSlash, choice.contains(.productAfterSlash), let divisor = factors.popLast() {
                    factors.append(try joined(divisor, factor))
                } else {
                    factors.append(Expression.Factor(factor, .juxtaposed))
                }
            } else {
                break
            }
        }
        return factors.count == 1 ? factors[0].value : try make(.product(factors), from: start)
    }

    private var isNewRow: Bool { context == .bracket && current.newlineBefore }

    private func joined(
        _ divisor: Expression.Factor, _ factor: Expression
    ) throws(NotationError) -> Expression.Factor {
        var factors = [Expression.Factor(divisor.value)]
        if case .product(let before) = divisor.value.kind,
            before.dropFirst().contains(where: { $0.operation == .juxtaposed })
        {
            factors = before
        }
        factors.append(Expression.Factor(factor, .juxtaposed))
        return Expression.Factor(
            try make(.product(factors), from: divisor.value.range.lowerBound), .dividedBy)
    }

    /// A factor with its own signs, as in `2*-3`.
    private mutating func signed() throws(NotationError) -> Expression {
        let start = current.range.lowerBound
        guard let isNegative = takeSign() else { return try power() }
        let value = try nested { (parser) throws(NotationError) in try parser.signed() }
        return isNegative ? try make(.negated(value), from: start) : value
    }

    /// Implicit products: number·name, number·√, number·(, )·(, letter·(, letter·I and )·I.
    ///
    /// Whether a name before a parenthesis is a letter shows when it is evaluated.
    private var isJuxtaposed: Bool {
        guard !isSeparatedHere, let previous else { return false }
        var isNumber = fractionEnds.contains(position)
        switch previous.kind {
        case .number, .fraction, .superscript: isNumber = true
        default: break
        }
        switch current.kind {
        case .name(let name, _):
            if Spellings.multiplicities[name] != nil || name == "with" || name == "multiplicity" {
                return false
            }
            if name == "I", case .name = previous.kind { return true }
            return isNumber || name == "I" && previous.kind == .symbol(.closeParenthesis)
        case .symbol(.radical), .symbol(.cubeRoot), .symbol(.fourthRoot), .symbol(.beginMatrix):
            return isNumber
        case .symbol(.openParenthesis):
            let isFactor = isNumber || previous.kind == .symbol(.closeParenthesis)
            return (isFactor || letterEnds.contains(position)) && !isMultiplicity
        default: return false
        }
    }
}
