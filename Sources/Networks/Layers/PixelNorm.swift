public import NumericAlgebra

/// Every pixel's channels divided by their root mean square: x / √(mean(x²) + ε).
///
/// On a vector this is how a style generator normalises its latent.
public struct PixelNorm<Scalar: LapackScalar>: Layer, Hashable {
    public let epsilon: Scalar

    public init(epsilon: Scalar) { self.epsilon = epsilon }

    public func outputShape(for input: FeatureShape) -> FeatureShape { input }

    public func forward(_ input: FeatureMap<Scalar>, workers: Workers = .one) -> FeatureMap<Scalar> {
        let factors = factors(at: input)
        var output = input
        for i in output.values.indices { output.values[i] *= factors[i / input.shape.channels] }
        return output
    }

    /// With r = 1/√(mean(x²) + ε): r · v − r³ · mean(x · v) · x.
    public func jvp(
        _ tangents: consuming Tangents<Scalar>, at input: FeatureMap<Scalar>, workers: Workers = .one
    ) throws(NetworkError) -> Tangents<Scalar> {
        try tangents.check(at: input, layer: "the pixel norm")
        var result = tangents.complete
        let (channels, count) = (input.shape.channels, result.count)
        for (pixel, r) in factors(at: input).enumerated() {
            for t in 0..<count {
                let rows = (pixel * channels)..<((pixel + 1) * channels)
                var product: Scalar = 0
                for row in rows { product += input.values[row] * result.values[row * count + t] }
                let back = r * r * r * product / Scalar(channels)
                for row in rows {
                    let v = result.values[row * count + t]
                    result.values[row * count + t] = r * v - back * input.values[row]
                }
            }
        }
        return result
    }

    /// 1 / √(mean(x²) + ε) of every pixel.
    private func factors(at input: FeatureMap<Scalar>) -> [Scalar] {
        let channels = input.shape.channels
        return (0..<input.shape.pixels).map { pixel in
            var sum: Scalar = 0
            for x in input.values[(pixel * channels)..<((pixel + 1) * channels)] { sum += x * x }
            return 1 / (sum / Scalar(max(1, channels)) + epsilon).squareRoot()
        }
    }
}
