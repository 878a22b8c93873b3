public import NumericAlgebra

/// A dense layer on the channels of every pixel: out = W · in + b. On a vector, the usual linear layer.
public struct Dense<Scalar: LapackScalar>: LinearLayer, Hashable {
    let convolution: Convolution<Scalar>

    public var inputs: Int { convolution.kernel.inputChannels }
    public var outputs: Int { convolution.kernel.outputChannels }

    /// - Parameter weights: outputs × inputs, row after row.
    /// - Throws: ``NetworkError/wrongCount(of:found:wanted:)`` for weights or a bias that do not fit.
    public init(
        weights: [Scalar], inputs: Int, outputs: Int, bias: [Scalar]? = nil
    ) throws(NetworkError) {
        convolution = try Convolution(
            weights: weights, inputChannels: inputs, outputChannels: outputs, kernel: (1, 1), bias: bias)
    }

    public func outputShape(for input: FeatureShape) throws(NetworkError) -> FeatureShape {
        try convolution.outputShape(for: input)
    }

    /// - Complexity: O(inputs · outputs · pixels).
    public func forward(
        _ input: FeatureMap<Scalar>, workers: Workers = .one
    ) throws(NetworkError) -> FeatureMap<Scalar> {
        try convolution.forward(input, workers: workers)
    }

    /// - Complexity: O(tangents · inputs · outputs · pixels).
    public func jvp(
        _ tangents: Tangents<Scalar>, onto wanted: FeatureSupport, workers: Workers = .one
    ) throws(NetworkError) -> Tangents<Scalar> {
        try convolution.jvp(tangents, onto: wanted, workers: workers)
    }

    /// W, row after row.
    var weights: [Scalar] {
        let kernel = convolution.kernel
        return (0..<(outputs * inputs)).map { kernel.weights[$0 % inputs * outputs + $0 / inputs] }
    }
}
