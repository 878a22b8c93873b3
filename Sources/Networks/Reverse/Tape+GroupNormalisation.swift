internal import NumericAlgebra

extension Tape {
    /// Each group of consecutive channels of each map brought to mean 0 and variance 1, times a gain for each
    /// channel, plus a shift.
    ///
    /// The gradient is that of ``layerNormalisation(_:_:)``, with the means over a group.
    ///
    /// - Parameter groups: a divisor of the channels.
    /// - Complexity: O(values).
    mutating func groupNormalisation(
        _ x: Node<Scalar>, groups: Int, _ layer: NormalisationWeights
    ) throws(NetworkError) -> Node<Scalar> {
        let gain = weights[layer.gain]
        let moments = x.value.groupMoments(groups: groups, epsilon: layer.epsilon)
        let y = x.value.groupNormalised(moments, gain: gain, shift: weights[layer.shift])
        let needs = (gain: wanted[layer.gain], shift: wanted[layer.shift])
        return output(y, needsGradient: x.needsGradient || needs.gain || needs.shift) {
            (g, sums) throws(NetworkError) in
            let plain = g.sumsOfMaps()
            let products = g.sumsOfMaps(times: x.value, moments)
            if needs.gain {
                try sums.withWeights(layer.gain, count: layer.channels) { (sum) throws(NetworkError) in
                    for (i, product) in products.enumerated() { sum[i % layer.channels] += product }
                }
            }
            if needs.shift {
                try sums.withWeights(layer.shift, count: layer.channels) { (sum) throws(NetworkError) in
                    for (i, slope) in plain.enumerated() { sum[i % layer.channels] += slope }
                }
            }
            if x.needsGradient {
                let lines = GroupGradient(
                    plain: plain, products: products, moments, gain: gain, groups: groups,
                    area: x.value.shape.pixels)
                sums.add(lines.applied(to: g, at: x.value, moments), to: x)
            }
        }
    }
}

extension Array where Element: LapackScalar {
    /// The sum over its group for each channel of each map.
    fileprivate func pooled(channels: Int, groups: Int) -> [Element] {
        let members = channels / groups
        var result = self
        for first in stride(from: 0, to: count, by: members) {
            var sum: Element = 0
            for i in first..<(first + members) { sum += self[i] }
            for i in first..<(first + members) { result[i] = sum }
        }
        return result
    }
}

extension FeatureBatch {
    /// The moments of its group for each channel of each map.
    fileprivate func groupMoments(groups: Int, epsilon: Double) -> NormalisationMoments<Scalar> {
        let (channels, area) = (shape.channels, shape.pixels)
        precondition(groups > 0 && channels % groups == 0, "groups of equal size")
        let size = channels / groups * area
        var moments = NormalisationMoments<Scalar>(count: count * channels)
        moments.means = sumsOfMaps().pooled(channels: channels, groups: groups).map { $0 / Scalar(size) }
        var squares = [Scalar](repeating: 0, count: count * channels)
        accumulateSquares(around: moments.means, into: &squares)
        moments.inverseDeviations = squares.pooled(channels: channels, groups: groups).map {
            NormalisationMoments.inverseDeviation(ofSquares: $0, count: size, epsilon: epsilon)
        }
        return moments
    }

    /// The sum over the pixels for each channel of each map.
    func sumsOfMaps() -> [Scalar] {
        let (channels, area) = (shape.channels, shape.pixels)
        var result = [Scalar](repeating: 0, count: count * channels)
        let values = values.span
        var sums = result.mutableSpan
        for map in 0..<count {
            for pixel in (map * area)..<((map + 1) * area) {
                for c in 0..<channels {
                    unsafe sums[unchecked: map &* channels &+ c] +=
                        values[unchecked: pixel &* channels &+ c]
                }
            }
        }
        return result
    }

    private func accumulateSquares(around means: [Scalar], into squares: inout [Scalar]) {
        let (channels, area) = (shape.channels, shape.pixels)
        let (values, means) = (values.span, means.span)
        var sums = squares.mutableSpan
        for map in 0..<count {
            for pixel in (map * area)..<((map + 1) * area) {
                for c in 0..<channels {
                    let i = map &* channels &+ c
                    let centred = unsafe values[unchecked: pixel &* channels &+ c] - means[unchecked: i]
                    unsafe sums[unchecked: i] += centred * centred
                }
            }
        }
    }

    /// The sum over the pixels of these values times the normalised x, for each channel of each map.
    fileprivate func sumsOfMaps(
        times x: FeatureBatch, _ moments: NormalisationMoments<Scalar>
    ) -> [Scalar] {
        let (channels, area) = (shape.channels, shape.pixels)
        precondition(x.values.count == values.count, "a gradient of the same shape")
        var result = [Scalar](repeating: 0, count: count * channels)
        let (g, x, means) = (values.span, x.values.span, moments.means.span)
        var sums = result.mutableSpan
        for map in 0..<count {
            for pixel in (map * area)..<((map + 1) * area) {
                for c in 0..<channels {
                    let (i, k) = (map &* channels &+ c, pixel &* channels &+ c)
                    unsafe sums[unchecked: i] +=
                        g[unchecked: k] * (x[unchecked: k] - means[unchecked: i])
                }
            }
        }
        for i in 0..<sums.count { sums[i] *= moments.inverseDeviations[i] }
        return result
    }

    fileprivate func groupNormalised(
        _ moments: NormalisationMoments<Scalar>, gain: [Scalar], shift: [Scalar]
    ) -> FeatureBatch {
        let (channels, area) = (shape.channels, shape.pixels)
        precondition(gain.count == channels && shift.count == channels, "a number for each channel")
        let factors = moments.inverseDeviations.indices.map {
            moments.inverseDeviations[$0] * gain[$0 % channels]
        }
        var result = zeros(channels: channels)
        let (values, means, scales) = (values.span, moments.means.span, factors.span)
        let shift = shift.span
        var target = result.values.mutableSpan
        for map in 0..<count {
            for pixel in (map * area)..<((map + 1) * area) {
                for c in 0..<channels {
                    let (i, k) = (map &* channels &+ c, pixel &* channels &+ c)
                    unsafe target[unchecked: k] =
                        (values[unchecked: k] - means[unchecked: i]) * scales[unchecked: i]
                        + shift[unchecked: c]
                }
            }
        }
        return result
    }
}

/// ∂x = slope · g − offset − curve · (x − mean), with three numbers for each channel of each map.
private struct GroupGradient<Scalar: LapackScalar> {
    private var slopes: [Scalar]
    private var offsets: [Scalar]
    private var curves: [Scalar]

    /// - Parameters:
    ///   - plain: Σ g over the pixels.
    ///   - products: Σ g x̂ over the pixels.
    init(
        plain: [Scalar], products: [Scalar], _ moments: NormalisationMoments<Scalar>, gain: [Scalar],
        groups: Int, area: Int
    ) {
        let channels = gain.count
        let size = Scalar(channels / groups * area)
        let scales = moments.inverseDeviations
        let sums = plain.indices.map { plain[$0] * gain[$0 % channels] }
            .pooled(channels: channels, groups: groups)
        let turns = products.indices.map { products[$0] * gain[$0 % channels] }
            .pooled(channels: channels, groups: groups)
        slopes = scales.indices.map { scales[$0] * gain[$0 % channels] }
        offsets = scales.indices.map { scales[$0] * sums[$0] / size }
        curves = scales.indices.map { scales[$0] * scales[$0] * turns[$0] / size }
    }

    func applied(
        to g: FeatureBatch<Scalar>, at x: FeatureBatch<Scalar>, _ moments: NormalisationMoments<Scalar>
    ) -> FeatureBatch<Scalar> {
        let (channels, area) = (x.shape.channels, x.shape.pixels)
        precondition(g.values.count == x.values.count, "a gradient of the same shape")
        var result = x.zeros(channels: channels)
        let (g, values, means) = (g.values.span, x.values.span, moments.means.span)
        let (slopes, offsets, curves) = (slopes.span, offsets.span, curves.span)
        var target = result.values.mutableSpan
        for map in 0..<x.count {
            for pixel in (map * area)..<((map + 1) * area) {
                for c in 0..<channels {
                    let (i, k) = (map &* channels &+ c, pixel &* channels &+ c)
                    let centred = unsafe values[unchecked: k] - means[unchecked: i]
                    unsafe target[unchecked: k] =
                        slopes[unchecked: i] * g[unchecked: k] - offsets[unchecked: i]
                        - curves[unchecked: i] * centred
                }
            }
        }
        return result
    }
}
