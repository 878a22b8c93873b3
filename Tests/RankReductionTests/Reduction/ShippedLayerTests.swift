import Foundation
import NumericAlgebra
import TensorFiles
import Testing

@testable import RankReduction

/// The rank law on every layer of the networks that are shipped.
struct ShippedLayerTests {
    private static let root = "/" + #filePath.split(separator: "/Tests/")[0].drop { $0 == "/" }

    /// Every weight with rows and columns enough to lose three dimensions.
    private static func weights(_ file: String) throws -> [(name: String, matrix: NumericMatrix)] {
        let weights = try WeightsFile(path: "\(root)/Lessons/\(file).safetensors")
        return try weights.file.names.compactMap { name in
            guard let weight = try weights.weight(name), min(weight.outputs, weight.inputs) > 3 else {
                return nil
            }
            return (name, try weights.matrix(weight))
        }
    }

    @Test(arguments: [
        ("prr-lab/weights/denoiser-fmnist16", 59), ("lowrankgan-lab/weights/faces-dcgan64", 5),
        ("lowrankgan-lab/weights/style-fmnist28", 12),
    ])
    func `loses what the law predicts, with a free Q and with one inside the image`(
        file: String, least: Int
    ) throws {
        let layers = try Self.weights(file)
        #expect(layers.count >= least)
        var generator = SeededGenerator(seed: 11)
        for (name, matrix) in layers {
            let free = try ImageReduction.free(outputs: matrix.rows, rank: 3, using: &generator).rankLaw(
                on: matrix)
            let spare = matrix.rows - free.rankOfWeight
            #expect(free.found == free.predicted, "\(name), free")
            #expect(free.found == free.rankOfWeight - max(0, 3 - spare), "\(name), free")
            let inside = try ImageReduction.inside(imageOf: matrix, rank: 3, using: &generator)
                .rankLaw(on: matrix)
            #expect(inside.found == inside.predicted, "\(name), inside")
            #expect(inside.found == inside.rankOfWeight - 3, "\(name), inside")
        }
    }
}
