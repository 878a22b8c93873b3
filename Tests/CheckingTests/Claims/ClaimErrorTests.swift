import Checking
import Testing

@Suite("What cannot be tried") struct ClaimErrorTests {
    struct Case: Sendable {
        let claim: ClaimCase
        let code: ClaimError.Code
        let words: String
        /// The column of the caret from 1; nil where the whole is meant.
        var column: Int?
    }

    static let cases: [Case] = [
        Case(claim: ClaimCase("A +"), code: .unreadable, words: "expected a number", column: 4),
        Case(claim: ClaimCase(""), code: .unreadable, words: "nothing to read", column: 1),
        Case(claim: ClaimCase("A*B"), code: .sizes, words: "a statement that is true or false", column: 1),
        Case(
            claim: ClaimCase("A*B == B", "A, B: 3x2"), code: .sizes,
            words: "a 3×2 matrix and a 3×2 matrix do not fit", column: 3),
        Case(
            claim: ClaimCase("det(A) == 1", "A: 2x3"), code: .sizes, words: "a square matrix is needed",
            column: 5),
        Case(
            claim: ClaimCase("A == B", "A: 2x2", "A: 3x3"), code: .sizes, words: "cannot be both", column: 1),
        Case(
            claim: ClaimCase("A == B", "A: orthonormalish"), code: .unreadable,
            words: "is not a hypothesis that is known", column: 4),
        Case(claim: ClaimCase("A == B", "A:"), code: .unreadable, words: "is missing", column: 3),
        Case(claim: ClaimCase("A == B", ": symmetric"), code: .unreadable, words: "there are names"),
        Case(claim: ClaimCase("A == B", "A: 0x0"), code: .unreadable, words: "not a hypothesis"),
        Case(
            claim: ClaimCase("A == B", "A*B == I", "A*B == 0"), code: .unsatisfied,
            words: "satisfies the hypotheses together"),
        Case(
            claim: ClaimCase("inv(A) == A", "A: singular"), code: .undefined, words: "has no value",
            column: 1),
        Case(claim: ClaimCase("1/0 == 1"), code: .undefined, words: "division by zero"),
        Case(
            claim: ClaimCase("A == B", "A: 100000x100000"), code: .tooLarge, words: "2000 entries"),
        Case(claim: ClaimCase("I(1000000000)*A == A"), code: .tooLarge, words: "2000 entries"),
        Case(
            claim: ClaimCase("A == B", "A = A*B + B", "B = C", "C = B"), code: .meaningless, words: "itself"),
        Case(
            claim: ClaimCase((1...40).map { "A\($0)" }.joined(separator: "+") + " == 0"), code: .tooLarge,
            words: "40 names"),
        Case(claim: ClaimCase("9^9^9^9 == 1"), code: .unable, words: "could not be decided"),
    ]

    @Test(arguments: cases.indices)
    func `is said with its place`(k: Int) throws {
        let wanted = Self.cases[k]
        let error = try #require(wanted.claim.error(), "\(wanted.claim.testDescription)")
        #expect(error.code == wanted.code, "\(error)")
        #expect(error.message.contains(wanted.words), "\(error.message)")
        if let column = wanted.column {
            #expect(error.range?.lowerBound == column - 1, "\(error.diagnostic())")
            #expect(error.diagnostic().contains("^"))
        }
    }

    @Test(arguments: [
        (ClaimCase("nrom(A) == 1"), "nrom is not a function; did you mean norm?", 1),
        (ClaimCase("1 == nrom(A)"), "did you mean norm?", 6),
        (ClaimCase("dte(A*B) == dte(A)*dte(B)"), "did you mean det?", 1),
        (ClaimCase("dett(A) == 2nrom(B)"), "did you mean det?", 1),
        (ClaimCase("A == A and rnak(A) <= 3"), "did you mean rank?", 12),
        (ClaimCase("trc(A) == 0"), "did you mean trace?", 1),
        (ClaimCase("Det(A') == Det(A)"), "Det is not a function here; write det(A)", 1),
        (ClaimCase("porj(v, Q) == v"), "did you mean proj?", 1),
        (ClaimCase("kernel(A) == 0"), "write null(A)", 1),
        (ClaimCase("A == 0", "rnak(A) == 0"), "did you mean rank?", 1),
        (ClaimCase("B == 0", "B = inverse(A)"), "write inv(A)", 5),
        (ClaimCase("solve(A, b) == inv(A)*b"), "`longhand eval` has solve", 1),
    ])
    func `a mistaken function is no number`(claim: ClaimCase, words: String, column: Int) throws {
        let error = try #require(claim.error(), "\(claim.testDescription)")
        #expect(error.code == .unreadable)
        #expect(error.message.contains(words), "\(error.message)")
        #expect(error.range?.lowerBound == column - 1, "\(error.diagnostic())")
        #expect(error.source == (claim.hypotheses.first ?? claim.statement))
    }

    @Test(arguments: [
        ClaimCase("c(A+B) == c*A + c*B", "c: scalar"), ClaimCase("c(A+B) == c*A + c*B"),
        ClaimCase("α(A+B) == α*A + α*B"),
        ClaimCase("nrom(A + B) == nrom(B + A)", "nrom: scalar"),
        ClaimCase("nrom(A + B) == nrom*A + nrom*B"),
        ClaimCase("nrom(A + B) == nrom(B + A)", "nrom > 0"),
        ClaimCase("nrom(A + B) == nrom(B + A)", "nrom = 2"), ClaimCase("f(A + B) == f(B + A)"),
    ])
    func `a number before a parenthesis multiplies`(claim: ClaimCase) throws {
        #expect(try claim.outcome().holds != false)
    }

    @Test(
        arguments: [
            ClaimCase(String(repeating: "(", count: 5_000) + "A == A"),
            ClaimCase("A == " + String(repeating: "-", count: 190) + "A"),
            ClaimCase("A^(10^9) == A"), ClaimCase("zeros(99999, 99999)*A == 0"),
            ClaimCase(String(repeating: "A*", count: 3_000) + "A == 0"),
            ClaimCase("A == B", String(repeating: "A, ", count: 2_000) + "B: symmetric"),
            ClaimCase("a*b*c*d*e*f*g*h == x*y*z"), ClaimCase("[A B C D; E F G H] == [A; B]"),
        ])
    func `ends soon however hostile`(claim: ClaimCase) {
        let start = ContinuousClock.now
        _ = try? Conjecture(claim.statement, where: claim.hypotheses).outcome(seconds: 1)
        #expect(ContinuousClock.now - start < .seconds(20))
    }
}
