import Checking
import Notation
import Testing

/// Right answers that are free to turn, found in the box of the digits, and lines that only seem right.
@Suite struct WitnessTests {
    private let unit: [String: Option] = ["unit": .boolean(true)]

    @Test func `a vector that is neither of length 1 nor in the right direction is not misrounded`() throws {
        let given = ["A": "[3 1; 1 3; 1 1] * [3 1; 1 3; 1 1]'", "lambda": "0"]
        #expect(try judge(.eigenvector, given, unit, "(0.236, 0.236, -0.953)").verdict == .incorrect)
        #expect(try judge(.eigenvector, given, unit, "(0.236, 0.236, -0.943)").verdict == .rounded)
    }

    @Test(arguments: ["(0.954, -0.298)", "(0.11533, 0.993)", "(0.6, 0.8)", "(-0.28, 0.960)"])
    func `a unit vector of a plane is found wherever the digits leave one`(answer: String) throws {
        let judgement = try judge(.eigenvector, ["A": "[1 0; 0 1]", "lambda": "1"], unit, answer)
        #expect(judgement.verdict.advances, "\(judgement)")
    }

    @Test func `an exact zero narrows the plane`() throws {
        let given = ["A": "[1 2 2]' * [1 2 2]", "lambda": "0"]
        #expect(try judge(.eigenvector, given, unit, "(-0.894427, 0.447214, 0)").verdict == .rounded)
        #expect(try judge(.eigenvector, given, unit, "(-0.894427, 0.447914, 0)").verdict == .incorrect)
    }

    @Test func `turned factors are found with few digits`() throws {
        let turned = "[0.954 0.298; -0.298 0.954]"
        let svd = try judge(.svd, ["A": "[1 0; 0 1]"], ["U": turned, "S": "1, 1", "V": turned])
        #expect(svd.verdict == .rounded, "\(svd)")
        let q = "[1 0 0; 0 0.954 0.298; 0 -0.298 0.954]"
        let qr = try judge(.qr, ["A": "[1; 0; 0]"], ["shape": .string("full")], ["Q": q, "R": "[1; 0; 0]"])
        #expect(qr.verdict == .rounded, "\(qr)")
    }

    @Test func `a best approximation among several is found in decimals`() throws {
        let given = ["A": "[1 0; 0 1]", "k": "1"]
        let answer = "[0.911 0.284; 0.284 0.089]"
        let judgement = try judge(.bestapproximation, given, answer)
        #expect(judgement.verdict == .rounded, "\(judgement)")
        #expect(try judge(.bestapproximation, given, "[0.911 0.284; 0.284 0.888]").verdict == .incorrect)
    }

    @Test func `a rank factorisation in decimals may scale one factor against the other`() throws {
        let given = ["A": "[10 4; 25 10]", "r": "1"]
        let right = try judge(.rankfactorization, given, ["B": "[0.8408; 2.1019]", "C": "[11.8938 4.7575]"])
        #expect(right.verdict == .rounded, "\(right)")
        let off = try judge(
            .rankfactorization, ["A": "[9 6; 9 6]", "r": "1"],
            ["B": "[8.9451; 8.9451]", "C": "[1.0062 0.6708]"])
        #expect(off.verdict == .misrounded || off.verdict == .undecided, "\(off)")
    }

    @Test func `a vector may lie on its side where a condition is asked`() throws {
        let question = try Question(
            relation: .satisfies,
            given: ["predicates": .list(["[2 0; 0 1] * answer == [2; 1]"]), "key": .expression("(1, 1)")])
        #expect(question.judge(["answer": "[1, 1]"], in: Scope()).verdict == .correct)
    }

    @Test func `a number that is not zero does not pass as zero in a list`() throws {
        #expect(try judge(.eigenvalues, ["A": "[5 0; 0 1/1000]"], "5, 0.0").verdict == .incomplete)
    }

    @Test(.timeLimit(.minutes(1))) func `a root of a large number is compared without factoring it`() throws {
        let answer = "√1000000000000000000000056000000000000000000000343/10^24"
        let judgement = try judge(.value, ["value": "1"], answer)
        #expect(judgement.verdict == .incorrect)
    }

    @Test func `a misrounded factor leaves half of each law it is part of`() throws {
        let judgement = try judge(
            .qr, ["A": "[1 1; 1 0; 0 1]"],
            ["Q": "[0.708 -0.408; 0.707 0.408; 0 -0.816]", "R": "[1.41 0.707; 0 -1.22]"])
        #expect(judgement.verdict == .misrounded)
        #expect(abs((judgement.credit ?? 0) - 2.0 / 3) < 1e-12)
    }

    @Test func `numbers past the range of doubles are undecided and not a fault of the line`() throws {
        let huge = "[3.5*10^400 0; 0 3.5*10^400]"
        let judgement = try judge(.svd, ["A": "[1 0; 0 1]"], ["U": huge, "S": "1, 1", "V": huge])
        #expect(judgement.verdict == .incorrect || judgement.verdict == .undecided, "\(judgement)")
    }
}
