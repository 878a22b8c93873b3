internal import NumericAlgebra

/// Self-attention, cross-attention and a feed-forward part, each of a layer-normalised x and added to it.
struct TransformerBlock: Hashable, Sendable {
    private let norm1: NormalisationWeights
    private let attn1: AttentionBlock
    private let norm2: NormalisationWeights
    private let attn2: AttentionBlock
    private let norm3: NormalisationWeights
    private let widening: LinearWeights
    private let narrowing: LinearWeights

    init(
        _ name: String, _ channels: Int, context: Int, heads: Int, in list: inout DenoiserParameterList
    ) {
        norm1 = list.normalisation("\(name).norm1", channels)
        attn1 = AttentionBlock("\(name).attn1", channels, context: channels, heads: heads, in: &list)
        norm2 = list.normalisation("\(name).norm2", channels)
        attn2 = AttentionBlock("\(name).attn2", channels, context: context, heads: heads, in: &list)
        norm3 = list.normalisation("\(name).norm3", channels)
        widening = list.linear("\(name).ff.0", channels, 2 * channels)
        narrowing = list.linear("\(name).ff.2", 2 * channels, channels)
    }

    /// - Parameter context: the tokens of each map.
    func apply<Scalar>(
        to x: Node<Scalar>, context: Node<Scalar>, on tape: inout Tape<Scalar>
    ) throws(NetworkError) -> Node<Scalar> {
        var y = try tape.layerNormalisation(x, norm1)
        var sum = tape.sum(x, try attn1.apply(to: y, context: y, on: &tape))
        y = try tape.layerNormalisation(sum, norm2)
        sum = tape.sum(sum, try attn2.apply(to: y, context: context, on: &tape))
        y = try tape.linear(try tape.layerNormalisation(sum, norm3), widening)
        return tape.sum(sum, try tape.linear(tape.gelu(y), narrowing))
    }
}

/// Attention with the linear layers that make queries, keys and values, and the one after it.
struct AttentionBlock: Hashable, Sendable {
    private let heads: Int
    private let query: LinearWeights
    private let key: LinearWeights
    private let value: LinearWeights
    private let out: LinearWeights

    init(
        _ name: String, _ channels: Int, context: Int, heads: Int, in list: inout DenoiserParameterList
    ) {
        self.heads = heads
        query = list.linear("\(name).to_q", channels, channels, bias: false)
        key = list.linear("\(name).to_k", context, channels, bias: false)
        value = list.linear("\(name).to_v", context, channels, bias: false)
        out = list.linear("\(name).to_out", channels, channels)
    }

    /// Queries from x, keys and values from the context.
    func apply<Scalar>(
        to x: Node<Scalar>, context: Node<Scalar>, on tape: inout Tape<Scalar>
    ) throws(NetworkError) -> Node<Scalar> {
        let mixed = try tape.attention(
            q: try tape.linear(x, query), k: try tape.linear(context, key),
            v: try tape.linear(context, value), heads: heads)
        return try tape.linear(mixed, out)
    }
}
