import Checking
import ExactAlgebra
import Notation
import Testing

@Suite("A true claim") struct SurvivalTests {
    static let truths: [ClaimCase] = [
        ClaimCase(
            "rank(W - Q*Q'*W) == rank(W) - cols(Q)", "Q: orthonormal columns", "Q in col(W)"),
        ClaimCase("rank(W - q*q'*W) == rank(W) - 1", "q in col(W)", "q: unit"),
        ClaimCase("norm(A - lowrank(A,k)) <= norm(A - B)", "rank(B) <= k"),
        ClaimCase("rank(A'*A) == rank(A)"), ClaimCase("(A*B)' == B'*A'"),
        ClaimCase("det(A*B) == det(A)*det(B)"), ClaimCase("rank(A+B) <= rank(A)+rank(B)"),
        ClaimCase(
            "(I-Q2*Q2')*(I-Q1*Q1')*W == W - Qm*Qm'*W", "Q1, Q2: orthonormal columns",
            "Qm = orth([Q1 Q2])", "Q1*Q1'*Q2*Q2' == Q2*Q2'*Q1*Q1'"),
        ClaimCase("trace(A*B) == trace(B*A)"), ClaimCase("inv(A*B) == inv(B)*inv(A)"),
        ClaimCase("(x'*y)^2 <= (x'*x)*(y'*y)"), ClaimCase("norm(x + y) <= norm(x) + norm(y)"),
        ClaimCase("x'*A*x > 0", "A: positive definite", "x: nonzero"),
        ClaimCase("det(c*A) == c^n*det(A)", "A: n x n"), ClaimCase("charpoly(A) == det(λ*I - A)"),
        ClaimCase("u'*v == 0", "A*u == α*u", "A*v == β*v", "A: symmetric", "α != β"),
        ClaimCase("A*pinv(A)*A == A"), ClaimCase("trace(A) == rank(A)", "A: idempotent"),
        ClaimCase("(A+B)^2 == A^2 + 2*A*B + B^2", "A, B commute"),
        ClaimCase("[A B]*[C; D] == A*C + B*D"), ClaimCase("rank(A) == 2", "A: 4x3, rank 2"),
        ClaimCase("rank(A) <= k", "A: rank at most k"), ClaimCase("inv(I + u*v') == I - u*v'/(1 + v'*u)"),
        ClaimCase("Q1*Q2 == Q2*Q1", "Q1, Q2: 2x2, orthogonal", "det(Q1) == 1", "det(Q2) == 1"),
        ClaimCase("A*x == 0", "A'*A*x == 0"), ClaimCase("A*Q == 0", "Q in null(A)"),
        ClaimCase("det(A+B) >= det(A) + det(B)", "A, B: positive definite"),
    ]

    @Test(arguments: truths)
    func `survives many instances`(claim: ClaimCase) throws {
        let trials = try Conjecture(claim.statement, where: claim.hypotheses).trials()
        var tally = Tally()
        for k in stride(from: 0, to: trials.count, by: 8) {
            let result = trials.result(k)
            #expect(result != .refuted, "instance \(k)")
            tally.add(result)
        }
        #expect(tally.decided >= 20, "\(tally)")
        #expect(try trials.outcome(tally).holds == nil)
    }

    /// Wrong by little: what is built to satisfy a hypothesis must not be too special.
    @Test(arguments: [
        ClaimCase("rank(W) == cols(Q)", "Q: orthonormal columns", "Q in col(W)"),
        ClaimCase("rank(W) == cols(W)", "Q: orthonormal columns", "Q in col(W)"),
        ClaimCase("W in col(Q)", "Q: orthonormal columns", "Q in col(W)"),
        ClaimCase("A == B", "A, B commute"), ClaimCase("A == A'", "A, B commute"),
        ClaimCase("λ == 0", "A*v == λ*v", "v: nonzero"), ClaimCase("rank(A) <= 1", "A*v == λ*v"),
        ClaimCase("A == diag(diag(A))", "A: positive definite"),
        ClaimCase("Q == I", "Q: 2x2, orthogonal", "det(Q) == 1"),
        ClaimCase("det(Q) == 1", "Q: orthogonal"), ClaimCase("det(Q) == -1", "Q: orthogonal"),
        ClaimCase("rank(A) <= 1", "A: idempotent"), ClaimCase("A == A'", "A: idempotent"),
        ClaimCase("rank(A) == 0", "A: rank at most 2"), ClaimCase("x == 0", "x in null(A)"),
        ClaimCase("cols(Q) == 1", "Q: orthonormal columns"), ClaimCase("Q2 == Q1", "Q1'*Q2 == I"),
        ClaimCase("rank(A) == rank(A^2)", "A: singular"), ClaimCase("P == I or P == 0*P", "P: projector"),
        ClaimCase("det(A) == 0", "A: 2x2, skew-symmetric"), ClaimCase("k == 1", "A: 3x3, rank k"),
    ])
    func `that says a little too much is refuted`(claim: ClaimCase) throws {
        #expect(try claim.outcome().holds == false)
    }

    @Test func `without names is proved`() throws {
        #expect(try ClaimCase("rank([1 2; 2 4]) == 1").outcome().holds == true)
        #expect(try ClaimCase("sqrt(5+2*sqrt(6)) == sqrt(2)+sqrt(3)").outcome().holds == true)
    }

    @Test func `about given values is proved or refuted with them`() throws {
        var given = Conjecture("0 == 0").given
        given["W"] = .exact(AlgebraicMatrix(RationalMatrix([[3, 1], [1, 3], [1, 1]])))
        #expect(try Conjecture("rank(W'*W) == 2", given: given).outcome(seconds: 1).holds == true)
        #expect(try Conjecture("det(W'*W) == 73", given: given).outcome(seconds: 1).holds == false)
        #expect(try Conjecture("rank(W*B) <= 2", given: given).outcome(seconds: 1).holds == nil)
    }

    // MARK: - The bound

    @Test(arguments: [
        ClaimCase("(A*B)*C == A*(B*C)"), ClaimCase("det(A*B) == det(A)*det(B)"),
        ClaimCase("(A+B)' == A' + B'"), ClaimCase("x'*A*x == x'*A'*x"),
        ClaimCase("A*B == (B*A)'", "A, B: symmetric"), ClaimCase("trace(P) == dot(x, y)", "P = x*y'"),
    ])
    func `that is a polynomial identity has a bound`(claim: ClaimCase) throws {
        let outcome = try claim.outcome()
        #expect(outcome.holds == nil)
        let bound = try #require(outcome.errorBound)
        #expect(bound.probability > 0 && bound.probability < 1e-30)
        #expect(bound.largestSize == 3)
    }

    @Test func `of stated sizes has a bound for these sizes alone`() throws {
        let outcome = try ClaimCase("A*B == (B'*A')'", "A: 2x3", "B: 3x4").outcome()
        #expect(outcome.errorBound?.largestSize == nil && outcome.errorBound != nil)
    }

    @Test(arguments: [
        ClaimCase("rank(A'*A) == rank(A)"), ClaimCase("A*inv(A) == I"),
        ClaimCase("(x'*y)^2 <= (x'*x)*(y'*y)"), ClaimCase("Q'*(Q*x) == x", "Q: orthonormal columns"),
        ClaimCase("A*B == B*A", "A, B commute"), ClaimCase("det(A) == det(A')", "A: invertible"),
    ])
    func `that is none has no bound`(claim: ClaimCase) throws {
        let outcome = try claim.outcome(seconds: 1)
        #expect(outcome.holds == nil)
        #expect(outcome.errorBound == nil)
    }

    @Test func `of a high degree has a larger bound`() throws {
        let low = try #require(try ClaimCase("A + B == B + A", "A, B: 2x2").outcome().errorBound)
        let high = try #require(
            try ClaimCase("A^6*A^6 == A^12", "A: 2x2").outcome().errorBound)
        // (12/s)² beside (1/s)².
        #expect(abs(high.probability / low.probability - 144) < 1e-6)
    }
}
