import Checking
import Testing

@Suite struct EigenvectorRelationTests {
    private let given = ["A": "[11 7; 7 11]", "lambda": "18"]

    @Test(arguments: [
        Case("(1, 1)", .correct), Case("[1; 1]", .correct), Case("[-3 -3]", .correct),
        Case("(0,0)", .incorrect),
        Case("(1, -1)", .incorrect), Case("(1, 1, 1)", .incorrect), Case("(0.707, 0.707)", .correct),
        Case("5", .incorrect), Case("(1/√2, 1/√2)", .correct),
    ])
    func `any nonzero multiple is an eigenvector`(line: Case) throws {
        let judgement = try judge(.eigenvector, given, line.answer)
        #expect(judgement.verdict == line.verdict, "\(judgement)")
    }

    @Test(arguments: [
        Case("(1/√2, 1/√2)", .correct), Case("(-√2/2, -√2/2)", .correct), Case("(0.707, 0.707)", .rounded),
        Case("(0.708, 0.707)", .misrounded), Case("(0.7, 0.7)", .incomplete), Case("(1, 1)", .incomplete),
        Case("(0.7, 0.72)", .misrounded), Case("(0.60, 0.80)", .incorrect),
    ])
    func `a unit eigenvector needs one joint witness`(line: Case) throws {
        let judgement = try judge(.eigenvector, given, ["unit": .boolean(true)], line.answer)
        #expect(judgement.verdict == line.verdict, "\(judgement)")
    }

    @Test(arguments: [
        Case("(-0.6587, 0.7524)", .rounded), Case("(0.659, -0.752)", .rounded),
        Case("(-0.657, 0.751)", .misrounded),
        Case("(-15, 2+√229)", .incomplete), Case("(-0.876, 1)", .incomplete),
        Case("(-0.875, 1)", .incorrect), Case("(0.6587, 0.7524)", .incorrect),
    ])
    func `an irrational eigenvector in decimals`(line: Case) throws {
        let judgement = try judge(
            .eigenvector, ["A": "[25 -15; -15 29]", "lambda": "27+√229"], ["unit": .boolean(true)],
            line.answer)
        #expect(judgement.verdict == line.verdict, "\(judgement)")
    }

    @Test func `inside a repeated eigenspace the second vector must be orthogonal to the first`() throws {
        let given = ["A": "[2 0 0; 0 2 0; 0 0 5]", "lambda": "2"]
        let options: [String: Option] = ["unit": .boolean(true), "orthogonalTo": .string("[1/√2; 1/√2; 0]")]
        #expect(try judge(.eigenvector, given, options, "(1/√2, -1/√2, 0)").verdict == .correct)
        #expect(try judge(.eigenvector, given, options, "(0.7071, -0.7071, 0)").verdict == .rounded)
        #expect(
            try judge(.eigenvector, given, options, "(1, 0, 0)").diagnosis == ["eigenvector.not-orthogonal"])
    }
}

@Suite struct BasisRelationTests {
    @Test(arguments: [
        Case("[1 0; 0 1; 1 1]", .correct), Case("(1,0,1), (0,1,1)", .correct),
        Case("(1,1,2), (1,-1,0)", .correct),
        Case("(1,0,1)", .incomplete), Case("(1,0,1), (2,0,2)", .incorrect),
        Case("(1,0,0), (0,1,1)", .incorrect),
        Case("(1.00,0,1.00), (0,1,1)", .correct), Case("(1,0,1),(0,1,1),(1,1,2)", .incorrect),
    ])
    func `any basis of the span is right`(line: Case) throws {
        let judgement = try judge(.basis, ["span": "[1 0; 0 1; 1 1]"], line.answer)
        #expect(judgement.verdict == line.verdict, "\(judgement)")
    }

    @Test func `an orthonormal basis may be turned in its plane`() throws {
        let options: [String: Option] = ["orthonormal": .boolean(true)]
        let given = ["subspace": "null([1 1 1])"]
        #expect(
            try judge(.basis, given, options, "(1/√2, -1/√2, 0), (1/√6, 1/√6, -2/√6)").verdict == .correct)
        #expect(
            try judge(.basis, given, options, "(0.7071, -0.7071, 0), (0.4082, 0.4082, -0.8165)").verdict
                == .rounded)
        #expect(try judge(.basis, given, options, "(1,-1,0), (1,1,-2)").verdict == .incomplete)
        #expect(try judge(.basis, given, options, "(1/√2, -1/√2, 0), (0, 1/√2, -1/√2)").verdict == .incorrect)
    }
}

@Suite struct GramSchmidtRelationTests {
    private let given = ["A": "[1 1 2; 1 0 1; 0 1 1]"]

    @Test(arguments: [
        Case("(1,1,0), (1/2,-1/2,1)", .correct), Case("(1,1,0), (1,-1,2)", .correct),
        Case("(1,1,0), (1,-1,2), (0,0,0)", .incomplete), Case("(1,1,0), (1,0,1)", .incorrect),
        Case("(1,-1,2), (1,1,0)", .incorrect), Case("(1,1,0)", .incorrect),
    ])
    func `columns in order, each up to a factor`(line: Case) throws {
        let judgement = try judge(.gramschmidt, given, line.answer)
        #expect(judgement.verdict == line.verdict, "\(judgement)")
    }

    @Test func `normalised columns are free up to sign`() throws {
        let options: [String: Option] = ["normalized": .boolean(true)]
        #expect(
            try judge(.gramschmidt, given, options, "(1/√2,1/√2,0), (-1/√6,1/√6,-2/√6)").verdict == .correct)
        #expect(
            try judge(.gramschmidt, given, options, "(0.707,0.707,0), (0.408,-0.408,0.816)").verdict
                == .rounded)
        #expect(try judge(.gramschmidt, given, options, "(1,1,0), (1,-1,2)").verdict == .incomplete)
    }
}
