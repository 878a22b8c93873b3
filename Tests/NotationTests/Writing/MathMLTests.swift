import Foundation
import Notation
import Testing

#if canImport(FoundationXML)
    import FoundationXML
#endif

@Suite("Formulas in MathML")
struct MathMLTests {
    private static func typed(_ text: String) throws -> Formula {
        Formula(try Reader.parse(text).readings[0])
    }

    private static func value(_ text: String) throws -> Formula {
        try Formula(try Evaluator(scope: Scope()).evaluate(try Reader.parse(text).readings[0]))
    }

    @Test(arguments: [
        ("1/2", "<mfrac><mrow><mn>1</mn></mrow><mrow><mn>2</mn></mrow></mfrac>"),
        ("-√2", "<mo>−</mo><msqrt><mn>2</mn></msqrt>"),
        ("3√2", "<mn>3</mn><mo>\u{2062}</mo><msqrt><mn>2</mn></msqrt>"),
        (
            "{1, 2}",
            "<mrow><mo fence=\"true\" stretchy=\"true\">{</mo><mn>1</mn><mo separator=\"true\">,</mo>"
                + "<mn>2</mn><mo fence=\"true\" stretchy=\"true\">}</mo></mrow>"
        ),
    ])
    func `values`(text: String, expected: String) throws {
        #expect(try Self.value(text).mathML == "<math>\(expected)</math>")
    }

    @Test(arguments: [
        ("λ₁", "<msub><mi>λ</mi><mrow><mn>1</mn></mrow></msub>"),
        ("W'", "<msup><mrow><mi>W</mi></mrow><mi mathvariant=\"normal\">T</mi></msup>"),
        ("a <= b", "<mi>a</mi><mo>≤</mo><mi>b</mi>"), ("a < b", "<mi>a</mi><mo>&lt;</mo><mi>b</mi>"),
        (
            "norm(x)",
            "<mrow><mo fence=\"true\" stretchy=\"true\">‖</mo><mi>x</mi>"
                + "<mo fence=\"true\" stretchy=\"true\">‖</mo></mrow>"
        ),
    ])
    func `expressions as they were typed`(text: String, expected: String) throws {
        #expect(try Self.typed(text).mathML == "<math>\(expected)</math>")
    }

    @Test func `a matrix is a table between brackets`() throws {
        let text = try Self.value("[1 2; 3 4]").mathML
        #expect(text.components(separatedBy: "<mtr>").count == 3)
        #expect(text.components(separatedBy: "<mtd>").count == 5)
        #expect(text.contains(">[</mo>") && text.contains(">]</mo>"))
    }

    @Test(arguments: [
        "W'*W == [11 7; 7 11]", "(x+1)^2 - √(x/2)", "[1 2; 3 4]^-1", "not (a == b and c < d)",
        "svd(W).U[:, 1]",
        "x_max", "1..3", "81.8%", "(1, 2/3, -√5)", "zeros(0, 3)",
    ])
    func `what is written is well-formed`(text: String) throws {
        let formula = try Self.typed(text)
        #expect(XMLParser(data: Data(formula.mathML.utf8)).parse(), "\(formula.mathML)")
    }
}
