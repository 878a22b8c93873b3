/// A recursive-descent parser over the tokens of one line, for one choice of every ambiguity.
struct Parser {
    /// What white space and commas mean where the parser stands.
    enum Context {
        /// Outside all brackets: a comma between digits is ambiguous here.
        case line
        /// Inside parentheses or braces: spaces separate nothing.
        case enclosed
        /// Inside square brackets: spaces separate entries.
        case bracket
    }

    let tokens: [Token]
    let choice: Ambiguity.Choice
    let vocabulary: Vocabulary
    var position = 0
    var context = Context.line
    var level = 0
    /// The ambiguities that were met on the way.
    var met: Set<Ambiguity> = []
    /// Tokens before this one belong to a run of digits and commas that was looked at already.
    var runEnd = 0
    /// How many such runs were met, and how many of them are pairs of digits with a comma: `42,13`.
    var runs = 0
    var pairs = 0
    /// Whether all of several runs may be decimals with a comma, as in `42,13, 11,87`: then a list may be
    /// one of half as many numbers.
    var joinsEveryRun: Bool { runs > 1 && pairs == runs }
    /// Whether such a run was read as one number with a thousands separator.
    var joinedThousands = false
    /// Positions just behind a LaTeX fraction, which multiplies like a number.
    var fractionEnds: Set<Int> = []
    /// Positions just behind a name that a parenthesis follows: a product where the name is a letter.
    var letterEnds: Set<Int> = []
    /// Whether ± is read as − in this pass; ∓ is the other sign.
    var takesLowerSign = false
    /// Whether a ± was met in the side that is being read.
    var metPlusMinus = false
    /// Whether a side is being read: what stands within it does not become two of its own.
    var isWithinSide = false

    init(_ tokens: [Token], choice: Ambiguity.Choice, vocabulary: Vocabulary) {
        self.tokens = tokens
        self.choice = choice
        self.vocabulary = vocabulary
    }

    // MARK: Moving

    var current: Token { tokens[position] }
    var previous: Token? { position > 0 ? tokens[position - 1] : nil }

    func token(ahead count: Int) -> Token { tokens[min(position + count, tokens.count - 1)] }

    mutating func advance() { if position < tokens.count - 1 { position += 1 } }

    func isAt(_ symbol: Symbol) -> Bool { current.kind == .symbol(symbol) }

    var isAtEnd: Bool { current.kind == .end }

    mutating func take(_ symbol: Symbol) -> Bool {
        guard isAt(symbol) else { return false }
        advance()
        return true
    }

    /// Inside square brackets, true where white space ends the entry that is being read.
    var isSeparatedHere: Bool {
        context == .bracket && (current.spaceBefore || current.newlineBefore)
    }

    /// The sign at this place, true for minus; nil where none stands here.
    ///
    /// ± is + at first, and − when its side is read again.
    mutating func takeSign() -> Bool? {
        guard case .symbol(let symbol) = current.kind else { return nil }
        let isNegative: Bool
        switch symbol {
        case .plus: isNegative = false
        case .minus: isNegative = true
        case .plusMinus: isNegative = takesLowerSign
        case .minusPlus: isNegative = !takesLowerSign
        default: return nil
        }
        if symbol == .plusMinus || symbol == .minusPlus { metPlusMinus = true }
        advance()
        return isNegative
    }

    var isAtSign: Bool {
        isAt(.minus) || isAt(.plus) || isAt(.plusMinus) || isAt(.minusPlus)
    }

    // MARK: Making

    func make(_ kind: Expression.Kind, from start: Int) throws(NotationError) -> Expression {
        let last = position > 0 ? tokens[position - 1].range.upperBound : start
        let expression = Expression(kind, range: start..<max(start, last))
        guard expression.depth <= Reader.deepest else {
            throw NotationError(.tooDeep, at: expression.range)
        }
        return expression
    }

    /// Runs `body` one level deeper.
    mutating func nested<Result>(
        _ body: (inout Parser) throws(NotationError) -> Result
    ) throws(NotationError) -> Result {
        level += 1
        defer { level -= 1 }
        guard level <= Reader.deepest else { throw NotationError(.tooDeep, at: current.range) }
        return try body(&self)
    }

    /// Runs `body` in another context.
    mutating func within<Result>(
        _ inner: Context, _ body: (inout Parser) throws(NotationError) -> Result
    ) throws(NotationError) -> Result {
        let outer = context
        context = inner
        defer { context = outer }
        return try body(&self)
    }

    // MARK: Complaining

    func expected(_ what: String) -> NotationError {
        NotationError(.expected(what, found: current.shown), at: current.range)
    }

    /// Takes the closing symbol, or says what was open and what stands in the way.
    mutating func close(_ symbol: Symbol, opened: Token) throws(NotationError) {
        if take(symbol) { return }
        if current.startsOperand { throw missingOperator }
        throw NotationError(
            .unclosed(opened.shown, openedAt: opened.range.lowerBound, found: current.shown),
            at: current.range)
    }

    /// The complaint about two operands side by side.
    var missingOperator: NotationError {
        if case .fraction = current.kind, case .number = previous?.kind {
            return NotationError(.mixedFraction, at: current.range)
        }
        return NotationError(.missingOperator(before: current.shown), at: current.range)
    }
}

extension Token {
    /// What was typed, for messages.
    var shown: String {
        switch kind {
        case .number(let text): "‘\(text.prefix(20))’"
        case .fraction(let a, let b): "‘\(a)/\(b)’"
        case .name(_, let typed): "‘\(typed.prefix(40))’"
        case .symbol(let symbol): "‘\(symbol.rawValue)’"
        case .superscript(let text): "the exponent ‘\(text.prefix(20))’"
        case .end: "the end of the line"
        }
    }

    var startsOperand: Bool {
        switch kind {
        case .number, .fraction, .name: return true
        case .superscript, .end: return false
        case .symbol(let symbol):
            let opening: Set<Symbol> = [
                .openParenthesis, .openBracket, .openBrace, .openAngle, .radical, .cubeRoot,
                .fourthRoot, .fraction, .beginMatrix, .doubleBar, .bar,
            ]
            return opening.contains(symbol)
        }
    }
}
