import NumericAlgebra
import Testing

@testable import LowRankGAN
@testable import Networks

@Suite struct RegionGramsTests {
    @Test(arguments: [1, 2, 3] as [UInt64])
    func `both products are sums of the outer products of their rows, divided by their count`(
        seed: UInt64
    ) throws {
        // More rows than one block has.
        var random = SeededRandom(seed: seed)
        let (rows, d) = (3 * 30 * 40, 4)
        let jacobian = ColumnMatrix(rows, d, random.normals(rows * d))
        let region = try Region("3:17,5:39", size: ImageSize(height: 30, width: 40), names: .none)
        let grams = try RegionGrams(jacobian, region: region)
        for (found, inside) in [(grams.inside, true), (grams.outside, false)] {
            let chosen = region.indices(inside: inside, channels: 3)
            for i in 0..<d {
                for j in 0..<d {
                    let sum = chosen.reduce(0) { $0 + jacobian[$1, i] * jacobian[$1, j] }
                    #expect(abs(found[i, j] - sum / Double(chosen.count)) < 1e-12)
                    #expect(found[i, j] == found[j, i])
                }
            }
        }
    }

    @Test func `single precision is accumulated in double precision`() throws {
        let size = ImageSize(height: 100, width: 100)
        let jacobian = ColumnMatrix<Float>(10_000, 1, (0..<10_000).map { $0 == 0 ? 4096 : 1 })
        let region = try Region("0:99,0:100", size: size, names: .none)
        let gram = try RegionGrams(jacobian, region: region).inside
        let sum: Double = 4096 * 4096 + 9_899
        #expect(gram[0, 0] == sum / 9_900)
    }

    @Test func `a Jacobian of another image is refused, and one that is not finite`() throws {
        let region = try Region("0:2,0:2", size: ImageSize(height: 5, width: 6), names: .none)
        #expect(throws: EditingError.wrongCount(of: "rows of the Jacobian", found: 31, wanted: 30)) {
            try RegionGrams(ColumnMatrix(31, 1, [Double](repeating: 1, count: 31)), region: region)
        }
        var values = [Double](repeating: 1, count: 30)
        values[3] = .nan
        #expect(throws: EditingError.notFinite(name: "the Jacobian's products", index: 0)) {
            try RegionGrams(ColumnMatrix(30, 1, values), region: region)
        }
    }

    @Test func `an analysis has the products of the generator's own Jacobian`() throws {
        let tanh = try TanhGenerator(seed: 5)
        let generator = try EditableGenerator(tanh, name: "tanh")
        let region = try Region("1:3,1:4", size: generator.imageSize, names: .none)
        let latent = try generator.latent(seed: 3)
        let analysis = try Analysis(generator, at: latent, region: region)
        let jacobian = try tanh.imageAndJacobian(at: latent).jacobian
        #expect(try analysis.grams == RegionGrams(jacobian, region: region))
        #expect(distance(analysis.pixels, try generator.pixels(at: latent)) == 0)
    }
}
