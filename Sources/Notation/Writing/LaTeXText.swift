/// Sentences in LaTeX: the mathematics that stands in plain words, σ₁u₁v₁ᵀ say, is set as mathematics.
///
/// The result is ASCII but for letters with accents and for the scripts that LaTeX needs a font for
/// (`needsUnicodeFonts`).
enum LaTeXText {
    /// The words, set for the text mode of LaTeX.
    static func of(_ text: String) -> String {
        var result = ""
        var word = ""
        func flush() {
            result += LaTeXText.word(word)
            word = ""
        }
        for character in text {
            if character == " " || character == "\n" {
                flush()
                result.append(character)
            } else {
                word.append(character)
            }
        }
        flush()
        return result
    }

    /// Text without mathematics: what has a meaning in LaTeX is spelled out.
    static func escaped(_ text: String) -> String {
        text.map { commands[$0] ?? String($0) }.joined()
    }

    /// A formula whose fractions keep apart: the root of one row would touch the denominator above it.
    static func spaced(_ formula: String) -> String {
        formula.contains("\\frac") ? formula.replacing(" \\\\ ", with: " \\\\[3pt] ") : formula
    }

    /// What is typed, in the typewriter font.
    static func code(_ text: String) -> String {
        let characters = text.map { character -> String in
            if character.isASCII { return commands[character] ?? String(character) }
            if isIndex(character) || isMathematics(character) {
                return "$\(mathematics(String(character)))$"
            }
            return commands[character] ?? String(character)
        }
        return "\\texttt{\(characters.joined())}"
    }

    /// True of characters that pdfTeX's fonts lack and no table here knows: Chinese, say.
    static func needsUnicodeFonts(_ text: String) -> Bool {
        text.contains { character in
            character.unicodeScalars.contains { $0.value > 0x17F } && commands[character] == nil
                && !isMathematics(character)
        }
    }

    // MARK: - Words

    /// A run without spaces: its mathematics between the punctuation around it.
    private static func word(_ word: String) -> String {
        guard word.contains(where: isMathematics) else { return letter(word) ?? escaped(word) }
        // Chinese has no spaces: there the mathematics ends where the letters begin.
        var result = ""
        var run = ""
        for character in word {
            if isPlain(character) {
                result += formula(run) + escaped(String(character))
                run = ""
            } else {
                run.append(character)
            }
        }
        return result + formula(run)
    }

    /// A letter that stands alone is a name, but for `a`, `A` and `I`, which are words, and `b:`, a label.
    private static func letter(_ word: String) -> String? {
        let letters = word.filter(\.isLetter)
        let around = word.filter { !$0.isLetter }
        guard letters.count == 1, word.utf8.allSatisfy({ $0 < 128 }), !"aAI".contains(letters),
            around.allSatisfy({ ".,;?!()".contains($0) }), let place = word.firstIndex(where: \.isLetter)
        else { return nil }
        return "\(word[..<place])$\(letters)$\(word[word.index(after: place)...])"
    }

    private static func formula(_ run: String) -> String {
        let punctuation: Set<Character> = [".", ",", ";", ":", "?", "!", "\u{A0}"]
        let front = run.prefix { punctuation.contains($0) }
        let back = String(
            run.dropFirst(front.count).reversed().prefix { punctuation.contains($0) }.reversed())
        let core = String(run.dropFirst(front.count).dropLast(back.count))
        guard core.contains(where: isMathematics) else { return escaped(run) }
        let (open, inside, close) = core.withoutUnpairedParentheses
        return escaped(String(front) + open) + "$\(mathematics(inside))$" + escaped(close + back)
    }

    /// Whether a character makes its word a formula.
    private static func isMathematics(_ character: Character) -> Bool {
        symbols[character] != nil || isIndex(character) || greek(character) != nil || character == "√"
    }

    private static func isIndex(_ character: Character) -> Bool {
        subscripts[character] != nil || superscripts[character] != nil
    }

    /// Letters and signs of a script with other fonts, and quotation marks.
    private static func isPlain(_ character: Character) -> Bool {
        guard let scalar = character.unicodeScalars.first else { return true }
        return (0x2E80...0xFFEF).contains(scalar.value) || "“”‘’„‚".contains(character)
    }

    // MARK: - Formulas

    private static func mathematics(_ text: String) -> String {
        var result = ""
        var rest = Substring(text)
        while let character = rest.first {
            if isIndex(character) {
                result += indices(&rest)
            } else if character == "√" {
                rest.removeFirst()
                let radicand = rest.prefix { $0.isNumber && !isIndex($0) || $0.isASCII && $0.isLetter }
                let taken = radicand.first?.isLetter == true ? radicand.prefix(1) : radicand
                result += taken.isEmpty ? "\\surd " : "\\sqrt{\(taken)}"
                rest.removeFirst(taken.count)
            } else if character.isASCII, character.isLetter {
                let letters = rest.prefix { $0.isASCII && $0.isLetter }
                result += Self.letters(String(letters))
                rest.removeFirst(letters.count)
            } else {
                rest.removeFirst()
                result += symbols[character] ?? greek(character).map { $0 + " " } ?? Self.sign(character)
            }
        }
        return result
    }

    /// Several indices of one kind stand in one pair of braces.
    private static func indices(_ rest: inout Substring) -> String {
        var (lower, upper) = ("", "")
        while let character = rest.first {
            if let mark = subscripts[character] {
                lower += mark
            } else if let mark = superscripts[character] {
                upper += mark
            } else {
                break
            }
            rest.removeFirst()
        }
        return (lower.isEmpty ? "" : "_{\(lower)}") + (upper.isEmpty ? "" : "^{\(upper)}")
    }

    /// `QQ` is a product of letters, `rank` a word.
    private static func letters(_ letters: String) -> String {
        let functions: Set<String> = [
            "tr", "rank", "dim", "det", "max", "min", "cos", "sin", "span", "im", "ker",
        ]
        if functions.contains(letters) { return "\\operatorname{\(letters)} " }
        let isWord = letters.count > 2 && letters.dropFirst().allSatisfy(\.isLowercase)
        return isWord ? "\\text{\(letters)}" : letters
    }

    private static func sign(_ character: Character) -> String {
        switch character {
        case "%", "&", "#", "_", "{", "}", "$": "\\\(character)"
        case "\\": "\\backslash "
        case "^": "\\hat{}"
        case "~": "\\sim "
        case "\u{A0}": "\\ "
        case "…": "\\ldots "
        default: character.isASCII ? String(character) : "\\text{\(commands[character] ?? String(character))}"
        }
    }

    private static func greek(_ character: Character) -> String? {
        guard character.unicodeScalars.count == 1, let scalar = character.unicodeScalars.first,
            let name = Spellings.greek[scalar]
        else { return nil }
        return name == "omicron" ? "o" : "\\\(name)"
    }
}

// MARK: - Tables

extension LaTeXText {
    /// In text mode.
    private static let commands: [Character: String] = [
        "\\": "\\textbackslash{}", "~": "\\textasciitilde{}", "^": "\\textasciicircum{}", "{": "\\{",
        "}": "\\}", "#": "\\#", "$": "\\$", "%": "\\%", "&": "\\&", "_": "\\_", "\u{A0}": "~", "–": "--",
        "—": "---", "…": "\\ldots{}", "“": "``", "”": "''", "‘": "`", "’": "'", "„": "\"", "‚": ",",
        "<": "\\textless{}", ">": "\\textgreater{}", "|": "\\textbar{}", "\"": "''",
    ]

    private static let subscripts: [Character: String] = table(
        "₀0 ₁1 ₂2 ₃3 ₄4 ₅5 ₆6 ₇7 ₈8 ₉9 ₊+ ₋- ₍( ₎) ₌= ₐa ₑe ₕh ᵢi ⱼj ₖk ₗl ₘm ₙn ₒo ₚp ᵣr ₛs ₜt ᵤu ᵥv ₓx")

    private static let superscripts: [Character: String] = table(
        "⁰0 ¹1 ²2 ³3 ⁴4 ⁵5 ⁶6 ⁷7 ⁸8 ⁹9 ⁺+ ⁻- ⁽( ⁾) ⁼= ⁱi ⁿn ʲj ᵏk ˡl ᵐm ᵖp ʳr ˢs ᵈd"
    ).merging(["ᵀ": "\\mathsf{T}", "ᵗ": "\\mathsf{T}", "⊤": "\\mathsf{T}"]) { own, _ in own }

    /// In mathematics mode; a word with one of them is a formula.
    private static let symbols: [Character: String] = [
        "−": "-", "·": "\\cdot ", "×": "\\times ", "÷": "\\div ", "±": "\\pm ", "∓": "\\mp ",
        "≤": "\\le ", "≥": "\\ge ", "≠": "\\ne ", "≈": "\\approx ", "≡": "\\equiv ", "=": "=", "<": "<",
        ">": ">", "+": "+", "‖": "\\|", "∞": "\\infty ", "∂": "\\partial ", "∇": "\\nabla ",
        "∈": "\\in ", "∉": "\\notin ", "⊂": "\\subset ", "⊆": "\\subseteq ", "∩": "\\cap ", "∪": "\\cup ",
        "∅": "\\emptyset ", "∘": "\\circ ", "⊙": "\\odot ", "→": "\\to ", "←": "\\leftarrow ",
        "↦": "\\mapsto ", "⇒": "\\Rightarrow ", "⇐": "\\Leftarrow ", "⇔": "\\Leftrightarrow ",
        "↪": "\\hookrightarrow ", "∀": "\\forall ", "∃": "\\exists ", "∧": "\\land ", "∨": "\\lor ",
        "¬": "\\lnot ", "⟨": "\\langle ", "⟩": "\\rangle ", "⌊": "\\lfloor ", "⌋": "\\rfloor ",
        "⌈": "\\lceil ", "⌉": "\\rceil ", "∑": "\\sum ", "∏": "\\prod ", "∫": "\\int ",
        "ℝ": "\\mathbb{R}", "ℂ": "\\mathbb{C}", "ℕ": "\\mathbb{N}", "ℓ": "\\ell ", "°": "^{\\circ}",
        "½": "\\tfrac12 ", "⅓": "\\tfrac13 ", "⅔": "\\tfrac23 ", "¼": "\\tfrac14 ", "¾": "\\tfrac34 ",
        "✓": "\\checkmark ", "⊥": "\\perp ", "✗": "\\times ", "′": "'", "▸": "\\triangleright ",
    ]

    private static func table(_ pairs: String) -> [Character: String] {
        Dictionary(
            pairs.split(separator: " ").compactMap { pair in pair.first.map { ($0, String(pair.dropFirst())) }
            },
            uniquingKeysWith: { own, _ in own })
    }
}

extension String {
    /// A parenthesis that opens or closes outside the text goes with the words around it.
    fileprivate var withoutUnpairedParentheses: (open: String, inside: String, close: String) {
        var inside = Substring(self)
        var (open, close) = ("", "")
        while inside.first == "(", inside.count(where: { $0 == "(" }) > inside.count(where: { $0 == ")" }) {
            open.append(inside.removeFirst())
        }
        while inside.last == ")", inside.count(where: { $0 == ")" }) > inside.count(where: { $0 == "(" }) {
            close.append(inside.removeLast())
        }
        return (open, String(inside), close)
    }
}
