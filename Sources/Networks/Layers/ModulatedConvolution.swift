public import NumericAlgebra

/// A convolution whose input channels a style scales: the layer of a style-based generator.
///
/// With styles s = A·w + a, and u the upsampling by nearest neighbours or nothing:
/// out = f(d ⊙ conv(u(in) ⊙ s) + b), where d is the ``Demodulation`` or 1, b a bias and f an activation or
/// nothing. The map to colours is one without demodulation and without activation.
public struct ModulatedConvolution<Scalar: LapackScalar>: Sendable, Hashable {
    let affine: Dense<Scalar>
    let upsampling: NearestUpsampling<Scalar>?
    let convolution: Convolution<Scalar>
    let demodulation: Demodulation<Scalar>?
    let bias: [Scalar]
    let activation: ActivationFunction<Scalar>?

    /// - Parameters:
    ///   - affine: from w to one style for each input channel.
    ///   - convolution: without a bias.
    ///   - demodulationEpsilon: ε; `nil` for no demodulation.
    /// - Throws: ``NetworkError/wrongCount(of:found:wanted:)`` where the parts do not fit together.
    public init(
        affine: Dense<Scalar>, upsampling: NearestUpsampling<Scalar>? = nil, convolution: Convolution<Scalar>,
        demodulationEpsilon: Scalar?, bias: [Scalar], activation: ActivationFunction<Scalar>?
    ) throws(NetworkError) {
        let kernel = convolution.kernel
        guard affine.outputs == kernel.inputChannels else {
            throw .wrongCount(of: "styles", found: affine.outputs, wanted: kernel.inputChannels)
        }
        guard bias.count == kernel.outputChannels else {
            throw .wrongCount(of: "numbers of a bias", found: bias.count, wanted: kernel.outputChannels)
        }
        self.affine = affine
        self.upsampling = upsampling
        self.convolution = convolution
        demodulation =
            if let demodulationEpsilon { try Demodulation(of: kernel, epsilon: demodulationEpsilon) } else {
                nil
            }
        self.bias = bias
        self.activation = activation
    }

    /// What the layer computes on its way at one input and one w; the derivative there needs it all.
    public struct Trace: Sendable {
        let input: FeatureMap<Scalar>
        let styles: FeatureMap<Scalar>
        let convolved: FeatureMap<Scalar>
        let factors: FeatureMap<Scalar>?
        let beforeActivation: FeatureMap<Scalar>
        public let output: FeatureMap<Scalar>
    }

    /// The output, with what was computed on the way.
    ///
    /// - Throws: ``NetworkError/wrongInput(layer:found:wanted:)`` for an input or a w of another shape.
    @specialized(where Scalar == Float)
    @specialized(where Scalar == Double)
    public func trace(
        _ input: FeatureMap<Scalar>, w: FeatureMap<Scalar>, workers: Workers = .one
    ) throws(NetworkError) -> Trace {
        let styles = try affine.forward(w)
        let large = upsampling?.forward(input) ?? input
        let modulated = try ChannelScaling.forward(large, factors: styles)
        let convolved = try convolution.forward(modulated, workers: workers)
        let factors = try demodulation?.forward(styles)
        var sum = convolved
        for i in sum.values.indices {
            let channel = i % bias.count
            sum.values[i] = sum.values[i] * (factors?.values[channel] ?? 1) + bias[channel]
        }
        return Trace(
            input: large, styles: styles, convolved: convolved, factors: factors, beforeActivation: sum,
            output: activation?.forward(sum) ?? sum)
    }

    /// Jv for every pair of a tangent of the input and one of w, at the point of `trace`.
    ///
    /// - Parameters:
    ///   - tangents: of the input; `nil` where the input is a constant.
    ///   - wTangents: of w, as many.
    /// - Throws: ``NetworkError/wrongInput(layer:found:wanted:)``,
    ///   ``NetworkError/wrongCount(of:found:wanted:)``.
    /// - Complexity: tangents times that of the convolution.
    @specialized(where Scalar == Float)
    @specialized(where Scalar == Double)
    public func jvp(
        _ tangents: consuming Tangents<Scalar>?, wTangents: Tangents<Scalar>,
        at trace: Trace, workers: Workers = .one
    ) throws(NetworkError) -> Tangents<Scalar> {
        let styles = try affine.jvp(wTangents, onto: .all(trace.styles.shape))
        let modulated = try ChannelScaling.jvp(
            try enlarged(consume tangents, workers), at: trace.input, factors: trace.styles,
            factorTangents: styles, workers: workers)
        var result = try convolution.jvp(modulated, onto: .all(trace.convolved.shape), workers: workers)
        if let demodulation, let factors = trace.factors {
            let slopes = try demodulation.jvp(styles, at: trace.styles, factors: factors)
            result = try ChannelScaling.jvp(
                consume result, at: trace.convolved, factors: factors, factorTangents: slopes,
                workers: workers)
        }
        return try activation?.jvp(result, at: trace.beforeActivation, workers: workers) ?? result
    }

    private func enlarged(
        _ tangents: consuming Tangents<Scalar>?, _ workers: Workers
    ) throws(NetworkError) -> Tangents<Scalar>? {
        guard let upsampling, let tangents else { return tangents }
        // Its derivative is the same everywhere.
        let anywhere = FeatureMap(
            shape: tangents.shape, [Scalar](repeating: 0, count: tangents.shape.count))
        return try upsampling.jvp(tangents, at: anywhere, workers: workers)
    }
}
