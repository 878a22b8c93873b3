import Checking
import Lessons
import Notation
import Testing
import Tutoring

/// What people met who worked the lessons for the first time.
@Suite("Found by newcomers")
struct NewcomerTests {
    @Test func `digits that are left out do not follow from an earlier rounding`() throws {
        var sitting = try Sitting("svd-irrational")
        while sitting.session.stepName != "right-vectors.1", !sitting.session.isFinished {
            sitting.type("skip")
        }
        try #require(sitting.verdict("(0.659, -0.752)")?.advances == true)
        #expect(sitting.verdict("(-0.75, -0.66)") == .incomplete)
        #expect(sitting.verdict("(-0.752, -0.659)")?.advances == true)
    }

    @Test func `a wrong size is a condition that fails, not a line that cannot be read`() throws {
        let text = """
            longhand: 1
            lesson: sizes
            title: Sizes
            steps:
              - id: near
                ask: "A 2×2 matrix A with A(1; 2) = (1; 2)."
                expect:
                  relation: satisfies
                  predicates: ["cols(answer) == 2", "answer*[1; 2] == [1; 2]"]
                  key: "I(2)"
                mistakes:
                  - {id: near.size, when: "cols(answer) != 2", say: "It has 2 columns."}
            """
        var sitting = try Sitting(text: text)
        #expect(sitting.type("[1 2 3; 4 5 6]").contains("It has 2 columns."))
        #expect(sitting.session.lastOutcome?.verdict == .incorrect)
        #expect(sitting.verdict("[3 -1; 0 1]") == .correct)
    }

    @Test func `why repeats the author's remark on a wrong choice`() throws {
        let text = """
            longhand: 1
            lesson: choosing
            title: Choosing
            steps:
              - id: which
                ask: "Which?"
                expect: {relation: choice, items: ["a: this", "b: that"], key: b}
                mistakes:
                  - {id: which.this, when: "answer == a", say: "This is not that."}
            """
        var sitting = try Sitting(text: text)
        #expect(sitting.type("a").contains("This is not that."))
        #expect(sitting.type("why").contains("This is not that."))
    }

    @Test func `a given value without a value is named with its place and the reason`() throws {
        let text = """
            longhand: 1
            lesson: given
            title: Given
            given:
              W: "[1 2; 3 4]"
              a: "1/0"
            steps:
              - id: one
                ask: "a?"
                expect: {relation: value, value: a}
            """
        let lesson = try LessonReader().lesson(from: text, file: "given.yaml")
        var inspection = LessonInspection(lesson)
        let finding = try #require(inspection.findings().first)
        #expect(finding.place == Place(line: 6, column: 6))
        #expect(finding.message.contains("the given `a` has no value: "), "\(finding.message)")
    }

    @Test func `a solution shows what there was to choose from`() throws {
        let solution = try WorkedSolution(lesson: try Sitting.library.lesson(named: "rank"))
        let step = try #require(solution.steps.first { $0.name == "meaning" })
        #expect((step.items?.paragraphs.count ?? 0) >= 3)
        #expect(solution.html.contains("<ul><li>a: "))
        #expect(solution.markdown.contains("\n- a: "))
        #expect(solution.latex.contains("\\item[] a: "))
    }
}
