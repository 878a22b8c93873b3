import NumericAlgebra
import Testing

@testable import LowRankGAN

@Suite struct RegionRatioTests {
    @Test(arguments: 1...5 as ClosedRange<UInt64>)
    func `its directions solve the generalised equation, the largest ratio first`(seed: UInt64) throws {
        let d = 12
        let grams = RegionGrams(
            inside: try LowRankFactorTests.gram(seed: seed, rank: 9, dimension: d),
            outside: try LowRankFactorTests.gram(seed: seed + 50, rank: 7, dimension: d))
        let found = try RegionRatio(grams)
        #expect(found.ratios == found.ratios.sorted(by: >))
        let trace = (0..<d).reduce(0) { $0 + grams.outside[$1, $1] }
        for k in 0..<d {
            let v = found.direction(k)
            #expect(abs(v.length - 1) < 1e-13)
            let right = grams.outside.times(v).moved(by: 1e-3 * trace, along: v).map { $0 * found.ratios[k] }
            #expect(distance(grams.inside.times(v), right) < 1e-10 * trace)
        }
        // No direction has a larger ratio than the first.
        var random = SeededRandom(seed: seed)
        for _ in 0..<50 {
            let v = random.unitVector(d)
            let below = v.dot(grams.outside.times(v)) + 1e-3 * trace
            #expect(v.dot(grams.inside.times(v)) / below <= found.ratios[0] * (1 + 1e-12))
        }
    }

    @Test func `an outside that never changes has no ratio, and a weight has to be above zero`() throws {
        let grams = RegionGrams(inside: .identity(3), outside: .zeros(3, 3))
        #expect(throws: EditingError.self) { try RegionRatio(grams) }
        #expect(throws: EditingError.outOfRange(name: "tau", value: 0, wanted: "a finite number above 0")) {
            try RegionRatio(RegionGrams(inside: .identity(3), outside: .identity(3)), tau: 0)
        }
    }
}
