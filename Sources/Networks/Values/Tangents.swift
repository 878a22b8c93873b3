public import NumericAlgebra

/// Several tangents of one feature map, side by side: derivatives of its features along `count` directions.
///
/// The numbers of one feature lie together, tangent t of row r at `values[r * count + t]`; rows follow the
/// order of the features. So one pixel is a matrix of `count` rows by columns, and a layer multiplies all
/// tangents of it at once.
public struct Tangents<Scalar: LapackScalar>: Hashable, Sendable {
    /// The features that have a row; the others are zero.
    public let support: FeatureSupport
    /// How many tangents there are.
    public let count: Int
    var values: [Scalar]

    public var shape: FeatureShape { support.shape }

    /// The tangents along the coordinates: d of them for a map of d features.
    public static func identity(_ shape: FeatureShape) -> Tangents {
        let n = shape.count
        var result = Tangents(zeros: .all(shape), count: n)
        for i in 0..<n { result.values[i * n + i] = 1 }
        return result
    }

    /// The tangents along these directions, each given in the order of ``FeatureMap/values``.
    ///
    /// - Throws: ``NetworkError/wrongCount(of:found:wanted:)`` for a direction of another length.
    public init(_ shape: FeatureShape, along directions: [[Scalar]]) throws(NetworkError) {
        self.init(zeros: .all(shape), count: directions.count)
        for (t, direction) in directions.enumerated() {
            guard direction.count == shape.count else {
                throw .wrongCount(
                    of: "coordinates of a direction", found: direction.count, wanted: shape.count)
            }
            for (row, value) in direction.enumerated() { values[row * count + t] = value }
        }
    }

    init(zeros support: FeatureSupport, count: Int) {
        self.init(support, count: count, [Scalar](repeating: 0, count: support.count * count))
    }

    init(_ support: FeatureSupport, count: Int, _ values: [Scalar]) {
        self.support = support
        self.count = count
        self.values = values
    }

    /// Tangent t as a map, zeros where there is no row.
    ///
    /// - Precondition: 0 ≤ t < count.
    public func tangent(_ t: Int) -> FeatureMap<Scalar> {
        precondition(t >= 0 && t < count, "there is no such tangent")
        var result = [Scalar](repeating: 0, count: shape.count)
        for row in 0..<support.count { result[support.feature(ofRow: row)] = values[row * count + t] }
        return FeatureMap(shape: shape, result)
    }

    /// The same tangents with a row for every feature.
    ///
    /// - Complexity: O(count · features); nothing where every feature has a row already.
    var complete: Tangents {
        if support.features == nil { return self }
        var result = Tangents(zeros: .all(shape), count: count)
        for row in 0..<support.count {
            let feature = support.feature(ofRow: row)
            for t in 0..<count { result.values[feature * count + t] = values[row * count + t] }
        }
        return result
    }
}
