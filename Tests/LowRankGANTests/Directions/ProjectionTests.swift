import NumericAlgebra
import Testing

@testable import LowRankGAN

@Suite struct ProjectionTests {
    @Test(arguments: [
        // r_B, r_relax, d → k
        (6, 0, 100, 6), (6, 2, 100, 4), (6, 5, 100, 1), (6, 6, 100, 1), (6, 9, 100, 1), (0, 0, 100, 0),
        (0, 4, 100, 0), (1, 0, 100, 1), (1, 1, 100, 1), (8, 0, 8, 7), (8, 1, 8, 7), (8, 2, 8, 6),
        (1, 0, 2, 1),
        (2, 0, 2, 1), (6, Int.max, 100, 1),
    ])
    func `the rank of the projection follows the rule`(row: (Int, Int, Int, Int)) {
        let (outside, relaxation, dimension, wanted) = row
        let k = NullSpaceProjection.rank(outside: outside, relaxation: relaxation, dimension: dimension)
        #expect(k == wanted)
    }

    private func factor(seed: UInt64, d: Int = 20) throws -> LowRankFactor {
        let factor = try LowRankFactor(
            try LowRankFactorTests.gram(seed: seed, rank: 5, dimension: d), lambda: 0.25)
        try #require(factor.rank >= 4)
        return factor
    }

    @Test(arguments: 1...6 as ClosedRange<UInt64>)
    func `a projected direction is a unit vector and orthogonal to the outside's`(seed: UInt64) throws {
        let outside = try factor(seed: seed)
        var random = SeededRandom(seed: seed + 100)
        for relaxation in 0...2 {
            let projection = try NullSpaceProjection(outside: outside, relaxation: relaxation)
            #expect(projection.rank == outside.rank - relaxation)
            let v = random.unitVector(20)
            let projected = try projection(v)
            let p = try #require(projected.direction)
            #expect(abs(p.length - 1) < 1e-14)
            for k in 0..<projection.rank { #expect(abs(outside.direction(k).dot(p)) < 1e-14) }
            // What is left of v along p is the length that is told.
            #expect(abs(v.dot(p) - projected.kept) < 1e-12 && projected.kept < 1)
            // It is the nearest point of the null space: v − kept·p lies in the span of B₁.
            var rest = v.moved(by: -projected.kept, along: p)
            for k in 0..<projection.rank {
                let b = outside.direction(k)
                rest = rest.moved(by: -rest.dot(b), along: b)
            }
            #expect(rest.length < 1e-13)
        }
    }

    @Test func `a direction within the outside's space vanishes, which is told and not divided by`() throws {
        let outside = try factor(seed: 3)
        let projection = try NullSpaceProjection(outside: outside)
        let inSpan = try #require(
            outside.direction(0).moved(by: -0.5, along: outside.direction(1)).normalised())
        let projected = try projection(inSpan)
        #expect(projected.direction == nil && projected.kept < 1e-12)
        guard case .vanished = projected else {
            Issue.record("it did not vanish")
            return
        }
        let directions = try AttributeDirections(RegionSubspaces(inside: outside, outside: outside))
        #expect(throws: EditingError.directionVanished(number: 2)) { try directions.projected(1) }
        #expect(throws: EditingError.noSuchDirection(number: outside.rank + 1, count: outside.rank)) {
            try directions.projected(outside.rank)
        }
        #expect(throws: EditingError.noSuchDirection(number: 0, count: outside.rank)) {
            try directions.attribute(-1)
        }
    }

    @Test func `without directions outside, nothing is projected away`() throws {
        let zero = try LowRankFactor(.zeros(20, 20), lambda: 0.1)
        let projection = try NullSpaceProjection(outside: zero, relaxation: 3)
        let v = [1.0] + [Double](repeating: 0, count: 19)
        #expect(try projection.rank == 0 && projection(v) == .kept(v, kept: 1))
    }

    @Test func `a negative relaxation and a direction of another dimension are refused`() throws {
        let outside = try factor(seed: 2)
        #expect(
            throws: EditingError.outOfRange(name: "relaxation", value: -1, wanted: "0 or more")
        ) { try NullSpaceProjection(outside: outside, relaxation: -1) }
        #expect(throws: EditingError.wrongCount(of: "components of a direction", found: 3, wanted: 20)) {
            try NullSpaceProjection(outside: outside)([1, 0, 0])
        }
    }

    @Test func `equal boxes give equal directions, bit for bit`() throws {
        let generator = try EditableGenerator(try TanhGenerator(seed: 4, dimension: 12), name: "tanh")
        let latent = try generator.latent(seed: 9)
        let found = try ["1:3,1:4", "1:2,1:4+2:3,1:4"].map { text in
            let region = try Region(text, size: generator.imageSize, names: .none)
            return try AttributeDirections(
                RegionSubspaces(
                    try Analysis(generator, at: latent, region: region), weight: .value(0.3)))
        }
        #expect(found[0] == found[1] && !found[0].attributes.isEmpty)
    }

    @Test func `the sign of a direction is that of its largest component, the first of several`() {
        #expect([1.0, -3, 2].withPositivePeak() == [-1, 3, -2])
        #expect([1.0, 3, -2].withPositivePeak() == [1, 3, -2])
        #expect([-2.0, 2].withPositivePeak() == [2, -2])
        #expect([0.0, 0].withPositivePeak() == [0, 0])
    }

    @Test func `lengths neither overflow nor vanish`() {
        #expect(abs([3e300, 4e300].length / 5e300 - 1) < 1e-15)
        #expect(abs([3e-200, 4e-200].length / 5e-200 - 1) < 1e-15)
        #expect([Double]().length == 0 && [0.0].normalised() == nil)
    }
}
