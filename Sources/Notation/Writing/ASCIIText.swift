/// Text for terminals that show ASCII only.
public enum ASCIIText {
    /// Mathematical signs, Greek letters and typographic marks spelled out; letters of other scripts stay.
    public static func of(_ text: String) -> String {
        if text.utf8.allSatisfy({ $0 < 128 }) { return text }
        var result = ""
        var isRaised = false
        // `λI` is `lambda I`, `σ₁u₁` is `sigma1 u1`.
        var endsInName = false
        var isLowered = false
        for scalar in text.unicodeScalars {
            // `eᵢxⱼ` is `e_i x_j`.
            if let letter = indices[scalar] {
                result += (isLowered ? "" : "_") + String(letter)
                isLowered = true
                endsInName = true
                continue
            }
            isLowered = false
            if endsInName, Spellings.subscripts[scalar] == nil {
                if scalar.properties.isAlphabetic, scalar != "ᵀ" { result += " " }
                endsInName = false
            }
            if Spellings.greek[scalar] != nil { endsInName = true }
            if let digit = Spellings.superscripts[scalar] {
                result += (isRaised ? "" : "^") + String(digit)
                isRaised = true
                continue
            }
            isRaised = false
            if let digit = Spellings.subscripts[scalar] {
                result.append(digit)
            } else if let (a, b) = Spellings.fractions[scalar] {
                result += "\(a)/\(b)"
            } else {
                result += marks[scalar] ?? Spellings.greek[scalar] ?? String(scalar)
            }
        }
        return result
    }

    private static let indices: [Unicode.Scalar: Character] = [
        "ᵢ": "i", "ⱼ": "j", "ₖ": "k", "ₗ": "l", "ₘ": "m", "ₙ": "n", "ₚ": "p", "ᵣ": "r", "ₛ": "s", "ₜ": "t",
    ]

    private static let marks: [Unicode.Scalar: String] = [
        "ᵀ": "'", "−": "-", "–": "-", "—": "-", "×": "x", "·": "*", "⋅": "*", "≈": "~=", "≠": "!=",
        "≤": "<=", "≥": ">=", "∈": "in", "√": "sqrt", "∞": "infinity", "‖": "||", "→": "->", "⇒": "=>",
        "⇐": "<=", "⇔": "<=>", "…": "...", "“": "\"", "”": "\"", "‘": "'", "’": "'", "±": "+-",
        "⟨": "<", "⟩": ">", "⊥": "_|_", "∂": "d", "ℚ": "Q", "ℝ": "R", "⁺": "^+", "✓": "+", "✗": "x",
        "▸": ">", "\u{A0}": " ", "Σ": "Sigma", "∑": "sum", "⎡": "[", "⎢": "[", "⎣": "[", "⎤": "]",
        "⎥": "]", "⎦": "]", "∘": "o", "•": "*", "°": " degrees", "∩": "intersect", "₊": "+", "₋": "-",
        "é": "e",
    ]
}
