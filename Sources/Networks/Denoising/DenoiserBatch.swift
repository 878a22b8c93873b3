public import NumericAlgebra

/// Noisy images, and for each of them its time and its class.
public struct DenoiserBatch<Scalar: LapackScalar>: Hashable, Sendable {
    /// Image after image, row after row.
    public var images: [Scalar]
    /// 1 … T, as in the schedule of the noise: at 1 an image is nearly clean, at T it is nearly all noise.
    /// The network itself counts them from 0.
    public var timesteps: [Int]
    /// 0 … classes − 1; the last class means *of any class*.
    public var labels: [Int]

    /// The batch; a denoiser checks the counts when it is asked.
    public init(images: [Scalar], timesteps: [Int], labels: [Int]) {
        self.images = images
        self.timesteps = timesteps
        self.labels = labels
    }

    /// How many images there are.
    public var count: Int { timesteps.count }
}
