internal import NumericAlgebra

extension Tape {
    /// x σ(x), with σ(x) = 1 / (1 + e⁻ˣ): SiLU. Its derivative is σ + x σ (1 − σ).
    ///
    /// - Complexity: O(values).
    mutating func silu(_ x: Node<Scalar>) -> Node<Scalar> {
        pointwise(x) { v in
            let s = 1 / (1 + Scalar.exponential(-v))
            return (v * s, s * (1 + v * (1 - s)))
        }
    }

    /// x Φ(x), with Φ the distribution function of the normal distribution, by the error function: GELU. Its
    /// derivative is Φ + x φ, with φ the normal density.
    ///
    /// - Complexity: O(values).
    mutating func gelu(_ x: Node<Scalar>) -> Node<Scalar> {
        let root = Scalar(0.5).squareRoot()
        let density = 1 / (2 * Scalar.pi).squareRoot()
        return pointwise(x) { v in
            let distribution = (1 + Scalar.errorFunction(v * root)) / 2
            return (v * distribution, distribution + v * density * Scalar.exponential(-v * v / 2))
        }
    }

    /// A function of every number; its derivative is kept where a gradient will come.
    @inline(__always) private mutating func pointwise(
        _ x: Node<Scalar>, _ function: (Scalar) -> (value: Scalar, derivative: Scalar)
    ) -> Node<Scalar> {
        var y = x.value.zeros(channels: x.value.shape.channels)
        guard x.needsGradient else {
            y.fill(at: x.value) { function($0).value }
            return constant(y)
        }
        var slopes = y
        y.fill(at: x.value, slopes: &slopes, function)
        return output(y, needsGradient: true) { (g, sums) throws(NetworkError) in
            var dx = g
            dx.multiply(by: slopes)
            sums.add(dx, to: x)
        }
    }
}

extension FeatureBatch {
    /// Writes `function` of every number of another batch of the same shape.
    @inline(__always) fileprivate mutating func fill(
        at source: FeatureBatch, _ function: (Scalar) -> Scalar
    ) {
        precondition(source.values.count == values.count, "batches of two shapes")
        let source = source.values.span
        var target = values.mutableSpan
        for i in 0..<source.count { unsafe target[unchecked: i] = function(source[unchecked: i]) }
    }

    /// Writes the values of `function` here and its derivatives into `slopes`.
    @inline(__always) fileprivate mutating func fill(
        at source: FeatureBatch, slopes: inout FeatureBatch,
        _ function: (Scalar) -> (value: Scalar, derivative: Scalar)
    ) {
        precondition(
            source.values.count == values.count && slopes.values.count == values.count,
            "batches of two shapes")
        let source = source.values.span
        var target = values.mutableSpan
        var derivatives = slopes.values.mutableSpan
        for i in 0..<source.count {
            let point = unsafe function(source[unchecked: i])
            unsafe target[unchecked: i] = point.value
            unsafe derivatives[unchecked: i] = point.derivative
        }
    }

    fileprivate mutating func multiply(by factors: FeatureBatch) {
        precondition(factors.values.count == values.count, "batches of two shapes")
        let factors = factors.values.span
        var products = values.mutableSpan
        for i in 0..<factors.count { unsafe products[unchecked: i] *= factors[unchecked: i] }
    }
}
