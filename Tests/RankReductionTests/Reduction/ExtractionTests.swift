import NumericAlgebra
import RankReduction
import Testing

@Suite struct ExtractionTests {
    @Test(arguments: [(20, 30, 20, 4), (20, 20, 20, 1), (50, 10, 10, 3), (30, 30, 12, 5), (30, 8, 8, 0)])
    func `the Q of a reduction is found again`(d: Int, n: Int, rank: Int, r: Int) throws {
        var generator = SeededGenerator(seed: UInt64(d + n + r))
        let w = try generator.matrix(d, n, rank: rank)
        let reduction = try ImageReduction.inside(imageOf: w, rank: r, using: &generator)
        let reached = try reduction.applied(to: w)
        // Asked for more than there is, it finds what there is.
        let found = try ImageReduction.extracted(from: w, to: reached, rank: r + 3)
        #expect(found.change.rank == r)
        #expect(found.residual < 1e-11)
        #expect(abs(try found.distance - (w - reached).norm()) < 1e-11)
        #expect(try (projector(found.change.q) - projector(reduction.q)).norm() < 1e-9)
    }

    @Test func `a free Q of a tall layer is found by what it does`() throws {
        var generator = SeededGenerator(seed: 8)
        let w = generator.matrix(40, 6)
        let reached = try ImageReduction.free(outputs: 40, rank: 2, using: &generator).applied(to: w)
        let found = try ImageReduction.extracted(from: w, to: reached, rank: 6)
        #expect(found.residual < 1e-10)
    }

    @Test(arguments: [(12, 9, 3), (9, 12, 5), (30, 4, 2)])
    func `no other Q of as many columns is nearer`(d: Int, n: Int, r: Int) throws {
        var generator = SeededGenerator(seed: UInt64(d * n))
        let (before, after) = (generator.matrix(d, n), generator.matrix(d, n))
        let found = try ImageReduction.extracted(from: before, to: after, rank: r)
        func miss(_ reduction: ImageReduction) throws -> Double {
            try (after - reduction.applied(to: before)).norm()
        }
        #expect(abs(try miss(found.change) - found.residual) < 1e-12)
        #expect(found.residual < found.distance)
        for _ in 0..<40 {
            let other = try ImageReduction.free(outputs: d, rank: r, using: &generator)
            #expect(try miss(other) >= found.residual)
            // Nor one beside it.
            let beside = try ImageReduction(
                columns: found.change.q + generator.matrix(d, found.change.rank).scaled(by: 1e-3))
            #expect(try miss(beside) >= found.residual - 1e-12)
        }
        // Columns that would do harm are left out.
        let all = try ImageReduction.extracted(from: before, to: after, rank: d)
        #expect(all.change.rank < d)
        #expect(all.residual <= found.residual + 1e-12)
    }

    @Test func `a change that grows is none of a reduction's`() throws {
        var generator = SeededGenerator(seed: 11)
        let w = generator.matrix(7, 7)
        let found = try ImageReduction.extracted(from: w, to: w.scaled(by: 2), rank: 3)
        #expect(found.change.rank == 0)
        #expect(abs(found.residual - found.distance) < 1e-12)
    }

    @Test func `an update is found again, and truncated to the nearest`() throws {
        var generator = SeededGenerator(seed: 12)
        let w = generator.matrix(14, 9)
        let update = try LowRankUpdate(up: generator.matrix(14, 3), down: generator.matrix(3, 9), alpha: 6)
        #expect(update.scale == 2)
        let after = try update.applied(to: w)
        let found = try LowRankUpdate.extracted(from: w, to: after, rank: 8)
        #expect(found.change.rank == 3)
        #expect(try (found.change.applied(to: w) - after).norm() < 1e-11)
        let short = try LowRankUpdate.extracted(from: w, to: after, rank: 2)
        let left = try (short.change.applied(to: w) - after).norm()
        #expect(abs(left - short.residual) < 1e-11)
        let values = try (after - w).singularValues()
        #expect(abs(left - values[2]) < 1e-11)
    }

    @Test func `a reduction comes before an update`() throws {
        var generator = SeededGenerator(seed: 13)
        let w = generator.matrix(10, 8)
        let reduction = try ImageReduction.free(outputs: 10, rank: 3, using: &generator)
        let update = try LowRankUpdate(up: generator.matrix(10, 2), down: generator.matrix(2, 8))
        let first = try update.applied(to: reduction.applied(to: w))
        let last = try reduction.applied(to: update.applied(to: w))
        // The other order takes the update's part in span Q as well.
        let difference = try reduction.removed(from: update.up * update.down)
        #expect(try (first - last - difference).norm() < 1e-12)
        #expect(try difference.norm() > 0.1)
        #expect(update.possibleRanks(from: 5) == 3...7)
        #expect(update.possibleRanks(from: 8) == 6...8)
    }

    @Test func `shapes are checked`() throws {
        let (a, b) = (NumericMatrix.zeros(3, 2), NumericMatrix.zeros(2, 3))
        let differ = RankReductionError.shapesDiffer("W₀", a.shape, "W₁", b.shape)
        #expect(throws: differ) { try ImageReduction.extracted(from: a, to: b, rank: 1) }
        #expect(throws: differ) { try LowRankUpdate.extracted(from: a, to: b, rank: 1) }
        #expect(throws: RankReductionError.shapesDiffer("up", a.shape, "down", a.shape)) {
            try LowRankUpdate(up: a, down: a)
        }
        #expect(throws: RankReductionError.shapesDiffer("up · down", NumericShape(3, 3), "W", a.shape)) {
            try LowRankUpdate(up: a, down: b).applied(to: a)
        }
    }
}
