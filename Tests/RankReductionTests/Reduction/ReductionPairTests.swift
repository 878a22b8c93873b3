import ExactAlgebra
import Foundation
import NumericAlgebra
import RankReduction
import Testing

@Suite struct ReductionPairTests {
    private func pair(
        _ d: Int, degrees: [Double], more: Int, others: Int, seed: UInt64
    ) throws -> (ReductionPair, SeededGenerator) {
        var generator = SeededGenerator(seed: seed)
        let (one, other) = try generator.bases(d, degrees: degrees, more: more, others: others)
        let reductions = (try ImageReduction(columns: one), try ImageReduction(columns: other))
        return (try ReductionPair(reductions.0, then: reductions.1), generator)
    }

    /// Angles, then how many more columns the first and the second have.
    static let cases: [([Double], Int, Int)] = [
        ([30, 60], 0, 0), ([0, 45], 0, 0), ([90, 90], 0, 0), ([0, 0], 0, 0), ([0, 20, 90], 2, 0),
        ([0, 20, 90], 0, 3), ([10, 80], 2, 2), ([], 2, 3), ([1e-3, 50], 1, 0),
    ]

    @Test(arguments: cases)
    func `the three ways do what their formulas say, and lose what their kernels hold`(
        degrees: [Double], more: Int, others: Int
    ) throws {
        let d = 16
        var (pair, generator) = try pair(d, degrees: degrees, more: more, others: others, seed: 9)
        let (p1, p2) = (try projector(pair.first.q), try projector(pair.second.q))
        let identity = NumericMatrix.identity(d)
        let operators: [Combination: NumericMatrix] = [
            .sequential: try (identity - p2) * (identity - p1),
            .joint: try identity - projector(pair.jointBasis),
            .sum: try identity - p1 - p2,
        ]
        let (r1, r2) = (pair.first.rank, pair.second.rank)
        let perpendicular = degrees.count { $0 == 90 } + min(more, others)
        let kernels: [Combination: Int] = [
            .sequential: max(r1, r2) + perpendicular,
            .joint: r1 + r2 - degrees.count { $0 == 0 },
            .sum: abs(r1 - r2) + 2 * perpendicular,
        ]
        for (combination, matrix) in operators {
            let w = generator.matrix(d, 20)
            #expect(try (pair.applied(combination, to: w) - matrix * w).norm() < 1e-12)
            let kernel = try pair.kernel(of: combination)
            #expect(kernel.columns == kernels[combination])
            #expect(try (matrix * kernel).norm() < 1e-9)
            #expect(try (kernel.transposed * kernel - .identity(kernel.columns)).norm() < 1e-9)
            for w in [w, try generator.matrix(d, 5, rank: 4), try generator.matrix(d, d, rank: 12)] {
                let law = try pair.rankLaw(of: combination, on: w)
                #expect(law.found == law.predicted, "\(combination) \(law)")
            }
            let law = try pair.rankLaw(of: combination, on: identity)
            #expect(law.predicted == d - kernel.columns)
        }
    }

    @Test(arguments: cases)
    func `sequential and joint differ by the cosines in between`(
        degrees: [Double], more: Int, others: Int
    ) throws {
        let (pair, _) = try pair(16, degrees: degrees, more: more, others: others, seed: 10)
        let expected = degrees.filter { $0 > 0 && $0 < 90 }.reduce(0) { sum, angle in
            let cosine = 1 - 2 * (sinHalf(angle) * sinHalf(angle))
            return sum + cosine * cosine
        }
        #expect(abs(pair.predictedGap - expected) < 1e-11)
        #expect(abs(try pair.foundGap() - expected) < 1e-11)
        let identity = NumericMatrix.identity(16)
        let whole = try (pair.applied(.sequential, to: identity) - pair.applied(.joint, to: identity)).norm()
        #expect(abs(whole * whole - expected) < 1e-11)
        // Equal for every W₀ exactly when the projectors commute.
        let (p1, p2) = (try projector(pair.first.q), try projector(pair.second.q))
        #expect(try pair.waysAgree == ((p1 * p2 - p2 * p1).norm() < 1e-12))
    }

    @Test(arguments: [(20, 3, 5), (20, 5, 5), (20, 7, 2), (10, 6, 7), (10, 10, 4)])
    func `free directions lose what is usual`(d: Int, r1: Int, r2: Int) throws {
        var generator = SeededGenerator(seed: UInt64(d + r1 * r2))
        let first = try ImageReduction.free(outputs: d, rank: r1, using: &generator)
        let second = try ImageReduction.free(outputs: d, rank: r2, using: &generator)
        let pair = try ReductionPair(first, then: second)
        let w = generator.matrix(d, d)
        for combination in Combination.allCases {
            let law = try pair.rankLaw(of: combination, on: w)
            #expect(law.found == d - combination.usualKernel(r1, r2, dimension: d))
            #expect(law.predicted == law.found)
        }
    }

    /// Whole numbers, decided by the exact engine.
    @Test(arguments: 0..<40)
    func `the ranks of the three ways are decided on whole numbers`(seed: Int) throws {
        var generator = SeededGenerator(seed: UInt64(seed))
        let d = Int.random(in: 2...6, using: &generator)
        let (r1, r2) = (
            Int.random(in: 1...d - 1, using: &generator), Int.random(in: 1...d - 1, using: &generator)
        )
        let (b1, b2) = (
            RationalMatrix.sparse(d, r1, using: &generator), RationalMatrix.sparse(d, r2, using: &generator)
        )
        guard b1.rank == r1, b2.rank == r2 else { return }
        let w = RationalMatrix.whole(d, d, using: &generator)
        let (p1, p2) = try (
            RationalMatrix.projector(ontoColumns: b1), RationalMatrix.projector(ontoColumns: b2)
        )
        let both = try RationalMatrix.projector(ontoColumns: b1.appending(columnsOf: b2))
        let identity = RationalMatrix.identity(d)
        let pair = try ReductionPair(
            ImageReduction(columns: b1.numeric), then: ImageReduction(columns: b2.numeric))
        let exact: [(Combination, RationalMatrix)] = [
            (.sequential, try (identity - p2) * (identity - p1)), (.joint, try identity - both),
            (.sum, try identity - p1 - p2),
        ]
        for (combination, matrix) in exact {
            #expect(try pair.kernel(of: combination).columns == d - matrix.rank)
            let law = try pair.rankLaw(of: combination, on: w.numeric)
            let rank = try (matrix * w).rank
            #expect(law.found == rank)
            #expect(law.predicted == rank)
        }
        #expect(try pair.waysAgree == (p1 * p2 == p2 * p1))
        // ‖·‖²_F is a rational number here, and so is the sum of the squared cosines.
        let gap = try exact[0].1 - exact[1].1
        #expect(abs(pair.predictedGap - gap.entries.reduce(0) { $0 + $1.asDouble * $1.asDouble }) < 1e-12)
    }

    @Test func `reductions of different layers are refused`() throws {
        let (one, other) = (
            try ImageReduction(columns: .identity(4)), try ImageReduction(columns: .identity(5))
        )
        let error = RankReductionError.shapesDiffer("Q₁", NumericShape(4, 4), "Q₂", NumericShape(5, 5))
        #expect(throws: error) { try ReductionPair(one, then: other) }
    }
}

/// sin(α/2), α in degrees.
private func sinHalf(_ degrees: Double) -> Double { sin(degrees * .pi / 360) }

extension RationalMatrix {
    /// Mostly zeros, so that spans often meet or are perpendicular.
    fileprivate static func sparse(
        _ m: Int, _ n: Int, using generator: inout SeededGenerator
    ) -> RationalMatrix {
        RationalMatrix(
            rows: m, columns: n,
            entries: (0..<m * n).map { _ in
                Rational(Int.random(in: 0...2, using: &generator) == 0 ? 1 : 0)
            })
    }
}
