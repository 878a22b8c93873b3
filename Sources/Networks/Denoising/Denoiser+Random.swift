internal import NumericAlgebra

#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

extension Denoiser {
    /// A denoiser that has learnt nothing yet: fresh weights by the laws of PyTorch's layers.
    ///
    /// Weights and biases of linear layers and convolutions are uniform in ±1/√n, n the count of inputs to
    /// one output; the class embedding is standard normal; normalisations begin with gain 1 and shift 0. The
    /// same generator gives the same weights.
    public init(
        architecture: DenoiserArchitecture, using random: inout some RandomNumberGenerator
    ) throws(NetworkError) {
        try self.init(architecture: architecture, notes: [:]) { parameter in
            switch parameter.role {
            case .linear, .convolution:
                Self.uniform(parameter, inputs: parameter.count / parameter.shape[0], &random)
            case .bias(let inputs): Self.uniform(parameter, inputs: inputs, &random)
            case .gain: [Scalar](repeating: 1, count: parameter.count)
            case .shift: [Scalar](repeating: 0, count: parameter.count)
            case .embedding: Self.normal(parameter, &random)
            }
        }
    }

    private static func uniform(
        _ parameter: DenoiserParameter, inputs: Int, _ random: inout some RandomNumberGenerator
    ) -> [Scalar] {
        let bound = 1 / Double(inputs).squareRoot()
        return (0..<parameter.count).map { _ in Scalar(Double.random(in: -bound...bound, using: &random)) }
    }

    /// By the polar method of Marsaglia, one of each pair.
    private static func normal(
        _ parameter: DenoiserParameter, _ random: inout some RandomNumberGenerator
    ) -> [Scalar] {
        (0..<parameter.count).map { _ in
            var (x, square) = (0.0, 0.0)
            repeat {
                x = Double.random(in: -1...1, using: &random)
                let y = Double.random(in: -1...1, using: &random)
                square = x * x + y * y
            } while square >= 1 || square == 0
            return Scalar(x * (-2 * log(square) / square).squareRoot())
        }
    }
}
