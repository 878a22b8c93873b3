extension Parser {
    /// `(a)` groups; `(a, b)` is a column.
    mutating func parenthesis() throws(NotationError) -> Expression {
        let opened = current
        advance()
        let values = try within(.enclosed) { (parser) throws(NotationError) in
            try parser.commaSeparated()
        }
        try close(.closeParenthesis, opened: opened)
        return values.count == 1 ? values[0] : try make(.vector(values), from: opened.range.lowerBound)
    }

    /// `<a, b>`: a column.
    mutating func angles() throws(NotationError) -> Expression {
        let opened = current
        advance()
        let values = try within(.enclosed) { (parser) throws(NotationError) in
            var values: [Expression] = []
            repeat { values.append(try parser.range()) } while parser.take(.comma)
            return values
        }
        if opened.kind == .symbol(.less), isAt(.greater) {
            advance()
        } else {
            try close(.closeAngle, opened: opened)
        }
        return try make(.vector(values), from: opened.range.lowerBound)
    }

    /// `|x|` and `‖x‖`.
    mutating func bars(_ symbol: Symbol) throws(NotationError) -> Expression {
        let opened = current
        advance()
        let value = try within(.enclosed) { (parser) throws(NotationError) in try parser.range() }
        try close(symbol, opened: opened)
        return try make(
            .call(symbol == .bar ? .abs : .norm, [value]), from: opened.range.lowerBound)
    }

    /// `{18, 4}`.
    mutating func braces() throws(NotationError) -> Expression {
        let opened = current
        advance()
        let values = try within(.enclosed) { (parser) throws(NotationError) in
            try parser.isAt(.closeBrace) ? [] : parser.items(orSemicolons: true)
        }
        try close(.closeBrace, opened: opened)
        return try make(.list(values), from: opened.range.lowerBound)
    }

    // MARK: Matrices

    /// `[3 1; 1 3]`, `[[3,1],[1,3]]`, `[A B]`.
    mutating func matrix() throws(NotationError) -> Expression {
        let opened = current
        advance()
        let rows = try within(.bracket) { (parser) throws(NotationError) in
            var rows: [[Expression]] = []
            while !parser.isAt(.closeBracket) { rows.append(try parser.row(opened: opened)) }
            return rows
        }
        try close(.closeBracket, opened: opened)
        return try make(.matrix(try checked(unnested(rows))), from: opened.range.lowerBound)
    }

    /// One row and the separator behind it.
    private mutating func row(opened: Token) throws(NotationError) -> [Expression] {
        var entries: [Expression] = []
        while true {
            if isAt(.comma) || isAt(.semicolon) || isAt(.ampersand) || isAt(.rowBreak) {
                throw NotationError(.missingEntry, at: current.range)
            }
            entries.append(try expression())
            if take(.comma) || take(.ampersand) {
                if isAt(.closeBracket) { throw NotationError(.missingEntry, at: current.range) }
                continue
            }
            if take(.semicolon) || take(.rowBreak) || isAt(.closeBracket) || current.newlineBefore {
                if isAtEnd { try close(.closeBracket, opened: opened) }
                return entries
            }
            guard current.spaceBefore, current.startsEntry else {
                try close(.closeBracket, opened: opened)
                return entries
            }
        }
    }

    /// `\begin{bmatrix} a & b \\ c & d \end{bmatrix}`: only `&` and `\\` separate.
    mutating func environment() throws(NotationError) -> Expression {
        let opened = current
        advance()
        let rows = try within(.enclosed) { (parser) throws(NotationError) in
            var rows: [[Expression]] = []
            while !parser.isAt(.endMatrix) {
                var entries: [Expression] = []
                repeat {
                    if parser.isAt(.ampersand) || parser.isAt(.rowBreak) {
                        throw NotationError(.missingEntry, at: parser.current.range)
                    }
                    entries.append(try parser.expression())
                } while parser.take(.ampersand) || parser.take(.comma)
                rows.append(entries)
                guard parser.take(.rowBreak) || parser.take(.semicolon) else { break }
            }
            return rows
        }
        try close(.endMatrix, opened: opened)
        return try make(.matrix(try checked(rows)), from: opened.range.lowerBound)
    }

    /// `[[3,1],[1,3]]` is the matrix with these rows, and brackets around one matrix add nothing.
    private func unnested(_ rows: [[Expression]]) -> [[Expression]] {
        if rows.count == 1, rows[0].count == 1, case .matrix(let inner) = rows[0][0].kind { return inner }
        guard rows.count == 1 || rows.allSatisfy({ $0.count == 1 }) else { return rows }
        var inner: [[Expression]] = []
        for entry in rows.joined() {
            guard case .matrix(let part) = entry.kind, part.count == 1 else { return rows }
            inner.append(part[0])
        }
        return inner
    }

    /// Rows of different lengths are refused here where no entry can be a block.
    private func checked(_ rows: [[Expression]]) throws(NotationError) -> [[Expression]] {
        guard let expected = rows.first?.count, rows.contains(where: { $0.count != expected }),
            rows.allSatisfy({ $0.allSatisfy(\.isSurelyOneEntry) })
        else { return rows }
        for (i, row) in rows.enumerated() where row.count != expected {
            let start = row.first?.range.lowerBound ?? 0
            throw NotationError(
                .raggedRows(row: i + 1, found: row.count, expected: expected),
                at: start..<(row.last?.range.upperBound ?? start))
        }
        return rows
    }
}

extension Token {
    /// An operand, or a sign in front of one.
    fileprivate var startsEntry: Bool {
        switch kind {
        case .symbol(.plus), .symbol(.minus), .symbol(.plusMinus), .symbol(.minusPlus), .symbol(.less),
            .symbol(.not):
            true
        default: startsOperand
        }
    }
}

extension Expression {
    /// True where no name, call or bracket could make it a block.
    fileprivate var isSurelyOneEntry: Bool {
        switch kind {
        case .number: true
        case .negated, .sum, .product, .power, .percent, .call(.sqrt, _):
            children.allSatisfy(\.isSurelyOneEntry)
        default: false
        }
    }
}
