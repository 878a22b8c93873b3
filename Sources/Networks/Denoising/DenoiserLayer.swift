/// A linear layer or a convolution of a denoiser, as methods that change weights see it: a matrix.
public struct DenoiserLayer: Hashable, Sendable {
    public enum Kind: Hashable, Sendable { case linear, convolution }

    /// Such as `u2.conv1`.
    public let name: String
    public let kind: Kind
    public let outputs: Int
    public let inputChannels: Int
    /// Rows and columns of a convolution's kernel; 1 for a linear layer.
    public let kernel: Int

    /// The tensor of its weights: outputs rows of inputChannels · kernel² numbers.
    public var weightName: String { name + ".weight" }

    /// d_in · k · k, the columns of the matrix.
    public var inputs: Int { inputChannels * kernel * kernel }

    /// `nil` for a tensor that is no matrix of a layer.
    init?(_ parameter: DenoiserParameter) {
        switch parameter.role {
        case .linear: (kind, kernel) = (.linear, 1)
        case .convolution: (kind, kernel) = (.convolution, parameter.shape[2])
        case .bias, .gain, .shift, .embedding: return nil
        }
        name = String(parameter.name.dropLast(".weight".count))
        (outputs, inputChannels) = (parameter.shape[0], parameter.shape[1])
    }
}
