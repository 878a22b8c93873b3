import Foundation
import NumericAlgebra
import Testing

@testable import Networks

@Suite struct ModulatedConvolutionTests {
    /// Which parts the layer has.
    struct Parts: Sendable {
        let isUpsampled: Bool
        let isDemodulated: Bool
        let isActivated: Bool

        static let all = [
            Parts(isUpsampled: false, isDemodulated: true, isActivated: true),
            Parts(isUpsampled: true, isDemodulated: true, isActivated: true),
            Parts(isUpsampled: false, isDemodulated: false, isActivated: false),
            Parts(isUpsampled: true, isDemodulated: true, isActivated: false),
        ]
    }

    private let inputs = 3
    private let outputs = 4
    private let styles = 5
    private let epsilon = 0.01

    private struct Made {
        let layer: ModulatedConvolution<Double>
        let weights: [Double]
        let bias: [Double]
        let affine: (weights: [Double], bias: [Double])
    }

    private func made(_ parts: Parts, _ dice: inout Dice) throws -> Made {
        let weights = dice.numbers(inputs * outputs * 9)
        let (bias, affine) = (dice.numbers(outputs), (dice.numbers(inputs * styles), dice.numbers(inputs)))
        let layer = try ModulatedConvolution(
            affine: Dense(weights: affine.0, inputs: styles, outputs: inputs, bias: affine.1),
            upsampling: parts.isUpsampled ? NearestUpsampling(factor: 2) : nil,
            convolution: Convolution(
                weights: weights, inputChannels: inputs, outputChannels: outputs, kernel: (3, 3), padding: 1),
            demodulationEpsilon: parts.isDemodulated ? epsilon : nil, bias: bias,
            activation: parts.isActivated ? .leaky(slope: 0.2, gain: 1.5) : nil)
        return Made(layer: layer, weights: weights, bias: bias, affine: affine)
    }

    /// The definition by way of scaled weights: w′ = w · s(i), divided by its norm over input and place.
    private func definition(
        _ made: Made, _ parts: Parts, _ x: FeatureMap<Double>, _ w: FeatureMap<Double>
    ) throws -> FeatureMap<Double> {
        let style = (0..<inputs).map { i in
            (0..<styles).map { made.affine.weights[i * styles + $0] * w.values[$0] }
                .reduce(made.affine.bias[i], +)
        }
        var scaled = made.weights.indices.map { made.weights[$0] * style[$0 / 9 % inputs] }
        if parts.isDemodulated {
            for o in 0..<outputs {
                let range = (o * inputs * 9)..<((o + 1) * inputs * 9)
                let norm = (scaled[range].map { $0 * $0 }.reduce(0, +) + epsilon).squareRoot()
                for i in range { scaled[i] /= norm }
            }
        }
        let plain = try Convolution(
            weights: scaled, inputChannels: inputs, outputChannels: outputs, kernel: (3, 3), padding: 1,
            bias: made.bias)
        let large = parts.isUpsampled ? NearestUpsampling(factor: 2).forward(x) : x
        return try plain.forward(large).map { parts.isActivated ? 1.5 * ($0 > 0 ? $0 : 0.2 * $0) : $0 }
    }

    @Test(arguments: Parts.all)
    func `the output is a convolution with scaled weights`(parts: Parts) throws {
        var dice = Dice(seed: 71)
        let made = try made(parts, &dice)
        let (x, w) = (dice.map(inputs, 4, 5), dice.map(styles, 1, 1))
        let output = try made.layer.trace(x, w: w).output
        #expect(distance(output, try definition(made, parts, x, w)) < 1e-13)
    }

    @Test(arguments: Parts.all)
    func `the derivative by the map and the style agrees with finite differences`(parts: Parts) throws {
        var dice = Dice(seed: 72)
        let layer = try made(parts, &dice).layer
        let (x, w) = (dice.map(inputs, 4, 5), dice.map(styles, 1, 1))
        let (dx, dw) = (dice.tangents(x.shape, 4), dice.tangents(w.shape, 4))
        let trace = try layer.trace(x, w: w)
        let both = try layer.jvp(dx, wTangents: dw, at: trace)
        let styleOnly = try layer.jvp(nil, wTangents: dw, at: trace)
        for t in 0..<4 {
            let h = 1e-6
            let along = { (h: Double, moving: Double) throws in
                try layer.trace(x + (h * moving) * dx.tangent(t), w: w + h * dw.tangent(t)).output
            }
            for (pushed, moving) in [(both, 1.0), (styleOnly, 0.0)] {
                let difference = 1 / (2 * h) * (try along(h, moving) + -1 * along(-h, moving))
                #expect(distance(pushed.tangent(t), difference) < 1e-8)
            }
        }
    }

    @Test func `any number of workers gives the same bits`() throws {
        var dice = Dice(seed: 73)
        let layer = try made(Parts.all[1], &dice).layer
        let (x, w) = (dice.map(inputs, 20, 20), dice.map(styles, 1, 1))
        let (dx, dw) = (dice.tangents(x.shape, 4), dice.tangents(w.shape, 4))
        let trace = try layer.trace(x, w: w)
        let pushed = try layer.jvp(dx, wTangents: dw, at: trace)
        for workers in [2, 5].map(Workers.init) {
            #expect(try layer.trace(x, w: w, workers: workers).output == trace.output)
            #expect(try layer.jvp(dx, wTangents: dw, at: trace, workers: workers) == pushed)
        }
    }

    @Test func `what does not fit is refused`() throws {
        var dice = Dice(seed: 74)
        let convolution = try Convolution(
            weights: dice.numbers(9), inputChannels: 1, outputChannels: 1, kernel: (3, 3), padding: 1)
        let affine = try Dense(weights: dice.numbers(10), inputs: 5, outputs: 2)
        #expect(throws: NetworkError.wrongCount(of: "styles", found: 2, wanted: 1)) {
            try ModulatedConvolution(
                affine: affine, convolution: convolution, demodulationEpsilon: nil, bias: [0], activation: nil
            )
        }
        let layer = try made(Parts.all[0], &dice).layer
        let (x, w) = (dice.map(inputs, 2, 2), dice.map(styles, 1, 1))
        #expect(throws: NetworkError.self) { try layer.trace(dice.map(2, 2, 2), w: w) }
        #expect(throws: NetworkError.self) { try layer.trace(x, w: dice.map(4, 1, 1)) }
        let trace = try layer.trace(x, w: w)
        #expect(throws: NetworkError.wrongCount(of: "tangents of the map", found: 2, wanted: 3)) {
            try layer.jvp(dice.tangents(x.shape, 2), wTangents: dice.tangents(w.shape, 3), at: trace)
        }
    }
}
