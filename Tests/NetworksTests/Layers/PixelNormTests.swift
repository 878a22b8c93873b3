import NumericAlgebra
import Testing

@testable import Networks

@Suite struct PixelNormTests {
    @Test func `the mean square of every pixel becomes 1`() throws {
        var dice = Dice(seed: 51)
        let x = dice.map(5, 2, 3)
        let output = PixelNorm(epsilon: 0).forward(x)
        for pixel in 0..<6 {
            let values = output.values[(pixel * 5)..<((pixel + 1) * 5)]
            #expect(abs(values.map { $0 * $0 }.reduce(0, +) / 5 - 1) < 1e-14)
            #expect(values[pixel * 5] * x.values[pixel * 5] > 0)
        }
        let zero = FeatureMap(vector: [0.0, 0])
        #expect(PixelNorm(epsilon: 1e-8).forward(zero).values == [0, 0])
        #expect(
            PixelNorm(epsilon: 1).forward(FeatureMap(vector: [1.0, 5, 1])).values[0] == 1 / 10.0.squareRoot())
    }

    @Test func `the derivative agrees with finite differences and is linear`() throws {
        var dice = Dice(seed: 52)
        let layer = PixelNorm(epsilon: 0.01)
        let x = dice.map(4, 2, 3)
        #expect(try derivativeError(of: layer, at: x, tangents: dice.tangents(x.shape, 4)) < 1e-8)
        #expect(try linearityError(of: layer, at: x, dice: &dice) < 1e-13)
        let sparse = try dice.tangents(x.shape, 2).kept(dice.support(x.shape))
        #expect(try layer.jvp(sparse, at: x) == layer.jvp(sparse.complete, at: x))
    }
}
