import NumericAlgebra
import Testing

@testable import LowRankGAN

@Suite struct DistanceTests {
    private func samples(_ count: Int, _ length: Int, seed: UInt64) -> [[Double]] {
        var random = SeededRandom(seed: seed)
        return (0..<count).map { _ in random.normals(length) }
    }

    @Test func `components of known samples are their axes, with variances over n − 1`() throws {
        let found = try PrincipalComponents([[3, 1], [-1, 1], [1, 1.5], [1, 0.5]], count: 5)
        #expect(distance(found.mean, [1, 1]) < 1e-15 && found.axes.count == 2)
        #expect(distance(found.variances, [8.0 / 3, 0.5 / 3]) < 1e-12)
        #expect(sine(found.axes[0], [1, 0]) < 1e-12 && sine(found.axes[1], [0, 1]) < 1e-12)
        let scores = try found.coordinates(of: [[3, 2]])[0]
        #expect(abs(abs(scores[0]) - 2) < 1e-12 && abs(abs(scores[1]) - 1) < 1e-12)
    }

    @Test func `axes without variance are left out, and coordinates give the samples back`() throws {
        let flat = samples(9, 3, seed: 4).map { [$0[0], $0[1], $0[0] - $0[1], 7] }
        let found = try PrincipalComponents(flat, count: 4)
        #expect(found.axes.count == 2)
        for (sample, scores) in zip(flat, try found.coordinates(of: flat)) {
            let back = zip(scores, found.axes).reduce(found.mean) { $0.moved(by: $1.0, along: $1.1) }
            #expect(distance(back, sample) < 1e-12)
        }
        #expect(throws: EditingError.wrongCount(of: "numbers of a sample", found: 3, wanted: 4)) {
            try found.coordinates(of: [[1, 2, 3]])
        }
    }

    @Test func `the Fréchet distance of diagonal Gaussians is known in closed form`() throws {
        let a = GaussianFit(mean: [0, 0], covariance: [4, 0, 0, 9], samples: 9)
        let b = GaussianFit(mean: [3, 4], covariance: [1, 0, 0, 16], samples: 9)
        // 25 + (2 − 1)² + (3 − 4)².
        #expect(abs(try a.frechetDistance(to: b) - 27) < 1e-12)
        #expect(try a.frechetDistance(to: a) < 1e-12)
        // Turned together, the distance stays.
        let (c, s) = (0.6, 0.8)
        func turned(_ p: Double, _ q: Double) -> [Double] {
            [c * c * p + s * s * q, c * s * (p - q), c * s * (p - q), s * s * p + c * c * q]
        }
        let d = GaussianFit(mean: [0, 0], covariance: turned(4, 9), samples: 9)
        let e = GaussianFit(mean: [c * 3 - s * 4, s * 3 + c * 4], covariance: turned(1, 16), samples: 9)
        #expect(abs(try d.frechetDistance(to: e) - 27) < 1e-10)
    }

    @Test(arguments: [1, 2, 3] as [UInt64])
    func `the Fréchet distance of samples is symmetric, above zero, and defined for singular covariances`(
        seed: UInt64
    ) throws {
        let a = try GaussianFit(samples(5, 8, seed: seed))
        let b = try GaussianFit(samples(40, 8, seed: seed + 9).map { $0.map { 2 * $0 + 1 } })
        let distance = try a.frechetDistance(to: b)
        let back = try b.frechetDistance(to: a)
        #expect(distance > 0 && abs(distance - back) < 1e-8 * distance)
        #expect(throws: EditingError.wrongCount(of: "features", found: 3, wanted: 8)) {
            try a.frechetDistance(to: GaussianFit(samples(5, 3, seed: 1)))
        }
        #expect(throws: EditingError.self) { try GaussianFit([[1, 2]]) }
    }

    @Test func `a shift has the sliced distance that one direction sees on average`() throws {
        let a = samples(200, 5, seed: 3)
        let shift = [2.0, 0, 0, 0, 0]
        let b = a.map { zip($0, shift).map { $0 + $1 } }
        var random = SeededRandom(seed: 1)
        let found = try SlicedWasserstein.distance(a, b, projections: 4_000, using: &random)
        // The mean of (shift · u)² over the sphere is ‖shift‖²/5.
        #expect(abs(found - (4.0 / 5).squareRoot()) < 0.02)
        var again = SeededRandom(seed: 1)
        #expect(try SlicedWasserstein.distance(a, b, projections: 4_000, using: &again) == found)
        var third = SeededRandom(seed: 2)
        #expect(try SlicedWasserstein.distance(a, a.reversed(), using: &third) < 1e-12)
    }

    @Test func `in one dimension the sliced distance is the distance of sorted lists`() throws {
        var random = SeededRandom(seed: 1)
        let found = try SlicedWasserstein.distance(
            [[3], [1], [2]], [[2], [5], [1]], projections: 3, using: &random)
        #expect(abs(found - (4.0 / 3).squareRoot()) < 1e-12)
    }

    @Test func `samples that do not fit together are refused`() {
        var random = SeededRandom(seed: 1)
        #expect(throws: EditingError.wrongCount(of: "samples", found: 1, wanted: 2)) {
            try SlicedWasserstein.distance([[1], [2]], [[1]], using: &random)
        }
        #expect(throws: EditingError.wrongCount(of: "numbers of a sample", found: 2, wanted: 1)) {
            try SlicedWasserstein.distance([[1]], [[1, 2]], using: &random)
        }
        #expect(throws: EditingError.self) {
            try SlicedWasserstein.distance([[1]], [[2]], projections: 0, using: &random)
        }
    }
}
