import Checking
import Testing
import Tutoring

/// The characteristic polynomial of `svd-by-hand` is λ² − 22λ + 72 = (λ − 18)(λ − 4).
@Suite("Marking equations in λ")
struct EquationMarkingTests {
    @Test(arguments: [
        "(11-λ)² = 49", "(λ-11)^2 = 49", "(11-λ)(11-λ) = 49", "λ² − 22λ = -72", "λ(λ-22) = -72",
        "2λ² - 44λ + 144 = 0", "0 = λ²−22λ+72", "λ² = 22λ - 72", "-λ² + 22λ - 72 = 0", "72 = 22λ - λ²",
        "(11-x)² = 49", "(11-λ)² - 49 = 0", "(11-λ)² - 49 = λ² - 22λ + 72 = 0", "49 = (λ-11)²",
        "(11-λ)(11-λ) = (λ-11)² = 49", "⇒ (11-λ)² = 49", "(λ - 18)(λ - 4) = 0", "λ²/2 = 11λ - 36",
        "(11-λ)² − 7² = 0", "det(WᵀW − λI) = (11−λ)² − 49 = 0", "λ³ - 22λ² = -72λ",
    ])
    func `the characteristic equation is right however its terms are placed`(line: String) throws {
        #expect(try MarkedSheet.verdicts(line) == [.correct])
        #expect(try MarkedSheet.verdicts("lambda = 18, 4\n\(line)") == [.correct, .correct])
    }

    @Test(arguments: [
        "(11-λ)² = 48", "(λ-11)^2 = -49", "(11-λ)(12-λ) = 49", "λ² + 22λ = -72", "λ(λ-22) = 72",
        "2λ² - 44λ + 72 = 0", "0 = λ²−22λ-72", "λ² = 22λ + 72", "(λ - 18)² = 0", "(λ-18)(λ-4)(λ-1) = 0",
        "(λ - 18)(λ + 4) = 0",
        // What is meant as an identity is one, even where the difference has the right roots.
        "(11-λ)² - 49 = -λ² + 22λ - 72", "λ² - 22λ + 72 = 2λ² - 44λ + 144", "λ² − 22λ + 72 = λ² - 21λ + 72",
        "(11-λ)² - 49 = λ² - 22λ + 71 = 0", "(11-λ)² - 49 = -λ² + 22λ - 72 = 0",
        "(11-λ)(11-λ) = (λ-12)² = 49", "λ³ - 22λ² = 72λ",
    ])
    func `another equation is wrong`(line: String) throws {
        #expect(try MarkedSheet.verdicts(line) == [.incorrect])
        #expect(try MarkedSheet.verdicts("lambda = 18, 4\n\(line)") == [.correct, .incorrect])
    }

    @Test(arguments: [
        "(11-λ)² = 64", "λ² - 22λ = -57", "2λ² - 44λ + 114 = 0", "λ² = 22λ - 57", "0 = (λ - 19)(λ - 3)",
    ])
    func `after a slip the equation follows`(line: String) throws {
        let work = try MarkedSheet.marked(
            "W'W = [11 8; 8 11]\n\(line)\nlambda = 19, 3", lesson: "svd-by-hand")
        #expect(work.lines.map(\.verdict) == [.incorrect, .follows, .follows])
        #expect(work.lines.map(\.followsFrom) == [nil, 1, 1])
    }

    @Test func `a slip in the equation is charged once`() throws {
        let text = "(11-λ)² = 64\nλ² - 22λ = -57\nλ² - 22λ + 57 = 0\nlambda = 19, 3\nlambda = 19, 4"
        #expect(try MarkedSheet.verdicts(text) == [.incorrect, .follows, .follows, .follows, .incorrect])
        let scaled = "2λ² - 44λ + 114 = 0\nλ² - 22λ + 57 = 0\nlambda = 19, 3"
        #expect(try MarkedSheet.verdicts(scaled) == [.incorrect, .follows, .follows])
    }

    @Test func `what is off in an equation is said of all of it on one side`() throws {
        let line = try #require(try MarkedSheet.marked("(11-λ)² = 48", lesson: "svd-by-hand").lines.first)
        #expect(
            line.message
                == "This has other solutions than det(WᵀW − λI) = 0. With everything on one side: One coefficient is off: the constant term."
        )
        #expect(line.name == "charpoly")
    }

    @Test(arguments: [
        ("λ - 18 = 0", Verdict.correct), ("λ - 11 = 7", .correct), ("22 - λ = 18", .correct),
        ("λ - 17 = 0", .incorrect), ("λ - 11 = 8", .incorrect), ("λ + 4 = 0", .incorrect),
    ])
    func `an equation of one eigenvalue is right where its solution is one`(
        line: String, expected: Verdict
    ) throws {
        #expect(try MarkedSheet.verdicts(line) == [expected])
    }

    @Test func `multiplicities count`() throws {
        let double = "set: W=[2 0; 0 2; 0 0]\n"
        #expect(try MarkedSheet.verdicts(double + "(4-λ)² = 0") == [.correct])
        #expect(try MarkedSheet.verdicts(double + "(λ - 4)(λ - 5) = 0") == [.incorrect])
        // λ(λ − 4)² has another degree than λ² (λ − 4).
        let wide = "set: W=[2 0 0; 0 2 0]\n"
        #expect(try MarkedSheet.verdicts(wide + "λ(λ-4)² = 0") == [.correct])
        #expect(try MarkedSheet.verdicts(wide + "λ²(λ-4) = 0") == [.incorrect])
    }
}
