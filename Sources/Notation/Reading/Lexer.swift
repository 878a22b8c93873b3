/// Cuts a line into tokens: Unicode and LaTeX spellings become one set of symbols and names.
struct Lexer {
    let scalars: [Unicode.Scalar]
    var position = 0
    var tokens: [Token] = []
    private var spaceBefore = false
    private var newlineBefore = false

    init(_ text: String) { scalars = text.unicodeScalars.map(Lexer.narrowed) }

    /// Full-width forms are read as their ASCII twins.
    private static func narrowed(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        guard (0xFF01...0xFF5E).contains(scalar.value) else { return scalar }
        return Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar
    }

    static func tokens(of text: String) throws(NotationError) -> [Token] {
        var lexer = Lexer(text)
        while lexer.position < lexer.scalars.count { try lexer.next() }
        lexer.emit(.end, from: lexer.position)
        return lexer.tokens
    }

    func peek(_ ahead: Int = 0) -> Unicode.Scalar? {
        position + ahead < scalars.count ? scalars[position + ahead] : nil
    }

    mutating func emit(_ kind: Token.Kind, from start: Int) {
        tokens.append(
            Token(
                kind: kind, range: start..<position, spaceBefore: spaceBefore,
                newlineBefore: newlineBefore))
        spaceBefore = false
        newlineBefore = false
    }

    mutating func skipSpace(isNewline: Bool = false) {
        spaceBefore = true
        if isNewline { newlineBefore = true }
    }

    private mutating func next() throws(NotationError) {
        guard let scalar = peek() else { return }
        if scalar == "\n" || scalar == "\r" || scalar == "\u{2028}" || scalar == "\u{85}" {
            position += 1
            skipSpace(isNewline: true)
        } else if scalar.properties.isWhitespace || scalar == "$" || scalar == "~" {
            position += 1
            skipSpace()
        } else if Lexer.isInvisible(scalar) {
            position += 1
        } else if scalar == "\\" {
            try command()
        } else if Lexer.isDigit(scalar) || (scalar == "." && peek(1).map(Lexer.isDigit) == true) {
            try number()
        } else if Lexer.startsName(scalar) {
            try name()
        } else if scalar.isASCII {
            // Most of any line: the tables of other signs are not asked.
            try symbol(scalar)
        } else if let (numerator, denominator) = Spellings.fractions[scalar] {
            position += 1
            emit(.fraction(numerator, denominator), from: position - 1)
        } else if Spellings.superscripts[scalar] != nil {
            try superscript()
        } else {
            try symbol(scalar)
        }
    }

    static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

    private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "\u{200B}"..."\u{200F}", "\u{2060}", "\u{FEFF}": true
        default: false
        }
    }

    private mutating func symbol(_ scalar: Unicode.Scalar) throws(NotationError) {
        let start = position
        if scalar == "+", peek(1) == "/", peek(2) == "-" {
            position += 3
            return emit(.symbol(.plusMinus), from: start)
        }
        if let second = peek(1), let pair = Spellings.pairs["\(scalar)\(second)"] {
            position += 2
            return emit(.symbol(pair), from: start)
        }
        guard let symbol = Spellings.symbols[scalar] else {
            let code: NotationError.Code =
                scalar == "\u{FFFD}" ? .invalidEncoding : .unexpectedCharacter(scalar)
            throw NotationError(code, at: start..<start + 1)
        }
        position += 1
        emit(.symbol(symbol), from: start)
    }

    private mutating func number() throws(NotationError) {
        let start = position
        var text = digits()
        // Two points are a range: `1..2`.
        if peek() == ".", peek(1) != "." {
            position += 1
            let fraction = digits()
            guard !fraction.isEmpty else {
                throw NotationError(
                    .expected("a digit after the point", found: "none"), at: position - 1..<position)
            }
            text += "." + fraction
        }
        emit(.number(text), from: start)
    }

    private mutating func digits() -> String {
        var text = String.UnicodeScalarView()
        while let scalar = peek(), Lexer.isDigit(scalar) {
            text.append(scalar)
            position += 1
        }
        return String(text)
    }

    private mutating func superscript() throws(NotationError) {
        let start = position
        var text = ""
        while let scalar = peek(), let character = Spellings.superscripts[scalar] {
            text.append(character)
            position += 1
        }
        let digits = text.drop { $0 == "-" || $0 == "+" }
        guard !digits.isEmpty, digits.allSatisfy(\.isNumber), text.count - digits.count <= 1 else {
            throw NotationError(.expected("an integer exponent", found: "‘\(text)’"), at: start..<position)
        }
        emit(.superscript(text), from: start)
    }
}
