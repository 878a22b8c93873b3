import Testing

@testable import LowRankGAN

@Suite struct RegionlessTests {
    private func generator() throws -> EditableGenerator {
        try EditableGenerator(try TanhGenerator(seed: 5), name: "small")
    }

    @Test func `methods without a region have a unit direction each, and only they`() throws {
        let generator = try generator()
        let found = try EditingMethod.regionlessDirections(generator, samples: 40, seed: 3)
        #expect(Set(found.keys) == [.seFa, .ganSpace, .random])
        for direction in found.values { #expect(abs(direction.length - 1) < 1e-12) }
        #expect(found[.seFa] == (try WeightDirections(generator).directions[0]))
        let other = try EditingMethod.regionlessDirections(generator, samples: 40, seed: 4)
        #expect(other[.seFa] == found[.seFa])
        #expect(other[.random] != found[.random])
    }
}
