import NumericAlgebra
import Testing

@testable import Networks

@Suite struct TransposedConvolutionTests {
    private let inputs = 3
    private let outputs = 4

    private func layer(
        _ size: KernelCase, _ dice: inout Dice
    ) throws -> (layer: TransposedConvolution<Double>, weights: [Double], bias: [Double]) {
        let weights = dice.numbers(inputs * outputs * size.height * size.width)
        let bias = dice.numbers(outputs)
        let layer = try TransposedConvolution(
            weights: weights, inputChannels: inputs, outputChannels: outputs,
            kernel: (size.height, size.width), stride: size.stride, padding: size.padding, bias: bias)
        return (layer, weights, bias)
    }

    /// The cases whose output is not cut away by the padding.
    private static let cases = KernelCase.all.filter { k in
        (k.map.height - 1) * k.stride + k.height > 2 * k.padding
            && (k.map.width - 1) * k.stride + k.width > 2 * k.padding
    }

    /// The definition: every input times the kernel, added where it falls.
    private func definition(
        _ x: FeatureMap<Double>, _ weights: [Double], _ bias: [Double], _ k: KernelCase
    ) -> [Double] {
        let (h, w) = (x.shape.height, x.shape.width)
        let height = (h - 1) * k.stride + k.height - 2 * k.padding
        let width = (w - 1) * k.stride + k.width - 2 * k.padding
        let planes = x.channelMajor
        var result = (0..<(outputs * height * width)).map { bias[$0 / (height * width)] }
        for i in 0..<inputs {
            for o in 0..<outputs {
                for (y, column) in (0..<h).flatMap({ y in (0..<w).map { (y, $0) } }) {
                    for r in 0..<k.height {
                        for c in 0..<k.width {
                            let (oy, ox) = (y * k.stride - k.padding + r, column * k.stride - k.padding + c)
                            guard oy >= 0, oy < height, ox >= 0, ox < width else { continue }
                            result[(o * height + oy) * width + ox] +=
                                planes[(i * h + y) * w + column]
                                * weights[((i * outputs + o) * k.height + r) * k.width + c]
                        }
                    }
                }
            }
        }
        return result
    }

    @Test(arguments: cases)
    func `the output is the sum of its definition`(size: KernelCase) throws {
        var dice = Dice(seed: 11)
        let (layer, weights, bias) = try layer(size, &dice)
        let x = dice.map(inputs, size.map.height, size.map.width)
        let output = try layer.forward(x)
        #expect(output.shape == (try layer.outputShape(for: x.shape)))
        #expect(distance(output.channelMajor, definition(x, weights, bias, size)) < 1e-13)
    }

    @Test(arguments: cases)
    func `the derivative agrees with finite differences and is linear`(size: KernelCase) throws {
        var dice = Dice(seed: 12)
        let (layer, _, _) = try layer(size, &dice)
        let x = dice.map(inputs, size.map.height, size.map.width)
        #expect(try derivativeError(of: layer, at: x, tangents: dice.tangents(x.shape, 5)) < 1e-8)
        #expect(try linearityError(of: layer, at: x, dice: &dice) < 1e-13)
    }

    @Test(arguments: cases)
    func `a derivative in part is that part of the whole`(size: KernelCase) throws {
        var dice = Dice(seed: 13)
        let (layer, _, _) = try layer(size, &dice)
        let shape = FeatureShape(channels: inputs, height: size.map.height, width: size.map.width)
        let sparse = try dice.tangents(shape, 6).kept(dice.support(shape))
        let target = try layer.outputShape(for: shape)
        let wanted = dice.support(target)
        let whole = try layer.jvp(sparse.complete, onto: .all(target))
        for (tangents, support) in [(sparse, wanted), (sparse, .all(target)), (sparse.complete, wanted)] {
            let part = try layer.jvp(tangents, onto: support)
            #expect(part.support == support)
            #expect(distance(part.values, try whole.kept(support).values) < 1e-14)
        }
    }

    @Test func `it is the adjoint of the convolution with the same weights`() throws {
        var dice = Dice(seed: 14)
        let weights = dice.numbers(2 * 3 * 16)
        let down = try Convolution(
            weights: weights, inputChannels: 2, outputChannels: 3, kernel: (4, 4), stride: 2, padding: 1)
        let up = try TransposedConvolution(
            weights: weights, inputChannels: 3, outputChannels: 2, kernel: (4, 4), stride: 2, padding: 1)
        let (x, y) = (dice.map(2, 8, 6), dice.map(3, 4, 3))
        func inner(_ a: FeatureMap<Double>, _ b: FeatureMap<Double>) -> Double {
            zip(a.values, b.values).map(*).reduce(0, +)
        }
        #expect(abs(inner(try down.forward(x), y) - inner(x, try up.forward(y))) < 1e-13)
    }

    @Test func `any number of workers gives the same bits`() throws {
        var dice = Dice(seed: 15)
        let (layer, _, _) = try layer(
            KernelCase(height: 4, width: 4, stride: 2, padding: 1, map: (20, 20)), &dice)
        let x = dice.map(inputs, 20, 20)
        let tangents = try dice.tangents(x.shape, 7).kept(dice.support(x.shape))
        let wanted = dice.support(try layer.outputShape(for: x.shape))
        let (one, two) = (try layer.forward(x), try layer.jvp(tangents, onto: wanted))
        for workers in [2, 3, 16].map(Workers.init) {
            #expect(try layer.forward(x, workers: workers) == one)
            #expect(try layer.jvp(tangents, onto: wanted, workers: workers) == two)
        }
    }
}
