import NumericAlgebra
import Testing

@testable import Notation

/// Each factorisation by the law that defines it.
@Suite struct FloatingFactorTests {
    private static func matrix(_ m: Int, _ n: Int, seed: UInt64) throws -> NumericMatrix {
        var state = seed
        let values = (0..<m * n).map { _ -> Double in
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Double(state >> 11) / 0x1p52 - 1
        }
        return try NumericMatrix(rows: m, columns: n, columnMajor: values)
    }

    /// A is 6×4 with a dependent column, B 5×5, S symmetric, P positive definite, b and c columns.
    private static func scope(seed: UInt64) throws -> FloatingScope {
        let b = try matrix(5, 5, seed: seed)
        let a = try matrix(6, 3, seed: seed ^ 77) * matrix(3, 4, seed: seed ^ 78)
        return FloatingScope([
            "A": .matrix(a), "B": .matrix(b), "S": .matrix(try b + b.transposed),
            "P": .matrix(try b.transposed * b + .identity(5)),
            "b": .matrix(try matrix(6, 1, seed: seed ^ 79)), "c": .matrix(try matrix(5, 1, seed: seed ^ 80)),
        ])
    }

    @Test(arguments: [
        "svd(A).U*svd(A).S*svd(A).V' == A", "svd(A).U'*svd(A).U == I", "svd(A).V'*svd(A).V == I",
        "qr(A).Q*qr(A).R == A", "qr(A).Q'*qr(A).Q == I", "min(diag(qr(B).R)) > 0",
        "eigh(S).vectors*diag(eigh(S).values)*eigh(S).vectors' == S", "eigh(S).vectors'*eigh(S).vectors == I",
        "eigh(S).values == eigenvalues(S)", "eigh(S, 1..2).values == eigenvalues(S)[1..2]",
        "S*eigh(S, 1).vectors == eigenvalues(S)[1]*eigh(S, 1).vectors",
        "cols(eigh(S, 2..1).vectors) == 0", "eigh(S, 2..4).values == eigenvalues(S)[2..4]",
        "S*eigh(S, P).vectors == P*eigh(S, P).vectors*diag(eigh(S, P).values)",
        "eigh(S, P).vectors'*P*eigh(S, P).vectors == I", "lu(B).P*B == lu(B).L*lu(B).U",
        "lu(B).P'*lu(B).P == I", "diag(lu(B).L) == (1, 1, 1, 1, 1)", "lu(B).L[1, 2..5] == zeros(1, 4)",
        "max(abs(lu(B).L)) == 1", "chol(P)*chol(P)' == P", "min(diag(chol(P))) > 0",
        "chol(P)[1, 2..5] == zeros(1, 4)", "A*qrp(A).P == qrp(A).Q*qrp(A).R", "qrp(A).Q'*qrp(A).Q == I",
        "max(abs(diag(qrp(A).R))) == abs(qrp(A).R[1, 1])", "abs(qrp(A).R[4, 4]) < 10^-13",
        "B*solve(B, c) == c", "B*inv(B) == I", "cond(B) == norm(B, 2)*norm(inv(B), 2)",
        "cond(B, 1) == norm(B, 1)*norm(inv(B), 1)", "cond(A') > 10^12",
        "lstsq(A, b) == pinv(A)*b", "A'*A*lstsq(A, b) == A'*b", "A*pinv(A)*A == A",
        "norm(A, 2) == singularvalues(A)[1]", "norm(A, nuc) == sum(singularvalues(A))",
        "norm(A, inf) == norm(A', 1)", "rank(A) == 3", "cols(null(A)) == 1", "rank(lowrank(A, 2)) == 2",
        "orth(A)'*orth(A) == I", "projector(orth(A)) == projector(A)", "col(A) == subspace(orth(A))",
        "pcp(P).iterations > 0", "rank(pcp(P).L) == pcp(P).rank",
    ])
    func `the laws hold`(law: String) throws {
        let reading = try Reader.parse(law, vocabulary: .calculator).readings[0]
        for seed in UInt64(1)...5 {
            let value = try FloatingEvaluator(scope: Self.scope(seed: seed)).evaluate(reading)
            guard case .boolean(let truth) = value else {
                Issue.record("\(law) is no statement")
                return
            }
            #expect(truth.holds, "\(law) of \(seed)")
        }
    }

    /// A product of three is symmetric but for its last bits.
    @Test(arguments: [
        "chol(B'*G*B)*chol(B'*G*B)' == B'*G*B", "eigh(B'*G*B).vectors'*eigh(B'*G*B).vectors == I",
        "eigh(B'*G*B).values == eigenvalues(B'*G*B)", "eigh(B'*G*B, 1).values == eigenvalues(B'*G*B)[1]",
        "eigh(S, B'*G*B).vectors'*(B'*G*B)*eigh(S, B'*G*B).vectors == I",
    ])
    func `symmetry is taken up to rounding`(law: String) throws {
        let reading = try Reader.parse(law, vocabulary: .calculator).readings[0]
        var uneven = 0
        for seed in UInt64(1)...5 {
            let b = try Self.matrix(5, 5, seed: seed)
            let c = try Self.matrix(5, 5, seed: seed ^ 5)
            let g = try c.transposed * c + .identity(5)
            let product = try b.transposed * (g * b)
            if product != product.transposed { uneven += 1 }
            let scope = FloatingScope([
                "B": .matrix(b), "G": .matrix(g), "S": .matrix(try b + b.transposed),
            ])
            guard case .boolean(let truth) = try FloatingEvaluator(scope: scope).evaluate(reading) else {
                Issue.record("\(law) is no statement")
                return
            }
            #expect(truth.holds, "\(law) of \(seed)")
        }
        #expect(uneven > 0, "no product was uneven: nothing was tried")
    }

    @Test func `symmetry is taken up to rounding and no further`() throws {
        // ‖A‖ is 2 and n is 2: mirrored entries may differ by 40ε.
        let symmetric = { (difference: Double) in
            try NumericMatrix(2, 2) { i, j in i == j ? 2.0.squareRoot() : i > j ? difference : 0 }
                .symmetrised()
        }
        let taken = try symmetric(39 * Double.ulpOfOne)
        #expect(taken[0, 1] == 19.5 * Double.ulpOfOne && taken[1, 0] == taken[0, 1])
        #expect(throws: NumericError.notSymmetric(row: 0, column: 1)) { try symmetric(41 * Double.ulpOfOne) }
        // At either end of the range of doubles too.
        for scale in [0x1p1020, 0x1p-1000] {
            let a = try NumericMatrix(
                rows: 2, columns: 2, columnMajor: [scale, scale, scale.nextUp, scale])
            #expect(try a.symmetrised() == a.symmetrised().transposed)
            let b = try NumericMatrix(rows: 2, columns: 2, columnMajor: [scale, -scale, scale, scale])
            #expect(throws: NumericError.notSymmetric(row: 0, column: 1)) { try b.symmetrised() }
        }
    }

    @Test func `the place that is named is one that rounding does not explain`() throws {
        let a = try NumericMatrix(
            rows: 3, columns: 3, columnMajor: [1, 2, 3, (2.0).nextUp, 1, 4, 3.5, 4, 1])
        #expect(throws: NumericError.notSymmetric(row: 0, column: 2)) { try a.symmetrised() }
        // What is no square, or not finite, is for the factorisation to refuse.
        let infinite = try NumericMatrix(rows: 1, columns: 1, columnMajor: [.infinity])
        #expect(try infinite.symmetrised() == infinite)
        #expect(try NumericMatrix.zeros(2, 3).symmetrised() == .zeros(2, 3))
    }

    @Test func `a pursuit takes a matrix apart`() throws {
        let text = "pcp([1 2 3 4; 2 4 6 8; 3 6 9 12; 4 8 12 16] + diag(0, 9, 0, 0))"
        let value = try FloatingEvaluator().evaluate(
            Reader.parse(text, vocabulary: .calculator).readings[0])
        guard case .matrix(let low)? = value[field: "L"], case .matrix(let sparse)? = value[field: "S"],
            case .number(let rank)? = value[field: "rank"], case .number(let gap)? = value[field: "gap"]
        else {
            Issue.record("the parts are not there: \(value.kindDescription)")
            return
        }
        #expect(rank.real == 1)
        #expect(gap.real < 1e-6)
        #expect(abs(sparse[1, 1] - 9) < 1e-3)
        let sum = try low + sparse
        #expect(abs(sum[3, 3] - 16) < 1e-4)
    }
}
