import Checking
import Notation
import Testing

@Suite struct SVDRelationTests {
    private let given = ["A": "[3 1; 1 3; 1 1]"]
    private let s = "[3√2 0; 0 2; 0 0]"
    private let v = "[1/√2 1/√2; 1/√2 -1/√2]"

    private func svd(_ u: String, _ s: String, _ v: String, _ options: [String: Option] = [:]) throws
        -> Judgement
    {
        try judge(.svd, given, options, ["U": u, "S": s, "V": v])
    }

    @Test func `the completion of the source is refused with the entry that shows it`() throws {
        let judgement = try svd("[2/3 1/√2 1/3; 2/3 -1/√2 1/3; 1/3 0 -2/3]", s, v)
        #expect(judgement.verdict == .incorrect)
        #expect(judgement.evidence == "(UᵀU)₁₃ = 2/9, not 0")
        #expect(judgement.diagnosis == ["completion.not-orthogonal"])
        #expect(judgement.credit == 0.8)
    }

    @Test func `any right signs and shapes are right`() throws {
        let full = "[2/3 1/√2 1/√18; 2/3 -1/√2 1/√18; 1/3 0 -4/√18]"
        #expect(try svd(full, s, v).verdict == .correct)
        #expect(
            try svd("[-2/3 1/√2 √2/6; -2/3 -1/√2 √2/6; -1/3 0 -2√2/3]", s, "[-1/√2 1/√2; -1/√2 -1/√2]")
                .verdict == .correct)
        let thin = "[2/3 1/√2; 2/3 -1/√2; 1/3 0]"
        #expect(try svd(thin, "[3√2 0; 0 2]", v).verdict == .correct)
        #expect(try svd(thin, "3√2, 2", v, ["shape": .string("thin")]).verdict == .correct)
        #expect(try svd(thin, "3√2, 2", v, ["shape": .string("full")]).verdict == .incorrect)
        #expect(
            try svd(
                "[0.667 0.707 0.236; 0.667 -0.707 0.236; 0.333 0 -0.943]", "[4.243 0; 0 2; 0 0]",
                "[0.707 0.707; 0.707 -0.707]"
            ).verdict == .rounded)
    }

    @Test func `an order of one's own is noted and refused only where it is demanded`() throws {
        let (u, s, v) = ("[1/√2 2/3; -1/√2 2/3; 0 1/3]", "2, 3√2", "[1/√2 1/√2; -1/√2 1/√2]")
        #expect(try svd(u, s, v).verdict == .correct)
        #expect(try svd(u, s, v, ["order": .string("descending")]).diagnosis == ["svd.order"])
    }

    @Test func `a sign of v that u does not match is found`() throws {
        let judgement = try svd("[2/3 1/√2; 2/3 -1/√2; 1/3 0]", "3√2, 2", "[1/√2 -1/√2; 1/√2 1/√2]")
        #expect(judgement.verdict == .incorrect)
        #expect(judgement.diagnosis == ["assembly.sign-not-paired"])
    }

    @Test(arguments: [
        "[0 0; 0 0]", "[1 2 3]", "[2 0; 0 2]", "[1 0 1; 0 1 0; 1 0 2]", "[1 2; 2 4; 3 6]", "[4 0; 3 -5; 0 2]",
        "[1 2 3; 4 5 6; 7 8 10]", "[1 -1 0; 0 1 -1; -1 0 1]",
    ])
    func `the computed key passes its own question`(matrix: String) throws {
        for shape in ["full", "thin", "compact"] {
            let question = try Question(
                relation: .svd, given: ["A": .expression(matrix)], options: ["shape": .string(shape)])
            let text = try question.key(in: Scope()).mapValues { try Formula($0).plain }
            let judgement = question.judge(text, in: Scope())
            #expect(judgement.verdict == .correct, "\(shape) \(text) \(judgement)")
        }
    }

    @Test func `a repeated singular value leaves a turn free`() throws {
        let given = ["A": "[3 0; 0 3]"]
        let turned = "[0.8 -0.6; 0.6 0.8]"
        #expect(try judge(.svd, given, ["U": turned, "S": "3, 3", "V": turned]).verdict == .correct)
        let rounded = "[0.9553 -0.2955; 0.2955 0.9553]"
        #expect(try judge(.svd, given, ["U": rounded, "S": "3, 3", "V": rounded]).verdict == .rounded)
        #expect(try judge(.svd, given, ["U": rounded, "S": "3, 3", "V": turned]).verdict == .incorrect)
    }
}

@Suite struct OtherFactorTests {
    @Test func `qr is right up to the signs of its columns`() throws {
        let given = ["A": "[1 1; 1 0; 0 1]"]
        let q = "[1/√2 1/√6; 1/√2 -1/√6; 0 2/√6]"
        #expect(try judge(.qr, given, ["Q": q, "R": "[√2 1/√2; 0 √6/2]"]).verdict == .correct)
        #expect(try judge(.qr, given, ["Q": q, "R": "[√2 0; 1/√2 √6/2]"]).diagnosis == ["qr.r-transposed"])
        #expect(
            try judge(
                .qr, given, ["Q": "[0.707 -0.408; 0.707 0.408; 0 -0.816]", "R": "[1.41 0.707; 0 -1.22]"]
            ).verdict
                == .rounded)
        #expect(
            try judge(
                .qr, given, ["positiveDiagonal": .boolean(true)],
                ["Q": "[1/√2 -1/√6; 1/√2 1/√6; 0 -2/√6]", "R": "[√2 1/√2; 0 -√6/2]"]
            ).diagnosis == ["qr.negative-diagonal"])
    }

    @Test func `an eigenbasis pairs values with vectors`() throws {
        let given = ["A": "[11 7; 7 11]"]
        #expect(
            try judge(.eigenbasis, given, ["values": "4, 18", "vectors": "[1 1; -1 1]"]).verdict == .correct)
        #expect(
            try judge(.eigenbasis, given, ["values": "18, 4", "vectors": "[1 1; -1 1]"]).verdict == .incorrect
        )
        #expect(
            try judge(
                .eigenbasis, given, ["orthonormal": .boolean(true)],
                ["values": "4, 18", "vectors": "[1 1; -1 1]"]
            )
            .verdict == .incomplete)
        #expect(
            try judge(
                .eigenbasis, given, ["orthonormal": .boolean(true)],
                ["values": "4, 18", "vectors": "[0.7071 0.7071; -0.7071 0.7071]"]
            ).verdict == .rounded)
    }

    @Test func `a rank factorisation multiplies back`() throws {
        let given = ["A": "[1 2; 2 4; 3 6]", "r": "1"]
        #expect(try judge(.rankfactorization, given, ["B": "(1,2,3)", "C": "[1 2]"]).verdict == .correct)
        #expect(
            try judge(.rankfactorization, given, ["B": "(-2,-4,-6)", "C": "[-1/2 -1]"]).verdict == .correct)
        #expect(try judge(.rankfactorization, given, ["B": "(1,2,3)", "C": "[2 1]"]).verdict == .incorrect)
        #expect(
            try judge(.rankfactorization, given, ["B": "(0.333,0.667,1.000)", "C": "[3.00 6.00]"]).verdict
                == .rounded)
    }

    @Test func `the best approximation is unique unless singular values tie`() throws {
        let given = ["A": "[3 1; 1 3; 1 1]", "k": "1"]
        #expect(try judge(.bestapproximation, given, "[2 2; 2 2; 1 1]").verdict == .correct)
        #expect(try judge(.bestapproximation, given, "[3 1; 1 3; 1 2]").diagnosis == ["truncation.rank"])
        #expect(
            try judge(.bestapproximation, given, "[2 0; 0 0; 0 0]").diagnosis == ["truncation.not-nearest"])
        #expect(
            try judge(.bestapproximation, ["A": "[2 0; 0 2]", "k": "1"], "[1 1; 1 1]").verdict == .correct)
        #expect(
            try judge(.bestapproximation, ["A": "[2 0; 0 2]", "k": "1"], "[0 0; 0 2]").verdict == .correct)
    }

    @Test func `conditions are judged jointly`() throws {
        let question = try Question(
            relation: .satisfies,
            given: ["predicates": .list(["x^2 == 2", "x < 0"]), "key": .named(["x": "-sqrt(2)"])])
        #expect(question.judge(["x": "-√2"], in: Scope()).verdict == .correct)
        #expect(question.judge(["x": "√2"], in: Scope()).verdict == .incorrect)
        #expect(question.judge(["x": "-1.414"], in: Scope()).verdict == .rounded)
        #expect(question.judge(["x": "-1.9"], in: Scope()).verdict == .incorrect)
    }

    @Test func `a choice takes labels in any case`() throws {
        let question = try Question(
            relation: .choice, given: ["items": .list(["a", "b", "c"]), "key": .expression("b")])
        #expect(question.judge(["answer": "B"], in: Scope()).verdict == .correct)
        #expect(question.judge(["answer": "a"], in: Scope()).verdict == .incorrect)
        #expect(question.judge(["answer": "d"], in: Scope()).verdict == .malformed)
    }
}
