internal import NumericAlgebra

extension Tape {
    /// Every pixel as a square of two by two. Back, the gradients of the four are summed.
    ///
    /// - Complexity: O(values).
    mutating func doubled(_ x: Node<Scalar>) -> Node<Scalar> {
        let small = x.value.shape
        let large = FeatureShape(
            channels: small.channels, height: 2 * small.height, width: 2 * small.width)
        var y = FeatureBatch<Scalar>(large, count: x.value.count)
        y.eachDoubled { target, source, values in
            for c in 0..<small.channels { values[target + c] = x.value.values[source + c] }
        }
        return output(y, needsGradient: x.needsGradient) { (g, sums) throws(NetworkError) in
            var dx = x.value.zeros(channels: small.channels)
            var gradient = g
            gradient.eachDoubled { place, source, values in
                for c in 0..<small.channels { dx.values[source + c] += values[place + c] }
            }
            sums.add(dx, to: x)
        }
    }
}

extension FeatureBatch {
    /// Shows every pixel of doubled maps and the one behind it, by where their channels begin.
    fileprivate mutating func eachDoubled(
        _ body: (_ target: Int, _ source: Int, _ values: inout [Scalar]) -> Void
    ) {
        let (height, width) = (shape.height, shape.width)
        for map in 0..<count {
            for y in 0..<height {
                for x in 0..<width {
                    let target = (map * height + y) * width + x
                    let source = (map * (height / 2) + y / 2) * (width / 2) + x / 2
                    body(target * shape.channels, source * shape.channels, &values)
                }
            }
        }
    }
}
