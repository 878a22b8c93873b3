import Checking
import Testing

@Suite struct ValueRelationTests {
    @Test(arguments: [
        Case("27+sqrt(229)", .correct), Case("\\sqrt{229}+27", .correct), Case("(54+√916)/2", .correct),
        Case("42.13", .rounded), Case("42.1327", .rounded), Case("42.14", .misrounded),
        Case("42.15", .misrounded), Case("42.16", .incorrect), Case("42.1", .rounded),
        Case("42.", .malformed),
        Case("42.0", .misrounded), Case("42", .incorrect), Case("-42.13", .incorrect),
        Case("1/0", .malformed),
        Case("27+", .malformed), Case("[1 2]", .malformed), Case("nonsense", .malformed),
    ])
    func `an irrational number is judged by its digits`(line: Case) throws {
        let judgement = try judge(.value, ["value": "27 + sqrt(229)"], line.answer)
        #expect(judgement.verdict == line.verdict, "\(judgement)")
    }

    @Test func `exact equality wins over digits`() throws {
        #expect(try judge(.value, ["value": "1/2"], "0.5").verdict == .correct)
        #expect(try judge(.value, ["value": "1/2"], ["form": .string("exact")], "0.50").verdict == .correct)
    }

    @Test func `too few digits are incomplete and a tie may go either way`() throws {
        #expect(try judge(.value, ["value": "9/11"], "0.8").verdict == .incomplete)
        #expect(try judge(.value, ["value": "9/11"], "0.82").verdict == .incomplete)
        #expect(try judge(.value, ["value": "9/11"], "81.8%").verdict == .rounded)
        #expect(try judge(.value, ["value": "1/8"], ["significant": .number(2)], "0.12").verdict == .rounded)
        #expect(try judge(.value, ["value": "1/8"], ["significant": .number(2)], "0.13").verdict == .rounded)
        #expect(try judge(.value, ["value": "1/3000"], "0.00").verdict == .incomplete)
        #expect(
            try judge(.value, ["value": "sqrt(2)"], ["form": .string("exact")], "1.414").verdict
                == .incomplete)
        #expect(
            try judge(.value, ["value": "sqrt(2)"], ["decimals": .number(4)], "1.414").verdict == .incomplete)
    }

    @Test func `a truncated number is named`() throws {
        let judgement = try judge(.value, ["value": "sqrt(3)"], "1.732050")
        #expect(judgement.verdict == .misrounded)
        #expect(judgement.diagnosis == ["decimal.truncated"])
    }
}

@Suite struct ListRelationTests {
    @Test(arguments: [
        Case("18, 4", .correct), Case("4 and 18", .correct), Case("{18, 4}", .correct),
        Case("[18 4]", .correct),
        Case("λ₁ = 18, λ₂ = 4", .correct), Case("18", .incorrect), Case("18, 5", .incorrect),
        Case("-18, 4", .incorrect), Case("18, 4, 0", .incorrect),
    ])
    func `eigenvalues of a two by two Gram matrix`(line: Case) throws {
        let judgement = try judge(.eigenvalues, ["A": "[11 7; 7 11]"], line.answer)
        #expect(judgement.verdict == line.verdict, "\(judgement)")
    }

    @Test(arguments: [
        Case("42.13, 11.87", .rounded), Case("42.14, 11.86", .misrounded), Case("27+√229, 27-√229", .correct),
        Case("27-√229, 27+√229", .correct), Case("42.2, 11.9", .misrounded),
    ])
    func `irrational eigenvalues exactly and in decimals`(line: Case) throws {
        let judgement = try judge(.eigenvalues, ["A": "[25 -15; -15 29]"], line.answer)
        #expect(judgement.verdict == line.verdict, "\(judgement)")
    }

    @Test func `a multiplicity that is missing is incomplete`() throws {
        let given = ["A": "[2 0 0; 0 2 0; 0 0 5]"]
        #expect(try judge(.eigenvalues, given, "5, 2").verdict == .incomplete)
        #expect(try judge(.eigenvalues, given, "5, 2 (twice)").verdict == .correct)
        #expect(try judge(.eigenvalues, given, "2, 2, 5").verdict == .correct)
        let descending: [String: Option] = ["order": .string("descending")]
        #expect(try judge(.eigenvalues, given, descending, "2, 2, 5").diagnosis == ["eigenvalues.unsorted"])
    }

    @Test func `complex eigenvalues are found`() throws {
        #expect(try judge(.eigenvalues, ["A": "[0 -1; 1 0]"], "i, -i").verdict == .correct)
        #expect(try judge(.eigenvalues, ["A": "[0 -1; 1 0]"], "sqrt(-1), -sqrt(-1)").verdict == .correct)
        #expect(try judge(.eigenvalues, ["A": "[0 -1; 1 0]"], "1, -1").verdict == .incorrect)
    }
}

@Suite struct PolynomialRelationTests {
    @Test(arguments: [
        Case("λ^2 - 22λ + 72", .correct), Case("x^2-22x+72", .correct), Case("(11-λ)^2 - 49", .correct),
        Case("(11-λ)^2 - 49 = 0", .correct), Case("(λ-18)(λ-4)", .correct),
        Case("λ^2 + 22λ + 72", .incorrect),
        Case("-λ^2 + 22λ - 72", .incorrect), Case("λ^2 - 22λ", .incorrect),
    ])
    func `the characteristic polynomial in any spelling`(line: Case) throws {
        let judgement = try judge(.polynomial, ["value": "charpoly([11 7; 7 11])"], line.answer)
        #expect(judgement.verdict == line.verdict, "\(judgement)")
    }

    @Test func `sign and scale are free where the step says so`() throws {
        let given = ["value": "λ^2 - 22λ + 72"]
        #expect(try judge(.polynomial, given, ["upTo": .string("sign")], "-λ^2+22λ-72").verdict == .correct)
        #expect(try judge(.polynomial, given, ["upTo": .string("scale")], "3λ^2-66λ+216").verdict == .correct)
        #expect(
            try judge(.polynomial, given, ["upTo": .string("sign")], "3λ^2-66λ+216").verdict == .incorrect)
    }
}
