internal import NumericAlgebra

/// Maps of one shape, one after the other: what flows between the layers when several images pass at once.
///
/// Map after map, pixel after pixel, the channels of a pixel together, as in ``FeatureMap``: a linear layer
/// on every pixel of all maps is one product of matrices. A vector for each image is a map of one pixel, a
/// list of tokens a map with a pixel for each.
struct FeatureBatch<Scalar: LapackScalar>: Hashable, Sendable {
    let shape: FeatureShape
    let count: Int
    var values: [Scalar]

    init(_ shape: FeatureShape, count: Int, _ values: [Scalar]) {
        self.shape = shape
        self.count = count
        self.values = values
    }

    /// Zeros.
    init(_ shape: FeatureShape, count: Int) {
        self.init(shape, count: count, [Scalar](repeating: 0, count: shape.count * count))
    }

    /// The pixels of all maps.
    var pixels: Int { count * shape.pixels }

    /// The same shape but for the channels, all zero.
    func zeros(channels: Int) -> FeatureBatch {
        FeatureBatch(
            FeatureShape(channels: channels, height: shape.height, width: shape.width), count: count)
    }

    /// The same maps, with these values.
    func with(_ values: [Scalar]) -> FeatureBatch { FeatureBatch(shape, count: count, values) }

    /// Adds the values of another batch of the same shape.
    mutating func add(_ other: FeatureBatch) {
        precondition(values.count == other.values.count, "batches of two shapes")
        let summands = other.values.span
        var sums = values.mutableSpan
        for i in 0..<summands.count { unsafe sums[unchecked: i] += summands[unchecked: i] }
    }
}
