import NumericAlgebra
import Testing

/// What is true of every pursuit, at sizes where the block of vectors works.
struct PursuitFactsTests {
    @Test(arguments: [-1000, -3, 7, 900])
    func `a power of two scales both parts to the bit`(_ exponent: Int) throws {
        let m = try planted(50, 44, rank: 2, errors: 90, seed: 1).m
        let one = try m.principalComponentPursuit()
        let factor = Double(sign: .plus, exponent: exponent, significand: 1)
        let other = try m.scaled(by: factor).principalComponentPursuit()
        #expect(other.lowRank == one.lowRank.scaled(by: factor))
        #expect(other.sparse == one.sparse.scaled(by: factor))
        #expect(other.certificate.dual == one.certificate.dual)
        #expect(other.iterations == one.iterations)
    }

    @Test(arguments: [(50, 50), (70, 40)])
    func `below one over the root of the number of entries L is zero`(_ rows: Int, _ columns: Int) throws {
        let m = try random(rows, columns, seed: 2)
        let price = 0.999 / Double(rows * columns).squareRoot()
        let result = try m.principalComponentPursuit(PursuitOptions(lambda: price))
        #expect(result.isSettled)
        #expect(result.rank == 0)
        #expect(result.lowRank == .zeros(rows, columns))
    }

    @Test(arguments: [(50, 50), (70, 40)])
    func `above one S is zero`(_ rows: Int, _ columns: Int) throws {
        let m = try random(rows, columns, seed: 3)
        let result = try m.principalComponentPursuit(PursuitOptions(lambda: 1.001))
        #expect(result.isSettled)
        #expect(result.cardinality == 0)
        #expect(result.rank == min(rows, columns))
        let nuclear = try m.norm(.nuclear)
        #expect(abs(result.certificate.objective - nuclear) <= 1e-6 * nuclear)
    }

    @Test func `a change of basis changes the pursuit`() throws {
        let m = try planted(20, 20, rank: 1, errors: 20, seed: 4).m
        let q = try random(20, 20, seed: 5).qr().q
        let turned = try q.transposed * m * q
        let one = try m.principalComponentPursuit()
        let other = try turned.principalComponentPursuit()
        let back = try q * other.lowRank * q.transposed
        #expect(one.isSettled && other.isSettled)
        #expect(one.rank == 1)
        #expect(other.rank > 3)
        #expect(try (back - one.lowRank).norm() > 0.1 * one.lowRank.norm())
        #expect(other.certificate.objective > 1.05 * one.certificate.objective)
    }

    @Test func `a wide matrix gives the transposes of the tall one`() throws {
        let m = try planted(60, 36, rank: 2, errors: 80, seed: 6).m
        let tall = try m.principalComponentPursuit()
        let wide = try m.transposed.principalComponentPursuit()
        #expect(wide.rank == tall.rank)
        #expect(wide.cardinality == tall.cardinality)
        let size = try m.norm()
        #expect(try (wide.lowRank - tall.lowRank.transposed).norm() < 1e-6 * size)
        #expect(try (wide.sparse - tall.sparse.transposed).norm() < 1e-6 * size)
        #expect(wide.certificate.dual.shape == NumericShape(36, 60))
    }

    @Test(arguments: [PursuitMethod.adaptive, .fixedPenalty, .inexactLagrangian()])
    func `zero gives zero, with a gap of nothing`(_ method: PursuitMethod) throws {
        for shape in [(40, 40), (3, 50), (0, 4)] {
            let result = try NumericMatrix.zeros(shape.0, shape.1).principalComponentPursuit(
                PursuitOptions(method: method))
            #expect(result.isSettled)
            #expect(result.iterations == 0)
            #expect(result.lowRank == .zeros(shape.0, shape.1))
            #expect(result.sparse == .zeros(shape.0, shape.1))
            #expect(result.certificate.gap == 0)
            #expect(result.certificate.residual == 0)
        }
    }

    @Test(arguments: [(1, 1), (1, 60), (60, 1), (2, 90)])
    func `thin matrices are taken apart as well`(_ rows: Int, _ columns: Int) throws {
        let m = try random(rows, columns, seed: 7)
        let result = try m.principalComponentPursuit(PursuitOptions(lambda: 0.4))
        #expect(result.isSettled)
        #expect(result.certificate.gap <= 1e-6)
        #expect(result.certificate.residual <= 1e-7)
    }
}
