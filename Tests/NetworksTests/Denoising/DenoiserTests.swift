import Foundation
import NumericAlgebra
import TensorFiles
import Testing

@testable import Networks

@Suite struct DenoiserTests {
    /// A denoiser that has another size in every respect than the shipped one.
    private func small(seed: UInt64) throws -> Denoiser<Double> {
        var dice = Dice(seed: seed)
        let architecture = try DenoiserArchitecture(
            side: 8, channels: 4, groups: 2, heads: 2, contextTokens: 3, contextWidth: 5, classes: 4,
            frequencies: 3, timeWidth: 7, steps: 20)
        return try Denoiser(architecture: architecture, using: &dice)
    }

    private func batch<Scalar: LapackScalar>(
        _ a: DenoiserArchitecture, count: Int, seed: UInt64, of _: Scalar.Type
    ) -> DenoiserBatch<Scalar> {
        var dice = Dice(seed: seed)
        return DenoiserBatch(
            images: dice.numbers(count * a.imageCount).map { Scalar($0) },
            timesteps: (0..<count).map { _ in Int.random(in: 1...a.steps, using: &dice) },
            labels: (0..<count).map { _ in Int.random(in: 0..<a.classes, using: &dice) })
    }

    @Test func `gradients of the whole denoiser are those of finite differences`() throws {
        var denoiser = try small(seed: 31)
        let batch = batch(denoiser.architecture, count: 5, seed: 32, of: Double.self)
        var dice = Dice(seed: 33)
        let target = dice.numbers(batch.images.count)
        let names = Set(denoiser.parameterNames)
        let gradients = try denoiser.loss(batch, target: target, gradientsOf: names, workers: .one).gradients
        #expect(Set(gradients.keys) == names)
        // Along a random direction in each tensor: as many differences as tensors, not as weights.
        for name in denoiser.parameterNames {
            let values = try denoiser.values(of: name)
            let direction = dice.numbers(values.count)
            let losses = try [1e-5, -1e-5].map { h in
                try denoiser.set(name, to: zip(values, direction).map { $0 + h * $1 })
                return try denoiser.loss(batch, target: target, gradientsOf: [], workers: .one).loss
            }
            try denoiser.set(name, to: values)
            let wanted = (losses[0] - losses[1]) / 2e-5
            let found = zip(try #require(gradients[name]), direction).reduce(0) { $0 + $1.0 * $1.1 }
            #expect(abs(found - wanted) < 1e-6 * abs(wanted) + 1e-10, "\(name)")
        }
    }

    @Test(arguments: [1, 4, 11, 70])
    func `any number of workers gives the same bits`(count: Int) throws {
        let denoiser = try Denoiser<Float>(small(seed: 34))
        let batch = batch(denoiser.architecture, count: count, seed: 35, of: Float.self)
        let names = Set(denoiser.parameterNames)
        let results = try [1, 2, 5].map { n in
            try denoiser.loss(batch, target: batch.images, gradientsOf: names, workers: Workers(n))
        }
        #expect(results[1].loss == results[0].loss && results[2].loss == results[0].loss)
        #expect(results[1].gradients == results[0].gradients && results[2].gradients == results[0].gradients)
        let noises = try [1, 2].map { try denoiser.predictedNoise(batch, workers: Workers($0)) }
        #expect(noises[0] == noises[1])
    }

    @Test func `the images of a batch do not see each other`() throws {
        let denoiser = try small(seed: 36)
        let all = batch(denoiser.architecture, count: 6, seed: 37, of: Double.self)
        let noise = try denoiser.predictedNoise(all, workers: .one)
        let width = denoiser.architecture.imageCount
        for i in 0..<6 {
            let one = DenoiserBatch(
                images: Array(all.images[(i * width)..<((i + 1) * width)]), timesteps: [all.timesteps[i]],
                labels: [all.labels[i]])
            let alone = try denoiser.predictedNoise(one, workers: .one)
            #expect(distance(alone, Array(noise[(i * width)..<((i + 1) * width)])) < 1e-12)
        }
    }

    @Test func `a denoiser that was written is read back`() throws {
        var denoiser = try small(seed: 38)
        denoiser.notes["training"] = "none"
        let path = FileManager.default.temporaryDirectory
            .appending(path: "denoiser-\(UUID().uuidString).safetensors").path
        defer { try? FileManager.default.removeItem(atPath: path) }
        try denoiser.write(to: path)
        let copy = try Denoiser<Double>(path: path)
        #expect(copy.architecture == denoiser.architecture && copy.metadata() == denoiser.metadata())
        #expect(copy.notes == ["training": "none"].merging(copy.notes) { a, _ in a })
        for name in denoiser.parameterNames {
            #expect(try copy.values(of: name) == denoiser.values(of: name))
        }
    }

    @Test func `the shipped file is described as it describes itself`() throws {
        let file = try SafetensorsFile(path: Models.denoiser)
        let denoiser = try Denoiser<Float>(file: file)
        #expect(denoiser.metadata() == file.metadata)
        #expect(denoiser.parameterNames == file.names)
        #expect(try denoiser.architecture == DenoiserArchitecture())
        for name in file.names {
            #expect(try denoiser.shape(of: name) == file.info(of: name).shape.axes)
            #expect(try denoiser.values(of: name) == file.floats(name))
        }
    }

    @Test func `layers are the linear layers and convolutions, as matrices`() throws {
        let denoiser = try Denoiser<Float>(path: Models.denoiser)
        #expect(denoiser.layers.count == 59)
        let layer = try #require(denoiser.layers.first { $0.name == "u2.conv1" })
        #expect(layer.kind == .convolution && layer.outputs == 48 && layer.inputs == 96 * 9)
        let linear = try #require(denoiser.layers.first { $0.name == "mida.attn2.to_k" })
        #expect(linear.kind == .linear && linear.outputs == 48 && linear.inputs == 32)
        #expect(linear.weightName == "mida.attn2.to_k.weight")
        for layer in denoiser.layers {
            #expect(try denoiser.values(of: layer.weightName).count == layer.outputs * layer.inputs)
        }
        // What personalising changes when cross-attention is excluded.
        let skipped = ["attn2", "ff", "time_embedding", "conv_in", "conv_out"]
        #expect(
            denoiser.layers.filter { layer in
                !layer.name.split(separator: ".").contains { skipped.contains(String($0)) }
            }.count == 37)
    }

    @Test func `fresh weights are bounded by the inputs and differ by seed`() throws {
        let denoiser = try small(seed: 39)
        #expect(try denoiser.values(of: "d1.norm1.weight") == [1, 1, 1, 1])
        #expect(try denoiser.values(of: "d1.norm1.bias") == [0, 0, 0, 0])
        for name in ["d1.conv1.weight", "d1.conv1.bias"] {
            let values = try denoiser.values(of: name)
            #expect(values.allSatisfy { abs($0) <= 1.0 / 6 } && values.contains { abs($0) > 0.02 })
        }
        let embedding = try denoiser.values(of: "class_emb.weight")
        let square = embedding.reduce(0) { $0 + $1 * $1 } / Double(embedding.count)
        #expect(square > 0.5 && square < 2)
        #expect(try denoiser.values(of: "up1.weight") == small(seed: 39).values(of: "up1.weight"))
        #expect(try denoiser.values(of: "up1.weight") != small(seed: 40).values(of: "up1.weight"))
    }

    @Test func `a batch without images has no noise`() throws {
        let empty = DenoiserBatch<Double>(images: [], timesteps: [], labels: [])
        #expect(try small(seed: 41).predictedNoise(empty, workers: .allCores).isEmpty)
    }
}

extension Denoiser<Float> {
    /// The same weights, rounded.
    fileprivate init(_ other: Denoiser<Double>) throws {
        var dice = Dice(seed: 0)
        try self.init(architecture: other.architecture, using: &dice)
        for name in other.parameterNames {
            try set(name, to: try other.values(of: name).map { Float($0) })
        }
    }
}
