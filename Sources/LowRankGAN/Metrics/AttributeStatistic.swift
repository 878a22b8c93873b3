/// A number that stands for an attribute: something simple of the pixels of a region.
///
/// No judgement of what is seen, but the same for everybody; what it means depends on the region. A dark
/// mouth is an open one, a bright strip beside the body is a sleeve.
public struct AttributeStatistic: Hashable, Sendable {
    public enum Measure: String, Codable, Hashable, Sendable, CaseIterable {
        /// The mean of 1 − brightness.
        case darkness
        /// The mean brightness.
        case brightness
        /// The standard deviation of the brightness.
        case contrast
    }

    public let measure: Measure
    public let region: Region

    public init(_ measure: Measure, of region: Region) {
        self.measure = measure
        self.region = region
    }

    /// `darkness of mouth`.
    public var name: String { "\(measure.rawValue) of \(region.text)" }

    /// Its value on an image in 0…1. The brightness of a coloured pixel is 0.299 R + 0.587 G + 0.114 B.
    ///
    /// - Throws: ``EditingError/wrongCount(of:found:wanted:)`` where the image has neither 1 nor 3 channels
    ///   of the region's size.
    public func value(_ pixels: [Double]) throws(EditingError) -> Double {
        let plane = region.mask.count
        guard pixels.count == plane || pixels.count == 3 * plane else {
            throw .wrongCount(of: "numbers of an image", found: pixels.count, wanted: plane)
        }
        let inside = region.indices(inside: true, channels: 1)
        let brightness = inside.map { pixel in
            pixels.count == plane
                ? pixels[pixel]
                : 0.299 * pixels[pixel] + 0.587 * pixels[plane + pixel] + 0.114 * pixels[2 * plane + pixel]
        }
        switch measure {
        case .brightness: return Statistics.mean(brightness)
        case .darkness: return 1 - Statistics.mean(brightness)
        case .contrast:
            let mean = Statistics.mean(brightness)
            return Statistics.mean(brightness.map { ($0 - mean) * ($0 - mean) }).squareRoot()
        }
    }
}

/// An attribute over many images before and after an edit.
public struct AttributeShift: Hashable, Sendable {
    public let before: [Double]
    public let after: [Double]

    /// - Throws: ``EditingError/wrongCount(of:found:wanted:)``.
    public init(
        _ statistic: AttributeStatistic, before: [[Double]], after: [[Double]]
    ) throws(EditingError) {
        guard before.count == after.count else {
            throw .wrongCount(of: "images", found: after.count, wanted: before.count)
        }
        self.before = try before.map { pixels throws(EditingError) in try statistic.value(pixels) }
        self.after = try after.map { pixels throws(EditingError) in try statistic.value(pixels) }
    }

    /// The mean of the differences.
    public var meanShift: Double { Statistics.mean(zip(before, after).map { $1 - $0 }) }
    /// The mean shift against the standard deviation before.
    public var effect: Double { meanShift / Swift.max(Statistics.deviation(before), .leastNormalMagnitude) }
    /// The part of the images in which the attribute grew.
    public var grown: Double {
        before.isEmpty ? 0 : Double(zip(before, after).count { $1 > $0 }) / Double(before.count)
    }

    /// Counts in bins of one width from the smallest to the largest value of both.
    ///
    /// - Parameter bins: at least one.
    public func histograms(bins: Int) -> (edges: [Double], before: [Int], after: [Int]) {
        let bins = Swift.max(1, bins)
        let all = before + after
        guard let low = all.min(), let high = all.max() else { return ([], [], []) }
        let width = high > low ? (high - low) / Double(bins) : 1
        func counts(_ values: [Double]) -> [Int] {
            var counts = [Int](repeating: 0, count: bins)
            for value in values { counts[min(bins - 1, Int((value - low) / width))] += 1 }
            return counts
        }
        return ((0...bins).map { low + Double($0) * width }, counts(before), counts(after))
    }
}
