/// How many terminal columns text takes: 0 for combining marks, 2 for wide characters, else 1.
public enum DisplayWidth {
    public static func of(_ text: String) -> Int { of(text.unicodeScalars) }

    static func of(_ scalars: some Sequence<Unicode.Scalar>) -> Int {
        scalars.reduce(0) { $0 + of($1) }
    }

    static func of(_ scalar: Unicode.Scalar) -> Int {
        let value = scalar.value
        // Signs of mathematics and what brackets are drawn with: most of what is shown, and quickly told.
        if value < 0x300 || (0x2200...0x22FF).contains(value) || (0x2500...0x257F).contains(value) {
            return 1
        }
        switch scalar.properties.generalCategory {
        case .nonspacingMark, .enclosingMark, .format: return 0
        default: break
        }
        return wide.contains { $0.contains(value) } ? 2 : 1
    }

    /// The East Asian wide and full-width blocks, and emoji.
    ///
    /// - SeeAlso: Unicode Standard Annex 11.
    private static let wide: [ClosedRange<UInt32>] = [
        0x1100...0x115F, 0x231A...0x231B, 0x2E80...0x303E, 0x3041...0x33FF, 0x3400...0x4DBF,
        0x4E00...0x9FFF, 0xA000...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3, 0xF900...0xFAFF,
        0xFE30...0xFE6F, 0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F680...0x1F6FF,
        0x1F900...0x1F9FF, 0x1FA70...0x1FAFF, 0x20000...0x3FFFD,
    ]
}
