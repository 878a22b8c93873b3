public import NumericAlgebra

/// An image as a network makes it: channel after channel, row after row, in the network's own range.
///
/// Value (c, y, x) is `values[(c * height + y) * width + x]`; row r of a Jacobian belongs to value r.
public struct GeneratedImage<Scalar: LapackScalar>: Hashable, Sendable {
    public let shape: FeatureShape
    public let values: [Scalar]

    /// - Throws: ``NetworkError/wrongCount(of:found:wanted:)``.
    public init(_ shape: FeatureShape, values: [Scalar]) throws(NetworkError) {
        guard values.count == shape.count else {
            throw .wrongCount(of: "values of a \(shape) image", found: values.count, wanted: shape.count)
        }
        self.init(shape: shape, values)
    }

    init(shape: FeatureShape, _ values: [Scalar]) {
        self.shape = shape
        self.values = values
    }

    init(_ map: FeatureMap<Scalar>) { self.init(shape: map.shape, map.channelMajor) }

    /// The values as they are shown and measured, black 0 and white 1: `(v + 1) / 2`, cut off at both ends.
    ///
    /// A derivative of these is half the derivative of ``values``.
    public var unitValues: [Scalar] { values.map { min(1, max(0, ($0 + 1) / 2)) } }
}
