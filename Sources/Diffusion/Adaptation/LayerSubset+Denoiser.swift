public import Networks
public import RankReduction

extension LayerSubset {
    /// The layers of a denoiser that belong to the subset, in alphabetical order.
    ///
    /// | subset | layers of this network |
    /// |---|---|
    /// | ExCA | those of residual blocks and of self-attention, and those that change the size |
    /// | ExSA | all but self-attention (`attn1`) |
    /// | SAO | self-attention |
    /// | CAO | cross-attention (`attn2`) |
    /// | FMT | all |
    /// | SCA | those that make queries and keys of cross-attention |
    /// | ExCA-HL | ExCA in the middle block: `mid1`, `mida`, `mid2` |
    /// | ExCA-HL-Last | the middle block's last part, `mid2` |
    ///
    /// These are the words of Appendix B with one exception. ExCA leaves out the feed-forward layers beside
    /// cross-attention and time embedding, as the paper's code does; ExSA and FMT have them. The first and
    /// last convolution belong to none: with one direction taken from the single output of `conv_out` nothing
    /// of an image is left.
    public func layers(of denoiser: Denoiser<some Any>) -> [DenoiserLayer] {
        denoiser.layers.filter { contains($0.name) }
    }

    private func contains(_ name: String) -> Bool {
        let modules = name.split(separator: ".")
        guard let first = modules.first, first != "conv_in", first != "conv_out" else { return false }
        let isCrossAttention = modules.contains("attn2")
        let isInExCA = !isCrossAttention && !modules.contains("ff") && first != "time_embedding"
        return switch self {
        case .exceptCrossAttention: isInExCA
        case .exceptSelfAttention: !modules.contains("attn1")
        case .selfAttentionOnly: modules.contains("attn1")
        case .crossAttentionOnly: isCrossAttention
        case .fullModel: true
        case .strictCrossAttention: isCrossAttention && (modules.last == "to_q" || modules.last == "to_k")
        case .highLevel: isInExCA && first.hasPrefix("mid")
        case .highLevelLast: first == "mid2"
        }
    }
}
