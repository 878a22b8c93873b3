import NumericAlgebra
import Testing

@testable import Networks

/// A kernel's size, stride and padding, and the size of the map it is used on.
struct KernelCase: Sendable, CustomTestStringConvertible {
    let height: Int
    let width: Int
    let stride: Int
    let padding: Int
    let map: (height: Int, width: Int)

    var testDescription: String {
        "\(height)×\(width), stride \(stride), padding \(padding), on \(map.height)×\(map.width)"
    }

    static let all = [
        KernelCase(height: 1, width: 1, stride: 1, padding: 0, map: (1, 1)),
        KernelCase(height: 3, width: 3, stride: 1, padding: 1, map: (5, 4)),
        KernelCase(height: 3, width: 3, stride: 2, padding: 1, map: (6, 7)),
        KernelCase(height: 4, width: 4, stride: 2, padding: 1, map: (4, 4)),
        KernelCase(height: 2, width: 5, stride: 3, padding: 1, map: (5, 6)),
        KernelCase(height: 4, width: 4, stride: 1, padding: 0, map: (4, 5)),
        KernelCase(height: 2, width: 2, stride: 3, padding: 0, map: (2, 3)),
        KernelCase(height: 3, width: 3, stride: 1, padding: 2, map: (20, 20)),
        KernelCase(height: 5, width: 3, stride: 1, padding: 1, map: (3, 1)),
    ]
}

@Suite struct ConvolutionTests {
    private let inputs = 3
    private let outputs = 4

    private func layer(
        _ size: KernelCase, _ dice: inout Dice, bias: Bool
    ) throws -> (layer: Convolution<Double>, weights: [Double], bias: [Double]) {
        let weights = dice.numbers(inputs * outputs * size.height * size.width)
        let shift = bias ? dice.numbers(outputs) : [Double](repeating: 0, count: outputs)
        let layer = try Convolution(
            weights: weights, inputChannels: inputs, outputChannels: outputs,
            kernel: (size.height, size.width), stride: size.stride, padding: size.padding,
            bias: bias ? shift : nil)
        return (layer, weights, shift)
    }

    /// The definition, number by number, channel after channel.
    private func definition(
        _ x: FeatureMap<Double>, _ weights: [Double], _ bias: [Double], _ k: KernelCase
    ) -> [Double] {
        let (h, w) = (x.shape.height, x.shape.width)
        let height = (h + 2 * k.padding - k.height) / k.stride + 1
        let width = (w + 2 * k.padding - k.width) / k.stride + 1
        let planes = x.channelMajor
        var result: [Double] = []
        for o in 0..<outputs {
            for y in 0..<height {
                for column in 0..<width {
                    var sum = bias[o]
                    for i in 0..<inputs {
                        for r in 0..<k.height {
                            for c in 0..<k.width {
                                let (iy, ix) = (
                                    y * k.stride - k.padding + r, column * k.stride - k.padding + c
                                )
                                guard iy >= 0, iy < h, ix >= 0, ix < w else { continue }
                                sum +=
                                    weights[((o * inputs + i) * k.height + r) * k.width + c]
                                    * planes[(i * h + iy) * w + ix]
                            }
                        }
                    }
                    result.append(sum)
                }
            }
        }
        return result
    }

    @Test(arguments: KernelCase.all, [false, true])
    func `the output is the sum of its definition`(size: KernelCase, bias: Bool) throws {
        var dice = Dice(seed: 1)
        let (layer, weights, shift) = try layer(size, &dice, bias: bias)
        let x = dice.map(inputs, size.map.height, size.map.width)
        let output = try layer.forward(x)
        #expect(output.shape == (try layer.outputShape(for: x.shape)))
        #expect(distance(output.channelMajor, definition(x, weights, shift, size)) < 1e-13)
    }

    @Test(arguments: KernelCase.all)
    func `the derivative agrees with finite differences and is linear`(size: KernelCase) throws {
        var dice = Dice(seed: 2)
        let (layer, _, _) = try layer(size, &dice, bias: true)
        let x = dice.map(inputs, size.map.height, size.map.width)
        #expect(try derivativeError(of: layer, at: x, tangents: dice.tangents(x.shape, 5)) < 1e-8)
        #expect(try linearityError(of: layer, at: x, dice: &dice) < 1e-13)
    }

    @Test(arguments: KernelCase.all)
    func `a derivative in part is that part of the whole`(size: KernelCase) throws {
        var dice = Dice(seed: 3)
        let (layer, _, _) = try layer(size, &dice, bias: false)
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

    @Test func `any number of workers gives the same bits`() throws {
        var dice = Dice(seed: 4)
        let size = KernelCase(height: 3, width: 3, stride: 1, padding: 1, map: (40, 40))
        let (layer, _, _) = try layer(size, &dice, bias: true)
        let x = dice.map(inputs, 40, 40)
        let tangents = dice.tangents(x.shape, 7)
        let (one, two) = (try layer.forward(x), try layer.jvp(tangents, at: x, workers: .one))
        for workers in [2, 3, 16].map(Workers.init) {
            #expect(try layer.forward(x, workers: workers) == one)
            #expect(try layer.jvp(tangents, at: x, workers: workers) == two)
        }
    }

    @Test func `single precision agrees with double to its digits`() throws {
        var dice = Dice(seed: 5)
        let weights = dice.numbers(3 * 4 * 9)
        let x = dice.map(3, 6, 6)
        let double = try Convolution(
            weights: weights, inputChannels: 3, outputChannels: 4, kernel: (3, 3), padding: 1)
        let single = try Convolution(
            weights: weights.map(Float.init), inputChannels: 3, outputChannels: 4, kernel: (3, 3), padding: 1)
        let output = try single.forward(FeatureMap(x.shape, values: x.values.map(Float.init)))
        #expect(distance(output.values.map(Double.init), try double.forward(x).values) < 1e-5)
    }

    @Test func `what does not fit is refused`() throws {
        func make(weights: Int = 12, stride: Int = 1, padding: Int = 0, bias: [Double]? = nil) throws {
            _ = try Convolution(
                weights: [Double](repeating: 0, count: weights), inputChannels: 1, outputChannels: 3,
                kernel: (2, 2), stride: stride, padding: padding, bias: bias)
        }
        #expect(throws: NetworkError.wrongCount(of: "weights", found: 11, wanted: 12)) {
            try make(weights: 11)
        }
        #expect(throws: NetworkError.wrongCount(of: "pixels of stride", found: 0, wanted: 1)) {
            try make(stride: 0)
        }
        #expect(throws: NetworkError.wrongCount(of: "pixels of padding", found: -1, wanted: 0)) {
            try make(padding: -1)
        }
        #expect(throws: NetworkError.wrongCount(of: "numbers of a bias", found: 1, wanted: 3)) {
            try make(bias: [1])
        }
        let layer = try Convolution(
            weights: [Double](repeating: 0, count: 12), inputChannels: 1, outputChannels: 3, kernel: (2, 2))
        for (channels, side) in [(2, 4), (1, 1), (1, 0)] {
            let shape = FeatureShape(channels: channels, height: side, width: side)
            #expect(throws: NetworkError.self) { try layer.outputShape(for: shape) }
            #expect(throws: NetworkError.self) {
                try layer.jvp(Tangents(zeros: .all(shape), count: 1), onto: .all(.vector(3)))
            }
        }
        let shape = FeatureShape(channels: 1, height: 4, width: 4)
        #expect(throws: NetworkError.self) {
            try layer.jvp(Tangents(zeros: .all(shape), count: 1), onto: .all(.vector(3)))
        }
    }
}
