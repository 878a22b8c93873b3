import NumericAlgebra
import RankReduction
import Testing

@Suite struct ImageReductionTests {
    @Test(arguments: [(1, 1, 1), (8, 5, 3), (5, 9, 5), (40, 360, 4), (64, 3, 0)])
    func `what is left is orthogonal to B, and nothing else is lost`(d: Int, n: Int, r: Int) throws {
        var generator = SeededGenerator(seed: UInt64(d * n + r))
        let (b, w) = (generator.matrix(d, r), generator.matrix(d, n))
        let reduction = try ImageReduction(columns: b)
        #expect(reduction.rank == r)
        #expect(try (reduction.q * reduction.triangle - b).norm() < 1e-12)
        let left = try reduction.applied(to: w)
        #expect(left.shape == w.shape)
        #expect(try (b.transposed * left).norm() < 1e-11)
        #expect(try (left + reduction.removed(from: w) - w).norm() < 1e-12)
        let definition = try w - projector(reduction.q) * w
        #expect(try (left - definition).norm() < 1e-12 * max(1, w.norm()))
        // Once more takes nothing.
        #expect(try (reduction.applied(to: left) - left).norm() < 1e-12)
    }

    @Test func `only the span of B counts`() throws {
        var generator = SeededGenerator(seed: 5)
        let (b, w) = (generator.matrix(12, 3), generator.matrix(12, 7))
        let (one, other) = (
            try ImageReduction(columns: b), try ImageReduction(columns: b * generator.matrix(3, 3))
        )
        #expect(try (one.applied(to: w) - other.applied(to: w)).norm() < 1e-12)
    }

    @Test func `dependent columns are refused, with their rank`() throws {
        var generator = SeededGenerator(seed: 6)
        let b = try generator.matrix(20, 5, rank: 3)
        #expect(throws: RankReductionError.dependentColumns(rank: 3, columns: 5)) {
            try ImageReduction(columns: b)
        }
        #expect(throws: RankReductionError.dependentColumns(rank: 0, columns: 1)) {
            try ImageReduction(columns: .zeros(4, 1))
        }
        #expect(throws: RankReductionError.rankTooLarge(rank: 5, outputs: 4)) {
            try ImageReduction(columns: generator.matrix(4, 5))
        }
        // Nearly dependent is independent, of whatever size.
        var near = NumericMatrix.zeros(10, 2)
        (near[0, 0], near[0, 1], near[1, 1]) = (1e-200, 1e-200, 1e-210)
        #expect(try ImageReduction(columns: near).rank == 2)
    }

    @Test func `a Q that is not orthonormal is refused`() throws {
        var q = NumericMatrix.identity(4).columns(in: 0..<2)
        #expect(try ImageReduction(orthonormal: q).q == q)
        q[0, 0] = 1.001
        let error = #expect(throws: RankReductionError.self) { try ImageReduction(orthonormal: q) }
        guard case .notOrthonormal(let deviation) = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(abs(deviation - 0.002001) < 1e-12)
    }

    @Test func `shapes that do not fit and numbers that are none are refused`() throws {
        let reduction = try ImageReduction(columns: .identity(4).columns(in: 0..<2))
        let shape = NumericShape(5, 3)
        #expect(throws: RankReductionError.shapesDiffer("Q", NumericShape(4, 2), "W", shape)) {
            try reduction.applied(to: .zeros(5, 3))
        }
        var b = NumericMatrix.identity(3)
        b[1, 2] = .nan
        #expect(throws: RankReductionError.numeric(.notFinite(row: 1, column: 2))) {
            try ImageReduction(columns: b)
        }
    }

    @Test func `a free Q points anywhere, one inside the image stays there`() throws {
        var generator = SeededGenerator(seed: 7)
        let w = try generator.matrix(30, 20, rank: 12)
        let free = try ImageReduction.free(outputs: 30, rank: 4, using: &generator)
        #expect(try free.rankLaw(on: w).intersection == 0)
        let inside = try ImageReduction.inside(imageOf: w, rank: 4, using: &generator)
        #expect(try inside.rankLaw(on: w).intersection == 4)
        #expect(throws: RankReductionError.imageTooSmall(dimension: 12, rank: 13)) {
            try ImageReduction.inside(imageOf: w, rank: 13, using: &generator)
        }
        #expect(throws: RankReductionError.rankTooLarge(rank: 31, outputs: 30)) {
            try ImageReduction.free(outputs: 30, rank: 31, using: &generator)
        }
    }
}
