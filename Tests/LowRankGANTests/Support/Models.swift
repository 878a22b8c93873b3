import Foundation
import TensorFiles

@testable import LowRankGAN

/// The weights that are shipped, and the latents that PyTorch's figures belong to.
enum Models {
    static func faces(_ precision: EditableGenerator.Precision = .double) throws -> EditableGenerator {
        try EditableGenerator(path: weights("faces-dcgan64"), precision: precision)
    }

    static func garments(_ precision: EditableGenerator.Precision = .double) throws -> EditableGenerator {
        try EditableGenerator(path: weights("style-fmnist28"), precision: precision)
    }

    static func weights(_ name: String) -> String {
        root.appending(path: "Lessons/lowrankgan-lab/weights/\(name).safetensors").path
    }

    /// The four latents of the oracle of the faces.
    static func faceLatents() throws -> [[Double]] {
        let path = root.appending(path: "Tests/NetworksTests/Resources/faces-dcgan64.oracle.safetensors").path
        let values = try SafetensorsFile(path: path).doubles("z")
        return (0..<4).map { Array(values[($0 * 100)..<($0 * 100 + 100)]) }
    }

    private static let root = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
}
