internal import Foundation

/// Means of numbers.
enum Statistics {
    /// The arithmetic mean; 0 of nothing.
    static func mean(_ values: [Double]) -> Double {
        values.isEmpty ? 0 : values.reduce(0, +) / Double(values.count)
    }

    /// The geometric mean of numbers that are not negative; 1 of nothing.
    static func geometricMean(_ values: [Double]) -> Double {
        values.isEmpty ? 1 : exp(mean(values.map { log($0) }))
    }

    /// The standard deviation of a sample; 0 of fewer than two numbers.
    static func deviation(_ values: [Double]) -> Double {
        guard values.count > 1 else { return 0 }
        let mean = mean(values)
        return (values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count - 1)).squareRoot()
    }

    /// The value below which a part of the numbers lies, on the line between its neighbours; nil of
    /// nothing.
    static func quantile(_ values: [Double], _ part: Double) -> Double? {
        guard !values.isEmpty else { return nil }
        let sorted = values.sorted()
        let place = min(max(part, 0), 1) * Double(sorted.count - 1)
        let low = Int(place)
        let high = min(low + 1, sorted.count - 1)
        return sorted[low] + (place - Double(low)) * (sorted[high] - sorted[low])
    }
}
