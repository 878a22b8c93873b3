import NumericAlgebra
import Pictures
import Testing

@testable import LowRankGAN
@testable import Networks

@Suite struct EditTests {
    private func generator() throws -> EditableGenerator {
        try EditableGenerator(try TanhGenerator(seed: 2), name: "tanh")
    }

    @Test func `an edit moves the latent along the direction`() throws {
        let generator = try generator()
        var random = SeededRandom(seed: 3)
        let (z, n) = (random.normals(7), random.unitVector(7))
        let edited = try generator.pixels(at: z, LatentEdit(n), alpha: 0.4)
        #expect(try edited == generator.pixels(at: zip(z, n).map { $0 + 0.4 * $1 }))
        #expect(try generator.pixels(at: [z, n], LatentEdit(n), alpha: 0.4)[0] == edited)
        #expect(try generator.pixels(at: z, LatentEdit(n, layers: 0..<1), alpha: 0.4) == edited)
    }

    @Test func `a direction of another dimension and layers that do not exist are refused`() throws {
        let generator = try generator()
        let z = [Double](repeating: 0, count: 7)
        #expect(throws: EditingError.wrongCount(of: "components of a direction", found: 6, wanted: 7)) {
            try generator.pixels(at: z, LatentEdit([1, 0, 0, 0, 0, 0]), alpha: 1)
        }
        let unit = [1.0] + [Double](repeating: 0, count: 6)
        for layers in [0..<2, 1..<2, 0..<0, -1..<1] {
            #expect(throws: EditingError.noSuchLayers(layers, count: 1)) {
                try generator.pixels(at: z, LatentEdit(unit, layers: layers), alpha: 1)
            }
        }
    }

    @Test func `layers of the style generator are edited apart, all of them as one`() throws {
        let garments = try Models.garments(.single)
        let w = try garments.latent(seed: 5, psi: 0.7)
        var random = SeededRandom(seed: 1)
        let n = random.unitVector(64)
        let all = try garments.pixels(at: w, LatentEdit(n), alpha: 1)
        #expect(try garments.pixels(at: w, LatentEdit(n, layers: 0..<4), alpha: 1) == all)
        let moved = w.moved(by: 1, along: n)
        for layers in [0..<1, 2..<4, 1..<3] {
            let part = try garments.pixels(at: w, LatentEdit(n, layers: layers), alpha: 1)
            #expect(try part != all && part != garments.pixels(at: w))
            let styles = (0..<4).map { layers.contains($0) ? moved : w }
            #expect(try part == garments.pixels(atLayers: styles))
        }
    }

    @Test func `truncation draws the latent to the average, which is zero for faces`() throws {
        let garments = try Models.garments(.double)
        let average = try garments.latent(seed: 1, psi: 0)
        #expect(distance(average, try garments.latent(seed: 2, psi: 0)) < 1e-15)
        let (w, half) = (try garments.latent(seed: 1), try garments.latent(seed: 1, psi: 0.5))
        #expect(distance(half, zip(average, w).map { ($0 + $1) / 2 }) < 1e-14)
        let tanh = try generator()
        #expect(try tanh.latent(seed: 4, psi: 0.5) == tanh.latent(seed: 4).map { $0 / 2 })
        #expect(try tanh.latent(seed: 4) != tanh.latent(seed: 5))
    }

    @Test func `a strip shows every strength, and how much each differs from the original`() throws {
        let generator = try generator()
        let z = try generator.latent(seed: 1)
        var random = SeededRandom(seed: 3)
        let edit = LatentEdit(random.unitVector(7))
        let alphas = EditStrip.alphas(most: 2, count: 5)
        #expect(alphas == [-2, -1, 0, 1, 2])
        let strip = try EditStrip(generator, at: z, edit, alphas: alphas)
        #expect(strip.images[2] == strip.original && strip.change(2).allSatisfy { $0 == 0 })
        for (alpha, image) in zip(alphas, strip.images) {
            #expect(try image == generator.pixels(at: z, edit, alpha: alpha))
        }
        let change = strip.change(4)
        #expect(change.count == 30)
        for pixel in 0..<30 {
            let (a, b) = (strip.original, strip.images[4])
            #expect(
                abs(change[pixel] - (abs(a[pixel] - b[pixel]) + abs(a[pixel + 30] - b[pixel + 30])) / 2)
                    < 1e-15)
        }
        #expect(throws: EditingError.notFinite(name: "the strengths", index: 1)) {
            try EditStrip(generator, at: z, edit, alphas: [0, .nan])
        }
    }

    @Test func `the heat maps of a strip are black at no change and lightest at the largest`() throws {
        let garments = try Models.garments(.single)
        var random = SeededRandom(seed: 3)
        let strip = try EditStrip(
            garments, at: garments.latent(seed: 4, psi: 0.7), LatentEdit(random.unitVector(64)),
            alphas: [0, 3])
        let tiles = try strip.tiles()
        #expect(tiles.count == 2 && tiles.allSatisfy { $0.count == 2 })
        #expect(tiles[0][1].caption == "α = 3")
        let (none, change) = (try #require(tiles[1][0].image), try #require(tiles[1][1].image))
        #expect(none.brightness.allSatisfy { $0 == none.brightness[0] })
        let peak = strip.change(1).indices.max { strip.change(1)[$0] < strip.change(1)[$1] } ?? 0
        #expect(change.brightness[peak] == change.brightness.max())
        #expect(try strip.tiles(largest: 100)[1][1].image != change)
    }
}
