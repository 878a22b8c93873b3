import NumericAlgebra
import Testing

struct AdaptivePursuitTests {
    // MARK: - Against others

    @Test(arguments: try PursuitOracle.all())
    func `the objective is that of an interior point method`(_ known: PursuitOracle) throws {
        let m = try known.matrix
        for method in [PursuitMethod.adaptive, .fixedPenalty] {
            let result = try m.principalComponentPursuit(
                PursuitOptions(lambda: known.lambda, method: method, gapTolerance: 1e-7, maximumSteps: 50_000)
            )
            #expect(result.isSettled)
            let objective = Verification(m: m, lambda: known.lambda).objective(lowRank: result.lowRank)
            #expect(abs(objective - known.objective) <= 1e-6 * known.objective)
        }
    }

    @Test(arguments: try JacobianGram.all())
    func `real Jacobians are taken apart with a proof that anybody can check`(_ gram: JacobianGram) throws {
        let m = try gram.matrix
        let lambda = 1 / 26.5
        let result = try m.principalComponentPursuit(PursuitOptions(lambda: lambda, maximumSteps: 400))
        #expect(result.isSettled)
        #expect(result.rank == 6)
        try expectProof(result, of: m, lambda: lambda)
    }

    @Test(arguments: [(48, 48), (70, 36), (36, 70), (33, 33), (120, 9)])
    func `the block of vectors finds what a whole decomposition finds`(_ rows: Int, _ columns: Int) throws {
        let m = try planted(rows, columns, rank: 2, errors: rows * columns / 25, seed: 1).m
        let lambda = 1 / Double(max(rows, columns)).squareRoot()
        let fast = try m.principalComponentPursuit(PursuitOptions())
        let printed = try m.principalComponentPursuit(PursuitOptions(method: .fixedPenalty))
        #expect(fast.isSettled)
        #expect(printed.isSettled)
        let objective = printed.certificate.objective
        #expect(abs(fast.certificate.objective - objective) <= 1.1e-6 * objective)
        try expectProof(fast, of: m, lambda: lambda)
    }

    // MARK: - Recovery at full size

    @Test func `rank 25 and gross errors in 512 columns are recovered, symmetric`() throws {
        let made = try plantedSymmetric(512, rank: 25, errors: 512 * 512 / 40, seed: 3)
        let result = try made.m.principalComponentPursuit(PursuitOptions(residualTolerance: 1e-8))
        #expect(result.isSettled)
        #expect(result.rank == 25)
        #expect(try (result.lowRank - made.low).norm() <= 1e-6 * made.low.norm())
        #expect(try (result.sparse - made.sparse).norm() <= 1e-6 * made.sparse.norm())
        #expect(result.lowRank == result.lowRank.transposed)
        #expect(result.sparse == result.sparse.transposed)
    }

    @Test(arguments: [(512, 512), (640, 300)])
    func `rank 25 and gross errors are recovered, rectangular`(_ rows: Int, _ columns: Int) throws {
        let rank = columns / 20
        let made = try planted(rows, columns, rank: rank, errors: rows * columns / 20, seed: 4)
        let result = try made.m.principalComponentPursuit(PursuitOptions(residualTolerance: 1e-8))
        #expect(result.isSettled)
        #expect(result.rank == rank)
        #expect(result.cardinality == rows * columns / 20)
        #expect(try (result.lowRank - made.low).norm() <= 1e-6 * made.low.norm())
        #expect(try (result.sparse - made.sparse).norm() <= 1e-6 * made.sparse.norm())
    }

    // MARK: - A residual proves nothing

    /// μ = n₁n₂ / (4 · the largest column sum), as the published code has it.
    private func publishedMu(_ m: NumericMatrix) throws -> Double {
        try Double(m.values.count) / (4 * m.norm(.one))
    }

    @Test func `at 512 columns the residual alone stops at once with everything in L`() throws {
        let made = try planted(512, 512, rank: 25, errors: 512 * 512 / 20, seed: 5)
        let m = try made.low + made.sparse.scaled(by: 10)
        let published = try m.principalComponentPursuit(
            PursuitOptions(
                method: .fixedPenalty, mu: publishedMu(m), stop: .residual, maximumSteps: 20))
        #expect(published.isSettled)
        #expect(published.iterations == 2)
        #expect(published.rank == 512)
        #expect(published.certificate.residual <= 1e-7)
        #expect(published.certificate.gap > 0.5)
        #expect(try (published.lowRank - made.low).norm() > 0.1 * made.low.norm())
        let ours = try m.principalComponentPursuit()
        #expect(ours.isSettled)
        #expect(ours.rank == 25)
        #expect(ours.certificate.gap <= 1e-6)
        #expect(try (ours.lowRank - made.low).norm() <= 1e-5 * made.low.norm())
    }

    @Test func `the largest column sum in place of the mean entry stops far from the least`() throws {
        let m = try jacobianGram(36, directions: 20, noise: 0.3, seed: 6)
        let lambda = 1 / (2.65 * 36.0.squareRoot())
        let published = try m.principalComponentPursuit(
            PursuitOptions(lambda: lambda, method: .fixedPenalty, mu: publishedMu(m), stop: .residual))
        let ours = try m.principalComponentPursuit(PursuitOptions(lambda: lambda))
        #expect(published.isSettled)
        #expect(published.certificate.residual <= 1e-7)
        #expect(published.certificate.gap > 1e-4)
        #expect(ours.isSettled)
        #expect(ours.certificate.gap <= 1e-6)
        #expect(ours.iterations * 3 < published.iterations)
        #expect(published.certificate.objective > ours.certificate.objective)
    }

    @Test func `the inexact Lagrangian is quick and says how far it stayed away`() throws {
        let gram = try #require(try JacobianGram.all().first)
        let options = PursuitOptions(lambda: 1 / 26.5, method: .inexactLagrangian())
        let m = try gram.matrix
        let result = try m.principalComponentPursuit(options)
        #expect(result.iterations < 60)
        #expect(!result.isSettled)
        #expect(result.certificate.residual <= 1e-7)
        #expect(result.certificate.gap > 1e-5)
        #expect(result.certificate.gap < 0.2)
        // A residual was all that was asked for here.
        let asked = try m.principalComponentPursuit(
            PursuitOptions(lambda: 1 / 26.5, method: .inexactLagrangian(), stop: .residual))
        #expect(asked.isSettled)
    }

    /// Everything that a result says, worked out again.
    private func expectProof(_ result: PursuitResult, of m: NumericMatrix, lambda: Double) throws {
        let again = Verification(m: m, lambda: lambda)
        let certificate = result.certificate
        #expect(again.spectralNorm(certificate.dual) <= 1 + 1e-11)
        #expect(again.largestEntry(certificate.dual) <= lambda * (1 + 1e-12))
        let objective = again.objective(lowRank: result.lowRank)
        #expect(abs(objective - certificate.objective) <= 1e-10 * objective)
        #expect((objective - again.inner(certificate.dual)) / objective <= 1e-6)
        #expect(again.residual(result.lowRank, result.sparse) <= 1e-7)
    }
}
