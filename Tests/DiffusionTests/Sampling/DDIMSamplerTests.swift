import Foundation
import Testing

@testable import Diffusion

@Suite struct DDIMSamplerTests {
    @Test(arguments: [1, 2, 7, 50])
    func `for Gaussian images each step multiplies by a known factor`(_ steps: Int) throws {
        let predictor = GaussianPredictor(deviation: 0.1)
        let sampler = try DDIMSampler(steps: steps)
        let noise = DDIMSampler.noise(3, of: 16, seed: 5)
        let images = try sampler.images(from: noise, labels: [0, 0, 1], by: predictor)
        var factor = 1.0
        for (index, time) in sampler.times.enumerated() {
            let a = predictor.schedule.signal(at: time)
            let next = index + 1 < steps ? predictor.schedule.signal(at: sampler.times[index + 1]) : 1
            let e = predictor.factor(at: time)
            let clean = (1 - (1 - a).squareRoot() * e) / a.squareRoot()
            factor *= next.squareRoot() * clean + (1 - next).squareRoot() * e
        }
        for (image, noise) in zip(images, noise) {
            #expect(abs(Double(image) - factor * Double(noise)) < 1e-4)
        }
    }

    @Test func `with many steps the noise becomes images of the right deviation`() throws {
        let predictor = GaussianPredictor(deviation: 0.2)
        let noise = DDIMSampler.noise(2, of: 16, seed: 9)
        let images = try DDIMSampler(steps: 1000).images(from: noise, labels: [0, 0], by: predictor)
        for (image, noise) in zip(images, noise) { #expect(abs(image - 0.2 * noise) < 0.02) }
    }

    /// Says that there is no noise, so that x̂₀ is x/√ᾱ, or with no class that all is noise.
    private struct Constant: NoisePredictor {
        let side = 2
        let steps = 1000
        let labels = 3

        func noise(in images: [Float], time: Int, labels: [Int]) throws(DiffusionError) -> [Float] {
            images.indices.map { labels[$0 / 4] == 2 ? 1 : 0 }
        }
    }

    @Test func `the guess at the clean image stays within −1 and 1`() throws {
        let images = try DDIMSampler(steps: 1)
            .images(from: [3, -3, 0.001, 0], labels: [0], by: Constant())
        #expect(images[0] == 1 && images[1] == -1 && images[3] == 0)
        #expect(abs(images[2] - 0.1) < 1e-6)
    }

    @Test func `guidance goes beyond the class by its difference from no class`() throws {
        // ε = 1 + g(0 − 1): with g = 2 it is −1, with g = 0 it is 1.
        for (guidance, epsilon) in [(2.0, -1.0), (0, 1), (0.5, 0.5)] {
            let images = try DDIMSampler(steps: 1, guidance: guidance)
                .images(from: [1, 1, 1, 1].map { $0 * Float(epsilon) }, labels: [0], by: Constant())
            let expected = epsilon * (1 - 0.9999.squareRoot()) / 0.01
            #expect(abs(Double(images[0]) - expected) < 1e-4)
        }
    }

    @Test func `the same seed makes the same noise, and more images do not change the first`() {
        let noise = DDIMSampler.noise(2, of: 16, seed: 3)
        #expect(DDIMSampler.noise(5, of: 16, seed: 3).prefix(32) == noise[...])
        #expect(DDIMSampler.noise(2, of: 16, seed: 4) != noise)
    }

    @Test func `sampling ends when it is told to`() throws {
        let predictor = GaussianPredictor(deviation: 1)
        #expect(throws: DiffusionError.interrupted) {
            try DDIMSampler(steps: 5).images(
                from: DDIMSampler.noise(1, of: 16, seed: 0), labels: [0], by: predictor
            ) { done, _ in done < 2 }
        }
    }

    @Test func `a guidance that is no number from 0 to 100 is refused`() {
        for guidance in [-1, 101, Double.nan] {
            #expect(throws: DiffusionError.self) { try DDIMSampler(guidance: guidance) }
        }
    }
}
