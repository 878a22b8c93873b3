/// Text that nobody types and that programs stumble over.
enum OddText {
    static func any(_ dice: inout Dice) -> [UInt8] {
        if dice.once(in: 3) { return dice.pick(bytes) }
        let text = dice.pick(texts)
        return Array((dice.once(in: 6) ? String(repeating: text, count: dice.below(300)) : text).utf8)
    }

    /// Digits: huge, tiny, at the edges of machine numbers, in other scripts.
    static func number(_ dice: inout Dice) -> [UInt8] {
        if dice.once(in: 5) {
            let digits = (0..<dice.below(dice.once(in: 4) ? 3000 : 40)).map { _ in UInt8(48 + dice.below(10))
            }
            return digits
        }
        return Array(dice.pick(numbers).utf8)
    }

    private static let numbers = [
        "0", "1", "2", "-1", "127", "128", "255", "256", "65535", "65536", "2147483647", "2147483648",
        "4294967295", "4294967296", "9223372036854775807", "9223372036854775808", "-9223372036854775808",
        "18446744073709551615", "18446744073709551616", "1e999", "1e-999", "1e999999999999", "0.1", "0.",
        ".5", "00", "1.7976931348623157e308", "5e-324", "nan", "inf", "-0", "0x10", "1_000", "1,000",
        "99999999999999999999999999999999999999999", "0.00000000000000000000000000000000000001", "١٢٣", "１２",
        "²", "½", "1000003", "10000000000",
    ]

    private static let texts = [
        "\u{FEFF}", "\u{202E}", "\u{200B}", "\u{200D}", "\u{0301}", "\u{0}", "\u{1}", "\u{1B}[31m", "\u{7F}",
        "\u{85}", "\u{A0}",
        "\u{2028}", "\u{2029}", "\r", "\r\n", "\n", "\t", "𝐀", "👩‍👩‍👧", "ﬁ", "ß", "İ", "ⁿ",
        "₁",
        "ᵀ", "−", "·", "×", "√", "∛", "Σ", "λ", "º", "ａ", "e\u{301}", "\u{1F1E9}\u{1F1EA}", "\u{10FFFF}", "ۖ",
        "\u{E0061}", "\u{FE0F}", "中", "한", "\u{1100}\u{1161}", "%s%n", "\\", "\"", "'", "`", "$(", "{{", "}}",
    ]

    /// Bytes that are no UTF-8.
    private static let bytes: [[UInt8]] = [
        [0xFF], [0xFE, 0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xE2, 0x88], [0x80],
        [0xF4, 0x90, 0x80, 0x80],
        [0xF0, 0x9F], [UInt8](repeating: 0x80, count: 60), [UInt8](repeating: 0, count: 64),
    ]
}
