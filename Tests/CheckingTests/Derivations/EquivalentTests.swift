import Checking
import Notation
import Testing

@Suite struct EquivalentTests {
    private func verdict(_ line: String, _ answer: String) throws -> Judgement {
        try judge(.equivalent, ["line": line, "key": line], answer)
    }

    @Test(arguments: [
        Case("(x-18)(x-4) = 0", .correct), Case("x = 18 or x = 4", .correct), Case("x = 18, 4", .correct),
        Case("x = 11 ± 7", .correct), Case("x_1 = 18, x_2 = 4", .correct), Case("18, 4", .correct),
        Case("x(x-22) = -72", .correct), Case("x - 22 = -72/x", .correct), Case("x-11 = ±7", .correct),
        Case("2x^2-44x+144=0", .correct), Case("x = 18", .incorrect), Case("x^2-22x=72", .incorrect),
        Case("x = 18, 4, 0", .incorrect), Case("x-11=7", .incorrect), Case("x = 18 (twice), 4", .incomplete),
        Case("x^2 - 22x + 72", .malformed), Case("x > 3", .malformed), Case("y = 2", .undecided),
        Case("⇒ x^2 = 22x - 72", .correct), Case("x^2 - 22.1x + 72 = 0", .misrounded),
    ])
    func `an equation in one unknown keeps its solutions`(line: Case) throws {
        let judgement = try verdict("x^2 - 22x + 72 = 0", line.answer)
        #expect(judgement.verdict == line.verdict, "\(judgement)")
    }

    @Test func `a letter with a number beyond every vector is a number of its own`() throws {
        let judgement = try verdict("x^2 - 22x72 = 0", "(x-618)(x-4) = 0")
        #expect(judgement.verdict != .correct, "\(judgement)")
    }

    @Test(arguments: [
        ("x^2 = 3x", "x = 3", "equivalent.lost-solution", "⇐ only: x = 0 is no solution any more"),
        ("x = 3", "x^2 = 9", "equivalent.extra-solution", "⇒ only: x = -3 is a solution now"),
        ("1/x = 2", "x^2 = x/2", "equivalent.extra-solution", "⇒ only: x = 0 is a solution now"),
        ("x^2 = 4", "x = 2, 3", "equivalent.neither", "neither ⇒ nor ⇐"),
        ("(x-3)^2 = 0", "x = 3", "equivalent.multiplicity", "⇔ but for the multiplicity of 3"),
        (
            "2x + y = 5, x - y = 1", "3x = 6", "equivalent.extra-solution",
            "⇒ only: x = 2, y = 0 solves the other line, but not 2x + y = 5"
        ),
        (
            "x - y = 0", "x = 1; y = 1", "equivalent.lost-solution",
            "⇐ only: x = 0, y = 0 solves the other line, but not x = 1"
        ),
    ])
    func `each direction that fails is shown by a value`(
        line: String, answer: String, id: String, evidence: String
    ) throws {
        let judgement = try verdict(line, answer)
        #expect(judgement.diagnosis == [id], "\(judgement)")
        #expect(judgement.evidence == evidence)
    }

    @Test(arguments: [
        Case("λ = 27 ± √229", .correct), Case("λ = (54 ± √(54^2 - 4*500))/2", .correct),
        Case("λ = 42.13, 11.87", .rounded), Case("λ = 42.14, 11.86", .misrounded),
        Case("λ = 42.13", .incorrect), Case("λ₁ = 27+√229, λ₂ = 27-√229", .correct),
        Case("(λ-27)^2 = 229", .correct), Case("λ - 27 = ±√229", .correct),
    ])
    func `solutions are judged by their digits`(line: Case) throws {
        let judgement = try verdict("λ^2 - 54λ + 500 = 0", line.answer)
        #expect(judgement.verdict == line.verdict, "\(judgement)")
    }

    @Test(arguments: [
        Case("x = 2, y = 1", .correct), Case("3x = 6, x - y = 1", .correct),
        Case("x = 2 and y = 1", .correct),
        Case("2x+y=5; 2x-2y=2", .correct), Case("x = 2; y = 2", .incorrect), Case("x=2.00, y=1.00", .correct),
        Case("(x, y) = (2, 1)", .correct), Case("x*y = 2, x = 2", .undecided),
    ])
    func `a linear system keeps its row space`(line: Case) throws {
        let judgement = try verdict("2x + y = 5, x - y = 1", line.answer)
        #expect(judgement.verdict == line.verdict, "\(judgement)")
    }

    @Test(arguments: [
        Case("x1 + 2x2 = 5, 3x1 + 4x2 = 6", .correct), Case("x = (-4, 4.5)", .correct),
        Case("[1 2; 0 -2]*x = [5; -9]", .correct), Case("[1 2; 0 -2]*x = [5; 9]", .incorrect),
        Case("x_1 = -4, x_2 = 9/2", .correct), Case("x = inv([1 2; 3 4])*[5; 6]", .correct),
    ])
    func `a matrix equation has an unknown vector`(line: Case) throws {
        let judgement = try verdict("[1 2; 3 4]*x = [5; 6]", line.answer)
        #expect(judgement.verdict == line.verdict, "\(judgement)")
    }

    @Test(arguments: [
        Case("(2-λ)^2 - 1", .correct), Case("= (λ-1)(λ-3)", .correct), Case("λ^2-4λ+5", .incorrect),
        Case("(2-λ)(2-λ) - 1*1 = 4 - 4λ + λ^2 - 1 = λ^2-4λ+3", .correct), Case("0", .incorrect),
        Case("p(λ) = λ^2-4λ+3", .correct), Case("det([2-λ 1; 1 2-λ])", .correct),
    ])
    func `an expression is followed by an equal one`(line: Case) throws {
        let judgement = try verdict("det([2-λ 1; 1 2-λ])", line.answer)
        #expect(judgement.verdict == line.verdict, "\(judgement)")
    }

    @Test func `a key that does not follow is a fault of the question`() throws {
        let question = try Question(
            relation: .equivalent, given: ["line": .expression("x^2 = 9"), "key": .expression("x = 3")])
        #expect(throws: QuestionError.self) { try question.rightLine(in: Scope()) }
        let right = try Question(
            relation: .equivalent,
            given: ["line": .list(["x + y = 3", "x - y = 1"]), "key": .list(["x = 2", "y = 1"])])
        #expect(try right.rightLine(in: Scope()) == "x = 2; y = 1")
    }
}
