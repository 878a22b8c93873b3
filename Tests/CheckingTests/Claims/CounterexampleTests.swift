import Checking
import ExactAlgebra
import Notation
import Testing

@Suite("A false claim") struct CounterexampleTests {
    static let falsehoods: [ClaimCase] = [
        ClaimCase("A*B == B*A"), ClaimCase("det(A+B) == det(A) + det(B)"),
        ClaimCase("rank(A+B) == rank(A) + rank(B)"), ClaimCase("inv(A+B) == inv(A) + inv(B)"),
        ClaimCase("(A+B)^2 == A^2 + 2*A*B + B^2"), ClaimCase("rank(A*B) == rank(B*A)"),
        ClaimCase("trace(A*B*C) == trace(A*C*B)"), ClaimCase("norm(A*B) == norm(A)*norm(B)"),
        ClaimCase("det(c*A) == c*det(A)"), ClaimCase("sum(singularvalues(A)) == norm(A)"),
        ClaimCase("pinv(A*B) == pinv(B)*pinv(A)"), ClaimCase("rank(A^2) == rank(A)"),
        ClaimCase("lowrank(A+B, k) == lowrank(A,k) + lowrank(B,k)"),
        ClaimCase("x in col(A) or x in null(A')"), ClaimCase("x'*A*y == y'*A*x"),
        ClaimCase("A = A'"), ClaimCase("norm(x + y)^2 == norm(x)^2 + norm(y)^2"),
        ClaimCase("det([A B; C D]) == det(A*D - B*C)", "A, B, C, D: n x n"),
    ]

    /// Each with what its counterexample must satisfy, in the words of the grammar.
    static let conditional: [(ClaimCase, satisfies: [String])] = [
        (ClaimCase("rank(W - Q*Q'*W) == rank(W) - cols(Q)", "Q: orthonormal columns"), ["Q'*Q == I"]),
        (
            ClaimCase(
                "(I-Q2*Q2')*(I-Q1*Q1')*W == W - Qm*Qm'*W", "Q1, Q2: orthonormal columns",
                "Qm = orth([Q1 Q2])"),
            ["Q1'*Q1 == I", "Q2'*Q2 == I", "Qm == orth([Q1 Q2])"]
        ),
        (ClaimCase("rank(J2'*J2) <= rank(J1'*J1)", "J1 = J2*F"), ["J1 == J2*F"]),
        (ClaimCase("U'*U == I", "U*S*V' == A", "V'*V == I"), ["U*S*V' == A", "V'*V == I"]),
        (ClaimCase("A == 0*A", "A^2 == 0"), ["A^2 == 0*A"]),
        (ClaimCase("A^3 == 0", "A^4 == 0"), ["A^4 == 0*A"]),
        (ClaimCase("A*B == (A*B)'", "A, B: symmetric"), ["A == A'", "B == B'"]),
        (
            ClaimCase(
                "Q1*Q2 == Q2*Q1", "Q1, Q2: 3x3, orthogonal", "det(Q1) == 1", "det(Q2) == 1"),
            ["Q1'*Q1 == I", "Q2'*Q2 == I", "det(Q1) == 1 and det(Q2) == 1", "rows(Q1) == 3"]
        ),
        (
            ClaimCase("u'*v == 0", "A*u == α*u", "A*v == β*v", "α != β", "u, v: nonzero"),
            ["A*u == alpha*u", "A*v == beta*v", "alpha != beta"]
        ),
        (ClaimCase("A == I or A == -I", "A*A == I"), ["A*A == I"]),
        (ClaimCase("B*A == I", "A*B == I"), ["A*B == I"]),
        (ClaimCase("norm(P*x) <= norm(x)", "P: idempotent"), ["P*P == P"]),
        (
            ClaimCase("x in col(A)", "x in col(B)", "rank(A) == rank(B)"),
            ["x in col(B)", "rank(A) == rank(B)"]
        ),
        (ClaimCase("det(A) > 0", "A: symmetric, invertible"), ["A == A'", "det(A) != 0"]),
    ]

    @Test(arguments: falsehoods)
    func `is refuted by values on which it really fails`(claim: ClaimCase) throws {
        let outcome = try claim.outcome()
        #expect(outcome.holds == false)
        let found = try #require(outcome.counterexample)
        let asked = claim.statement.replacing("A = A'", with: "A == A'")
        #expect(try !found.scope.truth(asked), "\(found.shown)")
    }

    @Test(arguments: conditional.indices)
    func `is refuted with every hypothesis kept`(k: Int) throws {
        let (claim, predicates) = Self.conditional[k]
        let outcome = try claim.outcome()
        #expect(outcome.holds == false, "\(claim.testDescription)")
        let found = try #require(outcome.counterexample)
        for predicate in predicates {
            #expect(try found.scope.truth(predicate), "\(predicate): \(found.shown)")
        }
    }

    @Test(arguments: [UInt64(0), 1, 2, 3])
    func `is shrunk to the plainest values`(seed: UInt64) throws {
        let cases: [(ClaimCase, [String])] = [
            (ClaimCase("rank(W - Q*Q'*W) == rank(W) - cols(Q)", "Q: orthonormal columns"), ["[0]", "[1]"]),
            (ClaimCase("det(A+B) == det(A) + det(B)", "A, B: 2x2"), []),
            (ClaimCase("norm(x + y) == norm(x) + norm(y)"), ["[1]", "[-1]"]),
            (ClaimCase("rank(J2'*J2) <= rank(J1'*J1)", "J1 = J2*F"), ["[1]", "[0]", "[0]"]),
        ]
        for (claim, values) in cases where !values.isEmpty {
            let found = try #require(try claim.outcome(seed: seed).counterexample)
            #expect(
                found.values.map { Formula(showing: $0.value).ascii }.sorted() == values.sorted(),
                "\(claim.testDescription)")
        }
    }

    @Test(arguments: [UInt64(0), 5, 9])
    func `about products needs no more than two matrices with one entry each`(seed: UInt64) throws {
        let found = try #require(try ClaimCase("A*B == B*A").outcome(seed: seed).counterexample)
        for (_, value) in found.values {
            guard case .matrix(let matrix) = value else { continue }
            #expect(matrix.entries.count <= 4)
            #expect(try matrix.entries.count { try !$0.value.isZero() } <= 1, "\(found.shown)")
        }
    }

    @Test func `is refuted with both sides and the place where they differ`() throws {
        let claim = ClaimCase("A*B == B*A", "A, B: 2x2")
        let failure = try #require(try claim.outcome().counterexample?.failure)
        guard case .matrix(let a) = failure.leftValue, case .matrix(let b) = failure.rightValue,
            let place = failure.place
        else {
            Issue.record("the sides are matrices that differ somewhere")
            return
        }
        #expect(failure.relation == "==")
        #expect(try !a[place.row, place.column].value.isEqual(to: b[place.row, place.column].value))
    }

    @Test func `without names is false and nothing has to be found`() throws {
        let outcome = try ClaimCase("2 + 2 == 5").outcome()
        #expect(outcome.holds == false && outcome.counterexample?.values.isEmpty == true)
    }

    @Test func `is refuted the same way by the same seed`() throws {
        let claim = ClaimCase("rank(A*B) == rank(B)")
        let shown = try (0..<2).map { _ in try claim.outcome(seed: 7).counterexample?.shown }
        #expect(shown[0] == shown[1])
    }
}
