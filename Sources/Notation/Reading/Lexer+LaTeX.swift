extension Lexer {
    /// Reads what starts with a backslash.
    mutating func command() throws(NotationError) {
        let start = position
        position += 1
        guard let scalar = peek() else {
            throw NotationError(.unexpectedCharacter("\\"), at: start..<position)
        }
        if ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar) {
            return try namedCommand(from: start)
        }
        position += 1
        switch scalar {
        case "\\": emit(.symbol(.rowBreak), from: start)
        case "{": emit(.symbol(.openBrace), from: start)
        case "}": emit(.symbol(.closeBrace), from: start)
        case "|": emit(.symbol(.doubleBar), from: start)
        case "%": emit(.symbol(.percent), from: start)
        case "&": emit(.symbol(.ampersand), from: start)
        case "_": emit(.symbol(.underscore), from: start)
        case ",", ";", ":", "!", " ", "(", ")", "[", "]": skipSpace()
        default: throw NotationError(.unexpectedCharacter("\\"), at: start..<position)
        }
    }

    private mutating func namedCommand(from start: Int) throws(NotationError) {
        let command = letters()
        if Spellings.spacing.contains(command) {
            // `\left.` opens nothing.
            if ["left", "right"].contains(command), peek() == "." { position += 1 }
            if command.hasSuffix("quad") { skipSpace() }
        } else if let symbol = Spellings.commands[command] {
            emit(.symbol(symbol), from: start)
        } else if command == "begin" || command == "end" {
            try environment(isOpening: command == "begin", from: start)
        } else if Spellings.shapes.contains(command) {
            let name = try argument(of: command)
            try finishName(name, from: start)
        } else if let symbol = Spellings.letters[command.replacing("var", with: "")] ?? known(command) {
            try finishName(Lexer.canonical(symbol), from: start)
        } else {
            throw NotationError(.unknownCommand(command), at: start..<position)
        }
    }

    private func known(_ command: String) -> String? {
        Function(named: command) == nil ? nil : command
    }

    private static func canonical(_ name: String) -> String {
        name.unicodeScalars.map { Spellings.greek[$0] ?? String($0) }.joined()
    }

    private mutating func letters() -> String {
        var text = String.UnicodeScalarView()
        while let scalar = peek(), ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar) {
            text.append(scalar)
            position += 1
        }
        return String(text)
    }

    /// The letters between braces, as in `\mathbf{W}`; a single letter needs no braces.
    private mutating func argument(of command: String) throws(NotationError) -> String {
        let start = position
        let isBraced = peek() == "{"
        if isBraced { position += 1 }
        var text = ""
        while let scalar = peek(), Lexer.startsName(scalar) || isBraced && Lexer.isDigit(scalar) {
            text.unicodeScalars.append(scalar)
            position += 1
            if !isBraced { break }
        }
        guard !text.isEmpty, !isBraced || peek() == "}" else {
            throw NotationError(
                .expected("a name in braces after \\\(command)", found: "none"), at: start..<position)
        }
        if isBraced { position += 1 }
        return Lexer.canonical(text)
    }

    private mutating func environment(isOpening: Bool, from start: Int) throws(NotationError) {
        guard peek() == "{" else {
            throw NotationError(.expected("the name of an environment", found: "none"), at: start..<position)
        }
        position += 1
        let name = letters()
        guard peek() == "}", Spellings.environments.contains(name) else {
            throw NotationError(.unknownCommand("begin{\(name)}"), at: start..<position)
        }
        position += 1
        if isOpening, name == "array", peek() == "{" {
            while let scalar = peek(), scalar != "}", "{lcr| ".unicodeScalars.contains(scalar) {
                position += 1
            }
            if peek() == "}" { position += 1 }
        }
        emit(.symbol(isOpening ? .beginMatrix : .endMatrix), from: start)
    }
}
