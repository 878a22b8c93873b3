internal import NumericAlgebra

/// x + convolutions of x, the first of them followed by a shift that depends on the time.
///
/// h = conv1(SiLU(norm1 x)) + time_emb_proj(t), then conv2(SiLU(norm2 h)) + x; where the channels change, x
/// is brought to their count by a convolution of one pixel (`conv_shortcut`).
struct ResidualBlock: Hashable, Sendable {
    private let groups: Int
    private let norm1: NormalisationWeights
    private let conv1: ConvolutionWeights
    private let time: LinearWeights
    private let norm2: NormalisationWeights
    private let conv2: ConvolutionWeights
    private let shortcut: ConvolutionWeights?

    init(
        _ name: String, _ inputs: Int, _ outputs: Int, groups: Int, timeWidth: Int,
        in list: inout DenoiserParameterList
    ) {
        self.groups = groups
        norm1 = list.normalisation("\(name).norm1", inputs)
        conv1 = list.convolution("\(name).conv1", inputs, outputs)
        time = list.linear("\(name).time_emb_proj", timeWidth, outputs)
        norm2 = list.normalisation("\(name).norm2", outputs)
        conv2 = list.convolution("\(name).conv2", outputs, outputs)
        shortcut =
            inputs == outputs ? nil : list.convolution("\(name).conv_shortcut", inputs, outputs, kernel: 1)
    }

    /// - Parameter t: the embedded time of each map, after its activation.
    func apply<Scalar>(
        to x: Node<Scalar>, at t: Node<Scalar>, on tape: inout Tape<Scalar>
    ) throws(NetworkError) -> Node<Scalar> {
        var h = try tape.groupNormalisation(x, groups: groups, norm1)
        h = try tape.convolution(tape.silu(h), conv1)
        h = tape.sum(h, everywhere: try tape.linear(t, time))
        h = try tape.groupNormalisation(h, groups: groups, norm2)
        h = try tape.convolution(tape.silu(h), conv2)
        guard let shortcut else { return tape.sum(x, h) }
        return tape.sum(try tape.convolution(x, shortcut), h)
    }
}
