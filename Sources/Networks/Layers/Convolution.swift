public import NumericAlgebra

/// A convolution: out(o, y, x) = b(o) + Σ w(o, i, r, c) · in(i, y·s − p + r, x·s − p + c), zero outside the
/// map.
///
/// n → (n + 2p − k) / s + 1 along each axis, rounded down.
public struct Convolution<Scalar: LapackScalar>: LinearLayer, Hashable {
    let kernel: StencilKernel<Scalar>
    let bias: [Scalar]?

    /// - Parameters:
    ///   - weights: output channels × input channels × kernel rows × kernel columns, row by row.
    ///   - kernel: height and width, at least 1.
    /// - Throws: ``NetworkError/wrongCount(of:found:wanted:)`` for weights, a bias, a stride or a padding
    ///   that do not fit.
    public init(
        weights: [Scalar], inputChannels: Int, outputChannels: Int, kernel: (height: Int, width: Int),
        stride: Int = 1, padding: Int = 0, bias: [Scalar]? = nil
    ) throws(NetworkError) {
        try StencilGeometry.check(
            weights: weights.count, bias: bias?.count, inputChannels, outputChannels, kernel, stride, padding)
        let place = kernel.height * kernel.width
        self.kernel = StencilKernel(
            name: "the convolution",
            geometry: StencilGeometry(
                kernelHeight: kernel.height, kernelWidth: kernel.width, stride: stride, padding: padding,
                isTransposed: false),
            inputChannels: inputChannels, outputChannels: outputChannels
        ) { i, o, row, column in weights[(o * inputChannels + i) * place + row * kernel.width + column] }
        self.bias = bias
    }

    public func outputShape(for input: FeatureShape) throws(NetworkError) -> FeatureShape {
        try kernel.outputShape(for: input)
    }

    /// - Complexity: O(k² · input channels · output channels · output pixels), as products of matrices.
    @specialized(where Scalar == Float)
    @specialized(where Scalar == Double)
    public func forward(
        _ input: FeatureMap<Scalar>, workers: Workers = .one
    ) throws(NetworkError) -> FeatureMap<Scalar> {
        try kernel.forward(input, bias: bias, workers: workers)
    }

    /// - Complexity: that of ``forward(_:workers:)`` for every tangent, less what the supports leave out.
    @specialized(where Scalar == Float)
    @specialized(where Scalar == Double)
    public func jvp(
        _ tangents: Tangents<Scalar>, onto wanted: FeatureSupport, workers: Workers = .one
    ) throws(NetworkError) -> Tangents<Scalar> {
        try kernel.push(tangents, onto: wanted, workers: workers)
    }
}
