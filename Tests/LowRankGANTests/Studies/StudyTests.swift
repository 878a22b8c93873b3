import NumericAlgebra
import Testing

@testable import LowRankGAN
@testable import Networks

@Suite struct StudyTests {
    private func tanh() throws -> EditableGenerator {
        try EditableGenerator(try TanhGenerator(seed: 3, dimension: 12), name: "tanh")
    }

    @Test func `the standard variants shift, grow and shrink, where something is left`() {
        let size = ImageSize(height: 20, width: 20)
        let box = PixelBox(rows: 8..<12, columns: 0..<6)
        let variants = RegionVariant.standard(of: [box], size: size, step: 1)
        #expect(variants.count == 11 && !variants.map(\.name).contains("smaller by 2"))
        let named = Dictionary(uniqueKeysWithValues: variants.map { ($0.name, $0.boxes[0]) })
        #expect(named["up 2"] == PixelBox(rows: 6..<10, columns: 0..<6))
        #expect(named["left 1"] == PixelBox(rows: 8..<12, columns: 0..<5))
        #expect(named["larger by 1"] == PixelBox(rows: 7..<13, columns: 0..<7))
    }

    @Test func `angles of lines are in degrees, of any sign, exact near zero`() {
        #expect(RobustnessStudy.angle([1, 0], [-2, 0]) == 0)
        #expect(abs(RobustnessStudy.angle([1, 0], [0, 3]) - 90) < 1e-12)
        #expect(abs(RobustnessStudy.angle([1, 0], [1, 1]) - 45) < 1e-12)
        #expect(abs(RobustnessStudy.angle([1, 0], [1, 1e-12]) * .pi / 180 / 1e-12 - 1) < 1e-6)
    }

    @Test func `the box itself as a variant has no angle and the same precision`() throws {
        let generator = try tanh()
        let boxes = [PixelBox(rows: 1..<3, columns: 1..<4)]
        let full = [PixelBox(rows: 0..<5, columns: 0..<6)]
        let study = try RobustnessStudy(
            generator, at: generator.latent(seed: 1), boxes: boxes,
            variants: [
                RegionVariant(name: "itself", boxes: boxes), RegionVariant(name: "full", boxes: full),
                RegionVariant(name: "moved", boxes: [PixelBox(rows: 2..<4, columns: 2..<5)]),
            ], weight: .value(0.3))
        #expect(study.failures == ["full": .region(.full(size: ImageSize(height: 5, width: 6)))])
        #expect(study.rows.map(\.variant.name) == ["itself", "moved"])
        let itself = study.rows[0]
        #expect(itself.nearest == 0 && itself.angle == 0 && itself.projectedAngle == 0)
        #expect(itself.measure == study.own)
        #expect(study.rows[1].angle > 1)
    }

    @Test func `a direction at home agrees with itself, and turned around too`() throws {
        let generator = try tanh()
        let home = try generator.latent(seed: 1)
        var random = SeededRandom(seed: 2)
        let n = random.unitVector(12)
        // One channel of grey is read; the generator has two, so its statistic takes the first plane only.
        let one = try EditableGenerator(
            TanhGenerator(
                weights: try TanhGenerator(seed: 3, dimension: 12).weights.rows(in: 0..<30),
                shape: FeatureShape(channels: 1, height: 5, width: 6)), name: "one")
        let statistic = AttributeStatistic(.brightness, of: try one.region("1:3,1:4"))
        let study = try TransferStudy(
            one, LatentEdit(n), home: home, others: [home, home], alpha: 0.5, statistic: statistic)
        #expect(study.agreement == 1 && abs(study.medianShift - 1) < 1e-12)
        #expect(study.others == [study.home, study.home])
        let up = try statistic.value(one.pixels(at: home, LatentEdit(n), alpha: 0.5))
        let down = try statistic.value(one.pixels(at: home, LatentEdit(n), alpha: -0.5))
        #expect(study.home.shift == up - down && study.home.up == up)
        #expect(abs(study.medianLeak - study.home.change.outside / study.home.change.inside) < 1e-15)
        let back = try TransferStudy(
            one, LatentEdit(n.map { -$0 }), home: home, others: [], alpha: 0.5, statistic: statistic)
        #expect(abs(back.home.shift + study.home.shift) < 1e-15)
        #expect(back.home.original == study.home.original && back.agreement == 0)
    }

    @Test func `without an edit the distances are those of the ground`() throws {
        let garments = try Models.garments(.single)
        let classifier = try FashionClassifier(path: Models.weights("classifier-fmnist28"))
        var random = SeededRandom(seed: 2)
        let edit = LatentEdit(random.unitVector(64))
        let statistic = AttributeStatistic(.brightness, of: try garments.region("sleeves"))
        func study(_ alpha: Double, _ features: DistributionStudy.Features) throws -> DistributionStudy {
            try DistributionStudy(
                garments, edit, alpha: alpha, samples: 24, seed: 3, statistic: statistic,
                features: features, psi: 0.7, projections: 16)
        }
        for features in [DistributionStudy.Features.classifier(classifier), .components(6)] {
            let none = try study(0, features)
            #expect(none.slicedWasserstein.edited == none.slicedWasserstein.ground)
            #expect(none.frechet.edited == none.frechet.ground && none.frechet.ground > 0)
            #expect(none.shift.meanShift == 0 && none.shift.before.count == 24)
            let far = try study(9, features)
            #expect(far.frechet.ground == none.frechet.ground && far.frechet.edited > 2 * none.frechet.edited)
            #expect(far.slicedWasserstein.edited > far.slicedWasserstein.ground)
        }
        #expect(throws: EditingError.self) {
            try DistributionStudy(
                garments, edit, alpha: 1, samples: 1, seed: 3, statistic: statistic, features: .components(2))
        }
    }
}
