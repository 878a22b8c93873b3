import Networks
import Testing

@testable import Diffusion

@Suite struct MetricsTests {
    @Test func `alignment is the mean squared distance to the nearest image`() throws {
        let subject = Subject(images: try ImageSet(side: 1, pixels: [0, 1]))
        #expect(
            abs(subject.distance(of: try ImageSet(side: 1, pixels: [0.1, 0.75, 1])) - (0.01 + 0.0625) / 3)
                < 1e-7)
    }

    @Test func `diversity is the variance of pixels over the samples`() throws {
        // Variances 2 and 0.5, with n − 1 below.
        let images = try ImageSet(side: 1, pixels: [1, 3])
        #expect(images.diversity == 2)
        let two = try ImageSet(side: 2, pixels: [1, 0, 0, 0, 3, 1, 0, 0])
        #expect(two.diversity == (2 + 0.5) / 4)
        #expect(images.single(0).diversity == 0)
    }

    /// Makes images of one brightness for each label.
    private struct Painter: NoisePredictor {
        let brightness: [Float]
        let side = 2
        let steps = 1000
        var labels: Int { brightness.count }

        func noise(in images: [Float], time: Int, labels: [Int]) throws(DiffusionError) -> [Float] {
            let a = Float(NoiseSchedule().signal(at: time))
            return images.indices.map {
                (images[$0] - a.squareRoot() * brightness[labels[$0 / 4]]) / (1 - a).squareRoot()
            }
        }
    }

    @Test func `a study measures the subject and what the other classes have lost`() throws {
        let bag = try ImageSet(side: 2, pixels: [0.5, 0.5, 0.5, 0.5])
        let base = Painter(brightness: [0, -0.5, 0.25, 0])
        let study = try PersonalisationStudy(
            of: base, images: bag, heldOut: ImageSet(side: 2, pixels: [0, 0, 0, 0]), label: 2)
        let before = try study.metrics(of: base)
        #expect(abs(before.alignment - 0.0625) < 1e-3)
        #expect(abs((before.heldOut ?? 0) - 0.0625) < 1e-3)
        #expect(before.drift == 0 && before.diversity < 1e-6)
        // Labels 0 and 1 change by 0.2 and 0.4; the label of no class is not looked at.
        let after = try study.metrics(of: Painter(brightness: [0.2, -0.1, 0.5, 0.9]))
        #expect(after.alignment < 1e-4)
        #expect(abs(after.drift - (0.04 + 0.16) / 2) < 1e-3)
        #expect(try study.samples(of: base).count == 24)
    }

    @Test func `editing asks for every class from the same noise`() throws {
        let study = try EditingStudy(
            of: Painter(brightness: [0, 0.5, 1]), image: ImageSet(side: 2, pixels: [0.5, 0.5, 0.5, 0.5]),
            sampler: DDIMSampler(steps: 10), seed: 1)
        #expect(study.labels == [0, 1] && study.samples.count == 2)
        #expect(abs(study.distances[0] - 0.25) < 1e-3 && study.distances[1] < 1e-4)
        // One pair, half a unit apart.
        #expect(abs(study.spread - 0.25) < 1e-3)
    }
}
