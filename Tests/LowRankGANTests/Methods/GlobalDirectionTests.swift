import NumericAlgebra
import Testing

@testable import LowRankGAN
@testable import Networks

@Suite struct GlobalDirectionTests {
    /// A diagonal map: its directions are the coordinates, the strongest first.
    private func diagonal(_ strengths: [Double]) throws -> EditableGenerator {
        var weights = NumericMatrix.zeros(12, strengths.count)
        for (k, strength) in strengths.enumerated() { weights[k, k] = strength }
        let shape = FeatureShape(channels: 1, height: 3, width: 4)
        return try EditableGenerator(TanhGenerator(weights: weights, shape: shape), name: "diagonal")
    }

    @Test func `SeFa finds the right singular vectors of the first layer`() throws {
        let found = try WeightDirections(diagonal([0.1, 3, -2]))
        #expect(distance(found.singularValues, [3, 2, 0.1]) < 1e-12)
        #expect(distance(found.directions[0], [0, 1, 0]) < 1e-12)
        #expect(distance(found.directions[2], [1, 0, 0]) < 1e-12)
        #expect(found.matrix == "the first layer, 12×3")
    }

    @Test func `SeFa says which matrix it took for each generator`() throws {
        let faces = try WeightDirections(Models.faces(.single))
        #expect(faces.matrix.contains("first transposed convolution") && faces.matrix.contains("8192×100"))
        #expect(faces.directions.count == 100 && faces.singularValues == faces.singularValues.sorted(by: >))
        let garments = try WeightDirections(Models.garments(.single))
        #expect(garments.matrix.contains("styles of all layers") && garments.matrix.contains("×64"))
    }

    @Test func `GANSpace finds the strongest directions of a linear generator by least squares`() throws {
        let found = try SampledDirections(diagonal([0.01, 0.06, -0.03]), samples: 400, count: 2, seed: 4)
        #expect(found.space == "pixels" && found.directions.count == 2)
        #expect(sine(found.directions[0], [0, 1, 0]) < 0.1 && found.directions[0][1] > 0)
        #expect(sine(found.directions[1], [0, 0, 1]) < 0.1)
        #expect(found.variances[0] > found.variances[1])
    }

    @Test func `GANSpace looks at w or at the features behind the first block`() throws {
        let garments = try Models.garments(.single)
        let found = try SampledDirections(garments, samples: 40, count: 3, seed: 1)
        #expect(found.space == "w" && found.directions.count == 3)
        #expect(abs(found.directions[0].dot(found.directions[1])) < 1e-9)
        #expect(try found == SampledDirections(garments, samples: 40, count: 3, seed: 1))
        let faces = try SampledDirections(Models.faces(.single), samples: 30, count: 2, seed: 1)
        #expect(
            faces.space.contains("first block") && faces.directions.allSatisfy { abs($0.length - 1) < 1e-12 })
    }

    @Test func `few samples are refused, and whoever watches may stop`() throws {
        let generator = try diagonal([1, 2])
        #expect(throws: EditingError.outOfRange(name: "samples", value: 1, wanted: "2 or more")) {
            try SampledDirections(generator, samples: 1)
        }
        #expect(throws: EditingError.cancelled) {
            try SampledDirections(generator, samples: 9, observer: EditingObserver { $0.done < 4 })
        }
    }

    @Test func `region directions come from the analysis, global ones do not`() throws {
        let generator = try EditableGenerator(try TanhGenerator(seed: 3, dimension: 12), name: "tanh")
        let analysis = try Analysis(
            generator, at: generator.latent(seed: 1), region: generator.region("1:3,1:4"))
        let directions = try AttributeDirections(RegionSubspaces(analysis, weight: .value(0.3)))
        for method in EditingMethod.allCases {
            let found = try method.regionDirection(analysis, directions)
            switch method {
            case .seFa, .ganSpace, .random: #expect(found == nil)
            default: #expect(abs((found?.length ?? 0) - 1) < 1e-12)
            }
        }
        // The truncation is orthogonal to as many eigenvectors of the outside as the pursuit projects away.
        let p = try #require(try EditingMethod.truncation.regionDirection(analysis, directions))
        let vectors = try analysis.grams.outside.symmetricEigendecomposition().vectors
        for k in 0..<directions.ranks.projected { #expect(abs(vectors.column(k).dot(p)) < 1e-12) }
        #expect(abs(vectors.column(directions.ranks.projected).dot(p)) > 1e-6)
    }
}
