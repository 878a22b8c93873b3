import Checking
import Notation
import Testing

@Suite struct OrderTests {
    private func judged(_ answer: String, _ relation: Relation = .order, key: String = "c a b") throws
        -> Judgement
    {
        try Question(
            relation: relation, given: ["items": .list(["a", "b", "c", "d"]), "key": .expression(key)]
        ).judge(["answer": answer], in: Scope())
    }

    @Test(arguments: [
        Case("c a b", .correct), Case("c, a, b", .correct), Case("cab", .correct), Case("C A B", .correct),
        Case("c → a → b", .correct), Case("c->a->b", .correct), Case("(c, a, b)", .correct),
        Case("c a", .incomplete), Case("c", .incomplete), Case("a c b", .incorrect),
        Case("c b a", .incorrect),
        Case("cba", .incorrect), Case("c a d", .incorrect), Case("c a b d", .incorrect),
        Case("c a a", .malformed), Case("c a x", .malformed), Case("caxb", .malformed), Case("", .malformed),
    ])
    func `lines are put in order in any spelling`(line: Case) throws {
        let judgement = try judged(line.answer)
        #expect(judgement.verdict == line.verdict, "\(judgement)")
    }

    @Test(arguments: [
        ("a c b", "`a` does not come first."),
        ("c b a", "`b` is out of its place. What stands before it, c, is right."),
        ("c a d", "`d` is out of its place. What stands before it, c, a, is right."),
        ("c", "Right so far; 2 are still missing."), ("c a", "Right so far; 1 is still missing."),
        ("c a c", "`c` stands there twice. Each has one place."),
    ])
    func `the first line that is out of its place is named`(answer: String, words: String) throws {
        #expect(try judged(answer).message == words)
    }

    @Test func `several labels of a choice may stand together`() throws {
        #expect(try judged("ba", .choice, key: "a, b").verdict == .correct)
        #expect(try judged("b", .choice, key: "a, b").verdict == .incomplete)
    }
}
