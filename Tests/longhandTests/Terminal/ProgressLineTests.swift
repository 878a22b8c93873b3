import Notation
import Testing

@testable import longhand

@Suite struct ProgressLineTests {
    @Test func `a bar fills with the work, and says the share in words`() {
        let half = ProgressLine.line(0.5, "layer 3", width: 79, isASCII: false)
        #expect(half == "  ████████████░░░░░░░░░░░░   50 %  layer 3")
        #expect(ProgressLine.line(0, "", width: 79, isASCII: true) == "  ........................    0 %  ")
        #expect(ProgressLine.line(1, "", width: 79, isASCII: true) == "  ########################  100 %  ")
    }

    @Test func `99.9 % is not all, and what is out of range is brought into it`() {
        #expect(ProgressLine.line(0.999, "", width: 79, isASCII: true).contains(" 99 %"))
        #expect(ProgressLine.line(7, "", width: 79, isASCII: true).contains("100 %"))
        #expect(ProgressLine.line(-1, "", width: 79, isASCII: true).contains("  0 %"))
        #expect(ProgressLine.line(.nan, "step 2", width: 79, isASCII: true) == "  step 2")
    }

    @Test(arguments: [0, 1, 5, 20, 33, 40])
    func `a line is never wider than the window`(width: Int) {
        let line = ProgressLine.line(0.3, "the weights of 模型", width: width, isASCII: false)
        #expect(DisplayWidth.of(line) <= width)
    }

    @Test func `ASCII alone where that is asked`() {
        let line = ProgressLine.line(0.25, "rank of W − QQᵀW", width: 79, isASCII: true)
        #expect(line.utf8.allSatisfy { $0 < 128 })
    }

    @Test func `what is read out has neither a bar nor signs`() {
        #expect(ProgressLine.spoken(0.419, "layer 3 of 10") == "41 percent: layer 3 of 10")
        #expect(ProgressLine.spoken(7, "W − QQᵀW") == "100 percent: W minus QQ transposed W")
        #expect(ProgressLine.spoken(nil, "step 2") == "step 2")
    }
}
