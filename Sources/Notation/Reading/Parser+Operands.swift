extension Parser {
    /// A number, a name, a call, a root, or something in brackets.
    mutating func operand() throws(NotationError) -> Expression {
        let token = current
        let start = token.range.lowerBound
        switch token.kind {
        case .number(let digits):
            if let joined = joinedNumber() { return try make(.number(Numeral(joined)), from: start) }
            advance()
            return try make(.number(Numeral(digits)), from: start)
        case .fraction(let numerator, let denominator):
            advance()
            return try quotient(
                make(.number(Numeral("\(numerator)")), from: start),
                make(.number(Numeral("\(denominator)")), from: start), from: start)
        case .name(let name, _): return try named(name)
        case .symbol(let symbol):
            return try nested { (parser) throws(NotationError) in try parser.bracketed(symbol) }
        case .superscript, .end: throw expected(Parser.anOperand)
        }
    }

    static let anOperand = "a number, a name or an opening bracket"

    private mutating func bracketed(_ symbol: Symbol) throws(NotationError) -> Expression {
        switch symbol {
        case .openParenthesis: return try parenthesis()
        case .openBracket: return try matrix()
        case .beginMatrix: return try environment()
        case .openBrace: return try braces()
        case .less, .openAngle: return try angles()
        case .radical, .cubeRoot, .fourthRoot: return try root(symbol)
        case .fraction: return try fraction()
        case .bar, .doubleBar: return try bars(symbol)
        default: throw expected(Parser.anOperand)
        }
    }

    private func quotient(
        _ numerator: Expression, _ denominator: Expression, from start: Int
    ) throws(NotationError) -> Expression {
        let factors = [Expression.Factor(numerator), Expression.Factor(denominator, .dividedBy)]
        return try make(.product(factors), from: start)
    }

    // MARK: Names and calls

    private mutating func named(_ name: String) throws(NotationError) -> Expression {
        let token = current
        advance()
        guard isAt(.openParenthesis), !isSeparatedHere, !isMultiplicity else {
            return try make(.name(name), from: token.range.lowerBound)
        }
        if let function = Function(named: name, in: vocabulary) { return try call(function, from: token) }
        if isDefinitionHead {
            position += 3
            return try make(.name(name), from: token.range.lowerBound)
        }
        letterEnds.insert(position)
        return try make(.name(name), from: token.range.lowerBound)
    }

    /// True before `(λ) =`, as in `p(λ) = λ² − 1`: the whole head is a label.
    private var isDefinitionHead: Bool {
        guard context == .line, case .name = token(ahead: 1).kind else { return false }
        return token(ahead: 2).kind == .symbol(.closeParenthesis)
            && token(ahead: 3).kind == .symbol(.equation)
    }

    private mutating func call(_ function: Function, from token: Token) throws(NotationError) -> Expression {
        let opened = current
        advance()
        let arguments = try nested { (parser) throws(NotationError) in
            try parser.within(.enclosed) { (parser) throws(NotationError) in
                try parser.isAt(.closeParenthesis) ? [] : parser.commaSeparated()
            }
        }
        try close(.closeParenthesis, opened: opened)
        let arity = function.arity(in: vocabulary)
        guard arity.contains(arguments.count) else {
            throw NotationError(
                .wrongArgumentCount(function, takes: arity, found: arguments.count),
                at: token.range.lowerBound..<current.range.lowerBound)
        }
        return try make(.call(function, arguments), from: token.range.lowerBound)
    }

    /// One or more expressions with commas between them.
    mutating func commaSeparated() throws(NotationError) -> [Expression] {
        var values: [Expression] = []
        repeat {
            if isAt(.comma) || isAt(.closeParenthesis) {
                throw NotationError(.missingEntry, at: current.range)
            }
            values.append(try expression())
        } while take(.comma)
        return values
    }

    // MARK: Roots and fractions

    /// √ takes only the next number, name or parenthesis; LaTeX gives its argument in braces.
    private mutating func root(_ symbol: Symbol) throws(NotationError) -> Expression {
        let start = current.range.lowerBound
        advance()
        var degree: Expression?
        if isAt(.openBracket), token(ahead: 2).kind == .symbol(.closeBracket),
            case .number(let digits) = token(ahead: 1).kind
        {
            degree = Expression(.number(Numeral(digits)), range: token(ahead: 1).range)
            position += 3
        }
        let radicand = try self.radicand()
        if symbol == .cubeRoot { degree = Expression(.number(Numeral("3"))) }
        if symbol == .fourthRoot { degree = Expression(.number(Numeral("4"))) }
        guard let degree else { return try make(.call(.sqrt, [radicand]), from: start) }
        let one = Expression(.number(Numeral("1")))
        return try make(.power(radicand, try quotient(one, degree, from: start)), from: start)
    }

    private mutating func radicand() throws(NotationError) -> Expression {
        switch current.kind {
        case .symbol(.openBrace): return try group()
        case .number, .fraction, .symbol(.openParenthesis), .symbol(.fraction): return try operand()
        case .symbol(.radical), .symbol(.cubeRoot), .symbol(.fourthRoot): return try operand()
        case .name:
            let start = current.range.lowerBound
            let value = try operand()
            guard isAt(.openBracket), !current.spaceBefore else { return value }
            return try indexed(value, from: start)
        default: throw NotationError(.radicalOperand(found: current.shown), at: current.range)
        }
    }

    /// `\frac{a}{b}`, `\frac12`.
    private mutating func fraction() throws(NotationError) -> Expression {
        let start = current.range.lowerBound
        advance()
        if case .number(let digits) = current.kind, digits.count == 2, !digits.contains(".") {
            let parts = digits.map { Expression(.number(Numeral(String($0))), range: current.range) }
            advance()
            fractionEnds.insert(position)
            return try quotient(parts[0], parts[1], from: start)
        }
        let numerator = isAt(.openBrace) ? try group() : try operand()
        let denominator = isAt(.openBrace) ? try group() : try operand()
        fractionEnds.insert(position)
        return try quotient(numerator, denominator, from: start)
    }

    /// LaTeX's braces: they group and mean nothing else.
    mutating func group() throws(NotationError) -> Expression {
        let opened = current
        advance()
        let value = try within(.enclosed) { (parser) throws(NotationError) in
            try parser.expression()
        }
        try close(.closeBrace, opened: opened)
        return value
    }
}
