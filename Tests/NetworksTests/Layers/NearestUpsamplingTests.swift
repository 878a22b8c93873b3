import NumericAlgebra
import Testing

@testable import Networks

@Suite struct NearestUpsamplingTests {
    @Test func `every pixel becomes a square of its own value`() throws {
        let shape = FeatureShape(channels: 1, height: 2, width: 2)
        let x = try FeatureMap(shape, values: [1.0, 2, 3, 4])
        let output = NearestUpsampling(factor: 2).forward(x)
        #expect(output.values == [1, 1, 2, 2, 1, 1, 2, 2, 3, 3, 4, 4, 3, 3, 4, 4])
        #expect(NearestUpsampling(factor: 1).forward(x) == x)
        #expect(NearestUpsampling<Double>(factor: -3).factor == 1)
    }

    @Test(arguments: [1, 2, 3])
    func `the derivative agrees with finite differences and is linear`(factor: Int) throws {
        var dice = Dice(seed: 61)
        let layer = NearestUpsampling<Double>(factor: factor)
        let x = dice.map(3, 2, 4)
        #expect(try derivativeError(of: layer, at: x, tangents: dice.tangents(x.shape, 4)) < 1e-8)
        #expect(try linearityError(of: layer, at: x, dice: &dice) < 1e-14)
        let sparse = try dice.tangents(x.shape, 2).kept(dice.support(x.shape))
        #expect(try layer.jvp(sparse, at: x) == layer.jvp(sparse.complete, at: x))
    }
}
