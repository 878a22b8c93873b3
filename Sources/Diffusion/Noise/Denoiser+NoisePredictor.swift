public import Networks
public import NumericAlgebra

extension Denoiser: NoisePredictor where Scalar == Float {
    public var side: Int { architecture.side }
    public var steps: Int { architecture.steps }
    public var labels: Int { architecture.classes }

    /// The noise as the network sees it, computed on all cores.
    ///
    /// - Throws: ``DiffusionError/network(_:)``.
    public func noise(in images: [Float], time: Int, labels: [Int]) throws(DiffusionError) -> [Float] {
        try DiffusionError.network { () throws(NetworkError) in
            try predictedNoise(
                DenoiserBatch(images: images, timesteps: labels.map { _ in time }, labels: labels))
        }
    }
}
