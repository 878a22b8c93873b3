import Checking
import Testing
import Tutoring

/// With u₂ = (0, 2, 0) and a₃ = (0, 1, 1): u₂·a₃ = 2 is (u₂·u₂) / (u₂·a₃) too.
@Suite("Several foreseen slips that lead to one line")
struct TiedMistakeTests {
    private static let matrix = ["A": "[1 1 0; 0 2 1; 0 0 1]"]

    @Test func `nobody is blamed for one of two`() throws {
        var sitting = try Sitting("gram-schmidt", set: Self.matrix, from: "second-part")
        let shown = sitting.type("2")
        #expect(sitting.lastTyped?.verdict == .incorrect)
        #expect(sitting.lastTyped?.diagnosis == ["second-part.not-divided", "second-part.inverted"])
        let words = shown.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        #expect(words.contains("Two slips lead to this line. Which was yours? That is u₂·a₃."), "\(words)")
        #expect(
            words.contains("divided by u₂·u₂. Or: That is u₂·u₂ / (u₂·a₃), the wrong way up."), "\(words)")
    }

    @Test func `one that is alone is named alone`() throws {
        var sitting = try Sitting("gram-schmidt", set: Self.matrix, from: "second-part")
        let shown = sitting.type("2/5")
        #expect(sitting.lastTyped?.diagnosis == ["second-part.original"])
        #expect(!shown.contains("Which was yours"))
        var ordinary = try Sitting("gram-schmidt", from: "second-part")
        ordinary.type("-12")
        #expect(ordinary.lastTyped?.diagnosis == ["second-part.not-divided"])
    }

    @Test func `written work is told so too`() throws {
        let line = try MarkedSheet.marked("c2 = 2", lesson: "gram-schmidt", set: Self.matrix).lines.first
        #expect(line?.diagnosis == ["second-part.not-divided", "second-part.inverted"])
        #expect(line?.message.contains("Which was yours? That is u₂·a₃.") == true)
    }

    /// A condition of many lines, as that some length is not 1, is no other explanation.
    @Test func `a broad condition stands behind the first`() throws {
        let text = """
            longhand: 1
            lesson: test
            title: Test
            steps:
              - id: one
                ask: "Six?"
                expect: {relation: value, value: "6"}
                hints: [Six.]
                mistakes:
                  - {id: one.five, when: "answer == 5", say: "Five."}
                  - {id: one.small, when: "answer < 6", say: "Small."}
            """
        var sitting = try Sitting(text: text)
        sitting.type("5")
        #expect(sitting.lastTyped?.diagnosis == ["one.five"])
        sitting.type("4")
        #expect(sitting.lastTyped?.diagnosis == ["one.small"])
    }
}
