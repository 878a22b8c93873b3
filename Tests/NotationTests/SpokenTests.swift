import Testing

@testable import Notation

@Suite("Mathematics in words")
struct SpokenTests {
    private func words(_ text: String) throws -> String {
        try SpokenFormula(Formula(#require(Reader.parse(text).readings.first))).words
    }

    @Test(arguments: [
        "[3 1; 1 3; 1 1]": "3 by 2 matrix, row 1: 3, 1; row 2: 1, 3; row 3: 1, 1; end of matrix",
        "[3; -1]": "column 3, minus 1, end of column", "[3 -1]": "row 3, minus 1, end of row",
        "[5]": "1 by 1 matrix 5", "27 - sqrt(229)": "27 minus square root of 229",
        "sqrt(27 + sqrt(229))": "square root of (27 plus square root of 229)",
        "(a + b)/(2c)": "(a plus b) over (2 c)", "a/b/c": "(a over b) over c",
        "lambda^2 - 22*lambda + 72":
            "lambda squared minus 22 lambda plus 72",
        "x^3": "x cubed", "x^(n+1)": "x to the power (n plus 1)", "W'*W": "W transposed times W",
        "A - (b - c)": "A minus (b minus c)", "-(2/3)": "minus (2 over 3)",
        "rank(W) <= 2": "rank of W is at most 2",
        "A[1,2]": "A at 1, 2", "18, 4": "18, 4",
    ])
    func `a formula is read out without doubt where it ends`(formula: String, spoken: String) throws {
        #expect(try words(formula) == spoken)
    }

    @Test(arguments: [
        "Compute WᵀW.": "Compute W transposed W.", "A 3×2 matrix": "A 3 by 2 matrix", "×": " by ",
        "its columns, V and Vᵀ.": "its columns, V and V transposed.",
        "27 ± √229": "27 plus or minus square root of 229",
        "5 − 3 is 2": "5 minus 3 is 2", "−3": "minus 3", "(−3)": "(minus 3)",
        "λ² ≈ 4": "lambda squared about 4",
        "in λ.": "in lambda.", "W = UΣVᵀ, and Av = λv": "W = U Sigma V transposed, and Av = lambda v",
        "W = \u{A0}\u{A0}\u{A0}\u{A0}\u{A0}Compute.": "W = . Compute.",
        "\u{A0}\u{A0}\u{A0}\u{A0}Compute.": ". Compute.", "plain words": "plain words", "秩是 2": "秩是 2",
    ])
    func `signs in sentences are words`(text: String, spoken: String) {
        #expect(SpokenText.of(text) == spoken)
    }

    @Test func `a sentence is one line after the other, with nothing drawn`() throws {
        let formula = Formula(try #require(Reader.parse("[3 1; 1 3]").readings.first))
        let prose = Prose(paragraphs: [
            [.text("Start from W = "), .formula(formula), .text(". Type "), .code("W*W'")]
        ])
        #expect(
            prose.lines(width: 40, style: TextStyle(isSpoken: true)) == [
                "Start from W = 2 by 2 matrix, row 1: 3,", "1; row 2: 1, 3; end of matrix. Type W*W'",
            ])
        #expect(TextStyle(isSpoken: true).ascii)
    }
}
