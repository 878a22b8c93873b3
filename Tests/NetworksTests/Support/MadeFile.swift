import Foundation
import TensorFiles

@testable import Networks

/// A safetensors file of a test's own, gone with the value.
final class MadeFile {
    let path: String

    /// - Parameter tensors: name, shape, numbers; kept in single precision.
    init(metadata: [String: String], tensors: [String: (shape: [Int], values: [Double])]) throws {
        var header: [String: Any] = ["__metadata__": metadata]
        var data = Data()
        for (name, tensor) in tensors.sorted(by: { $0.key < $1.key }) {
            let start = data.count
            for value in tensor.values {
                withUnsafeBytes(of: Float(value).bitPattern.littleEndian) { data.append(contentsOf: $0) }
            }
            header[name] =
                [
                    "dtype": "F32", "shape": tensor.shape, "data_offsets": [start, data.count],
                ] as [String: Any]
        }
        var text = try JSONSerialization.data(withJSONObject: header, options: [.sortedKeys])
        while text.count % 8 != 0 { text.append(0x20) }
        path =
            FileManager.default.temporaryDirectory
            .appending(path: "networks-\(UUID().uuidString).safetensors").path
        var file = Data()
        withUnsafeBytes(of: UInt64(text.count).littleEndian) { file.append(contentsOf: $0) }
        try (file + text + data).write(to: URL(fileURLWithPath: path))
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }
}

/// The parts of a small file, to be spoiled by a test.
struct FileParts {
    var metadata: [String: String]
    var tensors: [String: (shape: [Int], values: [Double])]

    func made() throws -> MadeFile { try MadeFile(metadata: metadata, tensors: tensors) }

    /// A DCGAN of three blocks, 5 → 2×8×8, with kernels of 3, 4 and 2.
    static func dcgan(seed: UInt64) -> FileParts {
        var dice = Dice(seed: seed)
        var parts = FileParts(
            metadata: [
                "architecture": "dcgan", "latent": "5", "image": "2x8x8",
                "weight_layout": "in_channels, out_channels, kh, kw",
                "conv": """
                transposed; block1 stride 1 padding 0, block2 stride 2 padding 2, block3 stride 2 padding 0, \
                no bias; batch norm eps 1e-5 (inference) and ReLU after blocks 1-2; tanh after block3
                """,
            ], tensors: [:])
        let channels = [5, 7, 6, 2]
        for (i, kernel) in [3, 4, 2].enumerated() {
            let shape = [channels[i], channels[i + 1], kernel, kernel]
            parts.add("block\(i + 1).conv.weight", shape, &dice)
            if i == 2 { continue }
            for name in ["weight", "bias", "running_mean"] {
                parts.add("block\(i + 1).norm.\(name)", [channels[i + 1]], &dice)
            }
            parts.tensors["block\(i + 1).norm.running_var"] = (
                [channels[i + 1]], dice.numbers(channels[i + 1]).map { 1.5 + $0 }
            )
        }
        return parts
    }

    /// A style-based generator of three layers, 4 → 6 → 3×6×8.
    static func style(seed: UInt64) -> FileParts {
        var dice = Dice(seed: seed)
        var parts = FileParts(
            metadata: [
                "architecture": "style-based generator", "latent": "4", "image": "3x6x8 in [-1,1]",
                "mapping": "z / sqrt(mean(z^2)+1e-8), then 2 x (linear, leaky relu 0.1, times sqrt 2)",
                "synthesis": """
                const 3x4; 3 modulated 3x3 convolutions 5-4(up)-3, nearest upsampling before the \
                convolution; style = affine(w) scales input channels; demodulated by \
                rsqrt(sum((style*weight)^2)+1e-8); bias; leaky relu 0.3 times sqrt 2; to-RGB 1x1 modulated, \
                not demodulated, shares w with the last layer; tanh
                """,
            ], tensors: [:])
        for (i, inputs) in [4, 6].enumerated() {
            parts.add("mapping.fc.\(i).weight", [6, inputs], &dice)
            parts.add("mapping.fc.\(i).bias", [6], &dice)
        }
        parts.add("w_avg", [6], &dice)
        parts.add("synthesis.const", [1, 4, 3, 4], &dice)
        let names = (0..<3).map { "synthesis.convs.\($0)" } + ["synthesis.rgb"]
        let channels = [4, 5, 4, 3, 3]
        for (i, name) in names.enumerated() {
            let kernel = i == 3 ? 1 : 3
            parts.add("\(name).weight", [channels[i + 1], channels[i], kernel, kernel], &dice)
            parts.add("\(name).bias", [channels[i + 1]], &dice)
            parts.add("\(name).affine.weight", [channels[i], 6], &dice)
            parts.add("\(name).affine.bias", [channels[i]], &dice)
        }
        return parts
    }

    private mutating func add(_ name: String, _ shape: [Int], _ dice: inout Dice) {
        tensors[name] = (shape, dice.numbers(shape.reduce(1, *)))
    }
}
