import NumericAlgebra
import Testing

@testable import Networks

@Suite struct BatchNormalisationTests {
    private func layer(_ channels: Int, _ dice: inout Dice) throws -> BatchNormalisation<Double> {
        try BatchNormalisation(
            weight: dice.numbers(channels), bias: dice.numbers(channels), mean: dice.numbers(channels),
            variance: dice.numbers(channels).map { 1.2 + $0 }, epsilon: 1e-5)
    }

    @Test func `every channel is normalised by its own statistics`() throws {
        let layer = try BatchNormalisation<Double>(
            weight: [2, 3], bias: [10, 20], mean: [1, -1], variance: [3, 8], epsilon: 1)
        let x = try FeatureMap(FeatureShape(channels: 2, height: 1, width: 2), values: [5.0, 2, 1, -1])
        #expect(try layer.forward(x).values == [14, 23, 10, 20])
        #expect(layer.scale == [1, 1] && layer.shift == [9, 21])
    }

    @Test func `the derivative agrees with finite differences and is linear`() throws {
        var dice = Dice(seed: 31)
        let layer = try layer(3, &dice)
        let x = dice.map(3, 4, 2)
        #expect(try derivativeError(of: layer, at: x, tangents: dice.tangents(x.shape, 3)) < 1e-8)
        #expect(try linearityError(of: layer, at: x, dice: &dice) < 1e-14)
        let tangents = dice.tangents(x.shape, 3)
        let wanted = dice.support(x.shape)
        let whole = try layer.jvp(tangents, onto: .all(x.shape))
        #expect(try layer.jvp(tangents, onto: wanted) == whole.kept(wanted))
    }

    @Test(arguments: [false, true])
    func `folded into a transposed convolution, it follows it`(hasBias: Bool) throws {
        var dice = Dice(seed: 32)
        let norm = try layer(4, &dice)
        let convolution = try TransposedConvolution(
            weights: dice.numbers(3 * 4 * 16), inputChannels: 3, outputChannels: 4, kernel: (4, 4), stride: 2,
            padding: 1, bias: hasBias ? dice.numbers(4) : nil)
        let x = dice.map(3, 3, 5)
        let both = try norm.folded(into: convolution).forward(x)
        #expect(distance(both, try norm.forward(convolution.forward(x))) < 1e-13)
    }

    @Test func `what does not fit is refused`() throws {
        #expect(throws: NetworkError.wrongCount(of: "numbers of the mean", found: 1, wanted: 2)) {
            try BatchNormalisation<Double>(
                weight: [1, 1], bias: [0, 0], mean: [0], variance: [1, 1], epsilon: 1e-5)
        }
        #expect(throws: NetworkError.notFinite(name: "1 / √(variance + ε)", index: 1)) {
            try BatchNormalisation<Double>(
                weight: [1, 1], bias: [0, 0], mean: [0, 0], variance: [1, -1], epsilon: 1e-5)
        }
        var dice = Dice(seed: 33)
        let layer = try layer(3, &dice)
        #expect(throws: NetworkError.self) { try layer.forward(dice.map(2, 1, 1)) }
        let convolution = try TransposedConvolution(
            weights: [1.0], inputChannels: 1, outputChannels: 1, kernel: (1, 1))
        #expect(throws: NetworkError.wrongCount(of: "channels to be normalised", found: 1, wanted: 3)) {
            try layer.folded(into: convolution)
        }
    }
}
