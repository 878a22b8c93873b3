public import NumericAlgebra

/// The product of a map and one factor for each of its channels: out(c, y, x) = in(c, y, x) · s(c).
///
/// Style modulation and demodulation are both this; the factors have tangents of their own.
public enum ChannelScaling<Scalar: LapackScalar> {
    /// The map with channel c times factor c.
    ///
    /// - Throws: ``NetworkError/wrongInput(layer:found:wanted:)`` unless there is one factor for each
    ///   channel.
    public static func forward(
        _ input: FeatureMap<Scalar>, factors: FeatureMap<Scalar>
    ) throws(NetworkError) -> FeatureMap<Scalar> {
        try check(input, factors)
        var output = input
        let channels = input.shape.channels
        for i in output.values.indices { output.values[i] *= factors.values[i % channels] }
        return output
    }

    /// The product rule: v · s + in · ṡ.
    ///
    /// - Parameters:
    ///   - tangents: v, with a row for every feature; `nil` for a constant input.
    ///   - factorTangents: ṡ, as many tangents as `tangents`.
    /// - Throws: ``NetworkError/wrongInput(layer:found:wanted:)``,
    ///   ``NetworkError/wrongCount(of:found:wanted:)``.
    /// - Complexity: O(tangents · features).
    @specialized(where Scalar == Float)
    @specialized(where Scalar == Double)
    public static func jvp(
        _ tangents: consuming Tangents<Scalar>?, at input: FeatureMap<Scalar>, factors: FeatureMap<Scalar>,
        factorTangents: Tangents<Scalar>, workers: Workers = .one
    ) throws(NetworkError) -> Tangents<Scalar> {
        try check(input, factors)
        let slopes = factorTangents.complete
        try slopes.check(at: factors, layer: "the channel scaling")
        let (channels, count) = (input.shape.channels, slopes.count)
        var result = tangents?.complete ?? Tangents(zeros: .all(input.shape), count: count)
        try result.check(at: input, layer: "the channel scaling")
        guard result.count == count else {
            throw .wrongCount(of: "tangents of the map", found: result.count, wanted: count)
        }
        unsafe slopes.values.withUnsafeBufferPointer { slopes in
            guard let slopes = slopes.baseAddress else { return }
            unsafe result.updateRows(workers: workers) { row, tangents in
                let (factor, value) = (factors.values[row % channels], input.values[row])
                let slope = unsafe slopes + row % channels * count
                for t in 0..<count { unsafe tangents[t] = tangents[t] * factor + slope[t] * value }
            }
        }
        return result
    }

    private static func check(
        _ input: FeatureMap<Scalar>, _ factors: FeatureMap<Scalar>
    ) throws(NetworkError) {
        guard factors.shape == .vector(input.shape.channels) else {
            throw .wrongInput(
                layer: "the channel scaling", found: factors.shape,
                wanted: "one factor for each of \(input.shape.channels) channels")
        }
    }
}
