import Checking
import Testing

/// Spellings and shapes that were hard on the way, each in the relations where it fits.
@Suite struct HardCaseTests {
    // MARK: - Surds in any spelling

    @Test(arguments: [
        Case("sqrt(5+2*sqrt(6))", .correct), Case("√2+√3", .correct), Case("√(2+√6+√6+3)", .correct),
        Case("1/(√3-√2)", .correct), Case("(√6+3)/√3", .correct), Case("√(√25+√24)", .correct),
        Case("3.146", .rounded), Case("3.147", .misrounded), Case("√(5+√6)", .incorrect),
        Case("√3-√2", .incorrect), Case("√10", .incorrect),
    ])
    func `a nested root and its sum of roots are one number`(example: Case) throws {
        for key in ["sqrt(5+2*sqrt(6))", "sqrt(2)+sqrt(3)"] {
            #expect(try judge(.value, ["value": key], example.answer).verdict == example.verdict)
            #expect(
                try judge(.values, ["value": "1, \(key)"], "\(example.answer), 1").verdict == example.verdict)
            #expect(
                try judge(.matrix, ["value": "[\(key) 0; 1 2]"], "[\(example.answer) 0; 1 2]").verdict
                    == example.verdict)
        }
        let predicate = ["predicates": "answer^4 - 10*answer^2 + 1 == 0", "key": "√2+√3"]
        let found = try judge(.satisfies, predicate, example.answer).verdict
        // The other roots of the polynomial are right as well.
        #expect(found == (example.answer == "√3-√2" ? .correct : example.verdict))
    }

    private static let cosine = ["sqrt(2+sqrt(2))/2", "√((2+√2)/4)", "(1+√2)/√(4+2√2)", "cos(acos(√2/2)/2)"]
    private static let sine = ["sqrt(2-sqrt(2))/2", "√(1/2-√2/4)", "1/√(4+2√2)", "√2/(2*√(2+√2))"]

    @Test func `the half angle of 45 degrees makes a unit vector`() throws {
        let given = ["A": "[1 1; 1 -1]", "lambda": "√2"]
        for (c, s) in zip(Self.cosine, Self.sine) {
            for sign in ["", "-"] {
                let typed = "(\(sign)(\(c)), \(sign)(\(s)))"
                #expect(try judge(.eigenvector, given, ["unit": .boolean(true)], typed).verdict == .correct)
            }
            let turned = "(\(s), \(c))"
            #expect(try judge(.eigenvector, given, ["unit": .boolean(true)], turned).verdict == .incorrect)
        }
        let unit = ["unit": Option.boolean(true)]
        #expect(try judge(.eigenvector, given, unit, "(0.9239, 0.3827)").verdict == .rounded)
        #expect(try judge(.eigenvector, given, unit, "(1+√2, 1)").verdict == .incomplete)
    }

    @Test func `it makes orthonormal frames in every relation that has them`() throws {
        for (c, s) in zip(Self.cosine, Self.sine) {
            let frame = "[\(c), \(s); \(s), -(\(c))]"
            let orthonormal = ["orthonormal": Option.boolean(true)]
            let basis = ["values": "√2, -√2", "vectors": frame]
            #expect(try judge(.eigenbasis, ["A": "[1 1; 1 -1]"], orthonormal, basis).verdict == .correct)
            #expect(try judge(.basis, ["span": "[1 0; 0 1]"], orthonormal, frame).verdict == .correct)
            // A = QΣVᵀ with all singular values √2: any orthonormal V is right, with U = AV/√2.
            let factors = ["U": "1/√2*[1 1; 1 -1]*\(frame)", "S": "√2, √2", "V": frame]
            #expect(try judge(.svd, ["A": "[1 1; 1 -1]"], factors).verdict == .correct)
            let swapped = ["U": frame, "S": "√2, √2", "V": frame]
            #expect(try judge(.svd, ["A": "[1 1; 1 -1]"], swapped).verdict == .incorrect)
        }
    }

    @Test func `the golden ratio and its partner, in any order and spelling`() throws {
        let a = ["A": "[1 1; 1 0]"]
        for typed in [
            "(1+√5)/2, (1-√5)/2", "(1-√5)/2, (1+√5)/2", "1/2+√5/2, 1/2-√5/2", "2/(√5-1), -2/(1+√5)",
            "√(3/2+√5/2), 1-√((3+√5)/2)", "{2cos(acos(-1)/5), 1-2cos(acos(-1)/5)}",
        ] {
            #expect(try judge(.eigenvalues, a, typed).verdict == .correct, "\(typed)")
        }
        #expect(try judge(.eigenvalues, a, "(1+√5)/2, (√5-1)/2").verdict == .incorrect)
        #expect(try judge(.eigenvalues, a, "1.618, -0.618").verdict == .rounded)
        #expect(try judge(.eigenvalues, a, "1.618, -0.619").verdict == .misrounded)
        let lambda = a.merging(["lambda": "(1+√5)/2"]) { $1 }
        for typed in ["((1+√5)/2, 1)", "(1, (√5-1)/2)", "(2, √5-1)", "(1+√5, 2)", "(3+√5, 1+√5)"] {
            #expect(try judge(.eigenvector, lambda, typed).verdict == .correct, "\(typed)")
        }
        let unit = "(√((5+√5)/10), √((5-√5)/10))"
        #expect(try judge(.eigenvector, lambda, ["unit": .boolean(true)], unit).verdict == .correct)
        // The singular values of [1 1; 0 1] are the golden ratio and its inverse.
        let vectors = "[√((5-√5)/10), √((5+√5)/10); √((5+√5)/10), -√((5-√5)/10)]"
        let left = "[√((5+√5)/10), √((5-√5)/10); √((5-√5)/10), -√((5+√5)/10)]"
        let factors = ["U": left, "S": "(1+√5)/2, (√5-1)/2", "V": vectors]
        let verdict = try judge(.svd, ["A": "[1 1; 0 1]"], factors).verdict
        let other = try judge(
            .svd, ["A": "[1 1; 0 1]"],
            ["U": left, "S": "√((3+√5)/2), √((3-√5)/2)", "V": "\(vectors)*diag(1, -1)"]
        ).verdict
        #expect(Set([verdict, other]) == [.correct, .incorrect])
    }

    @Test func `dependent vectors hidden in nested surds`() throws {
        let hidden = "[√(5+2√6), √2+√3; √(3+2√2), 1+√2]"
        #expect(try judge(.basis, ["span": "[1 0; 0 1]"], hidden).verdict == .incorrect)
        let apart = "[√(5+2√6), √2+√3; √(3+2√2), 1+√3]"
        #expect(try judge(.basis, ["span": "[1 0; 0 1]"], apart).verdict == .correct)
        let eigen = ["values": "1, 1", "vectors": "[√(7+4√3), 4+2√3; 1, 2]"]
        #expect(try judge(.eigenbasis, ["A": "[1 0; 0 1]"], eigen).verdict == .incorrect)
        #expect(
            try judge(.value, ["value": "2"], "rank([√(5+2√6) √2+√3; √(3+2√2) 1+√2])").verdict == .incorrect)
    }

    // MARK: - Numbers that no real radicals express

    @Test(arguments: [
        Case("5.049, 0.6431, 0.3080", .rounded), Case("0.308, 5.049, 0.643", .rounded),
        Case("0.3080, 0.6431, 5.0490", .misrounded), Case("5.0489, 0.6431, 0.3079", .misrounded),
        Case("5.05, 0.643, 0.308", .rounded), Case("5.0489173395, 0.6431041321, 0.3079785284", .rounded),
        Case("5.049, 0.643, 0.318", .incorrect), Case("5.049, 0.643", .incorrect),
    ])
    func `three real roots of an irreducible cubic, as decimals in any order`(example: Case) throws {
        // λ³ − 6λ² + 5λ − 1: the inverse of what has λ³ − 5λ² + 6λ − 1.
        let a = "[1 1 1; 1 2 2; 1 2 3]"
        #expect(try judge(.eigenvalues, ["A": a], example.answer).verdict == example.verdict)
        #expect(
            try judge(.values, ["value": "eigenvalues(\(a))"], example.answer).verdict == example.verdict)
    }

    @Test func `sorted singular values of a matrix with a golden block`() throws {
        // [1 0 1; 0 1 0; 1 0 2]: σ = (3+√5)/2, 1, (3−√5)/2.
        let a = "[1 0 1; 0 1 0; 1 0 2]"
        let given = ["value": "singularvalues(\(a))"]
        let descending = ["order": Option.string("descending")]
        for typed in [
            "(3+√5)/2, 1, (3-√5)/2", "((1+√5)/2)^2, 1, ((1-√5)/2)^2", "√(7/2+3√5/2), 1, √(7/2-3√5/2)",
            "2.618, 1, 0.382", "(3+√5)/2, 1.000, 2/(3+√5)",
        ] {
            #expect(try judge(.values, given, descending, typed).verdict.advances, "\(typed)")
        }
        #expect(try judge(.values, given, descending, "1, (3+√5)/2, (3-√5)/2").verdict == .incorrect)
        #expect(try judge(.eigenvalues, ["A": a], descending, "(3+√5)/2, 1, (3-√5)/2").verdict == .correct)
        let (c, s) = ("√((5-√5)/10)", "√((5+√5)/10)")
        let frame = "[\(c) 0 \(s); 0 1 0; \(s) 0 -\(c)]"
        let factors = ["U": frame, "S": "(3+√5)/2, 1, (3-√5)/2", "V": frame]
        #expect(try judge(.svd, ["A": a], factors).verdict == .correct)
        #expect(
            try judge(.eigenbasis, ["A": a], ["values": "(3+√5)/2, 1, (3-√5)/2", "vectors": frame]).verdict
                == .correct)
        let best = "(3+√5)/2*[\(c); 0; \(s)]*[\(c) 0 \(s)]"
        #expect(try judge(.bestapproximation, ["A": a, "k": "1"], best).verdict == .correct)
        #expect(
            try judge(.bestapproximation, ["A": a, "k": "1"], "[0.7236 0 1.171; 0 0 0; 1.171 0 1.894]")
                .verdict == .rounded)
    }
}
