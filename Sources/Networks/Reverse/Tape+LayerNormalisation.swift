internal import NumericAlgebra

extension Tape {
    /// The channels of each pixel brought to mean 0 and variance 1, times a gain, plus a shift.
    ///
    /// With x̂ the normalised value, s = 1/√(variance + ε), γ the gain, g the gradient at the output and
    /// means over the channels: ∂x = s (γg − mean(γg) − x̂ mean(γg x̂)), ∂γ = Σ g x̂ and ∂shift = Σ g.
    ///
    /// - Complexity: O(values).
    mutating func layerNormalisation(
        _ x: Node<Scalar>, _ layer: NormalisationWeights
    ) throws(NetworkError) -> Node<Scalar> {
        let gain = weights[layer.gain]
        let moments = x.value.pixelMoments(epsilon: layer.epsilon)
        let y = x.value.pixelNormalised(moments, gain: gain, shift: weights[layer.shift])
        let needs = (gain: wanted[layer.gain], shift: wanted[layer.shift])
        return output(y, needsGradient: x.needsGradient || needs.gain || needs.shift) {
            (g, sums) throws(NetworkError) in
            if needs.gain {
                try sums.withWeights(layer.gain, count: layer.channels) { (sum) throws(NetworkError) in
                    x.value.addGainGradient(g, moments, to: &sum)
                }
            }
            if needs.shift {
                try sums.withWeights(layer.shift, count: layer.channels) { (sum) throws(NetworkError) in
                    g.sumPixels(into: &sum)
                }
            }
            if x.needsGradient { sums.add(x.value.pixelNormGradient(g, moments, gain: gain), to: x) }
        }
    }
}

extension FeatureBatch {
    fileprivate func pixelMoments(epsilon: Double) -> NormalisationMoments<Scalar> {
        let channels = shape.channels
        var moments = NormalisationMoments<Scalar>(count: pixels)
        let values = values.span
        for pixel in 0..<pixels {
            let start = pixel * channels
            var sum: Scalar = 0
            for c in 0..<channels { unsafe sum += values[unchecked: start &+ c] }
            let mean = sum / Scalar(channels)
            var squares: Scalar = 0
            for c in 0..<channels {
                let centred = unsafe values[unchecked: start &+ c] - mean
                squares += centred * centred
            }
            moments.means[pixel] = mean
            moments.inverseDeviations[pixel] = NormalisationMoments.inverseDeviation(
                ofSquares: squares, count: channels, epsilon: epsilon)
        }
        return moments
    }

    fileprivate func pixelNormalised(
        _ moments: NormalisationMoments<Scalar>, gain: [Scalar], shift: [Scalar]
    ) -> FeatureBatch {
        let channels = shape.channels
        precondition(gain.count == channels && shift.count == channels, "a number for each channel")
        var result = zeros(channels: channels)
        let (values, gain, shift) = (values.span, gain.span, shift.span)
        var target = result.values.mutableSpan
        for pixel in 0..<pixels {
            let start = pixel * channels
            let (mean, scale) = (moments.means[pixel], moments.inverseDeviations[pixel])
            for c in 0..<channels {
                let normalised = unsafe (values[unchecked: start &+ c] - mean) * scale
                unsafe target[unchecked: start &+ c] = normalised * gain[unchecked: c] + shift[unchecked: c]
            }
        }
        return result
    }

    fileprivate func addGainGradient(
        _ g: FeatureBatch, _ moments: NormalisationMoments<Scalar>, to sum: inout [Scalar]
    ) {
        let channels = shape.channels
        precondition(g.shape == shape && sum.count == channels, "a gradient of the same shape")
        let (values, g) = (values.span, g.values.span)
        var sum = sum.mutableSpan
        for pixel in 0..<pixels {
            let start = pixel * channels
            let (mean, scale) = (moments.means[pixel], moments.inverseDeviations[pixel])
            for c in 0..<channels {
                let normalised = unsafe (values[unchecked: start &+ c] - mean) * scale
                unsafe sum[unchecked: c] += g[unchecked: start &+ c] * normalised
            }
        }
    }

    fileprivate func pixelNormGradient(
        _ g: FeatureBatch, _ moments: NormalisationMoments<Scalar>, gain: [Scalar]
    ) -> FeatureBatch {
        let channels = shape.channels
        precondition(g.shape == shape && gain.count == channels, "a gradient of the same shape")
        var result = zeros(channels: channels)
        let (values, g, gain) = (values.span, g.values.span, gain.span)
        var target = result.values.mutableSpan
        for pixel in 0..<pixels {
            let start = pixel * channels
            let (mean, scale) = (moments.means[pixel], moments.inverseDeviations[pixel])
            var (sum, product): (Scalar, Scalar) = (0, 0)
            for c in 0..<channels {
                let slope = unsafe g[unchecked: start &+ c] * gain[unchecked: c]
                sum += slope
                product += unsafe slope * (values[unchecked: start &+ c] - mean)
            }
            let first = sum / Scalar(channels)
            let second = product * scale * scale / Scalar(channels)
            for c in 0..<channels {
                let slope = unsafe g[unchecked: start &+ c] * gain[unchecked: c]
                let centred = unsafe values[unchecked: start &+ c] - mean
                unsafe target[unchecked: start &+ c] = scale * (slope - first - centred * second)
            }
        }
        return result
    }
}
