/// The size of a feature map or an image: channels × height × width.
public struct FeatureShape: Hashable, Sendable, CustomStringConvertible {
    public let channels: Int
    public let height: Int
    public let width: Int

    public init(channels: Int, height: Int, width: Int) {
        self.channels = channels
        self.height = height
        self.width = width
    }

    /// A vector: n channels of one pixel.
    public static func vector(_ count: Int) -> FeatureShape {
        FeatureShape(channels: count, height: 1, width: 1)
    }

    public var pixels: Int { height * width }
    /// How many numbers there are.
    public var count: Int { channels * pixels }
    public var description: String { "\(channels)×\(height)×\(width)" }
}
