import Checking
import Testing

@Suite struct `Slips in a Gram matrix` {
    private static let tall: KeyValuePairs = ["W": "[3 1; 1 3; 1 1]"]
    private static let square: KeyValuePairs = ["Q": "[1 2; 3 4]"]

    @Test(arguments: [
        Wrong("[10 6 4; 6 10 4; 4 4 2]", "gram.used-wwt"), Wrong("[11 7; 7 10]", "gram.one-entry"),
        Wrong("[11 8; 8 11]", "gram.one-entry"), Wrong("[11 -7; -7 11]", "gram.cross-sign"),
        Wrong("[11 7; 6 11]", "gram.not-symmetric"), Wrong("[11 7 0; 7 11 0]", "gram.wrong-size"),
        Wrong("[3 1 1; 1 3 1]", "gram.transpose-only"), Wrong("[3 1; 1 3; 1 1]", "gram.w-itself"),
        Wrong("[11.0 7.0; 7.0 10.2]", "gram.one-entry"),
    ])
    func `a tall matrix`(wrong: Wrong) throws {
        let asked = Asked(.matrix, ["value": "W' * W"], where: Self.tall)
        let judgement = try asked.judge(wrong.answer)
        #expect(judgement.verdict == .incorrect && judgement.diagnosis == wrong.ids, "\(judgement.message)")
    }

    @Test(arguments: [
        Wrong("[7 10; 15 22]", "gram.squared"), Wrong("[5 11; 11 25]", "gram.used-wwt"),
        Wrong("[1 3; 2 4]", "gram.transpose-only"), Wrong("[10 -14; -14 20]", "gram.cross-sign"),
    ])
    func `a square matrix`(wrong: Wrong) throws {
        #expect(
            try Asked(.matrix, ["value": "transpose(Q) * Q"], where: Self.square).judge(wrong.answer)
                .diagnosis
                == wrong.ids)
    }

    @Test func `rows are dotted with rows where the transpose comes second`() throws {
        let asked = Asked(.matrix, ["value": "W * W'"], where: Self.tall)
        let judgement = try asked.judge("[11 7; 7 11]")
        #expect(judgement.diagnosis == ["gram.used-wtw"])
        #expect(
            judgement.message
                == "That is WᵀW, 2×2: columns dotted with columns. Here WWᵀ is asked for, 3×3: rows dotted with rows."
        )
        #expect(try asked.judge("[10 6 4; 6 10 4; 4 4 2]").verdict == .correct)
    }

    @Test func `the place and the learner's number are said`() throws {
        let asked = Asked(.matrix, ["value": "W' * W"], where: Self.tall)
        #expect(
            try asked.judge("[11 -7; -7 11]").message
                == "Column 1 of W dotted with column 2 has the wrong sign: you have -7.")
        #expect(
            try asked.judge("[11 7; 6 11]").message
                == "WᵀW is symmetric. Your entries in row 1, column 2 and row 2, column 1 differ: 7 and 6.")
    }

    @Test func `a matrix of one entry, and one of none, break nothing`() throws {
        #expect(
            try Asked(.matrix, ["value": "W' * W"], where: ["W": "[5]"]).judge("[5]").diagnosis.contains(
                "gram.transpose-only"))
        #expect(
            try Asked(.matrix, ["value": "W' * W"], where: ["W": "zeros(2, 2)"]).judge("[1 0; 0 0]").diagnosis
                == ["gram.one-entry"])
    }
}
