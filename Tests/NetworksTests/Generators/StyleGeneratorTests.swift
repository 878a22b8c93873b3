import NumericAlgebra
import TensorFiles
import Testing

@testable import Networks

@Suite struct StyleGeneratorTests {
    private func check<Scalar: NetworkScalar>(
        _: Scalar.Type, image bound: Double, jacobian jacobianBound: Double
    ) throws {
        let generator = try StyleGenerator<Scalar>(path: Models.clothes)
        #expect(
            generator.latentDimension == 64 && generator.noiseDimension == 64 && generator.layerCount == 4)
        #expect(generator.imageShape == FeatureShape(channels: 1, height: 28, width: 28))
        let oracle = try Models.oracle("style-fmnist28")
        let noises = try oracle.rows("z")
        let (styles, truncated) = (try oracle.rows("w"), try oracle.rows("w_truncated"))
        let images = try oracle.rows("image")
        for i in 0..<4 {
            let w = try generator.latent(ofNoise: noises[i].map { Scalar($0) })
            #expect(distance(w.map { Double($0) }, styles[i]) < bound)
            let near = try generator.truncated(w, by: 0.7)
            #expect(distance(near.map { Double($0) }, truncated[i]) < bound)
            let (image, jacobian) = try generator.imageAndJacobian(at: truncated[i].map { Scalar($0) })
            #expect(distance(image.values.map { Double($0) }, images[i]) < bound)
            #expect(try generator.image(for: truncated[i].map { Scalar($0) }) == image)
            let rows = try oracle.rows("jacobian.\(i)")
            let byColumns = (0..<64).flatMap { j in rows.map { $0[j] } }
            #expect(relativeDistance(jacobian.values.map { Double($0) }, byColumns) < jacobianBound)
        }
    }

    @Test func `images and Jacobians are PyTorch's, in single precision`() throws {
        try check(Float.self, image: 5e-5, jacobian: 5e-5)
    }

    @Test func `images and Jacobians are PyTorch's, in double precision`() throws {
        try check(Double.self, image: 1e-12, jacobian: 1e-12)
    }

    @Test func `several images are the same bits as one by one, for any number of workers`() throws {
        var generator = try StyleGenerator<Float>(path: Models.clothes, workers: .one)
        var dice = Dice(seed: 101)
        let latents = (0..<5).map { _ in dice.numbers(64).map(Float.init) }
        let one = try latents.map { try generator.image(for: $0) }
        let (_, jacobian) = try generator.imageAndJacobian(at: latents[0])
        #expect(Set(one).count == 5)
        for count in [1, 2, 3] {
            generator.workers = Workers(count)
            #expect(try generator.images(for: latents) == one)
            #expect(try generator.imageAndJacobian(at: latents[0]).jacobian == jacobian)
        }
    }

    @Test(arguments: [1, 2, 3] as [UInt64])
    func `a generator of another width and depth has the derivative of its image`(seed: UInt64) throws {
        let file = try FileParts.style(seed: seed).made()
        let generator = try StyleGenerator<Double>(path: file.path)
        #expect(generator.imageShape == FeatureShape(channels: 3, height: 6, width: 8))
        #expect(generator.noiseDimension == 4 && generator.latentDimension == 6)
        var dice = Dice(seed: seed)
        let latent = dice.numbers(6)
        let directions = [dice.numbers(6), dice.numbers(6)]
        let (image, jacobian) = try generator.imageAndJacobian(at: latent)
        let (same, derivatives) = try generator.imageAndDerivatives(at: latent, along: directions)
        #expect(image == same && image.values.contains { abs($0) > 0.1 })
        for (t, v) in directions.enumerated() {
            let difference = try finiteDifference(
                { FeatureMap(vector: try generator.image(for: $0.values).values) },
                at: FeatureMap(vector: latent), along: FeatureMap(vector: v))
            #expect(distance(difference.values, Array(derivatives.column(t))) < 1e-7)
            let product = (0..<jacobian.rows).map { r in (0..<6).map { jacobian[r, $0] * v[$0] }.reduce(0, +)
            }
            #expect(distance(product, Array(derivatives.column(t))) < 1e-12)
        }
    }

    @Test func `the derivative of the mapping agrees with finite differences`() throws {
        let file = try FileParts.style(seed: 6).made()
        let generator = try StyleGenerator<Double>(path: file.path)
        var dice = Dice(seed: 102)
        let z = dice.map(4, 1, 1)
        let jacobian = try generator.mappingJacobian(at: z.values)
        #expect(jacobian.rows == 6 && jacobian.columns == 4)
        for j in 0..<4 {
            let unit = FeatureMap(vector: (0..<4).map { $0 == j ? 1.0 : 0 })
            let difference = try finiteDifference(
                { FeatureMap(vector: try generator.latent(ofNoise: $0.values)) }, at: z, along: unit)
            #expect(distance(difference.values, Array(jacobian.column(j))) < 1e-8)
        }
    }

    @Test func `a style of its own changes what its layer does, and nothing where it is the same`() throws {
        let generator = try StyleGenerator<Float>(path: Models.clothes)
        var dice = Dice(seed: 103)
        let (w, other) = (dice.numbers(64).map(Float.init), dice.numbers(64).map(Float.init))
        let tied = try generator.image(for: w)
        #expect(try generator.image(forStyles: [w, w, w, w]) == tied)
        let changed = try (0..<4).map { layer in
            try generator.image(forStyles: (0..<4).map { $0 == layer ? other : w })
        }
        #expect(Set(changed + [tied]).count == 5)
        #expect(throws: NetworkError.wrongCount(of: "style vectors", found: 3, wanted: 4)) {
            try generator.image(forStyles: [w, w, w])
        }
        #expect(throws: NetworkError.wrongCount(of: "numbers of the latent", found: 1, wanted: 64)) {
            try generator.image(forStyles: [w, w, w, [1]])
        }
    }

    @Test func `truncation goes from w to the average`() throws {
        let generator = try StyleGenerator<Double>(path: Models.clothes)
        var dice = Dice(seed: 104)
        let w = dice.numbers(64)
        #expect(distance(try generator.truncated(w, by: 1), w) < 1e-15)
        #expect(try generator.truncated(w, by: 0) == generator.mapping.average)
        #expect(throws: NetworkError.self) { try generator.truncated([1], by: 1) }
    }

    @Test func `its first layer is the affine maps of all layers`() throws {
        let parts = FileParts.style(seed: 7)
        let file = try parts.made()
        let matrix = try StyleGenerator<Double>(path: file.path).firstLayer()
        #expect(matrix.rows == 4 + 5 + 4 + 3 && matrix.columns == 6)
        let second = try #require(parts.tensors["synthesis.convs.1.affine.weight"]).values
        #expect(abs(matrix[4 + 2, 3] - second[2 * 6 + 3]) < 1e-7)
    }
}
