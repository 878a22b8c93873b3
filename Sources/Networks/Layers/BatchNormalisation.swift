public import NumericAlgebra

/// Batch normalisation as a trained network computes it: channel c times `scale[c]`, plus `shift[c]`.
///
/// scale = γ / √(variance + ε) and shift = β − scale · mean, with the statistics kept from training.
public struct BatchNormalisation<Scalar: LapackScalar>: LinearLayer, Hashable {
    public let scale: [Scalar]
    public let shift: [Scalar]

    /// - Throws: ``NetworkError/wrongCount(of:found:wanted:)`` unless all four are of one length;
    ///   ``NetworkError/notFinite(name:index:)`` for a variance v with v + ε ≤ 0.
    public init(
        weight: [Scalar], bias: [Scalar], mean: [Scalar], variance: [Scalar], epsilon: Scalar
    ) throws(NetworkError) {
        for (name, found) in [("bias", bias.count), ("mean", mean.count), ("variance", variance.count)]
        where found != weight.count {
            throw .wrongCount(of: "numbers of the \(name)", found: found, wanted: weight.count)
        }
        if let index = variance.firstIndex(where: { !($0 + epsilon > 0) }) {
            throw .notFinite(name: "1 / √(variance + ε)", index: index)
        }
        let scale = zip(weight, variance).map { $0 / ($1 + epsilon).squareRoot() }
        self.scale = scale
        shift = scale.indices.map { bias[$0] - scale[$0] * mean[$0] }
    }

    /// The transposed convolution that is `layer` followed by this.
    ///
    /// - Throws: ``NetworkError/wrongCount(of:found:wanted:)`` for another count of channels.
    public func folded(
        into layer: TransposedConvolution<Scalar>
    ) throws(NetworkError) -> TransposedConvolution<Scalar> {
        guard layer.kernel.outputChannels == scale.count else {
            throw .wrongCount(
                of: "channels to be normalised", found: layer.kernel.outputChannels, wanted: scale.count)
        }
        let bias = layer.bias
        return TransposedConvolution(
            layer.kernel.scalingOutputs(by: scale),
            bias: shift.indices.map { shift[$0] + scale[$0] * (bias?[$0] ?? 0) })
    }

    public func outputShape(for input: FeatureShape) throws(NetworkError) -> FeatureShape {
        guard input.channels == scale.count else {
            throw .wrongInput(
                layer: "the batch normalisation", found: input, wanted: "a map of \(scale.count) channels")
        }
        return input
    }

    public func forward(
        _ input: FeatureMap<Scalar>, workers: Workers = .one
    ) throws(NetworkError) -> FeatureMap<Scalar> {
        var output = FeatureMap(shape: try outputShape(for: input.shape), input.values)
        for i in output.values.indices {
            let channel = i % scale.count
            output.values[i] = output.values[i] * scale[channel] + shift[channel]
        }
        return output
    }

    public func jvp(
        _ tangents: Tangents<Scalar>, onto wanted: FeatureSupport, workers: Workers = .one
    ) throws(NetworkError) -> Tangents<Scalar> {
        let shape = try outputShape(for: tangents.shape)
        guard wanted.shape == shape else {
            throw .wrongInput(
                layer: "the batch normalisation", found: wanted.shape, wanted: "a support of \(shape)")
        }
        let scale = scale
        var result = try tangents.kept(wanted)
        result.scaleRows(workers: workers) { scale[$0 % scale.count] }
        return result
    }
}
