/// The name, shape and part of one tensor of weights.
struct DenoiserParameter: Hashable, Sendable {
    enum Role: Hashable, Sendable {
        /// The matrix of a linear layer: outputs × inputs.
        case linear
        /// The kernel of a convolution: outputs × inputs × rows × columns.
        case convolution
        /// The bias of a layer with so many inputs to each output.
        case bias(inputs: Int)
        /// The factors and the summands of a normalisation.
        case gain
        case shift
        /// A row for each class.
        case embedding
    }

    let name: String
    let shape: [Int]
    let role: Role

    var count: Int { shape.reduce(1, *) }
}

/// Collects the tensors of a network while its parts are laid out; a tensor is known by its index.
struct DenoiserParameterList {
    private(set) var all: [DenoiserParameter] = []

    private mutating func add(_ name: String, _ shape: [Int], _ role: DenoiserParameter.Role) -> Int {
        all.append(DenoiserParameter(name: name, shape: shape, role: role))
        return all.count - 1
    }

    mutating func linear(_ name: String, _ inputs: Int, _ outputs: Int, bias: Bool = true) -> LinearWeights {
        LinearWeights(
            weight: add("\(name).weight", [outputs, inputs], .linear),
            bias: bias ? add("\(name).bias", [outputs], .bias(inputs: inputs)) : nil, inputs: inputs,
            outputs: outputs)
    }

    /// A square kernel, padded so that a stride of 1 keeps the size.
    mutating func convolution(
        _ name: String, _ inputs: Int, _ outputs: Int, kernel: Int = 3, stride: Int = 1
    ) -> ConvolutionWeights {
        ConvolutionWeights(
            weight: add("\(name).weight", [outputs, inputs, kernel, kernel], .convolution),
            bias: add("\(name).bias", [outputs], .bias(inputs: inputs * kernel * kernel)), inputs: inputs,
            outputs: outputs,
            geometry: StencilGeometry(
                kernelHeight: kernel, kernelWidth: kernel, stride: stride, padding: kernel / 2,
                isTransposed: false))
    }

    mutating func normalisation(_ name: String, _ channels: Int) -> NormalisationWeights {
        NormalisationWeights(
            gain: add("\(name).weight", [channels], .gain), shift: add("\(name).bias", [channels], .shift),
            channels: channels, epsilon: 1e-5)
    }

    mutating func embedding(_ name: String, _ rows: Int, _ width: Int) -> Int {
        add("\(name).weight", [rows, width], .embedding)
    }
}
