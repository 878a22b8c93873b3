extension Lexer {
    static func startsName(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII { return ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar) }
        return scalar.properties.isAlphabetic && Spellings.symbols[scalar] == nil
            && Spellings.superscripts[scalar] == nil && Spellings.subscripts[scalar] == nil
            || Spellings.greek[scalar] != nil
    }

    /// Reads `W`, `λ₁`, `sigma_1`, `v_{12}`, `WtW`, and the words `and`, `or`, `not`, `in`.
    mutating func name() throws(NotationError) {
        let start = position
        var canonical = ""
        while let scalar = peek() {
            if !scalar.isASCII, let greek = Spellings.greek[scalar] {
                canonical += greek
            } else if Lexer.startsName(scalar) || Lexer.isDigit(scalar) || Lexer.isMark(scalar) {
                canonical.unicodeScalars.append(scalar)
            } else {
                break
            }
            position += 1
        }
        if splitsIdentity(canonical, from: start) {
            position -= 1
            emit(.name(String(canonical.dropLast()), typed: typed(from: start)), from: start)
            position += 1
            return emit(.name("I", typed: "I"), from: position - 1)
        }
        try finishName(canonical, from: start)
    }

    /// True for `λI`, `lambdaI`, `tI`: a letter times the identity, and no name of its own.
    private func splitsIdentity(_ name: String, from start: Int) -> Bool {
        guard name.hasSuffix("I"), scalars[position - 1] == "I", peek() != "_",
            peek().map({ Spellings.subscripts[$0] == nil }) ?? true
        else { return false }
        let stem = name.dropLast()
        let isLatin = stem.count == 1 && stem.allSatisfy { $0.isASCII && $0.isLowercase }
        return isLatin || Spellings.letters[String(stem)] != nil
    }

    private func typed(from start: Int) -> String {
        String(String.UnicodeScalarView(scalars[start..<position]))
    }

    /// Reads the subscript, if any, and emits the name or the word.
    mutating func finishName(_ stem: String, from start: Int) throws(NotationError) {
        let canonical = stem + (try subscriptText())
        let typed = typed(from: start)
        if let word = Spellings.words[canonical], typed == canonical {
            emit(.symbol(word), from: start)
        } else {
            emit(.name(canonical, typed: typed), from: start)
        }
    }

    private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.generalCategory == .nonspacingMark
    }

    /// `₁₂`, `_12`, `_{12}` are digits added to the name; `_max` keeps its underscore.
    private mutating func subscriptText() throws(NotationError) -> String {
        var text = ""
        while let scalar = peek(), let digit = Spellings.subscripts[scalar] {
            text.append(digit)
            position += 1
        }
        guard text.isEmpty, peek() == "_" else { return text }
        let start = position
        position += 1
        let isBraced = peek() == "{"
        if isBraced { position += 1 }
        let isNumeric = peek().map(Lexer.isDigit) == true
        while let scalar = peek(),
            Lexer.isDigit(scalar) || (!isNumeric || isBraced) && Lexer.startsName(scalar)
        {
            text += Spellings.greek[scalar] ?? String(scalar)
            position += 1
        }
        guard !text.isEmpty, !isBraced || peek() == "}" else {
            throw NotationError(
                .expected("a subscript of digits or letters", found: "none"), at: start..<position)
        }
        if isBraced { position += 1 }
        return isNumeric ? text : "_" + text
    }
}
