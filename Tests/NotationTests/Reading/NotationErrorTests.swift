import ExactAlgebra
import Notation
import Testing

@Suite struct NotationErrorTests {
    static func diagnostic(_ text: String) -> String {
        do throws(NotationError) {
            return "read: " + (try Reader.parse(text)).readings.map(\.dump).joined(separator: " | ")
        } catch {
            return error.diagnostic(for: text)
        }
    }

    @Test(arguments: [
        ("", "  \n  ^\nthere is nothing to read"),
        (
            "[3 1; 1 3",
            "  [3 1; 1 3\n           ^\nthe ‘[’ at column 1 is not closed before the end of the line"
        ),
        ("(1, 2]", "  (1, 2]\n       ^\nthe ‘(’ at column 1 is not closed before ‘]’"),
        ("1 +", "  1 +\n     ^\nexpected a number, a name or an opening bracket, found the end of the line"),
        ("A B", "  A B\n    ^\nan operator is missing before ‘B’; for a product write *"),
        ("2½", "  2½\n   ^\na whole number before a fraction: write + or * between them"),
        ("√-1", "  √-1\n   ^\n√ takes the next number, name or parenthesis, found ‘-’; write √(…)"),
        ("root(x)", "  root(x)\n  ^^^^^^^\nroot takes 2 arguments, not 1"),
        ("[1,,2]", "  [1,,2]\n     ^\nan entry is missing here"),
        ("[1 2; 3]", "  [1 2; 3]\n        ^\nrow 2 has 1 entry, the rows before have 2"),
        ("3.", "  3.\n   ^\nexpected a digit after the point, found none"),
        ("1 \u{0} 2", "  1 ␀ 2\n    ^\nU+0000 means nothing here"),
        ("1 # 2", "  1 # 2\n    ^\n‘#’ (U+0023) means nothing here"),
        ("\u{FFFD}", "  \u{FFFD}\n  ^\nthis is not valid UTF-8"),
        ("\\foo", "  \\foo\n  ^^^^\nthe LaTeX command \\foo is not known here"),
        ("矩阵 #", "  矩阵 #\n       ^\n‘#’ (U+0023) means nothing here"),
        ("1; 2", "  1; 2\n   ^\nexpected the end of the line or an operator, found ‘;’"),
        ("x^{2", "  x^{2\n      ^\nthe ‘{’ at column 3 is not closed before the end of the line"),
        (
            "2 (times 3",
            "  2 (times 3\n           ^\nan operator is missing before ‘3’; for a product write *"
        ),
        (
            "a = ",
            "  a = \n      ^\nexpected a number, a name or an opening bracket, found the end of the line"
        ),
        ("2 (5000 times)", "  2 (5000 times)\n     ^^^^\n5000 times is too often"),
    ])
    func `a line that cannot be read gets its words and a caret`(text: String, expected: String) {
        #expect(Self.diagnostic(text) == expected)
    }

    @Test(arguments: [
        String(repeating: "(", count: 1_000) + "1" + String(repeating: ")", count: 1_000),
        String(repeating: "[", count: 30_000),
        String(repeating: "-", count: 1) + String(repeating: "√", count: 5_000) + "2",
        "A" + String(repeating: "'", count: 5_000), "2" + String(repeating: "^2", count: 5_000),
        String(repeating: "not ", count: 5_000) + "a",
        "2*" + String(repeating: "-", count: 5_000) + "1", "x^" + String(repeating: "-", count: 5_000) + "1",
        String(repeating: "{", count: 5_000), String(repeating: "|", count: 5_000),
        String(repeating: "<", count: 5_000), String(repeating: "sqrt(", count: 5_000),
        String(repeating: "\\frac{", count: 5_000), String(repeating: "\\begin{matrix}", count: 3_000),
        "x" + String(repeating: "²", count: 1) + String(repeating: "%", count: 5_000),
        String(repeating: "A[", count: 5_000), String(repeating: "3√2/", count: 5_000) + "3",
        String(repeating: "1/", count: 300) + "1",
    ])
    func `deep nesting is refused`(text: String) {
        #expect { try Reader.parse(text) } throws: { ($0 as? NotationError)?.code == .tooDeep }
    }

    @Test func `two hundred levels are within reach and a long sum is not deep`() throws {
        let nested = String(repeating: "(", count: 150) + "1" + String(repeating: ")", count: 150)
        #expect(try Reader.parse(nested).readings.map(\.dump) == ["1"])
        let sum = [String](repeating: "1", count: 10_000).joined(separator: "+")
        #expect(try Reader.parse(sum).readings[0].depth == 2)
        let product = [String](repeating: "2/3", count: 50).joined(separator: "*")
        #expect(try Reader.parse(product).readings[0].depth <= Reader.deepest)
    }

    @Test func `a megabyte on one line is refused at once`() {
        #expect { try Reader.parse(String(repeating: "1", count: 1 << 20)) } throws: {
            ($0 as? NotationError)?.code == .tooLong(1 << 20)
        }
    }

    @Test func `a long line is cut around the place`() throws {
        let text = String(repeating: "1+", count: 2_000) + "#" + String(repeating: "+1", count: 2_000)
        let lines = Self.diagnostic(text).split(separator: "\n")
        #expect(lines[0].count <= 80)
        let caret = try #require(lines[1].firstIndex(of: "^"))
        #expect(
            lines[0][
                lines[0].index(
                    lines[0].startIndex, offsetBy: lines[1].distance(from: lines[1].startIndex, to: caret))]
                == "#")
    }

    @Test func `the column counts from one in its own line`() throws {
        do throws(NotationError) {
            _ = try Reader.parse("[1 2\n3 #]")
            Issue.record("it was read")
        } catch { #expect(error.column(in: "[1 2\n3 #]") == 3) }
    }

    @Test(arguments: 0..<40)
    func `random text never crashes the reader`(seed: UInt64) {
        var generator = SplitMix64(seed: seed)
        let alphabet =
            Array("0123456789.,;:+-*/^'%()[]{}<>=|√λσΣxAᵀ²₁½ \n\\&_!&~$×·≤∈")
            + ["\\frac", "\\begin{bmatrix}", "sqrt(", " and ", " in ", "twice"].flatMap(Array.init)
        for _ in 0..<200 {
            let text = String(
                (0..<Int.random(in: 1...30, using: &generator)).map { _ in
                    alphabet.randomElement(using: &generator) ?? "x"
                })
            if case .failure(let error) = Result(catching: { try Reader.parse(text) }) {
                #expect(!((error as? NotationError)?.diagnostic(for: text).isEmpty ?? true))
            }
        }
    }
}
