/// How an image is sought in the latent space.
public struct InversionOptions: Hashable, Sendable, Codable {
    /// Latents that are tried before the first step; the best of them are the starts.
    public var candidates: Int
    /// Starts that are followed.
    public var starts: Int
    /// Steps of each.
    public var steps: Int
    /// The price of ‖z − average‖²/d against the mean squared error: keeps the latent where the generator
    /// was trained.
    public var prior: Double
    public var seed: UInt64
    /// Truncation of the candidates.
    public var psi: Double
    /// A start ends where a step lowers its objective by less than this part.
    public var tolerance: Double

    public init(
        candidates: Int = 64, starts: Int = 3, steps: Int = 40, prior: Double = 1e-4, seed: UInt64 = 0,
        psi: Double = 0.7, tolerance: Double = 1e-5
    ) {
        self.candidates = candidates
        self.starts = starts
        self.steps = steps
        self.prior = prior
        self.seed = seed
        self.psi = psi
        self.tolerance = tolerance
    }

    func check() throws(EditingError) {
        for (name, value) in [("candidates", candidates), ("starts", starts), ("steps", steps)]
        where value < 1 {
            throw .outOfRange(name: name, value: Double(value), wanted: "1 or more")
        }
        for (name, value) in [("prior", prior), ("tolerance", tolerance)]
        where !(value >= 0 && value.isFinite) {
            throw .outOfRange(name: name, value: value, wanted: "a finite number, 0 or above")
        }
    }
}
