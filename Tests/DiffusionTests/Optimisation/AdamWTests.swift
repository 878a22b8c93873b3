import Testing

@testable import Diffusion

@Suite struct AdamWTests {
    @Test func `two steps are those of the formula`() {
        var optimiser = AdamW<Double>(counts: [2], learningRate: 0.1, decay: 0.5)
        var values = [[1.0, -2.0]]
        optimiser.update(&values, along: [[0.5, 0]])
        // After the first step m̂ = g and √v̂ = |g|: a step of the learning rate, after the decay of 5 %.
        #expect(abs(values[0][0] - (0.95 - 0.1)) < 1e-8)
        #expect(abs(values[0][1] + 1.9) < 1e-15)
        optimiser.update(&values, along: [[-1, 0]])
        let m = (0.9 * 0.05 - 0.1) / (1 - 0.81)
        let v = (0.999 * 0.001 * 0.25 + 0.001) / (1 - 0.999 * 0.999)
        let expected = 0.95 * 0.85 - 0.1 * m / (v.squareRoot() + 1e-8)
        #expect(abs(values[0][0] - expected) < 1e-7)
        #expect(optimiser.step == 2)
    }

    @Test func `it finds the least of a bowl whose sides differ a thousandfold`() {
        var optimiser = AdamW<Double>(counts: [1, 1], learningRate: 0.05, decay: 0)
        var values = [[3.0], [-4.0]]
        for _ in 0..<1500 {
            optimiser.update(&values, along: [[1000 * (values[0][0] - 1)], [values[1][0] + 2]])
        }
        #expect(abs(values[0][0] - 1) < 1e-3)
        #expect(abs(values[1][0] + 2) < 1e-3)
    }

    @Test func `gradients that are too long are shortened together, others are left alone`() {
        var gradients: [[Float]] = [[3], [0, 4]]
        GradientNorm.clip(&gradients, to: 10)
        #expect(gradients == [[3], [0, 4]])
        GradientNorm.clip(&gradients, to: 1)
        #expect(abs(GradientNorm.of(gradients) - 1) < 1e-6)
        #expect(abs(gradients[0][0] - 0.6) < 1e-6)
    }

    @Test func `the average follows quickly at first and slowly later`() {
        var average = ExponentialAverage([[0]])
        average.follow([[11]], step: 1)
        #expect(abs(average.values[0][0] - 10) < 1e-5)
        average.follow([[20]], step: 1_000_000)
        #expect(abs(average.values[0][0] - 10.01) < 1e-4)
    }
}
