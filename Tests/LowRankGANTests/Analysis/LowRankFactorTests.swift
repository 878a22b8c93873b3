import NumericAlgebra
import Testing

@testable import LowRankGAN

@Suite struct LowRankFactorTests {
    /// A positive semidefinite matrix of this rank and size.
    static func gram(seed: UInt64, rank: Int, dimension d: Int) throws -> NumericMatrix {
        var random = SeededRandom(seed: seed)
        let a = try NumericMatrix(rows: rank, columns: d, columnMajor: random.normals(rank * d))
        return try (a.transposed * a).mirrored()
    }

    @Test(arguments: [1, 2, 3] as [UInt64])
    func `the low-rank part has its directions by magnitude, orthonormal, the largest component positive`(
        seed: UInt64
    ) throws {
        let gram = try Self.gram(seed: seed, rank: 4, dimension: 30)
        let factor = try LowRankFactor(gram, lambda: 0.2)
        #expect(factor.isSettled && factor.gap <= 1e-6 && factor.rank >= 2 && factor.finding == .useful)
        #expect(factor.values.map { abs($0) } == factor.values.map { abs($0) }.sorted(by: >))
        for k in 0..<factor.rank {
            let v = factor.direction(k)
            #expect(v.max { abs($0) < abs($1) } ?? -1 > 0)
            for j in 0...k {
                #expect(abs(v.dot(factor.direction(j)) - (j == k ? 1 : 0)) < 1e-12)
            }
        }
    }

    @Test func `the directions are those of the pursuit's low-rank part`() throws {
        let gram = try Self.gram(seed: 8, rank: 5, dimension: 25)
        let lambda = 0.25
        let pursuit = try gram.principalComponentPursuit(PursuitOptions(lambda: lambda))
        let factor = try LowRankFactor(gram, lambda: lambda)
        try #require(factor.rank >= 4)
        #expect(factor.rank == pursuit.rank && factor.cardinality == pursuit.cardinality)
        for k in 0..<factor.rank {
            let v = factor.direction(k)
            let image = pursuit.lowRank.times(v)
            #expect(distance(image, v.map { $0 * factor.values[k] }) < 1e-9 * abs(factor.values[0]))
        }
    }

    @Test func `the paper's weight is too small for 64 and 100 dimensions, and that is said`() throws {
        let small = try LowRankFactor(
            try Self.gram(seed: 2, rank: 6, dimension: 50),
            lambda: try PursuitWeight.paper.lambda(dimension: 50))
        #expect(small.rank == 0 && small.finding == .zero)
        let text = try #require(small.remark)
        #expect(text.contains("λ < 1/d") && text.contains("1/60") && text.contains("1/18.7"))
        #expect(throws: EditingError.noDirections(reason: text)) {
            try AttributeDirections(RegionSubspaces(inside: small, outside: small))
        }
    }

    @Test func `an indefinite part is ordered by magnitude, not by sign`() throws {
        var random = SeededRandom(seed: 6)
        let (u, v) = (random.unitVector(12), random.unitVector(12))
        var matrix = NumericMatrix.zeros(12, 12)
        for i in 0..<12 {
            for j in 0..<12 { matrix[i, j] = 2 * u[i] * u[j] - 5 * v[i] * v[j] }
        }
        let factor = try LowRankFactor(matrix.mirrored(), lambda: 0.9)
        #expect(factor.rank == 2 && factor.values[0] < -4 && factor.values[1] > 1)
        #expect(sine(factor.direction(0), v) < sine(factor.direction(1), v))
    }

    @Test func `zero has rank zero and no direction`() throws {
        let factor = try LowRankFactor(.zeros(6, 6), lambda: 0.3)
        #expect(factor.rank == 0 && factor.vectors.shape == NumericShape(6, 0) && factor.gap == 0)
        #expect(factor.remark?.contains("zero") == true)
    }

    @Test func `a large weight leaves no null space, few steps no answer: both are said`() throws {
        let gram = try Self.gram(seed: 4, rank: 9, dimension: 8)
        let full = try LowRankFactor(gram, lambda: 2)
        #expect(full.finding == .full && full.rank == 8)
        #expect(full.remark?.contains("no null space") == true)
        let short = try LowRankFactor(gram, lambda: 0.2, options: PursuitOptions(maximumSteps: 2))
        #expect(short.finding == .unsettled && short.remark?.contains("after 2 steps") == true)
    }

    @Test func `a rank of one is told`() throws {
        let v = try #require([3.0, 1, -2, 1, 1, 2, 1, -1].normalised())
        let gram = try NumericMatrix(columns: [v], rows: 8)
        let factor = try LowRankFactor(
            try (gram * gram.transposed).mirrored(), lambda: 0.5)
        #expect(factor.finding == .rankOne && factor.remark?.contains("rank 1") == true)
        #expect(sine(factor.direction(0), v) < 1e-5)
    }

    @Test func `whoever watches may stop`() throws {
        var steps: [Int] = []
        let observer = EditingObserver {
            steps.append($0.done)
            return $0.done < 3
        }
        let gram = try Self.gram(seed: 2, rank: 3, dimension: 10)
        #expect(throws: EditingError.cancelled) {
            try LowRankFactor(gram, lambda: 0.2, observer: observer)
        }
        #expect(steps == [0, 1, 2, 3])
    }

    @Test(arguments: [0, -1, Double.nan, .infinity])
    func `a weight that makes no sense is refused`(value: Double) {
        #expect(throws: EditingError.self) { try PursuitWeight.value(value).lambda(dimension: 9) }
    }

    @Test func `the scaled weight is the paper's at its own dimension`() throws {
        #expect(abs(1 / (try PursuitWeight.scaled.lambda(dimension: 512)) - 60) < 0.04)
        #expect(abs(1 / (try PursuitWeight.scaled.lambda(dimension: 100)) - 26.5) < 1e-9)
    }
}
