import Checking
import Testing

@Suite struct RowRelationTests {
    @Test(arguments: [
        Case("[1 2 3; 0 -1 -2; 0 0 1]", .correct), Case("[1 0 0; 0 1 0; 0 0 1]", .correct),
        Case("[2 4 7; 0 1 2; 0 0 1]", .correct), Case("[1 2 3; 0 0 1; 0 -1 -2]", .incomplete),
        Case("[1 2 3; 0 -1 -2; 0 0 0]", .incorrect), Case("[1 2 3; 0 -1 -2]", .incorrect),
    ])
    func `any echelon form of a regular matrix`(line: Case) throws {
        let judgement = try judge(.echelon, ["A": "[1 2 3; 2 4 7; 1 1 1]"], line.answer)
        #expect(judgement.verdict == line.verdict, "\(judgement)")
    }

    @Test(arguments: [
        Case("[3 1 2; 0 5/3 1/3; 0 0 0]", .correct), Case("[3 1 2; 0 5 1; 0 0 0]", .correct),
        Case("[1 0.333 0.667; 0 1.67 0.333; 0 0 0]", .rounded),
        Case("[3 1 2; 0 1 1; 0 0 0]", .incorrect), Case("[3 1 2; 0 0 0; 0 5 1]", .incomplete),
        Case("[1 0.333 0.665; 0 1 0.200; 0 0 0]", .misrounded),
        Case("[1 0.333 0.667; 0 1.67 0.343; 0 0 0]", .incorrect),
    ])
    func `an echelon form of a singular matrix, in decimals too`(line: Case) throws {
        let judgement = try judge(.echelon, ["A": "[3 1 2; 1 2 1; 4 3 3]"], line.answer)
        #expect(judgement.verdict == line.verdict, "\(judgement)")
    }

    @Test(arguments: [
        ("[1 2 3; 0 -2 -2; 1 1 1]", Verdict.correct, "R₂ ← R₂ − 3·R₁"),
        ("[1 2 3; 1 1 1; 3 4 7]", .correct, "R₂ ↔ R₃"),
        ("[1/2 1 3/2; 3 4 7; 1 1 1]", .correct, "R₁ ← 1/2·R₁"),
        ("[2 3 4; 3 4 7; 1 1 1]", .correct, "R₁ ← R₁ + R₃"),
        ("[1 2 3; 1 1.33 2.33; 1 1 1]", .rounded, "R₂ ← 1/3·R₂"),
        ("[1 2 3; 1 1.34 2.33; 1 1 1]", .misrounded, "1.33333… rounds to 1.33"),
        ("[1 2 3; 3 4 7; 1 1 1]", .incomplete, "all rows are equal"),
        ("[1 2 3; 0 -2 -2; 0 -1 -2]", .incorrect, "row equivalent, by more than one operation"),
        ("[1 2 3; 0 -2 -1; 1 1 1]", .incorrect, "R₂ ← R₂ − 3·R₁ gives -2 there, not -1"),
        ("[1 2 3; 0 0 0; 1 1 1]", .incorrect, "a row times 0 is lost"),
    ])
    func `one row operation is inferred`(answer: String, verdict: Verdict, evidence: String) throws {
        let matrix = "[1 2 3; 3 4 7; 1 1 1]"
        let judgement = try judge(.rowoperation, ["A": matrix, "before": matrix], answer)
        #expect(judgement.verdict == verdict, "\(judgement)")
        #expect(judgement.evidence == evidence)
    }

    @Test func `a matrix before that is not row equivalent is a fault of the question`() throws {
        let judgement = try judge(.rowoperation, ["A": "[1 2; 3 4]", "before": "[1 2; 3 6]"], "[1 2; 0 0]")
        #expect(judgement.verdict == .malformed)
    }
}
