// Powers and everything else that stands behind an operand: primes, indices, percent signs.
extension Parser {
    mutating func power() throws(NotationError) -> Expression {
        let start = current.range.lowerBound
        var value = try operand()
        while true {
            if isSeparatedHere, !(isAt(.caret) && !current.newlineBefore) { return value }
            switch current.kind {
            case .symbol(.prime), .symbol(.transpose):
                advance()
                value = try make(.transposed(value), from: start)
            case .symbol(.percent):
                advance()
                value = try make(.percent(value), from: start)
            case .superscript(let text):
                advance()
                value = try make(.power(value, try exponent(text)), from: start)
            case .symbol(.caret):
                advance()
                value = try raised(value, from: start)
            case .symbol(.openBracket) where !current.spaceBefore && value.isIndexable:
                value = try indexed(value, from: start)
            case .symbol(.point) where !current.spaceBefore && value.isIndexable:
                value = try field(of: value, from: start)
            default: return value
            }
        }
    }

    private func exponent(_ text: String) throws(NotationError) -> Expression {
        let start = previous?.range.lowerBound ?? 0
        let digits = Numeral(String(text.drop { $0 == "-" || $0 == "+" }))
        let number = try make(.number(digits), from: start)
        return text.hasPrefix("-") ? try make(.negated(number), from: start) : number
    }

    /// What follows `^`: `T`, a group in braces, or a signed operand; `a^b^c` is a^(b^c).
    private mutating func raised(_ base: Expression, from start: Int) throws(NotationError) -> Expression {
        if isTransposeMark(current) {
            advance()
            return try make(.transposed(base), from: start)
        }
        if isAt(.openBrace), isTransposeMark(token(ahead: 1)),
            token(ahead: 2).kind == .symbol(.closeBrace)
        {
            position += 3
            return try make(.transposed(base), from: start)
        }
        let exponent = try nested { (parser) throws(NotationError) in try parser.exponent() }
        return try make(.power(base, exponent), from: start)
    }

    private func isTransposeMark(_ token: Token) -> Bool {
        switch token.kind {
        case .name("T", _), .symbol(.transpose), .symbol(.prime): true
        default: false
        }
    }

    private mutating func exponent() throws(NotationError) -> Expression {
        let start = current.range.lowerBound
        if isAt(.minus) || isAt(.plus) {
            let isNegative = isAt(.minus)
            advance()
            let value = try nested { (parser) throws(NotationError) in try parser.exponent() }
            return isNegative ? try make(.negated(value), from: start) : value
        }
        let value = isAt(.openBrace) ? try group() : try operand()
        guard !isSeparatedHere, take(.caret) else { return value }
        let upper = try nested { (parser) throws(NotationError) in try parser.exponent() }
        return try make(.power(value, upper), from: start)
    }

    /// `A[1,2]`, `A[:,1]`, `A[1..2,:]`.
    mutating func indexed(_ base: Expression, from start: Int) throws(NotationError) -> Expression {
        let opened = current
        advance()
        let subscripts = try within(.enclosed) { (parser) throws(NotationError) in
            var subscripts: [Expression.Subscript] = []
            repeat { subscripts.append(try parser.subscriptPart()) } while parser.take(.comma)
            try parser.close(.closeBracket, opened: opened)
            return subscripts
        }
        guard subscripts.count <= 2 else {
            throw NotationError(
                .expected("one or two indices", found: "\(subscripts.count)"), at: opened.range)
        }
        return try make(.index(base, subscripts), from: start)
    }

    private mutating func subscriptPart() throws(NotationError) -> Expression.Subscript {
        let start = current.range.lowerBound
        if isAt(.colon) {
            advance()
            return .all
        }
        let first = try nested { (parser) throws(NotationError) in try parser.range() }
        guard take(.colon) else { return .at(first) }
        let last = try nested { (parser) throws(NotationError) in try parser.range() }
        return .at(try make(.range(first, last), from: start))
    }

    private mutating func field(of base: Expression, from start: Int) throws(NotationError) -> Expression {
        advance()
        guard case .name(let name, _) = current.kind, !current.spaceBefore else {
            throw expected("the name of a part, as in svd(W).U")
        }
        advance()
        return try make(.field(base, name), from: start)
    }
}

extension Expression {
    fileprivate var isIndexable: Bool {
        switch kind {
        case .number, .vector, .list, .matrix, .percent: false
        default: true
        }
    }
}
