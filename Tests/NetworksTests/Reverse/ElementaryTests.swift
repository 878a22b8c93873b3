import Foundation
import NumericAlgebra
import Testing

@testable import Networks

@Suite struct ElementaryTests {
    @Test func `the exponential of single precision is off by two units at most`() {
        for i in -87_000...88_000 {
            let x = Float(i) / 1000
            let exact = exp(Double(x))
            #expect(abs(Double(Float.exponential(x)) - exact) <= 2 * Double(Float(exact).ulp), "e^\(x)")
        }
    }

    @Test func `beyond the normal numbers it stays at their ends`() {
        #expect(Float.exponential(-1000) == Float.exponential(-87))
        #expect(Float.exponential(.infinity) == Float.exponential(88))
        #expect(Float.exponential(88).isFinite)
        #expect(Double.exponential(-1000) == 0)
    }

    @Test func `softmax is not overflown by large numbers, and sums to 1`() {
        var values: [Float] = [1000, 1001, -500, 3, 3, 3]
        Softmax.columns(of: &values, start: 0, rows: 3, count: 2)
        #expect(abs(values[1] - 0.731_058_6) < 1e-6 && values[2] < 1e-30)
        #expect(values[3...].allSatisfy { abs($0 - 1 / 3) < 1e-7 })
    }
}
