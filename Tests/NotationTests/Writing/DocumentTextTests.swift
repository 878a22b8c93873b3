import Notation
import Testing

@Suite("Sentences in documents")
struct DocumentTextTests {
    private static func latex(_ text: String) -> String {
        Prose(paragraphs: [[.text(text)]]).latexParagraphs.joined(separator: " | ")
    }

    @Test(arguments: [
        ("Compute WᵀW.", "Compute $W^{\\mathsf{T}}W$."),
        ("(see σ₁u₁v₁ᵀ)", "(see $\\sigma _{1}u_{1}v_{1}^{\\mathsf{T}}$)"),
        ("a 3×2 matrix", "a $3\\times 2$ matrix"), ("‖W − X‖²", "$\\|W$ $-$ $X\\|^{2}$"),
        ("27 ± √229", "27 $\\pm $ $\\sqrt{229}$"), ("50 % & more_or less", "50 \\% \\& more\\_or less"),
        ("so W, (x) and a", "so $W$, ($x$) and a"), ("b: it is 0", "b: it is 0"),
        ("W\u{A0}=\u{A0}λ₁", "$W\\ =\\ \\lambda _{1}$"),
        ("rank(WᵀW)", "$\\operatorname{rank} (W^{\\mathsf{T}}W)$"),
        ("“all” – or … none", "``all'' -- or \\ldots{} none"), ("∂L/∂A", "$\\partial L/\\partial A$"),
        ("vᵢⱼ and 10⁻⁶", "$v_{ij}$ and $10^{-6}$"),
    ])
    func `mathematics in plain words is set as mathematics`(text: String, expected: String) {
        #expect(Self.latex(text) == expected)
    }

    @Test func `Chinese stands beside mathematics without spaces`() {
        #expect(Self.latex("求WᵀW的特征值。") == "求$W^{\\mathsf{T}}W$的特征值。")
    }

    @Test func `what is typed keeps its characters`() {
        let prose = Prose(paragraphs: [[.text("Type "), .code("W'*v₁ {x}"), .text(".")]])
        #expect(prose.latexParagraphs == ["Type \\texttt{W'*v$_{1}$ \\{x\\}}."])
        #expect(prose.htmlParagraphs == ["Type <code>W'*v₁ {x}</code>."])
        #expect(prose.markdownParagraphs == ["Type `W'*v₁ {x}`."])
    }

    @Test func `what stands beside a display is a paragraph of its own`() {
        let gap = String(repeating: "\u{A0}", count: 8)
        let prose = Prose(paragraphs: [
            [.text("W = "), .formula(.number("2")), .text(gap + "Compute <W>.")]
        ])
        #expect(prose.latexParagraphs == ["$W$ $=$ $2$", "Compute $<W>$."])
        #expect(prose.htmlParagraphs == ["W = <math><mn>2</mn></math>", "Compute &lt;W&gt;."])
        #expect(prose.markdownParagraphs == ["W = $2$", "Compute \\<W\\>."])
    }
}
