/// Letters of dots: seven rows above the line and two below it, each letter as wide as it needs to be.
///
/// It has the printable characters of ASCII, the Greek letters and signs of this program, and raised and
/// lowered digits. Letters have the accents of ``marks``, and are drawn without others; for all else there is
/// a box.
enum PixelFont {
    /// The rows of capitals and digits, from the top.
    static let capitals = 7
    static let rows = 9
    /// Empty columns between letters.
    static let gap = 1

    struct Glyph: Sendable {
        let width: Int
        /// The columns with a dot in each row that has any.
        let dots: [(row: Int, columns: [Int])]

        init(width: Int, dots: [(row: Int, columns: [Int])]) {
            self.width = width
            self.dots = dots
        }

        /// - Parameter lines: `#` for a dot, all of one length.
        init(_ lines: [Substring], top: Int = 0) {
            width = lines.first?.count ?? 0
            dots = lines.enumerated().compactMap { row, line in
                let columns = line.enumerated().filter { $0.element == "#" }.map(\.offset)
                return columns.isEmpty ? nil : (row + top, columns)
            }
        }
    }

    private static let box = Glyph(
        [".....", "####", "#..#", "#..#", "#..#", "#..#", "####"].map { $0.prefix(4) })
    private static let space = Glyph(["..."])

    /// Those that are drawn as another.
    private static let alike: [Unicode.Scalar: Unicode.Scalar] = [
        "\u{A0}": " ", "–": "-", "—": "−", "‘": "'", "’": "'", "“": "\"", "”": "\"", "∑": "Σ", "∏": "Π",
        "∆": "Δ",
        "ϕ": "φ", "•": "·", "⋅": "·", "′": "'", "µ": "μ", "│": "|", "∣": "|", "∥": "‖", "‐": "-",
    ]

    private static let table: [Unicode.Scalar: Glyph] = {
        var table: [Unicode.Scalar: Glyph] = [" ": space]
        for (scalar, glyph) in glyphs(in: PixelLetters.latin) + glyphs(in: PixelLetters.signs) {
            table[scalar] = glyph
        }
        for (name, lines) in blocks(in: PixelLetters.small) {
            // Raised, and the same lowered.
            for (scalar, top) in zip(name.unicodeScalars, [0, 4]) where scalar != "_" {
                table[scalar] = Glyph(lines, top: top)
            }
        }
        return table
    }()

    private static func glyphs(in text: String) -> [(Unicode.Scalar, Glyph)] {
        blocks(in: text).compactMap { name, lines in
            name.unicodeScalars.first.map { ($0, Glyph(lines)) }
        }
    }

    /// Names in one line, under each of them the rows of its letter.
    private static func blocks(in text: String) -> [(name: Substring, lines: [Substring])] {
        text.split(separator: "\n\n").flatMap { block in
            let lines = block.split(separator: "\n").map { $0.split(separator: " ") }
            return (lines.first ?? []).enumerated().map { index, name in
                (name, lines.dropFirst().filter { $0.count > index }.map { $0[index] })
            }
        }
    }

    // MARK: - Words

    /// Whether there is a letter for it, and not only the box.
    static func has(_ scalar: Unicode.Scalar) -> Bool { table[alike[scalar] ?? scalar] != nil }

    static func glyphs(of words: String) -> [Glyph] {
        words.flatMap { character -> [Glyph] in
            let known = character.unicodeScalars.map { table[alike[$0] ?? $0] }
            if known.allSatisfy({ $0 != nil }) { return known.compactMap { $0 } }
            let parts = String(character).decomposed.unicodeScalars
            guard let letter = parts.first.flatMap({ table[$0] }) else { return [box] }
            return [parts.dropFirst().compactMap { marks[$0] }.reduce(letter, accented)]
        }
    }

    /// Diaeresis, acute, grave, circumflex, tilde, caron, ring: two rows, the lower one above small letters.
    private static let marks: [Unicode.Scalar: Glyph] = [
        "\u{308}": Glyph(["...", "#.#"]), "\u{301}": Glyph([".#", "#."]), "\u{300}": Glyph(["#.", ".#"]),
        "\u{302}": Glyph([".#.", "#.#"]), "\u{303}": Glyph([".#.#", "#.#."]),
        "\u{30C}": Glyph(["#.#", ".#."]),
        "\u{30A}": Glyph([".#.", ".#."]),
    ]

    /// A letter with a mark amid its columns: a small one in place of its dot, a capital above.
    private static func accented(_ letter: Glyph, _ mark: Glyph) -> Glyph {
        let isSmall = letter.dots.first { $0.columns.count > 1 || $0.row > 1 }.map { $0.row > 1 } ?? true
        let body = letter.dots.filter { !isSmall || $0.row > 1 }
        let width = max(letter.width, mark.width)
        func moved(_ dots: [(row: Int, columns: [Int])], right: Int, down: Int) -> [(
            row: Int, columns: [Int]
        )] {
            dots.map { ($0.row + down, $0.columns.map { $0 + right }) }
        }
        return Glyph(
            width: width,
            dots: moved(mark.dots, right: (width - mark.width) / 2, down: isSmall ? -1 : -3)
                + moved(body, right: (width - letter.width) / 2, down: 0))
    }

    /// In dots, from the first to the last.
    static func width(of words: String) -> Int {
        let glyphs = glyphs(of: words)
        return max(0, glyphs.map { $0.width + gap }.reduce(0, +) - gap)
    }
}
