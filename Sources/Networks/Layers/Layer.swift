public import NumericAlgebra

/// One step of a network: a differentiable function of a feature map.
///
/// Besides the value there is the derivative in forward mode: all tangents of the input are pushed to the
/// output at once, so that a linear layer is one product over tangents and pixels.
public protocol Layer<Scalar>: Sendable {
    associatedtype Scalar: LapackScalar

    /// The shape of the output for an input of this shape.
    ///
    /// - Throws: ``NetworkError/wrongInput(layer:found:wanted:)`` where the layer cannot take it.
    func outputShape(for input: FeatureShape) throws(NetworkError) -> FeatureShape

    /// The output.
    ///
    /// - Throws: as ``outputShape(for:)``.
    func forward(_ input: FeatureMap<Scalar>, workers: Workers) throws(NetworkError) -> FeatureMap<Scalar>

    /// Jv for every tangent v, J being the derivative of the layer at `input`.
    ///
    /// - Throws: as ``outputShape(for:)``, and where `tangents` are of another shape than `input`.
    func jvp(
        _ tangents: consuming Tangents<Scalar>, at input: FeatureMap<Scalar>, workers: Workers
    ) throws(NetworkError) -> Tangents<Scalar>
}

/// A layer that adds weighted features: its derivative is the same everywhere, and may be asked for in part.
public protocol LinearLayer: Layer {
    /// Jv for every tangent v, only the features of `wanted`.
    ///
    /// Where a rectifier comes next, its ``ActivationFunction`` tells which features those are.
    ///
    /// - Throws: as ``Layer/outputShape(for:)``, and where `wanted` is of another shape than the output.
    func jvp(
        _ tangents: Tangents<Scalar>, onto wanted: FeatureSupport, workers: Workers
    ) throws(NetworkError) -> Tangents<Scalar>
}

extension LinearLayer {
    public func jvp(
        _ tangents: consuming Tangents<Scalar>, at input: FeatureMap<Scalar>, workers: Workers
    ) throws(NetworkError) -> Tangents<Scalar> {
        try tangents.check(at: input, layer: "a linear layer")
        return try jvp(tangents, onto: .all(try outputShape(for: input.shape)), workers: workers)
    }
}

extension Tangents {
    /// Throws unless these are tangents of `input`.
    borrowing func check(at input: FeatureMap<Scalar>, layer: String) throws(NetworkError) {
        guard shape == input.shape else {
            throw .wrongInput(layer: layer, found: shape, wanted: "tangents of its input, \(input.shape)")
        }
    }
}
