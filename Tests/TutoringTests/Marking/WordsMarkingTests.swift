import Checking
import Testing
import Tutoring

/// On `svd-by-hand`: WᵀW = [11 7; 7 11], λ = 18, 4, σ = 3√2, 2.
@Suite("Marking what is put in words")
struct WordsMarkingTests {
    @Test(arguments: [
        ("λ = 17, 3 (from the formula)", Verdict.incorrect), ("λ = 18, 4 (from the formula)", .correct),
        ("λ = 18, 4, as expected", .correct), ("λ = 18, 4 (both positive)", .correct),
        ("λ = 18, 4 (see line 3)", .correct),
        ("λ₁ = 18 (the larger), λ₂ = 4 (the smaller)", .correct), ("W = U Σ Vᵀ, done!", .correct),
        ("σ₁ = √18 (by definition) = 3√2", .correct), ("σ₁ = √18 (by definition) = 2√2", .incorrect),
    ])
    func `a remark behind a value is passed over`(line: String, expected: Verdict) throws {
        #expect(try MarkedSheet.verdicts(line) == [expected])
    }

    @Test(arguments: [
        "λ = 18, 4, zero", "λ = 18, 4, not", "λ = 18, 4, both twice", "λ = 18, 4 and so on",
        "λ = 18, 4 (not 3)", "λ = 18, 4 (+ 1 0)",
    ])
    func `a remark that may belong to the value is not passed over`(line: String) throws {
        let verdicts = try MarkedSheet.verdicts(line)
        #expect(verdicts.count == 1 && !verdicts[0].advances, "\(verdicts)")
    }

    @Test(arguments: [" and so, λ = ", "v1 = (1,1), "])
    func `a line of thousands of statements is one that cannot be read, at once`(part: String) throws {
        let start = ContinuousClock.now
        #expect(try MarkedSheet.verdicts(String(repeating: part, count: 12_000)) == [.malformed])
        // By pairs it took a minute.
        #expect(ContinuousClock.now - start < .seconds(15))
    }

    @Test(arguments: [
        ("p(λ) = λ² + 22λ + 72", Verdict.incorrect), ("p(λ) = λ² - 22λ + 72", .correct),
        ("p(x) = x² - 22x + 72", .correct), ("χ(λ) = (λ - 18)(λ - 4) = λ² - 22λ + 72 = 0", .correct),
        ("det(WᵀW − λI) = λ² - 22λ + 71", .incorrect), ("|WᵀW − λI| = λ² - 22λ + 72", .correct),
        ("|λI − WᵀW| = λ² - 22λ + 71", .incorrect), ("|WᵀW - λI| = 0", .correct),
        ("The characteristic polynomial is det(WᵀW − λI) = (11−λ)² − 49", .correct),
        ("The characteristic polynomial is det(WᵀW − λI) = (11−λ)² − 48", .incorrect),
        ("The characteristic polynomial is p(λ) = (11−λ)² − 48", .incorrect),
        ("The characteristic polynomial is λ² - 22λ + 72", .correct),
        ("The characteristic polynomial is λ² - 22λ + 71", .incorrect),
        ("The characteristic polynomial of WWᵀ = λ³ - 22λ² + 72λ", .correct),
    ])
    func `the characteristic polynomial may be called in any way`(line: String, expected: Verdict) throws {
        #expect(try MarkedSheet.verdicts(line) == [expected])
    }

    @Test func `a line goes on from one in words`() throws {
        let text = """
            The characteristic polynomial is det(WᵀW − λI) = (11−λ)² − 49
              = λ² − 22λ + 72
              = (λ − 18)(λ − 3)
            """
        #expect(try MarkedSheet.verdicts(text) == [.correct, .correct, .incorrect])
        #expect(try MarkedSheet.verdicts("λ = see above\n = 18, 4") == [.malformed, .malformed])
    }

    @Test func `a slip in a determinant is carried`() throws {
        let text = "det(WᵀW − λI) = λ² - 22λ + 57\nλ = 19, 3"
        #expect(try MarkedSheet.verdicts(text) == [.incorrect, .follows])
    }

    @Test(arguments: [
        ("eigenvalues: 8, 4", Verdict.incorrect), ("eigenvalues: 18, 4", .correct),
        ("Eigenvalues: 18 and 4", .correct), ("2. The eigenvalues are 18 and 4", .correct),
        ("The eigenvalues of WᵀW are 17 and 4", .incorrect),
        ("The eigenvalues of WWᵀ are 18, 4, 0", .correct),
        ("So the eigenvalues = 18, 4", .correct), ("singular values: 3√2, 2", .correct),
        ("The singular values of W are 3√2 and 3", .incorrect), ("λ: 18, 4", .correct),
        ("v1: (1,0)", .incorrect),
        ("eigenvalues: 18 and then 4 more", .malformed), ("nonzero eigenvalues: 18, 4", .malformed),
        ("eigenvalues: {18, 4", .malformed),
    ])
    func `eigenvalues may be called by their name`(line: String, expected: Verdict) throws {
        #expect(try MarkedSheet.verdicts(line) == [expected])
    }

    @Test(arguments: [
        "Eigenvalues:", "Eigenvalues: see below", "The eigenvalues are positive", "V: right singular vectors",
        "The eigenvalues are the roots of p", "The eigenvalues of A are 3 and 5", "p(λ) = 0",
        "Name: Ben 4711", "W is 3x2", "Eigenvalues of W^T W: det(λI - W^T W), I for a 2×2 matrix",
        "λ₁: WᵀW − 18I has the kernel spanned by (1, 1), so", "Compute V: (W^T W - λI) V = 0",
        "The eigenvalues are the squares of the 2 singular values",
    ])
    func `a heading and a remark are not marked`(line: String) throws {
        #expect(try MarkedSheet.verdicts(line).isEmpty)
    }

    @Test(arguments: [
        ("Hence λ₁ = 18, λ₂ = 4", Verdict.correct), ("Hence λ₁ = 18, λ₂ = 3", .incorrect),
        ("λ1 = 18 and λ2 = 4", .correct), ("λ1 = 18 and λ2 = 5", .incorrect), ("λ = 18 or 4", .correct),
        ("λ = 18 or λ = 4", .correct), ("λ = 18 or 5", .incorrect), ("λ = 18 or λ = 5", .incorrect),
        ("Since W is nice, v1 = (1,0)", .incorrect), ("Since W is nice, v1 = (1,1)/√2", .correct),
        ("so I take λ = 18 and 4", .correct), ("1) λ = 18, 3", .incorrect), ("(b) λ = 18, 4", .correct),
        ("λ₁,₂ = 11 ± 7", .correct), ("λ₁,₂ = 11 ± 6", .incorrect), ("λ_{1,2} = 18, 4", .correct),
        ("λ₁, λ₂ = 18, 4", .correct), ("λ1,2 = (22 ± √196)/2 = 18, 4", .correct),
        ("σ₁² = 17", .incorrect), ("σ₁² = 18", .correct), ("next λ1 = 18, so λ2 = 4", .correct),
        ("For λ = 18, v1 = (1,1)/√2", .correct), ("For λ = 17, v1 = (1,1)/√2", .incorrect),
        ("for λ₁ = 18", .correct), ("(λ-18)(λ-4) = 0, so λ = 18 or λ = 4", .correct),
        ("(λ-18)(λ-4) = 0, so λ = 18 or λ = 5", .incorrect),
        ("λ = 11 ± 7, i.e. λ₁ = 18 and λ₂ = 4", .correct),
        ("Thus the eigenvalues of WᵀW are λ1 = 18 and λ2 = 4", .correct), ("λ1, λ2 = 4, 18", .incorrect),
        ("λ₁,₂ = 18, 4", .correct), ("For λ = 4: v2 = (1, -1)/√2", .correct),
        ("For λ = 4: v2 = (1, 1)/√2", .incorrect), ("λ₁,₂ = 18, 5", .incorrect),
        ("As WᵀW is symmetric, λ = 18, 3", .incorrect),
    ])
    func `words may stand before a name and between names`(line: String, expected: Verdict) throws {
        #expect(try MarkedSheet.verdicts(line) == [expected])
    }

    @Test(arguments: [
        "Note that W = U times something else", "the length of v1 = √2", "λ = see above",
        "W1 = I forgot how this goes", "λ = 18, 4 as I said before", "For λ = 18 we get v1 = (1, 1)/√2",
        "λ₁,₂,₃ = 18, 4, 0", "λ₃ = 0", "σ₃ = 0", "λ₁ = 18, λ₂ = 4, λ₃ = 0",
        "the square of σ₁ = 18", "norm v1 = 1", "eigenvalues: about 17 and 3",
        "eigenvalues: 17 and then 3 of them", "W = V Σ Uᵀ",
    ])
    func `a line about something known is at least a question`(line: String) throws {
        #expect(try MarkedSheet.verdicts(line) == [.malformed])
    }

    @Test func `a product of matrices and vectors is read without signs`() throws {
        let vector = "v1 = (1,1)/√2\n"
        #expect(try MarkedSheet.verdicts(vector + "WᵀW v1 = 18 v1") == [.correct, .correct])
        #expect(try MarkedSheet.verdicts(vector + "WᵀW v1 = 17 v1") == [.correct, .incorrect])
    }

    @Test func `a formula of W is not judged by slips`() throws {
        #expect(try MarkedSheet.verdicts("W = U Σ Vᵀ") == [.correct])
        #expect(try MarkedSheet.verdicts("σ = 4, 2\nW = U Σ Vᵀ").last?.advances == true)
        #expect(try MarkedSheet.verdicts("W = W + W") == [.undecided])
        #expect(try MarkedSheet.verdicts("W = [3 1; 1 3; 1 0]") == [.incorrect])
    }

    // MARK: - Decimals with a comma

    @Test func `a line that is not right is told of the point, where decimals have a comma`() throws {
        let text = """
            W'W = [11,5 7; 7 11]
            W'W = [11 7; 7 10]
            lambda = 18, 4
            sigma1 = 4,24
            v1 = (0,707, 0,707)
            v1 = (0,7, 0,8
            """
        let lines = try MarkedSheet.marked(text, lesson: "svd-by-hand").lines
        let told = lines.filter { $0.message.contains("Decimals are written with a point: ") }
        #expect(told.map(\.line) == [1, 4, 5, 6], "\(lines.map(\.message))")
        #expect(lines.map { $0.verdict.advances } == [false, false, true, false, false, false])
        #expect(lines[3].message.contains("`4.24`; a comma"), "\(lines[3].message)")
    }
}
