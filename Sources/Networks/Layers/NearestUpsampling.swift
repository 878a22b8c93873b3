public import NumericAlgebra

/// Every pixel repeated `factor` times along both axes.
public struct NearestUpsampling<Scalar: LapackScalar>: Layer, Hashable {
    public let factor: Int

    /// - Parameter factor: at least 1; a smaller one counts as 1.
    public init(factor: Int) { self.factor = max(1, factor) }

    public func outputShape(for input: FeatureShape) -> FeatureShape {
        FeatureShape(
            channels: input.channels, height: input.height * factor, width: input.width * factor)
    }

    public func forward(_ input: FeatureMap<Scalar>, workers: Workers = .one) -> FeatureMap<Scalar> {
        let channels = input.shape.channels
        var values: [Scalar] = []
        values.reserveCapacity(input.shape.count * factor * factor)
        for pixel in sources(of: input.shape) {
            values += input.values[(pixel * channels)..<((pixel + 1) * channels)]
        }
        return FeatureMap(shape: outputShape(for: input.shape), values)
    }

    public func jvp(
        _ tangents: consuming Tangents<Scalar>, at input: FeatureMap<Scalar>, workers: Workers = .one
    ) throws(NetworkError) -> Tangents<Scalar> {
        try tangents.check(at: input, layer: "the upsampling")
        let all = tangents.complete
        let width = input.shape.channels * all.count
        var values: [Scalar] = []
        values.reserveCapacity(all.values.count * factor * factor)
        for pixel in sources(of: input.shape) {
            values += all.values[(pixel * width)..<((pixel + 1) * width)]
        }
        return Tangents(.all(outputShape(for: input.shape)), count: all.count, values)
    }

    /// The input pixel behind each output pixel.
    private func sources(of shape: FeatureShape) -> [Int] {
        var result: [Int] = []
        result.reserveCapacity(shape.pixels * factor * factor)
        for y in 0..<(shape.height * factor) {
            for x in 0..<(shape.width * factor) { result.append(y / factor * shape.width + x / factor) }
        }
        return result
    }
}
