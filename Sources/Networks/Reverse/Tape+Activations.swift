internal import NumericAlgebra

extension Tape {
    /// x σ(x), with σ(x) = 1 / (1 + e⁻ˣ): SiLU. Its derivative is σ + x σ (1 − σ).
    ///
    /// - Complexity: O(values).
    mutating func silu(_ x: Node<Scalar>) -> Node<Scalar> {
        // e⁻ˣ may be infinite: σ is 0 then, as it should be.
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
    private mutating func pointwise(
        _ x: Node<Scalar>, _ function: (Scalar) -> (value: Scalar, derivative: Scalar)
    ) -> Node<Scalar> {
        var y = x.value.zeros(channels: x.value.shape.channels)
        guard x.needsGradient else {
            for i in y.values.indices { y.values[i] = function(x.value.values[i]).value }
            return constant(y)
        }
        var slopes = y
        for i in y.values.indices { (y.values[i], slopes.values[i]) = function(x.value.values[i]) }
        return output(y, needsGradient: true) { (g, sums) throws(NetworkError) in
            var dx = g
            dx.multiply(by: slopes)
            sums.add(dx, to: x)
        }
    }
}

extension FeatureBatch {
    fileprivate mutating func multiply(by factors: FeatureBatch) {
        precondition(factors.values.count == values.count, "batches of two shapes")
        let factors = factors.values.span
        var products = values.mutableSpan
        for i in 0..<factors.count { unsafe products[unchecked: i] *= factors[unchecked: i] }
    }
}
