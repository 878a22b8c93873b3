import Networks
import NumericAlgebra
import Testing

@testable import LowRankGAN

@Suite struct JacobianTests {
    @Test func `the products of the whole Jacobian's rows are those of an analysis`() throws {
        let generator = try EditableGenerator(try TanhGenerator(seed: 8), name: "small")
        let latent = try generator.latent(seed: 2)
        let jacobian = try generator.jacobian(at: latent)
        #expect(jacobian.rows == generator.imageShape.count && jacobian.columns == latent.count)
        let region = try generator.region("1:3,2:5")
        let rows = region.indices(inside: true, channels: 2)
        let analysis = try Analysis(generator, at: latent, region: region)
        for i in 0..<latent.count {
            for j in 0..<latent.count {
                let product = rows.reduce(0) { $0 + jacobian[$1, i] * jacobian[$1, j] } / Double(rows.count)
                #expect(abs(product - analysis.grams.inside[i, j]) < 1e-12)
            }
        }
    }
}
