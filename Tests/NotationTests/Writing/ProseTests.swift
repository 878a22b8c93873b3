import Foundation
import Notation
import Testing

@Suite struct ProseTests {
    static func formula(_ text: String) throws -> Formula { Formula(try Reader.parse(text).readings[0]) }

    static func shown(_ inlines: [Prose.Inline], _ width: Int, ascii: Bool = false) -> String {
        Prose(paragraphs: [inlines]).lines(width: width, style: TextStyle(ascii: ascii)).joined(
            separator: "\n")
    }

    @Test func `a matrix in a sentence stands on the baseline of the words`() throws {
        let inlines: [Prose.Inline] = [
            .formula(try Self.formula("W")), .text(" = "), .formula(try Self.formula("[3 1; 1 3; 1 1]")),
            .text(". Compute "), .formula(try Self.formula("W'*W")), .text("."),
        ]
        #expect(Self.shown(inlines, 80) == "    ⎡3 1⎤\nW = ⎢1 3⎥. Compute WᵀW.\n    ⎣1 1⎦")
        #expect(Self.shown(inlines, 80, ascii: true) == "    [3 1]\nW = [1 3]. Compute W'*W.\n    [1 1]")
    }

    @Test func `columns are aligned and one row has flat brackets`() throws {
        #expect(try Self.formula("[11 7; -7 1/2]").lines() == ["⎡11    7⎤", "⎣−7  1/2⎦"])
        #expect(try Self.formula("[1 2]").lines() == ["[1 2]"])
        #expect(try Self.formula("[1; 2]'*A").lines() == ["⎡1⎤ᵀ·A", "⎣2⎦"])
    }

    @Test func `words wrap and a line too wide wraps before the box`() throws {
        let inlines: [Prose.Inline] = [
            .text("The matrix of the first step is W = "), .formula(try Self.formula("[3 1; 1 3; 1 1]")),
            .text(", as before."),
        ]
        #expect(
            Self.shown(inlines, 38)
                == "The matrix of the first step is W =\n⎡3 1⎤\n⎢1 3⎥, as before.\n⎣1 1⎦")
    }

    @Test(arguments: [1, 2, 5, 10, 20, 40, 80, 200])
    func `no line is wider than the terminal`(width: Int) throws {
        let wide = "[" + (1...30).map { "\($0)00 " }.joined() + "]"
        let inlines: [Prose.Inline] = [
            .text("Here is "), .formula(try Self.formula(wide)),
            .text(", averyveryverylongwordthatfitsnowhere, 奇异值分解是一个矩阵分解 and "), .code("[3 1; 1 3]"),
            .formula(try Self.formula("x^2 + 2x + 1 == (x+1)^2")), .text("."),
        ]
        for line in Prose(paragraphs: [inlines, inlines]).lines(width: max(width, 2)) {
            #expect(DisplayWidth.of(line) <= max(width, 2))
        }
    }

    @Test func `a matrix wider than the terminal is written in one line and wrapped`() throws {
        let inlines: [Prose.Inline] = [
            .text("A = "), .formula(try Self.formula("[100 200 300 400; 500 600 700 800]")), .text("."),
        ]
        #expect(Self.shown(inlines, 19) == "A = [100 200 300\n400; 500 600 700\n800].")
    }

    @Test func `wide characters count twice and combining marks not at all`() {
        #expect(DisplayWidth.of("矩阵") == 4)
        #expect(DisplayWidth.of("e\u{301}") == 1)
        #expect(DisplayWidth.of("λ₁ⁿ⎡") == 4)
        #expect(Self.shown([.text("矩阵 矩阵 矩阵")], 9) == "矩阵 矩阵\n矩阵")
    }

    @Test func `paragraphs stand apart`() {
        #expect(Prose(paragraphs: [[.text("one")], [.text("two")]]).lines(width: 40) == ["one", "", "two"])
    }

    @Test func `ASCII spells out what the terminal cannot show`() {
        #expect(ASCIIText.of("λ₁ ≤ √2 · ½ − Wᵀ x²³ …") == "lambda1 <= sqrt2 * 1/2 - W' x^23 ...")
        #expect(ASCIIText.of("plain") == "plain")
        #expect(ASCIIText.of("eᵢxⱼ, (GAᵀ)ᵢₖDᵢₖ") == "e_i x_j, (GA')_ik D_ik")
        #expect(ASCIIText.of("λI − σ₁u₁, λᵀ, UΣ, ΣV") == "lambda I - sigma1 u1, lambda', USigma, Sigma V")
    }

    @Test func `digits that go on end a sentence with their own dots`() throws {
        let digits = Prose.Inline.formula(.text("5.2911…"))
        #expect(Self.shown([.text("It is "), digits, .text(". Next.")], 40) == "It is 5.2911… Next.")
        #expect(Self.shown([.text("It is "), digits, .text(", not 5.")], 40) == "It is 5.2911…, not 5.")
    }

    @Test func `a formula survives coding`() throws {
        let formula = try Self.formula("[1/2 √2; x' 3]")
        let coded = try JSONDecoder().decode(Formula.self, from: JSONEncoder().encode(formula))
        #expect(coded == formula)
        #expect(Prose(paragraphs: [[.text("a "), .formula(formula)]]).plain == "a [1/2 √2; xᵀ 3]")
    }
}
