public import NumericAlgebra

/// The network that turns a normal random vector z into a style vector w: pixel norm, then dense layers.
public struct StyleMapping<Scalar: LapackScalar>: Sendable, Hashable {
    let norm: PixelNorm<Scalar>
    let layers: [Dense<Scalar>]
    let activation: ActivationFunction<Scalar>
    /// The mean of w over many z, kept from training.
    public let average: [Scalar]

    /// w of z.
    func forward(_ z: FeatureMap<Scalar>) throws(NetworkError) -> FeatureMap<Scalar> {
        var map = norm.forward(z)
        for layer in layers { map = activation.forward(try layer.forward(map)) }
        return map
    }

    /// The tangents of w for tangents of z.
    func jvp(
        _ tangents: Tangents<Scalar>, at z: FeatureMap<Scalar>
    ) throws(NetworkError) -> Tangents<Scalar> {
        var tangents = try norm.jvp(tangents, at: z)
        var map = norm.forward(z)
        for layer in layers {
            let sum = try layer.forward(map)
            tangents = try activation.jvp(
                try layer.jvp(tangents, onto: .all(sum.shape), workers: .one), at: sum)
            map = activation.forward(sum)
        }
        return tangents
    }
}
