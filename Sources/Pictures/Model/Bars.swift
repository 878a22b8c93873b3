/// One bar for each number, from zero; negative numbers on the other side of it.
public struct Bars: Codable, Hashable, Sendable {
    public struct Bar: Codable, Hashable, Sendable {
        public let label: String
        public let value: Double

        public init(_ label: String, _ value: Double) {
            self.label = label
            self.value = value
        }
    }

    /// At most ``largestCount``.
    public let bars: [Bar]
    /// How many more there were.
    public let leftOut: Int

    public static let largestCount = 200

    /// Takes the first ``largestCount`` and counts the rest.
    public init(_ bars: [Bar]) {
        self.bars = Array(bars.prefix(Self.largestCount))
        leftOut = max(0, bars.count - Self.largestCount)
    }

    /// Bars that are numbered from 1.
    public init(_ values: [Double]) {
        self.init(values.enumerated().map { Bar("\($0.offset + 1)", $0.element) })
    }

    func check() throws(PictureError) {
        guard !bars.isEmpty else { throw .empty }
        guard bars.count <= Self.largestCount else { throw .tooMany("bars", limit: Self.largestCount) }
        try bars.map(\.value).checkNumbers()
    }
}
