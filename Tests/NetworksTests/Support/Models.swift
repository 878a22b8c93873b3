import Foundation
import TensorFiles

/// The weights that are shipped, and what PyTorch computed with them.
enum Models {
    static let faces = weights("lowrankgan-lab", "faces-dcgan64")
    static let clothes = weights("lowrankgan-lab", "style-fmnist28")
    static let denoiser = weights("prr-lab", "denoiser-fmnist16")

    static func oracle(_ name: String) throws -> SafetensorsFile {
        let path = "Resources/\(name).oracle"
        guard let url = Bundle.module.url(forResource: path, withExtension: "safetensors") else {
            throw CocoaError(.fileNoSuchFile)
        }
        return try SafetensorsFile(path: url.path)
    }

    private static func weights(_ lab: String, _ name: String) -> String {
        URL(fileURLWithPath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "Lessons/\(lab)/weights/\(name).safetensors").path
    }
}

extension SafetensorsFile {
    /// The rows of a tensor of two axes or more.
    func rows(_ name: String) throws -> [[Double]] {
        let values = try doubles(name)
        let rows = try info(of: name).shape.axes[0]
        let width = values.count / rows
        return (0..<rows).map { Array(values[($0 * width)..<(($0 + 1) * width)]) }
    }
}
