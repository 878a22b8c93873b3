import Foundation
import NumericAlgebra
import Testing

@testable import Networks

@Suite struct ActivationFunctionTests {
    static let all: [ActivationFunction<Double>] = [
        .rectifier, .leaky(slope: 0.2, gain: 2.0.squareRoot()), .tanh, .sigmoid,
    ]

    @Test func `the values are those of the book`() {
        #expect([-2.0, 0, 3].map(ActivationFunction.rectifier.value) == [0, 0, 3])
        #expect([-2.0, 0, 3].map(ActivationFunction.leaky(slope: 0.25, gain: 2).value) == [-1, 0, 6])
        #expect(
            [-2.0, 0, 3].map(ActivationFunction.tanh.value) == [
                Foundation.tanh(-2.0), 0, Foundation.tanh(3.0),
            ])
        for x in [-30.0, -1, 0, 0.5, 30] {
            #expect(abs(ActivationFunction.sigmoid.value(x) - 1 / (1 + exp(-x))) < 1e-15)
        }
    }

    @Test(arguments: all)
    func `the derivative agrees with finite differences and is linear`(f: ActivationFunction<Double>) throws {
        var dice = Dice(seed: 41)
        let x = FeatureMap(
            shape: FeatureShape(channels: 3, height: 4, width: 5), dice.numbers(60).map { 3 * $0 })
        #expect(try derivativeError(of: f, at: x, tangents: dice.tangents(x.shape, 4)) < 1e-8)
        #expect(try linearityError(of: f, at: x, dice: &dice) < 1e-14)
    }

    @Test func `far out, the slope keeps its digits`() {
        let slope = ActivationFunction<Double>.tanh.derivative(30)
        #expect(abs(slope / (4 * exp(-60.0)) - 1) < 1e-12)
        #expect(ActivationFunction<Double>.tanh.derivative(1e300) >= 0)
        #expect(ActivationFunction<Float>.sigmoid.derivative(-.infinity) == 0)
    }

    @Test func `a rectifier keeps the features that are on, the others keep all`() throws {
        let shape = FeatureShape(channels: 2, height: 1, width: 3)
        let x = try FeatureMap(shape, values: [1.0, -1, 0, 2, -3, -0.5])
        let support = ActivationFunction.rectifier.support(at: x)
        #expect(support.features == [0, 3])
        #expect(support.starts == [0, 1, 2, 2])
        for f in Self.all.dropFirst() { #expect(f.support(at: x) == .all(shape)) }
    }

    @Test func `tangents of another map are refused`() throws {
        var dice = Dice(seed: 42)
        let tangents = dice.tangents(.vector(3), 2)
        #expect(throws: NetworkError.self) {
            try ActivationFunction.tanh.jvp(tangents, at: dice.map(4, 1, 1))
        }
    }
}
