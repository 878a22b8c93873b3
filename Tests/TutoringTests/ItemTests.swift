import Checking
import Lessons
import Testing
import Tutoring

/// Choices and orders with values in their items, and answers in free names.
@Suite struct ItemTests {
    private static let lesson = """
        longhand: 1
        lesson: items
        title: Items
        given: {W: "[1 2; 2 4]", P: "[1 0; 0 1]"}
        steps:
          - id: which
            ask: "Which is right?"
            expect:
              relation: choice
              items: ["a: the rank of {{formula W'*W}} is {{rank(W)}}", "b: W is {{W}}, or not", "c: neither"]
              key: a
          - id: computed
            ask: "How many?"
            expect: {relation: choice, items: ["1: one", "2: {{1+1}}, all told"], key: "{{rank(W)}}"}
          - id: lines
            ask: "In order."
            expect: {relation: order, items: ["a: so {{W}} = 0", "b: let it be", "c: then"], key: "b c a"}
          - id: factor
            ask: "Write {{formula W - P*P'*W}} as a product."
            bind: out
            expect: {relation: identity, line: "W - P*P'*W", key: "(I - P*P')*W", written: product}
        """

    private func sitting(at step: Int) throws -> Sitting {
        var sitting = try Sitting(text: Self.lesson)
        for _ in 0..<step { sitting.type("skip") }
        return sitting
    }

    @Test func `items are typeset, labels stay as they are`() throws {
        var sitting = try sitting(at: 0)
        let shown = sitting.type("show")
        #expect(shown.contains("a: the rank of WᵀW is 1"), "\(shown)")
        #expect(shown.contains("b: W is ⎢") || shown.contains("b: W is ⎣") || shown.contains("b: W is ⎡"))
    }

    @Test(arguments: [
        "a", "A.", "a: the rank of WᵀW is 1", "the rank of WᵀW is 1", "the rank of W'*W is 1",
        "The rank of\u{A0}WᵀW is\u{A0}1.",
    ])
    func `an item with values is chosen by what is shown`(line: String) throws {
        var sitting = try sitting(at: 0)
        #expect(sitting.verdict(line) == .correct)
    }

    @Test func `the key may be a value`() throws {
        var sitting = try sitting(at: 1)
        #expect(sitting.verdict("2") == .incorrect)
        #expect(sitting.verdict("2, all told") == .incorrect)
        #expect(sitting.verdict("one") == .correct)
    }

    @Test func `an order says what is out of its place`() throws {
        var sitting = try sitting(at: 2)
        let said = sitting.type("b a c")
        #expect(said.contains("a is out of its place. What stands before it, b, is right."), "\(said)")
        #expect(sitting.type("why").contains("After b something else has to come before a can be said."))
        #expect(sitting.verdict("bca") == .correct)
    }

    @Test func `an order that is shown as it should be is known as such`() throws {
        let lesson = try LessonReader().lesson(from: Self.lesson, file: "test.yaml")
        let expectation = try #require(lesson.step(named: "lines")?.expectation)
        #expect(expectation.items.map(\.label) == ["a", "b", "c"])
        #expect(expectation.isShownInOrder(["a", "b", "c"]))
        #expect(!expectation.isShownInOrder(["b", "c", "a"]))
    }

    /// W and P have values in the lesson; here they are free.
    @Test func `an identity is about every value of its names`() throws {
        var sitting = try sitting(at: 3)
        #expect(sitting.verdict("0*W") == .incorrect)
        #expect(sitting.verdict("W - PPᵀW") == .incomplete)
        #expect(sitting.type("solution").contains("(I − PPᵀ)·W"))
        #expect(sitting.type("W - PP' W = (I - PP'").contains("is not closed"))
        #expect(sitting.verdict("W - P*P'*W = (I - PPᵀ)W") == .correct)
        #expect(sitting.session.isFinished)
    }

    @Test func `hints of an identity begin with the counterexample`() throws {
        var sitting = try sitting(at: 3)
        sitting.type("W*P")
        #expect(sitting.type("(I + P*P')*W").contains("not equal"))
        #expect(sitting.type("hint").contains("and yours is"))
    }

    @Test(arguments: [
        ("items: [\"{{rank(W)}}\"], key: a", "an item with `{{` needs a label"),
        ("items: [\"a: {{rank(W}}\"], key: a", "cannot be read"),
        ("items: [\"a: {{\"], key: a", "`{{` is not closed"),
    ])
    func `an item that is no text with expressions is refused with its place`(
        fields: String, words: String
    ) throws {
        let text = """
            longhand: 1
            lesson: items
            title: Items
            given: {W: "[1 2; 2 4]"}
            steps:
              - {id: s, ask: "?", expect: {relation: choice, \(fields)}}
            """
        let error = #expect(throws: LessonError.self) {
            try LessonReader().lesson(from: text, file: "test.yaml")
        }
        #expect(error?.message.contains(words) == true, "\(String(describing: error))")
        #expect(error?.place?.line == 6)
    }
}
