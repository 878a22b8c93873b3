import NumericAlgebra
import Testing

@testable import Networks

/// The blocks of the denoiser and the tape itself.
@Suite struct BlockGradientTests {
    private func weights(_ list: DenoiserParameterList, _ dice: inout Dice) -> [[Double]] {
        list.all.map { dice.numbers($0.count) }
    }

    @Test(arguments: [(4, 4), (6, 4)])
    func `a residual block`(inputs: Int, outputs: Int) throws {
        var (dice, list) = (Dice(seed: 21), DenoiserParameterList())
        let block = ResidualBlock("d", inputs, outputs, groups: 2, timeWidth: 3, in: &list)
        let check = GradientCheck(
            [dice.batch(inputs, 2, 3, count: 2), dice.batch(3, 1, 1, count: 2)],
            weights: weights(list, &dice)
        ) { try block.apply(to: $1[0], at: $1[1], on: &$0) }
        #expect(try check.errors().allSatisfy { $0 < 1e-6 })
    }

    @Test func `a transformer block`() throws {
        var (dice, list) = (Dice(seed: 22), DenoiserParameterList())
        let block = TransformerBlock("a", 6, context: 5, heads: 3, in: &list)
        let check = GradientCheck(
            [dice.batch(6, 3, 2, count: 2), dice.batch(5, 1, 3, count: 2)], weights: weights(list, &dice)
        ) { try block.apply(to: $1[0], context: $1[1], on: &$0) }
        #expect(try check.errors().allSatisfy { $0 < 1e-6 })
    }

    @Test func `weights that nobody asked for get no gradient, and the others the same as before`() throws {
        var (dice, list) = (Dice(seed: 23), DenoiserParameterList())
        let block = TransformerBlock("a", 4, context: 3, heads: 2, in: &list)
        let check = GradientCheck(
            [dice.batch(4, 3, 2, count: 2), dice.batch(3, 1, 3, count: 2)], weights: weights(list, &dice)
        ) { try block.apply(to: $1[0], context: $1[1], on: &$0) }
        let all = try check.gradients(seed: 5, wanted: Set(list.all.indices)).weights
        for wanted in list.all.indices {
            let some = try check.gradients(seed: 5, wanted: [wanted]).weights
            #expect(some.indices.allSatisfy { some[$0].isEmpty == ($0 != wanted) })
            #expect(some[wanted] == all[wanted])
        }
    }

    @Test func `a value that is used twice has the sum of both gradients`() throws {
        var dice = Dice(seed: 24)
        let check = GradientCheck([dice.batch(2, 2, 3, count: 1)]) { tape, x in
            let y = tape.silu(x[0])
            return tape.sum(tape.sum(y, tape.silu(y)), x[0])
        }
        #expect(try check.errors()[0] < 1e-7)
    }

    @Test func `a value that the result does not depend on has no gradient`() throws {
        var dice = Dice(seed: 25)
        var tape = Tape<Double>(weights: [])
        let x = tape.variable(dice.batch(2, 2, 3, count: 1))
        let unused = tape.variable(x.value)
        _ = tape.silu(unused)
        let y = tape.silu(x)
        let sums = try tape.pullBack(y.value, from: y)
        #expect(sums.gradient(of: x) != nil && sums.gradient(of: unused) == nil)
    }
}
