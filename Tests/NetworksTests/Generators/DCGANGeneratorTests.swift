import NumericAlgebra
import TensorFiles
import Testing

@testable import Networks

/// ‖a − b‖∞ / ‖b‖∞ of two lists of one length.
func relativeDistance(_ a: [Double], _ b: [Double]) -> Double {
    distance(a, b) / (b.map { abs($0) }.max() ?? 1)
}

@Suite struct DCGANGeneratorTests {
    /// The Gram matrix JᵀJ of the rows inside the mouth's box, and of those outside.
    private func grams<Scalar>(
        _ jacobian: ColumnMatrix<Scalar>
    ) throws -> (inside: NumericMatrix, outside: NumericMatrix) {
        func isInside(_ row: Int) -> Bool {
            (38..<56).contains(row / 64 % 64) && (20..<44).contains(row % 64)
        }
        func gram(_ rows: [Int]) throws -> NumericMatrix {
            let part = try NumericMatrix(
                rows: rows.count, columns: jacobian.columns,
                columnMajor: (0..<jacobian.columns).flatMap { j in rows.map { Double(jacobian[$0, j]) } })
            return try part.transposed * part
        }
        let rows = Array(0..<jacobian.rows)
        return (try gram(rows.filter(isInside)), try gram(rows.filter { !isInside($0) }))
    }

    private func check<Scalar: NetworkScalar>(
        _: Scalar.Type, latents: Range<Int>, image bound: Double, gram gramBound: Double
    ) throws {
        let generator = try DCGANGenerator<Scalar>(path: Models.faces)
        #expect(generator.latentDimension == 100 && generator.noiseDimension == 100)
        #expect(generator.imageShape == FeatureShape(channels: 3, height: 64, width: 64))
        let oracle = try Models.oracle("faces-dcgan64")
        let (latentsOfOracle, images) = (try oracle.rows("z"), try oracle.rows("image"))
        for i in latents {
            let z = try generator.latent(ofNoise: latentsOfOracle[i].map { Scalar($0) })
            let (image, jacobian) = try generator.imageAndJacobian(at: z)
            #expect(distance(image.values.map { Double($0) }, images[i]) < bound)
            #expect(try generator.image(for: z) == image)
            #expect(jacobian.rows == 12288 && jacobian.columns == 100)
            let (inside, outside) = try grams(jacobian)
            #expect(relativeDistance(inside.values, try oracle.doubles("gram_inside.\(i)")) < gramBound)
            #expect(relativeDistance(outside.values, try oracle.doubles("gram_outside.\(i)")) < gramBound)
        }
    }

    @Test func `faces and their Jacobians are PyTorch's, in single precision`() throws {
        try check(Float.self, latents: 0..<4, image: 1e-5, gram: 1e-5)
    }

    @Test func `faces and their Jacobians are PyTorch's, in double precision`() throws {
        try check(Double.self, latents: 0..<2, image: 1e-12, gram: 1e-12)
    }

    @Test func `several faces are the same bits as one by one, for any number of workers`() throws {
        var generator = try DCGANGenerator<Float>(path: Models.faces, workers: .one)
        var dice = Dice(seed: 91)
        let latents = (0..<5).map { _ in dice.numbers(100).map(Float.init) }
        let one = try latents.map { try generator.image(for: $0) }
        let (_, jacobian) = try generator.imageAndJacobian(at: latents[0])
        #expect(Set(one).count == 5)
        for count in [1, 2, 3] {
            generator.workers = Workers(count)
            #expect(try generator.images(for: latents) == one)
            #expect(try generator.image(for: latents[1]) == one[1])
            #expect(try generator.imageAndJacobian(at: latents[0]).jacobian == jacobian)
        }
        #expect(try generator.images(for: []).isEmpty)
    }

    @Test(arguments: [1, 2, 3] as [UInt64])
    func `a generator of another width and depth has the derivative of its image`(seed: UInt64) throws {
        let file = try FileParts.dcgan(seed: seed).made()
        let generator = try DCGANGenerator<Double>(path: file.path)
        #expect(generator.imageShape == FeatureShape(channels: 2, height: 8, width: 8))
        var dice = Dice(seed: seed)
        let latent = dice.numbers(5)
        let directions = [dice.numbers(5), dice.numbers(5)]
        let (image, jacobian) = try generator.imageAndJacobian(at: latent)
        let (same, derivatives) = try generator.imageAndDerivatives(at: latent, along: directions)
        #expect(image == same && image.values.contains { abs($0) > 0.1 })
        let value = { (x: FeatureMap<Double>) throws in
            FeatureMap(vector: try generator.image(for: x.values).values)
        }
        for (t, v) in directions.enumerated() {
            let difference = try finiteDifference(
                value, at: FeatureMap(vector: latent), along: FeatureMap(vector: v))
            #expect(distance(difference.values, Array(derivatives.column(t))) < 1e-7)
            let product = (0..<jacobian.rows).map { r in (0..<5).map { jacobian[r, $0] * v[$0] }.reduce(0, +)
            }
            #expect(distance(product, Array(derivatives.column(t))) < 1e-12)
        }
    }

    @Test func `its first layer is that of the file, scaled by the norm`() throws {
        let parts = FileParts.dcgan(seed: 4)
        let file = try parts.made()
        let matrix = try DCGANGenerator<Double>(path: file.path).firstLayer()
        #expect(matrix.rows == 7 * 9 && matrix.columns == 5)
        let weights = try #require(parts.tensors["block1.conv.weight"]).values
        let (gamma, variance) = (
            try #require(parts.tensors["block1.norm.weight"]).values,
            try #require(parts.tensors["block1.norm.running_var"]).values
        )
        for (row, column) in [(0, 0), (10, 1), (62, 4)] {
            let scale = gamma[row / 9] / (variance[row / 9] + 1e-5).squareRoot()
            #expect(abs(matrix[row, column] - scale * weights[column * 63 + row]) < 1e-6)
        }
    }

    @Test func `a latent that does not fit is refused`() throws {
        let file = try FileParts.dcgan(seed: 5).made()
        let generator = try DCGANGenerator<Float>(path: file.path)
        let count = NetworkError.wrongCount(of: "numbers of the latent", found: 2, wanted: 5)
        #expect(throws: count) { try generator.image(for: [1, 2]) }
        #expect(throws: count) { try generator.images(for: [[0, 0, 0, 0, 0], [1, 2]]) }
        #expect(throws: count) { try generator.imageAndJacobian(at: [1, 2]) }
        #expect(throws: NetworkError.notFinite(name: "the latent", index: 4)) {
            try generator.image(for: [1, 2, 3, 4, .nan])
        }
        #expect(throws: NetworkError.wrongCount(of: "numbers of a direction", found: 1, wanted: 5)) {
            try generator.imageAndDerivatives(at: [1, 2, 3, 4, 5], along: [[1]])
        }
        #expect(throws: NetworkError.wrongCount(of: "numbers of the noise", found: 0, wanted: 5)) {
            try generator.latent(ofNoise: [])
        }
    }
}
