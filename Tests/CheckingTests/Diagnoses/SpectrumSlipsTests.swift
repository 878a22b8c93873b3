import Checking
import Testing

@Suite struct `Slips in a characteristic polynomial` {
    private static let names: KeyValuePairs = ["Q": "[2 1; 0 3]", "G": "Q' * Q"]
    private static let upToSign: [String: Option] = ["upTo": .string("sign")]

    /// QᵀQ = [4 2; 2 10]: λ² − 14λ + 36. Q has λ² − 5λ + 6.
    @Test(arguments: [
        Wrong("x^2 + 14x + 36", "charpoly.trace-sign"), Wrong("x^2 - 14x - 36", "charpoly.det-sign"),
        Wrong("(x - 2)(x - 3)", "charpoly.of-w"), Wrong("x^2 - 14x + 44", "charpoly.cross-added"),
        Wrong("(4 - x)(10 - x) - 2", "charpoly.cross-not-squared"),
        Wrong("(4 - x)(10 - x)", "charpoly.diagonal-only"),
        Wrong("x^3 - 14x^2 + 36x", "charpoly.factor-extra"),
        Wrong("x^2 - 13x + 36", "charpoly.one-coefficient"),
        Wrong("x^2 - 14x + 35", "charpoly.one-coefficient"),
        Wrong("-x^2 - 14x - 36", "charpoly.trace-sign"),
    ])
    func `of a Gram matrix`(wrong: Wrong) throws {
        let asked = Asked(.polynomial, ["value": "charpoly(G)"], Self.upToSign, where: Self.names)
        let judgement = try asked.judge(wrong.answer)
        #expect(judgement.verdict == .incorrect && judgement.diagnosis == wrong.ids, "\(judgement)")
    }

    /// WWᵀ for W = [4 0; 3 -5; 0 2] has λ³ − 54λ² + 500λ.
    @Test(arguments: [
        Wrong("x^2 - 54x + 500", "charpoly.factor-missing"),
        Wrong("x^3 + 54x^2 + 500x", "charpoly.trace-sign"),
        Wrong("x^3 - 54x^2 + 501x", "charpoly.one-coefficient"),
    ])
    func `of a singular matrix`(wrong: Wrong) throws {
        let asked = Asked(
            .polynomial, ["value": "charpoly(M)"], Self.upToSign,
            where: ["W": "[4 0; 3 -5; 0 2]", "M": "W * W'"])
        #expect(try asked.judge(wrong.answer).diagnosis == wrong.ids)
    }

    @Test func `of a single number`() throws {
        let asked = Asked(.polynomial, ["value": "charpoly(W)"], where: ["W": "[5]"])
        #expect(try asked.judge("x + 5").diagnosis == ["charpoly.trace-sign"])
        #expect(try asked.judge("x - 4").diagnosis == ["charpoly.one-coefficient"])
        #expect(try asked.judge("5 - x").diagnosis == ["polynomial.sign"])
    }
}

@Suite struct `Slips in eigenvalues` {
    private static let names: KeyValuePairs = ["W": "[3 1; 1 3; 1 1]", "G": "W' * W"]
    private static let sorted: [String: Option] = ["order": .string("descending")]

    /// WᵀW = [11 7; 7 11] has 18 and 4.
    @Test(arguments: [
        Wrong("4, 18", "eigenvalues.unsorted"), Wrong("-18, -4", "eigenvalues.flipped-sign"),
        Wrong("18, -4", "eigenvalues.flipped-sign"), Wrong("36, 8", "eigenvalues.two-a"),
        Wrong("29, 15", "eigenvalues.two-a"), Wrong("109, -87", "eigenvalues.root-forgotten"),
        Wrong("3√2, 2", "eigenvalues.square-root"), Wrong("4.243, 2", "eigenvalues.square-root"),
        Wrong("11, 11", "eigenvalues.diagonal"), Wrong("18", "eigenvalues.missing"),
        Wrong("18, 4, 0", "eigenvalues.zero-added"), Wrong("18, 5", "eigenvalues.one-off"),
        Wrong("20, 10", "eigenvalues.trace"), Wrong("12, 10", "eigenvalues.determinant"),
    ])
    func `of a Gram matrix`(wrong: Wrong) throws {
        let judgement = try Asked(.eigenvalues, ["A": "G"], Self.sorted, where: Self.names).judge(
            wrong.answer)
        #expect(judgement.diagnosis == wrong.ids, "\(judgement)")
    }

    @Test func `trace and determinant are the witnesses`() throws {
        let asked = Asked(.eigenvalues, ["A": "G"], Self.sorted, where: Self.names)
        let sum = try asked.judge("20, 10").message
        #expect(sum == "They add up to 30; the trace of WᵀW is 22.")
        let product = try asked.judge("12, 10").message
        #expect(
            product == "They add up to the trace, 22, but multiply to 120; the determinant of WᵀW is 72.")
        let sign = try asked.judge("18, -4").message
        #expect(
            sign == "-4 has the wrong sign. They add up to 14; the trace of WᵀW is 22.")
    }

    @Test func `zeros and multiplicities`() throws {
        let rankOne = Asked(.eigenvalues, ["A": "[1 2; 2 4]"], where: [:])
        #expect(try rankOne.judge("5").diagnosis == ["eigenvalues.zero-lost"])
        let double = Asked(.eigenvalues, ["A": "[2 0 0; 0 2 0; 0 0 5]"], where: [:])
        let once = try double.judge("5, 2")
        #expect(once.verdict == .incomplete && once.diagnosis == ["eigenvalues.multiplicity-lost"])
        let complex = Asked(.eigenvalues, ["A": "[0 -1; 1 0]"], where: [:])
        #expect(try complex.judge("1, -1").verdict == .incorrect)
        #expect(try complex.judge("i").diagnosis == ["eigenvalues.missing"])
    }

    @Test func `those of the matrix itself`() throws {
        let asked = Asked(.eigenvalues, ["A": "G"], where: ["Q": "[2 1; 0 3]", "G": "Q' * Q"])
        #expect(try asked.judge("3, 2").diagnosis == ["eigenvalues.of-w"])
    }
}

@Suite struct `Slips in singular values` {
    private static let sorted: [String: Option] = ["order": .string("descending")]

    /// [3 0; 4 5] has √45 and √5; its eigenvalues are 5 and 3.
    @Test(arguments: [
        Wrong("45, 5", "sigma.is-lambda"), Wrong("3√5, 5", "sigma.is-lambda"), Wrong("5, 3", "sigma.of-w"),
        Wrong("√5, √45", "sigma.unsorted"), Wrong("2.236, 6.708", "sigma.unsorted"),
        Wrong("√45, -√5", "sigma.negative"), Wrong("√45", "sigma.too-few"),
        Wrong("√45, √5, 0", "sigma.zero-added"), Wrong("√45, 2", "sigma.one-off"),
        Wrong("6, 2", "sigma.squares"), Wrong("6.708, 5", "sigma.is-lambda"),
    ])
    func `of a square matrix`(wrong: Wrong) throws {
        let asked = Asked(.values, ["value": "singularvalues(W)"], Self.sorted, where: ["W": "[3 0; 4 5]"])
        let judgement = try asked.judge(wrong.answer)
        #expect(judgement.verdict == .incorrect && judgement.diagnosis == wrong.ids, "\(judgement)")
    }

    @Test func `a zero counts`() throws {
        let asked = Asked(.values, ["value": "singularvalues(W)"], where: ["W": "[1 2; 2 4]"])
        #expect(try asked.judge("5").diagnosis == ["sigma.zero-dropped"])
        #expect(try asked.judge("25, 0").diagnosis == ["sigma.is-lambda"])
    }

    @Test(arguments: ["singularvalues(W)[1]", "sigma[1]", "sqrt(lambda[1])"])
    func `one of them`(asked expression: String) throws {
        let asked = Asked(
            .value, ["value": expression],
            where: [
                "W": "[3 0; 4 5]", "G": "W' * W", "lambda": "eigenvalues(G)", "sigma": "singularvalues(W)",
            ])
        #expect(try asked.judge("45").diagnosis == ["sigma.is-lambda"])
        #expect(try asked.judge("-√45").diagnosis == ["sigma.negative"])
        #expect(try asked.judge("√5").diagnosis == ["sigma.another"])
        #expect(try asked.judge("5").diagnosis == ["sigma.of-w"])
        #expect(try asked.judge("6.708").verdict == .rounded)
    }
}
