import NumericAlgebra
import Testing

@testable import Networks

/// What each layer pulls back, against central differences in double precision, for inputs and weights alike.
@Suite struct LayerGradientTests {
    private static let bound = 1e-7

    @Test func `a linear layer`() throws {
        var dice = Dice(seed: 1)
        let layer = LinearWeights(weight: 0, bias: 1, inputs: 3, outputs: 5)
        let check = GradientCheck(
            [dice.batch(3, 2, 3, count: 2)], weights: [dice.numbers(15), dice.numbers(5)]
        ) { try $0.linear($1[0], layer) }
        #expect(try check.errors().allSatisfy { $0 < Self.bound })
    }

    @Test func `a linear layer without a bias`() throws {
        var dice = Dice(seed: 2)
        let layer = LinearWeights(weight: 0, bias: nil, inputs: 4, outputs: 3)
        let check = GradientCheck([dice.batch(4, 1, 1, count: 3)], weights: [dice.numbers(12)]) {
            try $0.linear($1[0], layer)
        }
        #expect(try check.errors().allSatisfy { $0 < Self.bound })
    }

    @Test(arguments: [(3, 1, 1), (3, 2, 1), (1, 1, 0), (2, 1, 0), (4, 3, 2), (5, 2, 2)])
    func `a convolution`(kernel: Int, stride: Int, padding: Int) throws {
        var dice = Dice(seed: 3)
        let layer = ConvolutionWeights(
            weight: 0, bias: 1, inputs: 2, outputs: 3,
            geometry: StencilGeometry(
                kernelHeight: kernel, kernelWidth: kernel, stride: stride, padding: padding,
                isTransposed: false))
        let check = GradientCheck(
            [dice.batch(2, 5, 7, count: 3)],
            weights: [dice.numbers(6 * kernel * kernel), dice.numbers(3)]
        ) { try $0.convolution($1[0], layer) }
        #expect(try check.errors().allSatisfy { $0 < Self.bound })
    }

    @Test func `a convolution of maps too large to be gathered together sums over all of them`() throws {
        var dice = Dice(seed: 12)
        let layer = ConvolutionWeights(
            weight: 0, bias: 1, inputs: 8, outputs: 2,
            geometry: StencilGeometry(
                kernelHeight: 3, kernelWidth: 3, stride: 1, padding: 1, isTransposed: false))
        let (weights, map) = ([dice.numbers(144), dice.numbers(2)], dice.batch(8, 33, 33, count: 1))
        func gradients(_ count: Int) throws -> (input: [Double], weights: [[Double]]) {
            var tape = Tape<Double>(weights: weights, wanted: [0, 1])
            let copies = Array(repeatElement(map.values, count: count).joined())
            let x = tape.variable(FeatureBatch(map.shape, count: count, copies))
            let y = try tape.convolution(x, layer)
            let sums = try tape.pullBack(y.value, from: y)
            return (try #require(sums.gradient(of: x)).values, sums.weights)
        }
        let (one, three) = (try gradients(1), try gradients(3))
        #expect(distance(three.input, one.input + one.input + one.input) < 1e-9)
        for (several, single) in zip(three.weights, one.weights) {
            #expect(distance(several, single.map { 3 * $0 }) < 1e-9 * (single.map(abs).max() ?? 0))
        }
    }

    @Test(arguments: [1, 2, 6])
    func `a group normalisation`(groups: Int) throws {
        var dice = Dice(seed: 4)
        let layer = NormalisationWeights(gain: 0, shift: 1, channels: 6, epsilon: 1e-2)
        let check = GradientCheck(
            [dice.batch(6, 3, 5, count: 2)], weights: [dice.numbers(6), dice.numbers(6)]
        ) { try $0.groupNormalisation($1[0], groups: groups, layer) }
        #expect(try check.errors().allSatisfy { $0 < Self.bound })
    }

    @Test func `a layer normalisation`() throws {
        var dice = Dice(seed: 5)
        let layer = NormalisationWeights(gain: 0, shift: 1, channels: 5, epsilon: 1e-2)
        let check = GradientCheck(
            [dice.batch(5, 3, 1, count: 2)], weights: [dice.numbers(5), dice.numbers(5)]
        ) { try $0.layerNormalisation($1[0], layer) }
        #expect(try check.errors().allSatisfy { $0 < Self.bound })
    }

    @Test func `SiLU and GELU`() throws {
        var dice = Dice(seed: 6)
        var batch = dice.batch(3, 3, 3, count: 2)
        batch.values = batch.values.map { 4 * $0 }
        #expect(try GradientCheck([batch]) { $0.silu($1[0]) }.errors()[0] < Self.bound)
        #expect(try GradientCheck([batch]) { $0.gelu($1[0]) }.errors()[0] < Self.bound)
    }

    @Test(arguments: [(1, 4), (2, 3), (3, 5)])
    func `an attention of several heads to other places`(heads: Int, keys: Int) throws {
        var dice = Dice(seed: 7)
        let check = GradientCheck([
            dice.batch(6, 3, 1, count: 2), dice.batch(6, 1, keys, count: 2), dice.batch(6, 1, keys, count: 2),
        ]) { try $0.attention(q: $1[0], k: $1[1], v: $1[2], heads: heads) }
        #expect(try check.errors().allSatisfy { $0 < Self.bound })
    }

    @Test func `an attention to itself, whose input is used three times`() throws {
        var dice = Dice(seed: 8)
        let check = GradientCheck([dice.batch(4, 3, 3, count: 2)]) {
            try $0.attention(q: $1[0], k: $1[0], v: $1[0], heads: 2)
        }
        #expect(try check.errors().allSatisfy { $0 < Self.bound })
    }

    @Test func `sums, vectors everywhere and channels side by side`() throws {
        var dice = Dice(seed: 9)
        let pair = [dice.batch(3, 2, 5, count: 2), dice.batch(3, 2, 5, count: 2)]
        #expect(try GradientCheck(pair) { $0.sum($1[0], $1[1]) }.errors().allSatisfy { $0 < Self.bound })
        let vectors = GradientCheck([pair[0], dice.batch(3, 1, 1, count: 2)]) {
            $0.sum($1[0], everywhere: $1[1])
        }
        #expect(try vectors.errors().allSatisfy { $0 < Self.bound })
        let wide = GradientCheck([pair[0], dice.batch(2, 2, 5, count: 2)]) {
            $0.concatenation($1[0], $1[1])
        }
        #expect(try wide.errors().allSatisfy { $0 < Self.bound })
    }

    @Test func `pixels doubled`() throws {
        var dice = Dice(seed: 10)
        let check = GradientCheck([dice.batch(3, 3, 5, count: 2)]) { $0.doubled($1[0]) }
        #expect(try check.errors()[0] < Self.bound)
    }

    @Test func `an embedding, one of whose rows is used twice`() throws {
        var dice = Dice(seed: 11)
        let check = GradientCheck([], weights: [dice.numbers(24)]) { tape, _ in
            tape.embedding([2, 0, 2], of: 0, as: FeatureShape(channels: 3, height: 1, width: 2))
        }
        #expect(try check.errors()[0] < Self.bound)
        let gradient = try check.gradients(seed: 1, wanted: [0]).weights[0]
        #expect(gradient[6..<12].allSatisfy { $0 == 0 } && gradient[18...].allSatisfy { $0 == 0 })
    }
}
