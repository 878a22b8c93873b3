/// The sizes of a class-conditional denoising U-Net of Stable Diffusion's building blocks.
///
/// Three levels of images of side n, n/2 and n/4 with c, 2c and 2c channels; residual blocks that are told
/// the time; at the two lower levels transformer blocks with self-attention (`attn1`), cross-attention to a
/// few tokens that the class stands for (`attn2`), and a feed-forward part.
public struct DenoiserArchitecture: Hashable, Sendable {
    /// Rows and columns of an image of one channel; divisible by 4, at most 64.
    public let side: Int
    /// c: channels of the first level, divisible by `groups`.
    public let channels: Int
    /// Groups of channels that are normalised together.
    public let groups: Int
    /// Heads of the attentions; a divisor of 2c.
    public let heads: Int
    /// How many tokens a class stands for, and the width of each.
    public let contextTokens: Int
    public let contextWidth: Int
    /// Labels 0 … classes − 1; the last means *of any class*.
    public let classes: Int
    /// Frequencies that a time is shown in, a sine and a cosine each.
    public let frequencies: Int
    /// The width of the time embedding.
    public let timeWidth: Int
    /// T: the timesteps are 1 … T.
    public let steps: Int

    /// - Throws: ``NetworkError/unsupported(key:found:wanted:)`` for sizes that do not go together, or that
    ///   are beyond what is computed here (2²⁴ weights).
    public init(
        side: Int = 16, channels: Int = 24, groups: Int = 8, heads: Int = 4, contextTokens: Int = 4,
        contextWidth: Int = 32, classes: Int = 11, frequencies: Int = 32, timeWidth: Int = 128,
        steps: Int = 1000
    ) throws(NetworkError) {
        self.side = side
        self.channels = channels
        self.groups = groups
        self.heads = heads
        self.contextTokens = contextTokens
        self.contextWidth = contextWidth
        self.classes = classes
        self.frequencies = frequencies
        self.timeWidth = timeWidth
        self.steps = steps
        try checkSizes()
    }

    /// The label that asks for no class.
    public var unconditionalLabel: Int { classes - 1 }

    /// Numbers of one image.
    public var imageCount: Int { side * side }

    private func checkSizes() throws(NetworkError) {
        for (key, value, largest) in [
            ("image", side, 64), ("channels", channels, 1024), ("groups", groups, 1024),
            ("heads", heads, 1024), ("context tokens", contextTokens, 1024),
            ("context width", contextWidth, 4096), ("classes", classes, 4096),
            ("time frequencies", frequencies, 4096), ("time width", timeWidth, 4096),
            ("steps", steps, 1_000_000),
        ] where !(1...largest).contains(value) {
            throw .unsupported(key: key, found: "\(value)", wanted: "a whole number from 1 to \(largest)")
        }
        if classes < 2 {
            throw .unsupported(key: "classes", found: "1", wanted: "a class, and the label of no class")
        }
        if side % 4 != 0 {
            throw .unsupported(key: "image", found: "\(side)", wanted: "a side that 4 divides")
        }
        if channels % groups != 0 {
            throw .unsupported(key: "groups", found: "\(groups)", wanted: "a divisor of \(channels) channels")
        }
        if 2 * channels % heads != 0 {
            throw .unsupported(
                key: "heads", found: "\(heads)", wanted: "a divisor of \(2 * channels) channels")
        }
        let count = DenoiserNetwork(self).parameters.reduce(0) { $0 + $1.count }
        if count > 1 << 24 {
            throw .unsupported(key: "channels", found: "\(count) weights", wanted: "at most \(1 << 24)")
        }
    }
}
