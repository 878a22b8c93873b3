public import NumericAlgebra

/// A transposed convolution: in(i, y, x) · w(i, o, r, c), added up at (o, y·s − p + r, x·s − p + c).
///
/// n → (n − 1)·s + k − 2p along each axis. From a single pixel with p = 0 it is a dense layer.
public struct TransposedConvolution<Scalar: LapackScalar>: LinearLayer, Hashable {
    let kernel: StencilKernel<Scalar>
    let bias: [Scalar]?

    /// - Parameters:
    ///   - weights: input channels × output channels × kernel rows × kernel columns, row by row.
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
        self.init(
            StencilKernel(
                name: "the transposed convolution",
                geometry: StencilGeometry(
                    kernelHeight: kernel.height, kernelWidth: kernel.width, stride: stride, padding: padding,
                    isTransposed: true),
                inputChannels: inputChannels, outputChannels: outputChannels
            ) { i, o, row, column in weights[(i * outputChannels + o) * place + row * kernel.width + column]
            },
            bias: bias)
    }

    init(_ kernel: StencilKernel<Scalar>, bias: [Scalar]?) {
        self.kernel = kernel
        self.bias = bias
    }

    public func outputShape(for input: FeatureShape) throws(NetworkError) -> FeatureShape {
        try kernel.outputShape(for: input)
    }

    /// - Complexity: O(k² · input channels · output channels · input pixels), as products of matrices.
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
