import NumericAlgebra
import Testing

@testable import LowRankGAN

@Suite struct SettingStudyTests {
    @Test func `each setting has its ranks, and the measure that its direction has`() throws {
        let generator = try EditableGenerator(try TanhGenerator(seed: 3, dimension: 12), name: "tanh")
        let region = try generator.region("1:3,1:4")
        let analyses = try [1, 2].map {
            try Analysis(generator, at: generator.latent(seed: $0), region: region)
        }
        let weight = PursuitWeight.value(0.3)
        let settings = [
            SettingStudy.Setting(weight), SettingStudy.Setting(weight, relaxation: 2),
            SettingStudy.Setting(.value(0.05)), SettingStudy.Setting(.value(2)),
        ]
        let study = try SettingStudy(generator, analyses, settings: settings)
        #expect(study.images == 2 && study.rows.map(\.setting) == settings)
        let subspaces = try analyses.map { try RegionSubspaces($0, weight: weight) }
        let (strict, relaxed) = (study.rows[0], study.rows[1])
        #expect(strict.lambda == 0.3 && strict.cases == 2)
        #expect(strict.outsideRank == Double(subspaces.map(\.outside.rank).reduce(0, +)) / 2)
        #expect(strict.projected == strict.outsideRank && relaxed.projected == strict.projected - 2)
        #expect(relaxed.kept ?? 0 > strict.kept ?? 1)
        #expect(relaxed.insideKept ?? 0 > strict.insideKept ?? 1)
        // The same by hand.
        var (fall, kept) = (1.0, 0.0)
        for (analysis, subspaces) in zip(analyses, subspaces) {
            let directions = try AttributeDirections(subspaces)
            let truth = try analysis.grams.inside.symmetricEigendecomposition().vectors.column(0)
            let measure = try PrecisionMeasure(
                generator, analysis, method: .pursuit, direction: try directions.projected(0),
                reference: truth)
            fall *= measure.outsideFall
            kept += directions.attributes[0].projected.kept / 2
        }
        #expect(abs((strict.outsideFall ?? 0) / fall.squareRoot() - 1) < 1e-9)
        #expect(abs((strict.kept ?? 0) - kept) < 1e-12)
        // Below 1/d nothing is left of L; above 1 all of M is.
        let (zero, full) = (study.rows[2], study.rows[3])
        #expect(zero.cases == 0 && zero.kept == nil && zero.insideKept == nil && zero.matchedOutside == nil)
        #expect(zero.insideRank == 0)
        guard case .noDirections = zero.failure else {
            Issue.record("\(String(describing: zero.failure))")
            return
        }
        #expect(full.outsideRank == 12 && full.projected == 11 && full.failure == nil)
        let spectra = try analyses.flatMap { try $0.grams.outside.symmetricEigenvalues() }
        #expect(study.leastEigenvalue == spectra.min())
        #expect(study.smallEigenvalues == spectra.count { $0 <= 1e-7 })
    }
}
