internal import NumericAlgebra

/// The features whose tangents are kept; the tangents of all others are zero, or nobody asks for them.
///
/// Behind a rectifier only the features that are on pass anything, a quarter of them in a trained generator.
/// So a product of two layers needs a quarter of the rows and a quarter of the columns of each weight matrix.
public struct FeatureSupport: Hashable, Sendable {
    public let shape: FeatureShape
    /// Row r belongs to feature `features[r]`; `nil`: every feature has a row, in order.
    let features: [Int32]?
    /// The rows of pixel p are `starts[p]..<starts[p + 1]`.
    let starts: [Int]

    /// Every feature.
    public static func all(_ shape: FeatureShape) -> FeatureSupport {
        FeatureSupport(
            shape: shape, features: nil,
            starts: (0...shape.pixels).map { $0 * shape.channels })
    }

    /// The features of `map` with a value above zero.
    ///
    /// - Complexity: O(count).
    public static func positive<Scalar>(_ map: FeatureMap<Scalar>) -> FeatureSupport {
        var features: [Int32] = []
        features.reserveCapacity(map.shape.count / 2)
        var starts = [0]
        starts.reserveCapacity(map.shape.pixels + 1)
        let channels = map.shape.channels
        for pixel in 0..<map.shape.pixels {
            let first = pixel * channels
            for feature in first..<(first + channels) where map.values[feature] > 0 {
                features.append(Int32(truncatingIfNeeded: feature))
            }
            starts.append(features.count)
        }
        return FeatureSupport(shape: map.shape, features: features, starts: starts)
    }

    /// How many features are kept.
    public var count: Int { starts[shape.pixels] }

    /// The feature that row r belongs to.
    func feature(ofRow r: Int) -> Int { features.map { Int($0[r]) } ?? r }
}
