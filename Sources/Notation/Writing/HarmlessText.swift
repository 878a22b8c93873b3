/// Text as a terminal may be sent it: what would steer the terminal, or turn the direction of writing,
/// stands there as a sign of one column.
package enum HarmlessText {
    /// Line ends and tabs stay.
    package static func of(_ text: some StringProtocol) -> String {
        guard text.unicodeScalars.contains(where: \.steersTerminals) else { return String(text) }
        var shown = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            shown.append(scalar.steersTerminals ? sign(for: scalar) : scalar)
        }
        return String(shown)
    }

    /// Control characters as their pictures; other characters that steer as a dot.
    static func sign(for scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch scalar.value {
        case 0..<0x20: Unicode.Scalar(0x2400 + scalar.value) ?? "·"
        case 0x7F: "␡"
        default: scalar.steersTerminals ? "·" : scalar
        }
    }
}

extension Unicode.Scalar {
    /// Controls but for line ends and tabs, and the marks that turn the direction of writing.
    package var steersTerminals: Bool {
        switch value {
        case 0x09, 0x0A: false
        case 0x00...0x1F, 0x7F...0x9F, 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069: true
        default: false
        }
    }
}
