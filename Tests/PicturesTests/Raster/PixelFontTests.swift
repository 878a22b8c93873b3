import Testing

@testable import Pictures

struct `Letters of dots` {
    private static let needed =
        (0x20...0x7E).compactMap { Unicode.Scalar($0) }
        + Array("αβγδελμνρσστφωΛΣΔΠ₀₁₂₃₄₅₆₇₈₉⁰¹²³⁴⁵⁶⁷⁸⁹ᵀ⁻−·×√‖≤≥≠≈±∞…∂→".unicodeScalars)

    @Test func `every letter of the program is there`() {
        for scalar in Self.needed { #expect(PixelFont.has(scalar), "\(scalar)") }
        #expect(!PixelFont.has("宽"))
    }

    @Test func `no two letters look alike, and all have a place`() {
        var seen: [[String]: Unicode.Scalar] = [:]
        for scalar in Self.needed where scalar != " " && scalar != "-" {
            let glyph = PixelFont.glyphs(of: String(Character(scalar)))[0]
            #expect(!glyph.dots.isEmpty && glyph.width <= 7, "\(scalar)")
            #expect(glyph.dots.allSatisfy { (0..<PixelFont.rows).contains($0.row) }, "\(scalar)")
            #expect(glyph.dots.allSatisfy { $0.columns.allSatisfy { (0..<glyph.width).contains($0) } })
            let look = glyph.dots.map { "\($0.row): \($0.columns)" }
            if let other = seen[look] { #expect(scalar == other, "\(scalar) is drawn as \(other)") }
            seen[look] = scalar
        }
    }

    /// Letters as rows of text, so that they can be read here.
    private func rows(_ words: String) -> [String] {
        let glyphs = PixelFont.glyphs(of: words)
        return (0..<PixelFont.rows).map { row in
            glyphs.map { glyph in
                let columns = glyph.dots.first { $0.row == row }?.columns ?? []
                return (0..<glyph.width).map { columns.contains($0) ? "#" : "." }.joined()
            }.joined(separator: " ")
        }
    }

    @Test func `letters look as they are written down`() {
        #expect(
            rows("Ag₂") == [
                ".###. ..... ...", "#...# ..... ...", "#...# .#### ...", "##### #...# ...", "#...# #...# ##.",
                "#...# #...# ..#", "#...# .#### .#.", "..... ....# #..", "..... .###. ###",
            ])
    }

    @Test func `an accent stands above its letter, and what is not known is a box`() {
        #expect(rows("ä")[0] == ".#.#." && rows("ä")[2...] == rows("a")[2...])
        #expect(PixelFont.glyphs(of: "Ö")[0].dots.first?.row == -2)
        #expect(rows("ç") == rows("c"))
        #expect(rows("宽") == rows("語"))
        #expect(PixelFont.glyphs(of: "a宽b").count == 3)
    }

    @Test func `the width of words is that of their letters and the gaps between`() {
        #expect(PixelFont.width(of: "") == 0)
        #expect(PixelFont.width(of: "A") == 5)
        #expect(PixelFont.width(of: "A.A") == 5 + 1 + 1 + 1 + 5)
    }
}
