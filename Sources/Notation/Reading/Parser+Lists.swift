extension Parser {
    /// A whole line: an expression, a chain of equations, or a list without braces.
    mutating func statement() throws(NotationError) -> Expression {
        if isAtEnd { throw NotationError(.empty, at: 0..<max(1, current.range.upperBound)) }
        // A line may go on from the one before: `= 18`.
        if isAt(.equation) || isAt(.approximately) { advance() }
        let start = current.range.lowerBound
        let values = try items(orSemicolons: false)
        guard isAtEnd else {
            if current.startsOperand { throw missingOperator }
            throw expected("the end of the line or an operator")
        }
        return values.count == 1 ? values[0] : try make(.list(values), from: start)
    }

    /// `18, 4` · `18 and 4` · `18, 9, and 4`.
    mutating func items(orSemicolons: Bool) throws(NotationError) -> [Expression] {
        var values: [Expression] = []
        repeat {
            if !values.isEmpty { _ = take(.and) }
            if isAt(.comma) || isAtEnd || isAt(.closeBrace) {
                throw NotationError(.missingEntry, at: current.range)
            }
            let value = try expression()
            if case .logic(.and, let parts) = value.kind, parts.allSatisfy({ !$0.isLogical }) {
                values += parts
            } else {
                values.append(value)
            }
        } while take(.comma) || orSemicolons && take(.semicolon)
        return values
    }

    // MARK: Multiplicities

    /// True before `(twice)`, `(×2)`, `(3 times)`, `(multiplicity 2)`.
    var isMultiplicity: Bool {
        guard isAt(.openParenthesis) else { return false }
        var copy = self
        copy.advance()
        do throws(NotationError) {
            return try copy.count() != nil && copy.isAt(.closeParenthesis)
        } catch {
            if case .multiplicityTooLarge = error.code { return true }
            return false
        }
    }

    /// How often the value before counts, or nil where nothing says so.
    mutating func multiplicity() throws(NotationError) -> Int? {
        if isMultiplicity {
            advance()
            let times = try count()
            advance()
            return times
        }
        guard case .name(let word, _) = current.kind, !isSeparatedHere else { return nil }
        guard ["twice", "thrice", "once", "with", "multiplicity"].contains(word) else { return nil }
        return try count()
    }

    private mutating func count() throws(NotationError) -> Int? {
        if take(.times) { return try number() }
        if case .number = current.kind, isWord("times", ahead: 1) || isWord("fold", ahead: 1) {
            let times = try number()
            advance()
            return times
        }
        guard case .name(let word, _) = current.kind else { return nil }
        if let times = Spellings.multiplicities[word] {
            advance()
            if isWord("root", ahead: 0) || isWord("eigenvalue", ahead: 0) { advance() }
            return times
        }
        if let times = Spellings.counts[word], isWord("times", ahead: 1) {
            position += 2
            return times
        }
        if word == "with", isWord("multiplicity", ahead: 1) { advance() }
        guard ["multiplicity", "mult"].contains(current.word) else { return nil }
        advance()
        _ = take(.point)
        _ = take(.equation)
        return try number()
    }

    private func isWord(_ word: String, ahead count: Int) -> Bool { token(ahead: count).word == word }

    private mutating func number() throws(NotationError) -> Int? {
        guard case .number(let digits) = current.kind, !digits.contains(".") else { return nil }
        guard let times = Int(digits), times <= 1_000 else {
            throw NotationError(.multiplicityTooLarge(String(digits.prefix(20))), at: current.range)
        }
        advance()
        return times
    }
}

extension Token {
    fileprivate var word: String? {
        if case .name(let word, _) = kind { word } else { nil }
    }
}

extension Expression {
    /// True for what can only be true or false.
    fileprivate var isLogical: Bool {
        switch kind {
        case .logic, .not: true
        case .relation(_, let relations): !relations.allSatisfy(\.isStatement)
        default: false
        }
    }
}
