import NumericAlgebra
import Testing

@testable import LowRankGAN
@testable import Networks

@Suite struct NullSpaceStudyTests {
    /// Of 12 components 4 change the upper half alone, 3 the lower half alone, and the rest nothing.
    private func halves() throws -> EditableGenerator {
        var random = SeededRandom(seed: 5)
        var weights = NumericMatrix.zeros(24, 12)
        for column in 0..<7 {
            for row in 0..<12 { weights[row + (column < 4 ? 0 : 12), column] = 0.2 * random.normal() }
        }
        return try EditableGenerator(
            TanhGenerator(weights: weights, shape: FeatureShape(channels: 1, height: 4, width: 6)),
            name: "halves")
    }

    @Test func `a step that a half does not see leaves it as it is`() throws {
        let generator = try halves()
        let analysis = try Analysis(
            generator, at: generator.latent(seed: 1), region: generator.region("0:2,0:6"))
        // With λ > 1 there is no sparse part: the null spaces are those of M itself.
        let study = try NullSpaceStudy(
            generator, analysis, weight: .value(2), alpha: 0.5, samples: 3, seed: 8)
        #expect(study.subspaces.inside.rank == 4 && study.subspaces.outside.rank == 3)
        #expect(study.anywhere.dimension == 12)
        #expect(study.hiddenInside.dimension == 8 && study.hiddenOutside.dimension == 9)
        #expect(study.anywhere.change.inside > 1e-5 && study.anywhere.change.outside > 1e-5)
        #expect(study.hiddenInside.change.inside < 1e-20 && study.hiddenInside.change.outside > 1e-5)
        #expect(study.hiddenOutside.change.outside < 1e-20 && study.hiddenOutside.change.inside > 1e-5)
        #expect(study.insideSpectrum.count { $0 > 1e-9 } == 4)
        #expect(study.outsideSpectrum == study.outsideSpectrum.sorted(by: >))
        for steps in [study.anywhere, study.hiddenInside, study.hiddenOutside] {
            #expect(abs(steps.example.length - 1) < 1e-12)
        }
    }

    @Test func `the changes are means over all steps, and a seed decides them`() throws {
        let generator = try EditableGenerator(try TanhGenerator(seed: 3, dimension: 12), name: "tanh")
        let analysis = try Analysis(
            generator, at: generator.latent(seed: 1), region: generator.region("1:3,1:4"))
        func study(_ samples: Int, seed: UInt64 = 4) throws -> NullSpaceStudy {
            try NullSpaceStudy(
                generator, analysis, weight: .value(0.3), alpha: 0.5, samples: samples, seed: seed)
        }
        let (one, two) = (try study(1), try study(2))
        #expect(one.hiddenOutside.example == two.hiddenOutside.example && one != two)
        let own = try MaskedChange(
            generator, at: analysis.latent, original: analysis.pixels, LatentEdit(one.anywhere.example),
            alpha: 0.5, region: analysis.region)
        #expect(one.anywhere.change == own)
        #expect(try study(2) == two && study(2, seed: 5).anywhere != two.anywhere)
        #expect(throws: EditingError.outOfRange(name: "samples", value: 0, wanted: "1 or more")) {
            try study(0)
        }
    }
}
