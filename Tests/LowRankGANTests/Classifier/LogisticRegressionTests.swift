import Foundation
import NumericAlgebra
import Testing

@testable import LowRankGAN

@Suite struct LogisticRegressionTests {
    /// Two clouds that overlap.
    private func clouds(seed: UInt64, count: Int = 200, shift: Double = 1.5) -> ([[Double]], [Bool]) {
        var random = SeededRandom(seed: seed)
        var (samples, labels) = ([[Double]](), [Bool]())
        for i in 0..<count {
            let isFirst = i % 3 == 0
            let x = random.normals(3)
            samples.append([x[0] + (isFirst ? shift : 0), 5 * x[1] + 100, x[2]])
            labels.append(isFirst)
        }
        return (samples, labels)
    }

    @Test(arguments: [1, 2, 3] as [UInt64])
    func `at the end the gradient vanishes: the mean probability is the share of the first kind`(
        seed: UInt64
    ) throws {
        let (samples, labels) = clouds(seed: seed)
        let found = try LogisticRegression(samples, labels: labels)
        #expect(found.gradient < 1e-8 && found.steps < 20)
        let mean = samples.map { found.probability($0) }.reduce(0, +) / Double(samples.count)
        #expect(abs(mean - Double(labels.count { $0 }) / Double(labels.count)) < 1e-8)
        // The first coordinate alone tells the kinds apart.
        #expect(found.probability([3, 100, 0]) > 0.8 && found.probability([-2, 100, 0]) < 0.1)
    }

    @Test func `one number has the solution of two equations`() throws {
        // Two points a kind at ±1 with one exception: the odds at x are (w x) by symmetry, and the loss is
        // known.
        let samples: [[Double]] = [[1], [1], [1], [-1], [-1], [-1]]
        let labels = [true, true, false, false, false, true]
        let found = try LogisticRegression(samples, labels: labels, ridge: 1e-12)
        #expect(abs(found.probability([1]) - 2.0 / 3) < 1e-8)
        #expect(abs(found.probability([-1]) - 1.0 / 3) < 1e-8)
        #expect(abs(found.probability([0]) - 0.5) < 1e-8)
    }

    @Test func `kinds that can be told apart have finite weights, and constant numbers none`() throws {
        let samples = (0..<10).map { [Double($0), 7] }
        let found = try LogisticRegression(samples, labels: samples.map { $0[0] > 4 })
        #expect(found.probability([9, 7]) > 0.95 && found.probability([0, 7]) < 0.05)
        #expect(found.probability([9, 7]) == found.probability([9, 1e9]))
    }

    @Test func `importance moves the boundary as copies of the samples do`() throws {
        let (samples, labels) = clouds(seed: 8, count: 60)
        let importance = labels.map { $0 ? 3.0 : 1 }
        let weighted = try LogisticRegression(samples, labels: labels, importance: importance)
        let plain = try LogisticRegression(samples, labels: labels)
        #expect(weighted.probability([0.7, 100, 0]) > plain.probability([0.7, 100, 0]) + 0.1)
        // The first order condition with weights.
        let sum = zip(importance, samples).reduce(0) { $0 + $1.0 * weighted.probability($1.1) }
        #expect(abs(sum - 3 * Double(labels.count { $0 })) < 1e-6)
    }

    @Test func `one kind, missing labels and a ridge of zero are refused`() {
        #expect(throws: EditingError.wrongCount(of: "kinds of samples", found: 1, wanted: 2)) {
            try LogisticRegression([[1], [2]], labels: [true, true])
        }
        #expect(throws: EditingError.wrongCount(of: "labels", found: 1, wanted: 2)) {
            try LogisticRegression([[1], [2]], labels: [true])
        }
        #expect(throws: EditingError.self) {
            try LogisticRegression([[1], [2]], labels: [true, false], ridge: 0)
        }
    }
}
