/// Data as curves: one for each series, over a common axis.
public struct LinePlot: Codable, Hashable, Sendable {
    public struct Series: Codable, Hashable, Sendable {
        public let label: String
        /// In the order in which they are joined: at most ``largestCount``.
        public let points: [Plane.Vector]
        /// How many points there were.
        public let wholeCount: Int

        public static let largestCount = 200

        /// Takes points at even distances, the first and the last among them, where there are too many.
        public init(_ label: String, points: [Plane.Vector]) {
            self.label = label
            wholeCount = points.count
            guard points.count > Self.largestCount else {
                self.points = points
                return
            }
            let last = points.count - 1
            self.points = (0..<Self.largestCount).map { points[$0 * last / (Self.largestCount - 1)] }
        }

        /// Values over 1, 2, 3 …
        public init(_ label: String, values: [Double]) {
            self.init(
                label, points: values.enumerated().map { Plane.Vector(Double($0.offset + 1), $0.element) })
        }
    }

    public let series: [Series]
    /// What the axes are called; empty where they have no name.
    public let xLabel: String
    public let yLabel: String
    /// Whether the height counts powers of ten.
    public let isLogarithmic: Bool

    public static let mostSeries = 6

    public init(_ series: [Series], xLabel: String = "", yLabel: String = "", isLogarithmic: Bool = false) {
        self.series = series
        self.xLabel = xLabel
        self.yLabel = yLabel
        self.isLogarithmic = isLogarithmic
    }

    func check() throws(PictureError) {
        guard series.contains(where: { !$0.points.isEmpty }) else { throw .empty }
        guard series.count <= Self.mostSeries else { throw .tooMany("series", limit: Self.mostSeries) }
        for one in series {
            guard one.points.count <= Series.largestCount else {
                throw .tooMany("points", limit: Series.largestCount)
            }
            try one.points.flatMap { [$0.x, $0.y] }.checkNumbers()
            if isLogarithmic, one.points.contains(where: { $0.y.drawn <= 0 }) { throw .notPositive }
        }
    }
}
