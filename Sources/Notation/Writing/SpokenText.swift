/// Text for a screen reader: signs that are read as nothing, or as their names in Unicode, become words.
///
/// Chinese text is left as it is, but for the mathematics in it.
public enum SpokenText {
    public static func of(_ text: String) -> String {
        var words = ""
        // A sign brings a space on both sides, and no second one.
        var hasJustSpoken = false
        for character in beside(text) {
            if let digits = raised(character) {
                words += digits
            } else if let (sign, stands) = signs[character] {
                let isOpen = words.last.map { $0 == " " || $0 == "(" } ?? (stands == .before)
                words += (isOpen ? "" : " ") + sign + " "
            } else if hasJustSpoken, character == " " {
                continue
            } else {
                if hasJustSpoken, ".,;:!?)]".contains(character) { words.removeLast() }
                if words.last?.isLetter == true, isGreek(character) { words += " " }
                words.append(character)
            }
            hasJustSpoken = signs[character] != nil
        }
        return ASCIIText.of(words)
    }

    /// A letter that is spelled out: `UΣ` is U Sigma.
    private static func isGreek(_ character: Character) -> Bool {
        ("Α"..."ω").contains(character)
    }

    /// Whether a sign may begin something.
    private enum Standing { case before, between }

    /// What stands beside a display, behind a gap that one sees, is a sentence of its own.
    private static func beside(_ text: String) -> String {
        let gap = String(repeating: "\u{A0}", count: 4)
        guard text.contains(gap) else { return text.replacing("\u{A0}", with: " ") }
        return text.split(separator: gap, omittingEmptySubsequences: false)
            .map { $0.filter { $0 != "\u{A0}" } }.filter { !$0.isEmpty }
            .reduce(text.hasPrefix(gap) ? ". " : "") { $0 + ($0.isEmpty || $0 == ". " ? "" : ". ") + $1 }
    }

    private static func raised(_ character: Character) -> String? {
        switch character {
        case "²": " squared"
        case "³": " cubed"
        default: nil
        }
    }

    private static let signs: [Character: (String, Standing)] = [
        "−": ("minus", .before), "√": ("square root of", .before), "≈": ("about", .before),
        "±": ("plus or minus", .before), "·": ("times", .between), "×": ("by", .between),
        "ᵀ": ("transposed", .between), "≠": ("is not", .between), "≤": ("at most", .between),
        "≥": ("at least", .between), "∈": ("in", .between), "⊥": ("orthogonal to", .between),
        "→": ("to", .between), "⇒": ("so", .between), "⇔": ("if and only if", .between),
    ]
}
