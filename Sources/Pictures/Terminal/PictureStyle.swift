/// What a terminal can show, and what its caller knows of its letters.
public struct PictureStyle: Sendable {
    /// The columns that a picture may take; never less than 16.
    public let width: Int
    public let isASCII: Bool
    /// The colours that ``TerminalPicture/colouredLines`` may use.
    public let depth: ColourDepth
    /// Whether letters are dark on a light ground: then what is dark in an image gets the dots.
    public let isLight: Bool
    /// How many columns a text takes.
    let measure: @Sendable (String) -> Int
    /// A label or caption as this terminal can show it.
    let spell: @Sendable (String) -> String

    /// - Parameters:
    ///   - measure: how many columns a text takes.
    ///   - spell: spells letters out that the terminal does not show.
    public init(
        width: Int, isASCII: Bool = false, depth: ColourDepth = .indexed, isLight: Bool = false,
        measure: @escaping @Sendable (String) -> Int = { $0.count },
        spell: @escaping @Sendable (String) -> String = { $0 }
    ) {
        self.width = max(16, width)
        self.isASCII = isASCII
        self.depth = depth
        self.isLight = isLight
        self.measure = measure
        self.spell = spell
    }

    var digits: Digits { Digits(isASCII: isASCII) }
    /// The colour of the ground, as far as it is known.
    var ground: Colour { isLight ? .white : .black }
    var dots: String { isASCII ? "..." : "…" }

    /// A label as it is shown, at most so wide.
    func label(_ text: String, atMost limit: Int) -> String {
        let shown = spell(text).filter { !$0.isNewline }
        guard measure(shown) > limit else { return shown }
        var kept = ""
        for character in shown {
            guard measure(kept) + measure(String(character)) + measure(dots) <= limit else { break }
            kept.append(character)
        }
        return kept + dots
    }

    /// Sentences, broken at spaces.
    func wrapped(_ text: String) -> [String] {
        var lines: [String] = []
        var line = ""
        for word in spell(text).split(whereSeparator: \.isWhitespace).flatMap({ cut(String($0)) }) {
            if line.isEmpty {
                line = word
            } else if measure(line) + 1 + measure(word) <= width {
                line += " " + word
            } else {
                lines.append(line)
                line = word
            }
        }
        return line.isEmpty ? lines : lines + [line]
    }

    /// A word that is wider than the line, in pieces.
    private func cut(_ word: String) -> [String] {
        guard measure(word) > width else { return [word] }
        var pieces = [""]
        for character in word {
            if measure(pieces[pieces.count - 1]) + measure(String(character)) > width { pieces.append("") }
            pieces[pieces.count - 1].append(character)
        }
        return pieces
    }
}
