import NumericAlgebra
import Testing

@testable import LowRankGAN
@testable import Networks

@Suite struct InversionTests {
    private let seeds: [UInt64] = [1, 2, 3, 4]

    @Test func `an image of a small network is found again, and its latent`() throws {
        for seed in seeds {
            let generator = try EditableGenerator(try TanhGenerator(seed: seed), name: "tanh")
            let z = try generator.latent(seed: seed + 30)
            let found = try ImageInversion(
                generator, of: generator.pixels(at: z),
                options: InversionOptions(prior: 0, psi: 1, tolerance: 1e-14))
            #expect(found.error < 1e-15)
            #expect(distance(found.latent, z) < 1e-5)
            #expect(found.history == found.history.sorted(by: >))
            #expect(found.objectives[found.winner] == found.objectives.min())
        }
    }

    @Test func `where the generator is linear one step of least squares is enough`() throws {
        let generator = try EditableGenerator(try TanhGenerator(seed: 6, scale: 1e-4), name: "linear")
        let z = try generator.latent(seed: 3)
        let found = try ImageInversion(
            generator, of: generator.pixels(at: z),
            options: InversionOptions(candidates: 1, starts: 1, prior: 0, tolerance: 0))
        // The damping of the first step leaves a thousandth.
        #expect(found.history[1] < 1e-4 * found.history[0] && found.error < 1e-20)
    }

    @Test func `a prior draws the latent to the average, an image far off does no harm`() throws {
        let generator = try EditableGenerator(try TanhGenerator(seed: 2), name: "tanh")
        let image = [Double](repeating: 1, count: 60)
        let loose = try ImageInversion(generator, of: image, options: InversionOptions(prior: 1e-4))
        let tight = try ImageInversion(generator, of: image, options: InversionOptions(prior: 10))
        #expect(tight.latent.length < 0.2 * loose.latent.length && tight.error > loose.error)
        #expect(loose.latent.allSatisfy { $0.isFinite })
    }

    @Test func `at the end the slopes of error and prior balance`() throws {
        let generator = try EditableGenerator(try TanhGenerator(seed: 2), name: "tanh")
        let image = try generator.pixels(at: generator.latent(seed: 5))
        let found = try ImageInversion(
            generator, of: image, options: InversionOptions(steps: 100, prior: 0.02, tolerance: 1e-14))
        func objective(_ z: [Double]) throws -> Double {
            let rest = try generator.pixels(at: z).moved(by: -1, along: image)
            return rest.dot(rest) / 60 + 0.02 * z.dot(z) / 7
        }
        #expect(found.latent.length > 0.1 && found.error > 1e-6)
        for k in 0..<7 {
            var (up, down) = (found.latent, found.latent)
            up[k] += 1e-4
            down[k] -= 1e-4
            #expect(abs(try objective(up) - objective(down)) / 2e-4 < 1e-5)
        }
    }

    @Test func `a garment is found again to within a level of grey`() throws {
        let garments = try Models.garments()
        let image = try garments.pixels(at: garments.latent(seed: 0, psi: 0.7))
        let found = try ImageInversion(
            garments, of: image, options: InversionOptions(candidates: 32, starts: 2, steps: 25))
        #expect(found.error.squareRoot() < 1.0 / 255)
    }

    @Test func `the same seed finds the same latent, and whoever watches may stop`() throws {
        let generator = try EditableGenerator(try TanhGenerator(seed: 2), name: "tanh")
        let image = try generator.pixels(at: generator.latent(seed: 5))
        #expect(try ImageInversion(generator, of: image) == ImageInversion(generator, of: image))
        #expect(throws: EditingError.cancelled) {
            try ImageInversion(generator, of: image, observer: EditingObserver { $0.done < 2 })
        }
    }

    @Test func `wrong images and options are refused`() throws {
        let generator = try EditableGenerator(try TanhGenerator(seed: 2), name: "tanh")
        #expect(throws: EditingError.wrongCount(of: "numbers of an image", found: 2, wanted: 60)) {
            try ImageInversion(generator, of: [0, 1])
        }
        var image = [Double](repeating: 0.5, count: 60)
        image[7] = .infinity
        #expect(throws: EditingError.notFinite(name: "the image", index: 7)) {
            try ImageInversion(generator, of: image)
        }
        for options in [
            InversionOptions(candidates: 0), InversionOptions(starts: 0), InversionOptions(steps: 0),
            InversionOptions(prior: -1), InversionOptions(tolerance: .nan),
        ] {
            #expect(throws: EditingError.self) {
                try ImageInversion(generator, of: [Double](repeating: 0, count: 60), options: options)
            }
        }
    }

    @Test func `a damped step solves its equations, and its fall is the model's`() throws {
        let curvature = try LowRankFactorTests.gram(seed: 3, rank: 4, dimension: 6)
        var random = SeededRandom(seed: 5)
        let gradient = random.normals(6)
        let problem = try DampedLeastSquares(curvature: curvature, gradient: gradient)
        for mu in [0.1, 3, 100] {
            let (step, fall) = problem.step(damping: mu)
            let left = curvature.times(step).moved(by: mu, along: step)
            #expect(distance(left, gradient.map { -$0 }) < 1e-12)
            let model = step.dot(gradient) + step.dot(curvature.times(step)) / 2
            #expect(abs(fall + model) < 1e-12 * max(1, abs(model)))
        }
    }
}
