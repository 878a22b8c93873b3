import NumericAlgebra
import Testing

@testable import Networks

@Suite struct DenseTests {
    @Test func `the output is W x + b, at every pixel`() throws {
        var dice = Dice(seed: 21)
        let (weights, bias) = (dice.numbers(4 * 3), dice.numbers(4))
        let layer = try Dense(weights: weights, inputs: 3, outputs: 4, bias: bias)
        let x = dice.map(3, 2, 2)
        let output = try layer.forward(x)
        for pixel in 0..<4 {
            for o in 0..<4 {
                let sum = (0..<3).map { weights[o * 3 + $0] * x.values[pixel * 3 + $0] }.reduce(bias[o], +)
                #expect(abs(output.values[pixel * 4 + o] - sum) < 1e-14)
            }
        }
        #expect(layer.weights == weights)
        #expect(layer.inputs == 3 && layer.outputs == 4)
    }

    @Test func `its derivative is W`() throws {
        var dice = Dice(seed: 22)
        let weights = dice.numbers(4 * 3)
        let layer = try Dense(weights: weights, inputs: 3, outputs: 4, bias: dice.numbers(4))
        let pushed = try layer.jvp(.identity(.vector(3)), onto: .all(.vector(4)))
        #expect(pushed.values == weights)
        let x = dice.map(3, 1, 1)
        #expect(try derivativeError(of: layer, at: x, tangents: dice.tangents(x.shape, 2)) < 1e-8)
        #expect(try linearityError(of: layer, at: x, dice: &dice) < 1e-14)
    }
}
