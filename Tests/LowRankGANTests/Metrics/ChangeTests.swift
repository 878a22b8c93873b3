import NumericAlgebra
import Testing

@testable import LowRankGAN

@Suite struct ChangeTests {
    private let size = ImageSize(height: 2, width: 3)

    @Test func `squares are averaged over the pixels and channels of each part`() throws {
        let region = try Region([PixelBox(rows: 0..<1, columns: 0..<2)], size: size)
        let zero = [Double](repeating: 0, count: 12)
        var edited = zero
        // Channel 0: two inside and one outside; channel 1: one inside.
        (edited[0], edited[1], edited[5], edited[6]) = (0.1, 0.2, 0.4, 0.3)
        let change = try MaskedChange(from: zero, to: edited, region: region)
        #expect(abs(change.inside - (0.01 + 0.04 + 0.09) / 4) < 1e-16)
        #expect(abs(change.outside - 0.16 / 8) < 1e-16)
    }

    @Test func `images that do not fit are refused`() throws {
        let region = try Region([PixelBox(rows: 0..<1, columns: 0..<2)], size: size)
        #expect(throws: EditingError.wrongCount(of: "numbers of an image", found: 7, wanted: 6)) {
            try MaskedChange(from: [Double](repeating: 0, count: 7), to: [0], region: region)
        }
        #expect(throws: EditingError.wrongCount(of: "numbers of an image", found: 1, wanted: 6)) {
            try MaskedChange(from: [Double](repeating: 0, count: 6), to: [0], region: region)
        }
    }

    @Test func `both signs of a direction count alike`() throws {
        let generator = try EditableGenerator(try TanhGenerator(seed: 2), name: "tanh")
        let region = try Region("1:3,1:4", size: generator.imageSize, names: .none)
        let z = try generator.latent(seed: 1)
        let original = try generator.pixels(at: z)
        var random = SeededRandom(seed: 8)
        let n = random.unitVector(7)
        let one = try MaskedChange(
            generator, at: z, original: original, LatentEdit(n), alpha: 0.5, region: region)
        let other = try MaskedChange(
            generator, at: z, original: original, LatentEdit(n.map { -$0 }), alpha: 0.5, region: region)
        #expect(abs(one.inside - other.inside) < 1e-17 && abs(one.outside - other.outside) < 1e-17)
    }

    @Test(arguments: [0.001, 0.3, 0.7, 1, 5, 11.9])
    func `the matched strength is that of a known curve`(wanted: Double) throws {
        // Saturating, as pixels do: the strength of a change c is √(c / (1 − c)).
        func change(_ alpha: Double) -> MaskedChange {
            MaskedChange(inside: alpha * alpha / (1 + alpha * alpha), outside: alpha)
        }
        let target = change(wanted).inside
        for start in [0.01, 0.7, 20] {
            let found = try MatchedChange.find(target: target, start: start, limit: 12) {
                alpha throws(EditingError) in change(alpha)
            }
            let alpha = try #require(found.alpha)
            #expect(abs((found.change?.inside ?? 0) / target - 1) <= 1e-6)
            #expect(abs(alpha / wanted - 1) < 1e-3)
        }
    }

    @Test func `a change out of reach is told with the most there was`() throws {
        var largest = 0.0
        let found = try MatchedChange.find(target: 0.9, start: 0.5, limit: 2) {
            alpha throws(EditingError) in
            largest = max(largest, alpha)
            return MaskedChange(inside: alpha * alpha / (1 + alpha * alpha), outside: 0)
        }
        #expect(found == .outOfReach(alpha: 2, most: 0.8) && largest == 2)
        #expect(found.alpha == nil && found.change == nil)
    }

    @Test func `a jump ends the search at its place`() throws {
        let found = try MatchedChange.find(target: 0.5, start: 1, limit: 8) {
            alpha throws(EditingError) in
            MaskedChange(inside: alpha < 1.25 ? 0.1 : 0.9, outside: 0)
        }
        #expect(abs((found.alpha ?? 0) - 1.25) < 1e-9)
    }

    @Test(arguments: [(0.0, 1.0, 2.0), (1, 0, 2), (1, 1, 0), (.nan, 1, 1), (1, .infinity, 1), (-1, 1, 1)])
    func `targets and strengths that make no sense are refused`(row: (Double, Double, Double)) {
        #expect(throws: EditingError.self) {
            try MatchedChange.find(target: row.0, start: row.1, limit: row.2) {
                _ throws(EditingError) in
                MaskedChange(inside: 1, outside: 1)
            }
        }
    }
}
