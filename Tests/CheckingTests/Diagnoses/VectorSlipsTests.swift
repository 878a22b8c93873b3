import Checking
import Testing

@Suite struct `Slips in vectors` {
    private static let names: KeyValuePairs = [
        "W": "[3 1; 1 3; 1 1]", "G": "W' * W", "lambda": "eigenvalues(G)", "sigma": "singularvalues(W)",
        "V": "[1 1; 1 -1]/sqrt(2)",
    ]
    private static let unit: [String: Option] = ["unit": .boolean(true)]

    /// A = [2 2; 2 5] has (1, 2) for 6 and (2, −1) for 1.
    @Test(arguments: [
        Wrong("(0, 0)", "eigenvector.zero"), Wrong("(2, 1)/√5", "eigenvector.swapped"),
        Wrong("(1, 2)", "normalise.not-unit"), Wrong("(1/5, 2/5)", "normalise.squared-norm"),
        Wrong("(1/3, 2/3)", "normalise.one-norm"), Wrong("(1/2, 1)", "normalise.max-norm"),
        Wrong("(0.5, 1)", "normalise.max-norm"), Wrong("(0.2, 0.4)", "normalise.squared-norm"),
        Wrong("(2, 4)", "normalise.not-unit"),
    ])
    func `a unit eigenvector`(wrong: Wrong) throws {
        let asked = Asked(.eigenvector, ["A": "[2 2; 2 5]", "lambda": "6"], Self.unit, where: [:])
        let judgement = try asked.judge(wrong.answer)
        #expect(judgement.diagnosis == wrong.ids, "\(judgement)")
        #expect(!judgement.verdict.advances)
    }

    @Test func `of another eigenvalue, exactly and in decimals`() throws {
        let asked = Asked(.eigenvector, ["A": "[6 1 0; 1 6 0; 0 0 1]", "lambda": "1"], Self.unit, where: [:])
        let judgement = try asked.judge("(1, 1, 0)/√2")
        #expect(judgement.diagnosis == ["eigenvector.other-lambda"])
        #expect(
            judgement.message
                == "That is an eigenvector for the eigenvalue 7. Here one for the eigenvalue 1 is asked for.")
        #expect(try asked.judge("(0.7071, 0.7071, 0)").diagnosis == ["eigenvector.other-lambda"])
        #expect(try asked.judge("(0.7071, -0.7071, 0)").diagnosis == ["eigenvector.other-lambda"])
    }

    /// One sign makes (1, 1)/√2 of (1, −1)/√2, which belongs to the other eigenvalue: nobody can tell.
    @Test func `a tie is asked about`() throws {
        let asked = Asked(.eigenvector, ["A": "G", "lambda": "lambda[2]"], Self.unit, where: Self.names)
        let judgement = try asked.judge("(1, 1)/√2")
        #expect(judgement.diagnosis == ["eigenvector.other-lambda", "eigenvector.one-sign"])
        #expect(judgement.message.contains("Which was yours?"))
    }

    /// λ = 2 twice, with (1, 0, 0) taken already.
    @Test(arguments: [
        Wrong("(1, 0, 0)", "eigenvector.repeats"), Wrong("(-1, 0, 0)", "eigenvector.repeats"),
        Wrong("(1, 1, 0)/√2", "eigenvector.not-orthogonal"),
        Wrong("(0.6, 0.8, 0)", "eigenvector.not-orthogonal"), Wrong("(0, 2, 0)", "normalise.not-unit"),
        Wrong("(0, 0, 1)", "eigenvector.other-lambda", "eigenvector.swapped"),
    ])
    func `within a repeated eigenspace`(wrong: Wrong) throws {
        let options: [String: Option] = ["unit": .boolean(true), "orthogonalTo": .string("[1; 0; 0]")]
        let asked = Asked(.eigenvector, ["A": "[2 0 0; 0 2 0; 0 0 5]", "lambda": "2"], options, where: [:])
        let judgement = try asked.judge(wrong.answer)
        #expect(judgement.diagnosis == wrong.ids, "\(judgement)")
    }

    @Test func `a left vector where a right one is asked for`() throws {
        let asked = Asked(.eigenvector, ["A": "G", "lambda": "lambda[1]"], Self.unit, where: Self.names)
        #expect(try asked.judge("(2/3, 2/3, 1/3)").diagnosis == ["eigenvector.left"])
        let skew = Asked(.eigenvector, ["A": "[1 1; 0 2]", "lambda": "2"], where: [:])
        #expect(try skew.judge("(0, 1)").diagnosis.contains("eigenvector.left"))
        #expect(try skew.judge("(1, 1)").verdict == .correct)
    }

    /// u₁ = (2, 2, 1)/3 and u₂ = (1, −1, 0)/√2, with σ = 3√2 and 2.
    @Test(arguments: [
        Wrong("(-2/3, -2/3, -1/3)", "left.sign"), Wrong("(2√2, 2√2, √2)", "left.not-divided"),
        Wrong("(2.828, 2.828, 1.414)", "left.not-divided"),
        Wrong("(√2/9, √2/9, √2/18)", "left.divided-by-lambda"), Wrong("(12, 12, 6)", "left.multiplied"),
        Wrong("(1, -1, 0)/√2", "left.other-pair"), Wrong("(√2, √2, 1/√2)", "left.other-sigma"),
        Wrong("(1/3, -1/3, 0)", "left.other-v"), Wrong("(1, 1)/√2", "left.v-itself"),
        Wrong("(2/3, 2/3, -1/3)", "vector.one-sign"), Wrong("(2/3, 1/3, 2/3)", "vector.swapped"),
        Wrong("(2/3, 2/3, 2/3)", "vector.one-entry"),
    ])
    func `a left vector`(wrong: Wrong) throws {
        let asked = Asked(.matrix, ["value": "W * V[:,1] / sigma[1]"], where: Self.names)
        let judgement = try asked.judge(wrong.answer)
        #expect(judgement.verdict == .incorrect && judgement.diagnosis == wrong.ids, "\(judgement)")
    }

    /// u₂ = (1, −1, 0)/√2, computed by a division.
    @Test(arguments: ["(1, -1, 0)", "(3, -3, 0)", "(0.5, -0.5, 0)", "[1 -1 0]"])
    func `a left vector in the right direction is only not of length 1`(answer: String) throws {
        for value in ["W * V[:,2] / sigma[2]", "unit(W * V[:,2])"] {
            let judgement = try Asked(.matrix, ["value": value], where: Self.names).judge(answer)
            #expect(judgement.verdict == .incomplete, "\(value): \(judgement)")
            #expect(judgement.diagnosis == ["normalise.not-unit"] && judgement.credit == 0.5)
            #expect(judgement.message.hasPrefix("The direction is right, but the length is "))
        }
    }

    @Test func `the other direction, and vectors whose length nobody asked for, are wrong`() throws {
        let left = Asked(.matrix, ["value": "W * V[:,2] / sigma[2]"], where: Self.names)
        for answer in ["(-1, 1, 0)", "(0, 0, 0)", "(1, -2, 0)", "(1, 1, 0)"] {
            #expect(try left.judge(answer).verdict == .incorrect, "\(answer)")
        }
        let sum = Asked(.matrix, ["value": "[3; 4] - [3; 3]"], where: Self.names)
        #expect(try sum.judge("(0, 2)").verdict == .incorrect)
    }

    @Test func `the transpose of a square matrix, and σ = 0`() throws {
        let names: KeyValuePairs = ["Q": "[1 2; 0 3]", "v": "[3; 4]/5"]
        let asked = Asked(.matrix, ["value": "Q * v / 2"], where: names)
        #expect(try asked.judge("(3/10, 9/5)").diagnosis == ["left.used-transpose"])
        let zero = Asked(.eigenvector, ["A": "W * W'", "lambda": "0"], Self.unit, where: Self.names)
        #expect(try zero.judge("(0, 0, 0)").diagnosis == ["left.zero-sigma"])
    }

    @Test func `only the first of several is normalised`() throws {
        let basis = Asked(
            .basis, ["span": "[1 1; 1 -1; 0 0]"], ["orthonormal": .boolean(true)], where: [:])
        #expect(try basis.judge("[1/√2 1; 1/√2 -1; 0 0]").diagnosis == ["normalise.first-only"])
        #expect(try basis.judge("[1 1; 1 -1; 0 0]").diagnosis == ["normalise.not-unit"])
        #expect(
            try basis.judge("[1/2 1/2; 1/2 -1/2; 0 0]").diagnosis
                == ["normalise.squared-norm", "normalise.one-norm"])
        let eigen = Asked(.eigenbasis, ["A": "[2 1; 1 2]"], ["orthonormal": .boolean(true)], where: [:])
        #expect(
            try eigen.judge(["values": "3, 1", "vectors": "[1/√2 1; 1/√2 -1]"]).diagnosis
                == ["normalise.first-only"])
    }
}

@Suite struct `Slips in any formula` {
    private static let names: KeyValuePairs = ["A": "[1 2; 3 4]", "B": "[0 1; 2 5]", "c": "3", "d": "5"]

    /// A·B = [4 11; 8 23], B·A = [3 4; 17 24].
    @Test(arguments: [
        Wrong("[3 4; 17 24]", "formula.order-swapped"), Wrong("[1 2; 3 4]", "formula.factor-missing"),
        Wrong("[6 16; 8 22]", "formula.transpose-added"), Wrong("[4 8; 11 23]", "matrix.transposed"),
        Wrong("[-4 -11; -8 -23]", "matrix.negated"), Wrong("[4 11; -8 23]", "matrix.one-sign"),
        Wrong("[11 4; 8 23]", "matrix.entries-swapped"), Wrong("[4 11; 8 24]", "matrix.one-entry"),
        Wrong("[4 11 0; 8 23 0]", "matrix.wrong-size"),
    ])
    func `a product of matrices`(wrong: Wrong) throws {
        let judgement = try Asked(.matrix, ["value": "A * B"], where: Self.names).judge(wrong.answer)
        #expect(judgement.diagnosis == wrong.ids, "\(judgement)")
    }

    /// c² − 2d/c is 9 − 10/3 = 17/3.
    @Test(arguments: [
        Wrong("37/3", "formula.term-sign"), Wrong("9", "formula.term-missing"),
        Wrong("-1/3", "formula.square-missing"), Wrong("-1", "formula.divisor-missing"),
        Wrong("-21", "formula.divisor-inverted"), Wrong("71/9", "formula.squared"),
        Wrong("-17/3", "value.sign"), Wrong("3/17", "value.reciprocal"), Wrong("5.666", ""),
    ])
    func `a number`(wrong: Wrong) throws {
        let judgement = try Asked(.value, ["value": "c^2 - 2*d/c"], where: Self.names).judge(wrong.answer)
        if wrong.ids == [""] {
            #expect(judgement.diagnosis == ["decimal.truncated"])
        } else {
            #expect(judgement.diagnosis.contains(wrong.ids[0]), "\(judgement)")
        }
    }
}
