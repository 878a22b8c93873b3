import Checking
import Testing
import Tutoring

/// On `svd-by-hand`: λ = 18, 4, σ = 3√2, 2.
@Suite("Marking what follows from a slip")
struct CarriedMarkingTests {
    private let slip = "W'W = [11 8; 8 11]\nlambda = 19, 3\nsigma1 = sqrt(19) = 4.36\n"

    @Test func `later lines may follow from any link of a broken chain`() throws {
        let text =
            slip + """
                sigma2 = sqrt(3) = 1.71
                v1 = (1,1)/sqrt(2)
                v2 = (1,-1)/sqrt(2)
                u2 = (2,-2,0)/sqrt(6)
                Sigma = [4.36 0; 0 1.73; 0 0]
                sigma2 = 1.73
                """
        let work = try MarkedSheet.marked(text, lesson: "svd-by-hand")
        #expect(
            work.lines.map(\.verdict) == [
                .incorrect, .follows, .follows, .incorrect, .correct, .correct, .follows, .follows, .follows,
            ])
        // Both slips lead there; the first is named.
        #expect(work.lines.suffix(3).allSatisfy { $0.followsFrom == 1 })
    }

    @Test func `the last link is followed too`() throws {
        let text =
            slip + "sigma2 = sqrt(3) = 1.71\nsigma = 4.36, 1.71\nsigma = 4.36, 1.73"
        #expect(try MarkedSheet.verdicts(text).suffix(2) == [.follows, .follows])
    }

    @Test func `a link that nobody wrote is not followed`() throws {
        let text = slip + "sigma2 = sqrt(3) = 1.71\nsigma = 4.36, 1.79\nsigma = 4.26, 1.73"
        let verdicts = try MarkedSheet.verdicts(text).suffix(2)
        #expect(verdicts.allSatisfy { !$0.advances }, "\(verdicts)")
        // Without the chain nothing was written that it could follow from.
        let plain = slip + "v2 = (1,-1)/√2\nsigma2 = 1.61\nu2 = (2,-2,0)/sqrt(6)"
        #expect(try MarkedSheet.verdicts(plain).suffix(2) == [.incorrect, .incomplete])
    }

    @Test(arguments: [
        ("λ₁ = 4, λ₂ = 18", "That is λ₂: they are numbered from the largest on."),
        ("σ₂ = 3√2", "That is σ₁: they are numbered from the largest on."),
        ("λ₂ = 18", "That is λ₁: they are numbered from the largest on."),
    ])
    func `numbers counted from the smallest are told apart from wrong ones`(
        line: String, message: String
    ) throws {
        let found = try #require(try MarkedSheet.marked(line, lesson: "svd-by-hand").lines.first)
        #expect(found.verdict == .incorrect && found.credit == 0.5)
        #expect(found.message == message && found.diagnosis == ["values.order"])
    }

    @Test func `what goes with such numbers follows`() throws {
        let text = "λ₁ = 4, λ₂ = 18\nσ₁ = 2, σ₂ = 3√2\nv1 = (1,-1)/√2\nλ₁ = 5"
        #expect(try MarkedSheet.verdicts(text) == [.incorrect, .follows, .follows, .incorrect])
        let other = try MarkedSheet.marked("λ₁ = 17", lesson: "svd-by-hand").lines.first
        #expect(other?.diagnosis != ["values.order"])
    }

    @Test func `a cross product is worked out`() throws {
        let vectors = "u1 = (2/3, 2/3, 1/3)\nu2 = (1, -1, 0)/√2\n"
        #expect(
            try MarkedSheet.verdicts(vectors + "u3 = u1 × u2 = (1, 1, -4)/√18\nu3 = u1 \\times u2")
                == [.correct, .correct, .correct, .correct])
        #expect(try MarkedSheet.verdicts(vectors + "u3 = u1 × u2 = (1, 1, 4)/√18").last == .incorrect)
        #expect(try MarkedSheet.verdicts("u3 = u1 × 3").last == .incorrect)
    }
}
