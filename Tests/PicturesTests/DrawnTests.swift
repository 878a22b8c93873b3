import Foundation
import Pictures
import Testing

/// What small pictures look like, letter for letter.
struct `Pictures in a terminal` {
    static func drawn(_ picture: Picture, width: Int, ascii: Bool = false) -> [String] {
        let style = PictureStyle(width: width, isASCII: ascii, spell: { ascii ? spelled($0) : $0 })
        return TerminalPicture(picture, style: style).lines
    }

    /// What the tutor's spelling does to the letters of these tests.
    @Sendable static func spelled(_ text: String) -> String {
        let letters: KeyValuePairs = [
            "σ": "sigma", "−": "-", "×": "x", "·": "*", "⁻": "-", "₁": "1", "₂": "2", "₃": "3", "₄": "4",
            "⁰": "0", "¹": "1", "²": "2", "³": "3", "⁴": "4", "⁵": "5", "⁶": "6", "⁷": "7", "⁸": "8",
            "⁹": "9", "α": "alpha",
        ]
        return letters.reduce(text) { $0.replacingOccurrences(of: $1.key, with: $1.value) }
    }

    @Test func `bars at eighty columns, at forty, and in ASCII`() throws {
        #expect(
            Self.drawn(try Samples.sigma(), width: 80) == [
                "σ₁ │████████████████████████████████████████████████████████ 4.243",
                "σ₂ │██████████████████████████▍ 2", "The singular values of W.",
            ])
        #expect(
            Self.drawn(try Samples.sigma(), width: 40) == [
                "σ₁ │██████████████████████████████ 4.243", "σ₂ │██████████████▏ 2",
                "The singular values of W.",
            ])
        #expect(
            Self.drawn(try Samples.sigma(), width: 60, ascii: true) == [
                "sigma1 |############################################## 4.243",
                "sigma2 |###################### 2", "The singular values of W.",
                "Bars: sigma1 is 4.243 and sigma2 is 2.",
            ])
    }

    /// All samples as they were looked at; `RECORD=1` writes them anew and fails.
    @Test(arguments: ["80", "60", "42", "ascii"])
    func `they look as they did`(layout: String) throws {
        let width = Int(layout) ?? 78
        let text = try (Samples.all() + Samples.images()).map { picture in
            Self.drawn(picture, width: width, ascii: layout == "ascii").map { $0 + "\n" }.joined()
        }.joined(separator: "\n")
        let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("Golden/\(layout).txt")
        guard ProcessInfo.processInfo.environment["RECORD"] != "1" else {
            try text.write(to: file, atomically: true, encoding: .utf8)
            Issue.record("recorded \(file.lastPathComponent)")
            return
        }
        #expect(text == (try String(contentsOf: file, encoding: .utf8)))
    }

    @Test func `colour adds nothing that is not there without it`() throws {
        for picture in try Samples.all() {
            let drawn = TerminalPicture(picture, style: PictureStyle(width: 70))
            let bare = drawn.colouredLines.map {
                $0.replacing(/\u{1B}\[[0-9;]*m/, with: "")
            }
            #expect(bare == drawn.lines)
            // Each line ends in the terminal's own colour.
            for line in drawn.colouredLines where line.contains("\u{1B}") {
                #expect(line.split(separator: "\u{1B}").last?.hasPrefix("[39m") == true, "\(line)")
            }
        }
    }

    @Test func `a wide letter takes two columns`() throws {
        let style = PictureStyle(width: 40, measure: { $0.reduce(0) { $0 + ($1 == "宽" ? 2 : 1) } })
        let picture = try Picture(.bars(Bars([Bars.Bar("宽宽", 1), Bars.Bar("abcd", 1)])))
        let lines = TerminalPicture(picture, style: style).lines
        #expect(lines[0].hasPrefix("宽宽 │█"))
        #expect(lines[1].hasPrefix("abcd │█"))
    }
}
