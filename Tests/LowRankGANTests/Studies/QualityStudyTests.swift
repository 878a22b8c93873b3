import NumericAlgebra
import Testing

@testable import LowRankGAN
@testable import Networks

@Suite struct QualityStudyTests {
    private func parts() throws -> (EditableGenerator, AttributeStatistic, LatentEdit) {
        let generator = try EditableGenerator(
            TanhGenerator(
                weights: try TanhGenerator(seed: 3, dimension: 12).weights.rows(in: 0..<30),
                shape: FeatureShape(channels: 1, height: 5, width: 6)), name: "one")
        let statistic = AttributeStatistic(.brightness, of: try generator.region("1:3,1:4"))
        var random = SeededRandom(seed: 2)
        return (generator, statistic, LatentEdit(random.unitVector(12)))
    }

    @Test func `an edit of no strength is the ground, and one that goes far is far`() throws {
        let (generator, statistic, edit) = try parts()
        let edits = [("none", 0.0), ("far", 20), ("again", 20)].map {
            QualityStudy.Edit($0.0, edit, alpha: $0.1)
        }
        func study() throws -> QualityStudy {
            try QualityStudy(
                generator, edits: edits, samples: 40, seed: 6, statistic: statistic, features: .components(4),
                projections: 8)
        }
        let found = try study()
        #expect(found.rows.map(\.edit) == edits && found.samples == 40)
        let (none, far, again) = (found.rows[0], found.rows[1], found.rows[2])
        #expect(none.frechet == found.groundFrechet)
        #expect(none.slicedWasserstein == found.groundSlicedWasserstein)
        #expect(none.change == MaskedChange(inside: 0, outside: 0) && none.shift.meanShift == 0)
        #expect(far.frechet > 2 * none.frechet && far.slicedWasserstein > none.slicedWasserstein)
        #expect(far.change.inside > 0.01 && far.shift.before == none.shift.before)
        let first = try QualityStudy.edited(generator, count: 3, seed: 6)
        #expect(
            try first.map { try statistic.value(generator.pixels(at: $0)) }
                == Array(none.shift.before.prefix(3)))
        #expect(again.frechet == far.frechet && again.slicedWasserstein == far.slicedWasserstein)
        #expect(found.features == "4 principal components of the pixels")
        #expect(try study() == found)
        #expect(throws: EditingError.outOfRange(name: "samples", value: 1, wanted: "2 or more")) {
            try QualityStudy(
                generator, edits: [], samples: 1, seed: 6, statistic: statistic, features: .components(4))
        }
    }

    @Test func `a strength is found at which the images change as much as wanted, or none`() throws {
        let (generator, statistic, edit) = try parts()
        let latents = try QualityStudy.edited(generator, count: 3, seed: 6)
        let originals = try generator.pixels(at: latents)
        func strength(_ target: Double) throws -> Double? {
            try QualityStudy.strength(
                generator, edit, latents: latents, region: statistic.region, target: target, start: 0.1,
                limit: 50)
        }
        let alpha = try #require(try strength(0.01))
        let change = try QualityStudy.meanChange(
            generator, edit, alpha: alpha, latents: latents, originals: originals, region: statistic.region)
        #expect(abs(change.inside / 0.01 - 1) <= 2e-2)
        let alone = try latents.map {
            try MaskedChange(
                from: try generator.pixels(at: $0), to: try generator.pixels(at: $0, edit, alpha: alpha),
                region: statistic.region
            ).outside
        }
        #expect(abs(alone.reduce(0, +) / 3 / change.outside - 1) < 1e-12)
        // Pixels are in 0…1: no edit changes them by more than 1.
        #expect(try strength(2) == nil)
    }
}
