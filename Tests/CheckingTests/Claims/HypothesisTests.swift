import Notation
import Testing

@testable import Checking

@Suite("Instances") struct HypothesisTests {
    /// Hypotheses, and what they mean in words that the generator never sees.
    static let hypotheses: [(ClaimCase, means: [String])] = [
        (ClaimCase("Q == Q", "Q: orthonormal columns"), ["Q'*Q == I(cols(Q))"]),
        (ClaimCase("Q == Q", "Q: orthonormal rows"), ["Q*Q' == I(rows(Q))"]),
        (ClaimCase("Q == Q", "Q: orthogonal"), ["inv(Q) == Q'"]),
        (ClaimCase("A == A", "A: symmetric, invertible"), ["A - A' == 0*A", "rank(A) == rows(A)"]),
        (ClaimCase("A == A", "A is skew-symmetric"), ["A + A' == 0*A"]),
        (ClaimCase("A == A", "A: symmetric, 3x3", "A: positive definite"), ["min(eigenvalues(A)) > 0"]),
        (
            ClaimCase("A == A", "A: positive semidefinite, rank 1"),
            ["min(eigenvalues(A)) >= 0", "rank(A) == 1"]
        ),
        (ClaimCase("A == A", "A: diagonal, square"), ["A == diag(diag(A)) or rows(A) == 1"]),
        (ClaimCase("A == A", "A: 3x4, rank 2"), ["rank(A) == 2", "rows(A) == 3 and cols(A) == 4"]),
        (ClaimCase("A == A", "A: rank r"), ["rank(A) == r"]),
        (ClaimCase("A == A", "A: rank at most 1"), ["rank(A) <= 1"]),
        (ClaimCase("A == A", "A: singular"), ["det(A) == 0"]),
        (ClaimCase("A == A", "A: full column rank"), ["rank(A) == cols(A)"]),
        (ClaimCase("P == P", "P: projector"), ["P*P == P and P == P'"]),
        (ClaimCase("A == A", "A and B commute"), ["A*B - B*A == 0*A"]),
        (ClaimCase("q == q", "q: unit", "q in col(W)"), ["dot(q, q) == 1", "rank([W q]) == rank(W)"]),
        (ClaimCase("Q == Q", "Q: orthonormal columns", "Q in col(W)"), ["rank([W Q]) == rank(W)"]),
        (ClaimCase("Q == Q", "Q in null(A)"), ["A*Q == 0*A*Q"]),
        (ClaimCase("Q == Q", "Q in col(W)", "Q, W: orthonormal columns"), ["W*W'*Q == Q"]),
        (ClaimCase("A == A", "A*v == λ*v", "v: nonzero"), ["A*v - lambda*v == 0*v", "v != 0*v"]),
        (ClaimCase("A == A", "A: n x m", "B: m x n"), ["rows(A) == n and cols(A) == m and rows(B) == m"]),
        (ClaimCase("u == u", "u, v: orthonormal"), ["u'*v == 0", "u'*u == 1", "v'*v == 1"]),
        (ClaimCase("Q1 == Q1", "Q1'*Q2 == 0", "Q1, Q2: orthonormal columns"), ["norm(Q1'*Q2) == 0"]),
        (ClaimCase("B == B", "A*B == C", "A: invertible"), ["B == inv(A)*C"]),
        (ClaimCase("A == A", "trace(A) == 1", "A: symmetric"), ["sum(diag(A)) == 1 or rows(A) == 1"]),
        (ClaimCase("τ == τ", "τ: positive"), ["tau > 0"]),
        (ClaimCase("A == A", "A: upper triangular, 3x3"), ["A[2,1] == 0 and A[3,1] == 0 and A[3,2] == 0"]),
    ]

    @Test(arguments: hypotheses.indices)
    func `satisfy every hypothesis exactly`(k: Int) throws {
        let (claim, meanings) = Self.hypotheses[k]
        let trials = try Conjecture(claim.statement, where: claim.hypotheses, seed: 3).trials()
        var made = 0
        for index in stride(from: 0, to: 300, by: 3) {
            guard case .made(let instance, _) = trials.attempt(index) else { continue }
            made += 1
            for meaning in meanings {
                #expect(try instance.scope.truth(meaning), "\(claim.testDescription): \(meaning)")
            }
        }
        #expect(made >= 30, "\(claim.testDescription): \(made) of 100")
    }

    @Test func `are the same for the same number and seed`() throws {
        let trials = try Conjecture("A*Q == 0", where: ["Q: orthonormal columns"], seed: 11).trials()
        for index in [0, 50, 200, 400] {
            guard case .made(let first, _) = trials.attempt(index),
                case .made(let second, _) = trials.attempt(index)
            else { continue }
            #expect(first.tape == second.tape)
        }
    }

    @Test func `are degenerate first`() throws {
        let trials = try Conjecture("A == A").trials()
        var zero = 0
        for index in 0..<40 {
            guard case .made(let instance, _) = trials.attempt(index) else { continue }
            if try instance.scope.truth("A == 0*A") { zero += 1 }
        }
        #expect(zero >= 4)
    }

    @Test(arguments: ["A: 2x2", "A: 2×2", "A: 2 by 2", "A is 2x2", "A: 2 x 2 matrix"])
    func `take a shape in any spelling`(hypothesis: String) throws {
        let trials = try Conjecture("A == A", where: [hypothesis]).trials()
        guard case .made(let instance, _) = trials.attempt(100) else {
            Issue.record("nothing was made")
            return
        }
        #expect(try instance.scope.truth("rows(A) == 2 and cols(A) == 2"))
    }

    @Test func `read a lower-case name as a number where a column fits nothing else`() throws {
        let names = try Conjecture("det(c*A) == c*det(A)").trials().names
        #expect(names.map(\.reading) == ["a number", "a square matrix"])
        #expect(
            try Conjecture("A*x == b").trials().names.map(\.reading) == ["a matrix", "a column", "a column"])
    }
}
