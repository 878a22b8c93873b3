import NumericAlgebra
import TensorFiles
import Testing

@testable import Networks

/// Files and batches that cannot be computed with are refused with words.
@Suite struct DenoiserRefusalTests {
    private func parts() throws -> FileParts {
        var dice = Dice(seed: 51)
        let denoiser = try Denoiser<Double>(
            architecture: DenoiserArchitecture(
                side: 8, channels: 4, groups: 2, heads: 2, contextTokens: 2, contextWidth: 3, classes: 3,
                frequencies: 2, timeWidth: 5, steps: 9), using: &dice)
        var parts = FileParts(metadata: denoiser.metadata(), tensors: [:])
        for name in denoiser.parameterNames {
            parts.tensors[name] = (try denoiser.shape(of: name), try denoiser.values(of: name))
        }
        return parts
    }

    private func refusal(_ spoil: (inout FileParts) -> Void) throws -> String? {
        var parts = try parts()
        spoil(&parts)
        let file = try parts.made()
        do throws(NetworkError) {
            _ = try Denoiser<Float>(path: file.path)
            return nil
        } catch {
            guard case .weights(file.path, let problem) = error else { return "\(error)" }
            return "\(problem)"
        }
    }

    @Test func `the file that is spoiled below is taken as it is`() throws {
        #expect(try refusal { _ in } == nil)
        #expect(try refusal { $0.metadata["training"] = "long" } == nil)
    }

    @Test(arguments: [
        "architecture", "layout", "res", "tblock", "channels", "image", "classes", "schedule", "time",
    ])
    func `a file without this key, or with other words, is refused`(key: String) throws {
        #expect(
            try refusal { $0.metadata[key] = nil }?.hasPrefix("the metadata have no `\(key)`; wanted: ")
                == true)
        #expect(
            try refusal { $0.metadata[key] = "9" }?.hasPrefix("the metadata say `\(key)`: \"9\"; wanted: ")
                == true)
    }

    @Test(arguments: [
        ("channels", "c 4", "c 5"), ("channels", "c 4", "c 0"), ("channels", "c 4", "c 999999"),
        ("channels", "c 4", "c 99999999999999999999"), ("channels", "heads 2", "heads 3"),
        ("channels", "2 groups", "3 groups"), ("channels", "eps 1e-5", "eps 1e-6"),
        ("image", "1x8x8", "1x8x12"), ("image", "1x8x8", "3x8x8"), ("image", "1x8x8", "1x10x10"),
        ("image", "1x8x8", "1x4096x4096"), ("schedule", "T = 9", "T = 0"), ("schedule", "noise", "image"),
        ("time", "linear 4-5", "linear 5-4"), ("classes", "2 = unconditional", "3 = unconditional"),
    ])
    func `words that do not hold together are refused`(key: String, old: String, new: String) throws {
        let text = try refusal { $0.metadata[key] = $0.metadata[key]?.replacing(old, with: new) }
        #expect(text?.contains("wanted: ") == true, "\(text ?? "the file was taken")")
    }

    @Test func `a tensor that is missing, misshapen or not finite is named`() throws {
        #expect(
            try refusal { $0.tensors["u2.conv1.weight"] = nil }
                == "there is no tensor `u2.conv1.weight`; wanted: 8×16×3×3")
        #expect(
            try refusal { $0.tensors["u2.conv1.bias"] = ([4], [1, 2, 3, 4]) }
                == "tensor `u2.conv1.bias` is 4; wanted: 8")
        #expect(
            try refusal { $0.tensors["d1.conv1.bias"]?.values[2] = .nan }
                == "number 3 of tensor `d1.conv1.bias` is nan; wanted: a finite number")
        #expect(
            try refusal { $0.tensors["class_emb.weight"] = nil }
                == "there is no tensor `class_emb.weight`; wanted: any×any")
    }

    @Test func `a file of another network is refused`() throws {
        #expect(throws: NetworkError.self) { try Denoiser<Float>(path: Models.clothes) }
        #expect(throws: NetworkError.self) { try Denoiser<Float>(path: "/nowhere.safetensors") }
    }

    @Test func `a batch that does not fit is refused`() throws {
        let denoiser = try Denoiser<Double>(path: Models.denoiser)
        let image = [Double](repeating: 0, count: 256)
        func words(_ batch: DenoiserBatch<Double>, target: [Double]? = nil, names: Set<String> = []) -> String
        {
            do throws(NetworkError) {
                _ = try denoiser.loss(batch, target: target ?? image, gradientsOf: names, workers: .one)
                return "taken"
            } catch { return "\(error)" }
        }
        let batch = DenoiserBatch(images: image, timesteps: [1000], labels: [10])
        #expect(words(batch) == "taken")
        #expect(
            words(.init(images: image, timesteps: [0], labels: [10])).hasPrefix("timestep 1 is 0; wanted"))
        #expect(
            words(.init(images: image, timesteps: [1001], labels: [10]))
                == "timestep 1 is 1001; wanted: from 1 to 1000")
        #expect(
            words(.init(images: image, timesteps: [1], labels: [11])) == "label 1 is 11; wanted: from 0 to 10"
        )
        #expect(
            words(.init(images: image, timesteps: [1], labels: []))
                == "0 labels, where 1 are wanted")
        #expect(
            words(.init(images: [1], timesteps: [1], labels: [0]))
                == "1 numbers of 1 images, where 256 are wanted")
        #expect(
            words(.init(images: [.nan] + image.dropFirst(), timesteps: [1], labels: [0]))
                == "number 1 of the images is not finite")
        #expect(words(batch, target: [0]) == "1 numbers of noise, where 256 are wanted")
        #expect(
            words(batch, target: image.dropLast() + [.infinity]) == "number 256 of the noise is not finite")
        #expect(
            words(.init(images: [], timesteps: [], labels: []), target: [])
                == "0 images, where 1 are wanted")
        #expect(
            words(batch, names: ["nothing"])
                == "there is no tensor `nothing`; wanted: a tensor of this denoiser, such as `conv_in.weight`"
        )
    }

    @Test func `weights that do not fit are not set`() throws {
        var denoiser = try Denoiser<Float>(path: Models.denoiser)
        let before = try denoiser.values(of: "conv_out.bias")
        #expect(
            throws: NetworkError.wrongCount(of: "numbers for `conv_out.bias`", found: 2, wanted: 1)
        ) { try denoiser.set("conv_out.bias", to: [1, 2]) }
        #expect(
            throws: NetworkError.badWeight(
                tensor: "conv_out.bias", index: 0, found: "inf", wanted: "a finite number")
        ) { try denoiser.set("conv_out.bias", to: [.infinity]) }
        #expect(try denoiser.values(of: "conv_out.bias") == before)
        try denoiser.set("conv_out.bias", to: [1])
        #expect(try denoiser.values(of: "conv_out.bias") == [1])
    }
}
