import Foundation
import Networks
import NumericAlgebra
import TensorFiles

@testable import Diffusion

/// A denoiser of 8×8 images that has learnt nothing: small, so that training steps take no time.
enum SmallDenoiser {
    static func architecture() throws -> DenoiserArchitecture {
        try DenoiserArchitecture(
            side: 8, channels: 8, groups: 4, heads: 2, contextTokens: 2, contextWidth: 8, classes: 5,
            frequencies: 4, timeWidth: 16, steps: 100)
    }

    static func make(seed: UInt64 = 1) throws -> Denoiser<Float> {
        var random = SeededRandom(seed: seed)
        return try Denoiser(architecture: architecture(), using: &random)
    }

    /// Some random images for it.
    static func images(_ count: Int = 3, seed: UInt64 = 2) throws -> ImageSet {
        var random = SeededRandom(seed: seed)
        return try ImageSet(side: 8, pixels: (0..<count * 64).map { _ in Float(2 * random.unit() - 1) })
    }
}

/// A folder that is removed at the end of the test.
final class TestFolder {
    let path: String

    init() throws {
        path = FileManager.default.temporaryDirectory.appendingPathComponent("diffusion-\(UUID())").path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    func file(_ name: String) -> String { "\(path)/\(name)" }
}
