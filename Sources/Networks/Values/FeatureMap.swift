public import NumericAlgebra

/// What flows between two layers: for every pixel, row after row, the values of all channels.
///
/// Value (c, y, x) is `values[(y * width + x) * channels + c]`: the channels of one pixel lie together, so
/// that the neighbours under one row of a kernel are one contiguous run. A vector is a map of one pixel.
public struct FeatureMap<Scalar: LapackScalar>: Hashable, Sendable {
    public let shape: FeatureShape
    public internal(set) var values: [Scalar]

    /// The map with these values, pixel after pixel.
    ///
    /// - Throws: ``NetworkError/wrongCount(of:found:wanted:)``.
    public init(_ shape: FeatureShape, values: [Scalar]) throws(NetworkError) {
        guard values.count == shape.count else {
            throw .wrongCount(of: "values of a \(shape) map", found: values.count, wanted: shape.count)
        }
        self.init(shape: shape, values)
    }

    /// The map with these values, channel after channel, as files and images keep them.
    ///
    /// - Throws: ``NetworkError/wrongCount(of:found:wanted:)``.
    public init(_ shape: FeatureShape, channelMajor values: [Scalar]) throws(NetworkError) {
        guard values.count == shape.count else {
            throw .wrongCount(of: "values of a \(shape) map", found: values.count, wanted: shape.count)
        }
        self.init(shape: shape, Planes.toPixels(values, shape))
    }

    /// A map of one pixel.
    public init(vector values: [Scalar]) {
        self.init(shape: .vector(values.count), values)
    }

    init(shape: FeatureShape, _ values: [Scalar]) {
        self.shape = shape
        self.values = values
    }

    /// The values channel after channel: (c, y, x) at `(c * height + y) * width + x`.
    ///
    /// - Complexity: O(count).
    public var channelMajor: [Scalar] { Planes.toPlanes(values, shape) }

    /// The map with `transform` of every value.
    func map(_ transform: (Scalar) -> Scalar) -> FeatureMap {
        FeatureMap(shape: shape, values.map(transform))
    }
}

/// The two orders in which the values of a map lie.
enum Planes {
    static func toPixels<Scalar>(_ values: [Scalar], _ shape: FeatureShape) -> [Scalar] {
        rearranged(values, rows: shape.channels, columns: shape.pixels)
    }

    static func toPlanes<Scalar>(_ values: [Scalar], _ shape: FeatureShape) -> [Scalar] {
        rearranged(values, rows: shape.pixels, columns: shape.channels)
    }

    /// The transpose of rows × columns numbers that lie by rows.
    private static func rearranged<Scalar>(_ values: [Scalar], rows: Int, columns: Int) -> [Scalar] {
        if rows == 1 || columns == 1 { return values }
        var result: [Scalar] = []
        result.reserveCapacity(values.count)
        for j in 0..<columns {
            for i in 0..<rows { result.append(values[i * columns + j]) }
        }
        return result
    }
}
