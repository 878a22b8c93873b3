/// Where the numbers of a line plot lie between the ends of its axes, 0 to 1.
struct PlotScale {
    private let isLogarithmic: Bool
    /// Whether all places on the horizontal axis are whole numbers.
    private let isCounted: Bool
    let lowX, highX, lowY, highY: Double

    init(_ plot: LinePlot) {
        isLogarithmic = plot.isLogarithmic
        let points = plot.series.flatMap(\.points)
        let heights = points.map { plot.isLogarithmic ? logarithm($0.y) : $0.y.drawn }
        isCounted = points.allSatisfy { $0.x == $0.x.rounded() }
        (lowX, highX) = Self.ends(points.map(\.x.drawn), reachesZero: false)
        let (low, high) = Self.ends(heights, reachesZero: !plot.isLogarithmic)
        // A scale of powers of ten runs from one to another.
        lowY = plot.isLogarithmic ? low.rounded(.down) : low
        highY = plot.isLogarithmic ? high.rounded(.up) : high
    }

    /// - Parameter reachesZero: whether 0 belongs to the axis where it is not far away.
    private static func ends(_ numbers: [Double], reachesZero: Bool) -> (Double, Double) {
        var low = numbers.min() ?? 0
        var high = numbers.max() ?? 1
        if reachesZero, low > 0, low < high / 2 { low = 0 }
        if reachesZero, high < 0, high > low / 2 { high = 0 }
        // A constant still has an axis.
        guard high - low > 1e-12 * max(abs(low), abs(high)) else {
            let room = low == 0 ? 1 : abs(low) / 2
            return (low - room, high + room)
        }
        return (low, high)
    }

    /// What is measured upwards: the number itself, or its logarithm.
    func height(_ y: Double) -> Double { isLogarithmic ? logarithm(y) : y.drawn }

    func x(_ x: Double) -> Double { (x.drawn - lowX) / (highX - lowX) }
    func y(_ height: Double) -> Double { (height - lowY) / (highY - lowY) }

    func xTicks(most: Int) -> [Double] {
        let ticks = Ticks(from: lowX, to: highX, most: max(2, most))
        // Between the first and the second entry there is nothing.
        return isCounted && ticks.step < 1 ? Ticks(from: lowX, to: highX, step: 1).values : ticks.values
    }

    /// Heights, as ``height(_:)`` gives them.
    func yTicks(most: Int) -> [Double] {
        guard isLogarithmic else { return Ticks(from: lowY, to: highY, most: most).values }
        let step = max(1, Ticks.roundStep(atLeast: (highY - lowY) / Double(most)))
        return Ticks(from: lowY, to: highY, step: step).values
    }

    func yText(_ height: Double, _ digits: Digits) -> String {
        isLogarithmic ? digits.power(Int(height.rounded())) : digits.text(height)
    }
}
