import Notation
import Testing

@Suite struct `Chinese prose` {
    private static let sentence =
        "对单位特征向量 v，由 WᵀWv = λv 得到结果（“很长”的一句话）。也就是说，W 把 v 拉长为原来的 √λ 倍……这个倍数"
        + "就是《奇异值》σ；数值为 3.14%。"

    @Test(arguments: [12, 17, 20, 31, 40, 60, 90])
    func `is wrapped between characters, and no line starts or ends with a wrong mark`(width: Int) {
        let lines = Prose(paragraphs: [[.text(Self.sentence)]]).lines(width: width)
        #expect(lines.allSatisfy { DisplayWidth.of($0) <= width })
        #expect(lines.allSatisfy { line in !"。，、；：？！）》”….%".contains(line.first ?? "x") }, "\(lines)")
        #expect(lines.allSatisfy { line in !"（《“".contains(line.last ?? "x") }, "\(lines)")
        // Nothing is lost, and no space is put in but where one was or a line ends.
        let bare = { (text: String) in text.filter { $0 != " " } }
        #expect(bare(lines.joined()) == bare(Self.sentence))
        for line in lines { #expect(Self.sentence.contains(line), "\(line)") }
        // A line is full, but for a mark or a word that goes on with the next one.
        for line in lines.dropLast() { #expect(DisplayWidth.of(line) >= width - 10, "\(lines)") }
    }

    @Test func `may be broken beside a formula`() throws {
        let formula = Formula(try #require(Reader.parse("W'*W").readings.first))
        let prose = Prose(paragraphs: [[.text("其中矩阵"), .formula(formula), .text("是对称的。")]])
        #expect(prose.lines(width: 9) == ["其中矩阵", "WᵀW是对称", "的。"])
        #expect(prose.lines(width: 80) == ["其中矩阵WᵀW是对称的。"])
    }

    @Test func `leaves words of other scripts whole`() {
        let prose = Prose(paragraphs: [[.text("the singular value decomposition")]])
        #expect(prose.lines(width: 16) == ["the singular", "value", "decomposition"])
    }
}
